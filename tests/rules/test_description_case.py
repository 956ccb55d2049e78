"""`description-case`, GP109."""

from __future__ import annotations

import pytest

from gatepost.rules.description_case import DescriptionCase
from support.judging import Found, found

CAPITAL = "the description begins with a capital letter"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fix: Keep it", [Found(1, 6, 10, CAPITAL, "fix: keep it")]),
        ("fix(api)!: Keep it", [Found(1, 12, 16, CAPITAL, "fix(api)!: keep it")]),
        ("fix: Éa b", [Found(1, 6, 8, CAPITAL, "fix: éa b")]),
        ("fix: Keep", [Found(1, 6, 10, CAPITAL, "fix: keep")]),
        ("fix: İa", [Found(1, 6, 8, CAPITAL, "fix: i̇a")]),
    ],
)
def test_a_capital_letter_in_front_is_pointed_at_and_made_small(text: str, expected: list[Found]) -> None:
    assert found(DescriptionCase, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Fixed",
        "fix: keep",
        "fix: API keys",
        "fix: GitHub",
        "fix: A thing",
        "fix: 1st",
        "fix: `Keep`",
        "fix:",
    ],
)
def test_names_and_other_beginnings_pass(text: str) -> None:
    assert found(DescriptionCase, text) == []
