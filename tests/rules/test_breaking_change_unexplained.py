"""`breaking-change-unexplained`, GP303."""

from __future__ import annotations

import pytest

from gatepost.rules.breaking_change_unexplained import BreakingChangeUnexplained
from gatepost.rules.case import BRANCH, COMMIT, HISTORY, LANDING, TITLE
from support.judging import Found, case_of, found

WANTED = "what breaks, and what users must do, is wanted below as `BREAKING CHANGE: …`"


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("feat!: a", 5),
        ("feat(api)!: a", 10),
        ("feat!: a\n\nbody\n\nRefs: #12", 5),
        ("feat!: a\n\nBREAKING CHANGE without a colon", 5),
        ("feat!: a\n\nbreaking change: b", 5),
        ("feat!: a\n\nfix: b\n\nBREAKING CHANGE: c", 5),
    ],
)
def test_a_mark_that_nothing_explains_is_pointed_at(text: str, column: int) -> None:
    assert found(BreakingChangeUnexplained, text) == [Found(1, column, column + 1, WANTED, None)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "feat: a",
        "Fixed!",
        "feat: a\n\nBREAKING CHANGE: b",
        "feat!: a\n\nBREAKING CHANGE: b",
        "feat!: a\n\nBREAKING-CHANGE: b",
        "feat!: a\n\nBREAKING CHANGE: b\n\nmore prose",
        "feat!: a\n\nas a BREAKING-CHANGE: b is gone",
        "feat!: a\n\nBREAKING CHANGE:",
        "feat!: a\n\nfoo(bar(1))",
    ],
)
def test_what_is_explained_or_does_not_break_passes(text: str) -> None:
    assert found(BreakingChangeUnexplained, text) == []


def test_a_title_by_itself_has_nowhere_to_explain_it() -> None:
    places = (TITLE, LANDING, BRANCH, COMMIT, HISTORY)
    assert [len(found(BreakingChangeUnexplained, case_of("feat!: a", place=place))) for place in places] == [
        *(0, 1, 1, 1, 1)
    ]
