"""What the tools say of a file."""

from __future__ import annotations

import pytest

from gatepost.artifact.tool_reports import crash_of, read_twine, read_wheel_contents, wrong_call


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([], []),
        (["one", "two"], []),
        (["Checking x: Traceback (most recent call last):", "  File y", "BadZipFile: no"], ["BadZipFile: no"]),
    ],
)
def test_of_a_crash_the_last_line_is_told(lines: list[str], told: list[str]) -> None:
    assert crash_of(lines) == told


def test_the_reasons_of_twine_are_told_alone() -> None:
    lines = [
        "Checking /a/demo-1.0.tar.gz: FAILED",
        "ERROR    `long_description` has syntax errors in markup.",
        "         line 5: Error: Unknown directive type",
        "WARNING  `long_description_content_type` missing.",
    ]
    assert read_twine(lines) == [
        "`long_description` has syntax errors in markup.",
        "line 5: Error: Unknown directive type",
        "`long_description_content_type` missing.",
    ]


def test_the_findings_of_check_wheel_contents_are_told_without_the_file() -> None:
    lines = [
        "/a b/demo-1.0-py3-none-any.whl: W009: Wheel contains multiple toplevel library entries:",
        "  demo/",
        "/a/demo.whl: wheel has invalid filename",
        "/a/demo.whl: invalid wheel: RECORD file not found",
    ]
    assert read_wheel_contents(lines) == [
        "W009: Wheel contains multiple toplevel library entries:",
        "  demo/",
        "wheel has invalid filename",
        "invalid wheel: RECORD file not found",
    ]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            [
                "Usage: x [OPTIONS]",
                "Error: pyproject.toml: 1 error",
                "select",
                "  no set",
                "    For further information visit",
            ],
            "pyproject.toml: 1 error: select: no set",
        ),
        (["no error"], "no error"),
        ([], ""),
    ],
)
def test_what_is_wrong_with_the_settings_is_told_in_a_line(lines: list[str], told: str) -> None:
    assert wrong_call(lines) == told
