"""The end of the report on a long range, and all that is said beside it, as literals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.histories import grow
from support.program import call
from support.repos import git

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = (
    *["Fixed the login"] * 12,
    *["fix: keep the session."] * 9,
    *["fix: handle null\n\nrestore(load(session)) was too late"] * 2,
    *["docs: say how"] * 1200,
)

SETTINGS = "ignore = {type-not-lowercase = 'the old bot wrote `Fix`'}\nsince = 'SINCE'\n"


@pytest.fixture
def since(repository: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Make a long history with everything in it, and return the id of the commit that is told not to be judged."""
    monkeypatch.chdir(repository)
    grow(repository, ["Before the gate", "At the gate", *TEXTS, "Fix: as the old bot did", "feat: done"])
    sha = git(repository, "rev-parse", "main~1225")
    (repository / "gatepost.toml").write_text(SETTINGS.replace("SINCE", sha))
    return sha


@pytest.mark.parametrize(
    ("columns", "end"),
    [
        (
            80,
            (
                "\n"
                "✗ header-not-conventional       12\n"
                "! description-ends-with-period   9\n"
                "✗ message-dropped                2\n"
                "\n"
                "ignored type-not-lowercase: the old bot wrote `Fix`\n"
                "14 errors and 9 warnings in 1,225 messages\n"
                "why, and examples: gatepost explain GP101 GP401 GP108\n"
            ),
        ),
        (
            40,
            (
                "\n"
                "✗ header-not-conventional       12\n"
                "! description-ends-with-period   9\n"
                "✗ message-dropped                2\n"
                "\n"
                "ignored type-not-lowercase: the old bot wrote `Fix`\n"
                "14 errors and 9 warnings in 1,225 messages\n"
                "why, and examples: gatepost explain\n"
                "GP101 GP401 GP108\n"
            ),
        ),
    ],
)
def test_a_long_report_ends_with_the_numbers_by_rule(
    columns: int, end: str, since: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    done = call(capsys, "lint", "--range", "main")
    assert (done.code, done.err) == (1, f"gatepost: 2 commits are not judged: `since` is {since[:9]}\n")
    assert done.out.endswith(f"  try  fix: fixed the login\n{end}")
    github = call(capsys, "lint", "--range", "main", "--format", "github")
    assert github.err == done.err + end[1:]


def test_a_range_without_findings_is_one_line_however_long_it_is(
    since: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = f"gatepost: 2 commits are not judged: `since` is {since[:9]}\n"
    assert call(capsys, "lint", "--range", "main~2").code == 1
    ignored = "ignored type-not-lowercase: the old bot wrote `Fix`\n"
    done = call(capsys, "lint", "--range", "main~1202..main")
    assert done == (0, f"{ignored}✓ 1,202 messages judged, all fine\n", "")
    assert call(capsys, "lint", "--range", "main~1225") == (0, "nothing to judge: there are no commits\n", said)
