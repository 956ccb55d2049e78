"""`description-ends-with-period`, GP108."""

from __future__ import annotations

import pytest

from gatepost.rules.description_ends_with_period import DescriptionEndsWithPeriod
from support.judging import Found, found

STOP = "the description ends with a full stop"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fix: keep it.", [Found(1, 13, 14, STOP, "fix: keep it")]),
        ("fix: keep it. (#12)", [Found(1, 13, 14, STOP, "fix: keep it (#12)")]),
        ("fix(api)!: keep it.\n\nbody", [Found(1, 19, 20, STOP, "fix(api)!: keep it\n\nbody")]),
        ("fix: keep it.  ", [Found(1, 13, 14, STOP, "fix: keep it  ")]),
        ("fix: keep.", [Found(1, 10, 11, STOP, "fix: keep")]),
        ("fix: ends abc.", [Found(1, 14, 15, STOP, "fix: ends abc")]),
    ],
)
def test_the_full_stop_is_pointed_at_and_taken_away(text: str, expected: list[Found]) -> None:
    assert found(DescriptionEndsWithPeriod, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Fixed it.",
        "fix: keep it",
        "fix: keep it...",
        "fix: plan B.",
        "fix: section 2.",
        "fix: e.g.",
        "fix: a…",
        "fix: keep it. (#x)",
        "fix: .",
        "fix: ..",
        "fix: a.b.c.",
        "fix: v1.2.",
        "fix: keep it.)",
        "fix: keep it。",
    ],
)
def test_abbreviations_numbers_and_dots_pass(text: str) -> None:
    assert found(DescriptionEndsWithPeriod, text) == []
