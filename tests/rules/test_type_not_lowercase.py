"""`type-not-lowercase`, GP103."""

from __future__ import annotations

import pytest

from gatepost.rules.type_not_lowercase import TypeNotLowercase
from support.judging import Found, case_of, found


def said(type_: str, lower: str) -> str:
    return f"Release Please lists `{type_}` as it does `{lower}`, but does not bump the version for it alike"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Feat: a",
            [Found(1, 1, 5, said("Feat", "feat"), "feat: a")],
        ),
        (
            "FIX(api)!: a",
            [Found(1, 1, 4, said("FIX", "fix"), "fix(api)!: a")],
        ),
        (
            "Fix #12",
            [Found(1, 1, 4, said("Fix", "fix"), "fix #12")],
        ),
        (
            "fIX: a\n\nb",
            [Found(1, 1, 4, said("fIX", "fix"), "fix: a\n\nb")],
        ),
    ],
)
def test_a_type_with_capitals_is_pointed_at_and_made_small(text: str, expected: list[Found]) -> None:
    assert found(TypeNotLowercase, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "feat: a",
        "Fixed",
        "Wip: a",
        "wip: a",
    ],
)
def test_small_and_unknown_types_pass(text: str) -> None:
    assert found(TypeNotLowercase, text) == []


def test_a_type_that_is_allowed_with_capitals_passes() -> None:
    assert found(TypeNotLowercase, case_of("Feat: a", types=("feat", "Feat"))) == []
