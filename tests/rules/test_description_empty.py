"""`description-empty`, GP107."""

from __future__ import annotations

import pytest

from gatepost.rules.description_empty import DescriptionEmpty
from support.judging import Found, found

SAY = "say after the colon what changes, in a few words"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fix:", [Found(1, 4, 5, SAY, None)]),
        ("fix: ", [Found(1, 4, 5, SAY, None)]),
        ("fix(api)!:", [Found(1, 10, 11, SAY, None)]),
        ("fix:\n\nbody", [Found(1, 4, 5, SAY, None)]),
        ("fix: \u200b", [Found(1, 4, 5, SAY, None)]),
        ("fix #", [Found(1, 5, 6, SAY, None)]),
        ("fix: \u2060\u200d", [Found(1, 4, 5, SAY, None)]),
    ],
)
def test_a_description_without_anything_to_see_is_pointed_at(text: str, expected: list[Found]) -> None:
    assert found(DescriptionEmpty, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fix",
        "fix: a",
        "fix: .",
    ],
)
def test_a_description_passes(text: str) -> None:
    assert found(DescriptionEmpty, text) == []
