"""`scope-missing`, GP105."""

from __future__ import annotations

import pytest

from gatepost.rules.scope_missing import ScopeMissing
from support.judging import Found, found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fix: a", [Found(1, 4, 5, "a scope is wanted here, as in `fix(scope): …`", None)]),
        ("fix!: a", [Found(1, 4, 5, "a scope is wanted here, as in `fix(scope): …`", None)]),
        ("wip: a", [Found(1, 4, 5, "a scope is wanted here, as in `wip(scope): …`", None)]),
    ],
)
def test_the_place_where_a_scope_is_wanted_is_pointed_at(text: str, expected: list[Found]) -> None:
    assert found(ScopeMissing, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Fixed",
        "fix(api): a",
        "fix(nope): a",
    ],
)
def test_a_header_with_a_scope_passes(text: str) -> None:
    assert found(ScopeMissing, text) == []
