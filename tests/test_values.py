"""Findings and verdicts."""

from __future__ import annotations

import pytest

from gatepost.values import ERROR, WARNING, Finding, Verdict


def finding(severity: str) -> Finding:
    return Finding(
        code="GP101", name="n", severity=severity, message="m", line=1, column=2, end_column=3, suggestion=None
    )


@pytest.mark.parametrize(
    ("severities", "ok", "strictly_ok"),
    [([], True, True), ([WARNING], True, False), ([ERROR], False, False), ([WARNING, ERROR], False, False)],
)
def test_a_message_passes_without_errors_and_strictly_without_findings(
    severities: list[str],
    ok: bool,  # noqa: FBT001
    strictly_ok: bool,  # noqa: FBT001
) -> None:
    verdict = Verdict("title", "fix: a", [finding(severity) for severity in severities])
    assert (verdict.is_ok(), verdict.is_ok(strict=True)) == (ok, strictly_ok)


@pytest.mark.parametrize(
    ("text", "header"),
    [("", ""), ("fix: a", "fix: a"), ("fix: a\n\nb", "fix: a"), ("fix: a\r\nb", "fix: a"), ("\n\nfix: a\rb", "fix: a")],
)
def test_the_header_is_the_first_line_with_text(text: str, header: str) -> None:
    assert Verdict("title", text, []).header == header
