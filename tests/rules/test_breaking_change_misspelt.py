"""`breaking-change-misspelt`, GP302."""

from __future__ import annotations

import pytest

from gatepost.rules.breaking_change_misspelt import BreakingChangeMisspelt
from support.judging import Found, found

PROSE = "is read as prose; only a line that begins with `BREAKING CHANGE:` makes a breaking change"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "feat: a\n\nBREAKING CHANGES: b",
            [Found(3, 1, 18, f"`BREAKING CHANGES:` {PROSE}", "feat: a\n\nBREAKING CHANGE: b")],
        ),
        (
            "feat: a\n\nbreaking change: b",
            [Found(3, 1, 17, f"`breaking change:` {PROSE}", "feat: a\n\nBREAKING CHANGE: b")],
        ),
        (
            "feat: a\n\nBreaking-Change: b",
            [Found(3, 1, 17, f"`Breaking-Change:` {PROSE}", "feat: a\n\nBREAKING CHANGE: b")],
        ),
        (
            "feat: a\n\n* BREAKING CHANGE: b",
            [Found(3, 1, 19, f"`* BREAKING CHANGE:` {PROSE}", "feat: a\n\nBREAKING CHANGE: b")],
        ),
        (
            "feat: a\n\n- BREAKING CHANGE: b",
            [Found(3, 1, 19, f"`- BREAKING CHANGE:` {PROSE}", "feat: a\n\nBREAKING CHANGE: b")],
        ),
        (
            "feat: a\n\n+ breaking changes: b",
            [Found(3, 1, 20, f"`+ breaking changes:` {PROSE}", "feat: a\n\nBREAKING CHANGE: b")],
        ),
        (
            "feat: a\n\n  BREAKING CHANGE: b",
            [Found(3, 1, 19, f"`BREAKING CHANGE:` {PROSE}", "feat: a\n\nBREAKING CHANGE: b")],
        ),
        (
            "feat: a\n\n\tBREAKING CHANGE: b",
            [Found(3, 1, 18, f"`BREAKING CHANGE:` {PROSE}", "feat: a\n\nBREAKING CHANGE: b")],
        ),
        (
            "feat: a\n\nBREAKING CHANGE b",
            [Found(3, 1, 16, f"`BREAKING CHANGE` {PROSE}", "feat: a\n\nBREAKING CHANGE: b")],
        ),
        (
            "feat: a\r\n\r\nBREAKING CHANGES:  b\r\nc",
            [Found(3, 1, 18, f"`BREAKING CHANGES:` {PROSE}", "feat: a\r\n\r\nBREAKING CHANGE: b\r\nc")],
        ),
        (
            "feat: a\n\nBREAKING CHANGES b",
            [Found(3, 1, 17, f"`BREAKING CHANGES` {PROSE}", "feat: a\n\nBREAKING CHANGE: b")],
        ),
        (
            "feat: \u0130\n\nbreaking change: b",
            [Found(3, 1, 17, f"`breaking change:` {PROSE}", "feat: \u0130\n\nBREAKING CHANGE: b")],
        ),
        (
            "feat: a\n\nbreaking change: b\nBREAKING CHANGES: c",
            [
                Found(3, 1, 17, f"`breaking change:` {PROSE}", "feat: a\n\nBREAKING CHANGE: b\nBREAKING CHANGE: c"),
                Found(4, 1, 18, f"`BREAKING CHANGES:` {PROSE}", "feat: a\n\nBREAKING CHANGE: b\nBREAKING CHANGE: c"),
            ],
        ),
        (
            "feat: a\n\nBREAKING CHANGES:b",
            [Found(3, 1, 18, f"`BREAKING CHANGES:` {PROSE}", "feat: a\n\nBREAKING CHANGE: b")],
        ),
    ],
)
def test_what_was_meant_as_a_breaking_change_is_pointed_at_and_spelt_right(text: str, expected: list[Found]) -> None:
    assert found(BreakingChangeMisspelt, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "feat: a",
        "feat: breaking change: b",
        "feat: a\n\nBREAKING CHANGE: b",
        "feat: a\n\nBREAKING-CHANGE: b",
        "feat: a\n\nthis is a breaking change: b",
        "feat: a\n\nbreaking changes are bad",
        "feat: a\n\nBREAKING CHANGE #1",
        "feat: a\n\nBREAKING news: b",
        "feat: a\n\nBREAKING CHANGE",
        "feat: a\n\nBREAKING CHANGE.",
        "feat: a\n\nBreaking change without colon",
        "feat: a\n\n> BREAKING CHANGE: b",
        "feat: a\n\nbreakingchange: b",
        "feat: a\n\nBREAKING CHANGE  b",
    ],
)
def test_prose_and_right_spellings_pass(text: str) -> None:
    assert found(BreakingChangeMisspelt, text) == []


def test_a_marker_is_right_in_the_further_lines_of_a_footer_where_release_please_reads_it() -> None:
    text = "feat: a\n\nb\n\nfix(utils): c\n  PiperOrigin-RevId: 34\n  BREAKING-CHANGE: d no longer throws.\n  Source: e"
    assert found(BreakingChangeMisspelt, text) == []
    assert len(found(BreakingChangeMisspelt, f"{text}\n\n  BREAKING CHANGE:\n")) == 1
    assert len(found(BreakingChangeMisspelt, "feat: a\n\nb\n\n  BREAKING CHANGE: d no longer throws.")) == 1
