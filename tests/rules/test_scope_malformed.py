"""`scope-malformed`, GP106."""

from __future__ import annotations

import pytest

from gatepost.rules.scope_malformed import ScopeMalformed
from gatepost.values import ERROR, WARNING
from support.judging import Found, case_of, found

SPACE = "the scope has white space in it"
NAME = "the scope has an empty name in it"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fix( api): a", [Found(1, 5, 9, SPACE, "fix(api): a")]),
        ("fix(api ): a", [Found(1, 5, 9, SPACE, "fix(api): a")]),
        ("fix(a b): c", [Found(1, 5, 8, SPACE, "fix(a-b): c")]),
        ("fix(a , b): c", [Found(1, 5, 10, SPACE, "fix(a,b): c")]),
        ("fix(a,  b): c", [Found(1, 5, 10, SPACE, "fix(a,b): c")]),
        ("fix(a,,b): c", [Found(1, 5, 9, NAME, "fix(a,b): c")]),
        ("fix(,): c", [Found(1, 5, 6, NAME, "fix: c")]),
        ("fix( ): c", [Found(1, 5, 6, NAME, "fix: c")]),
        ("fix(a\tb)!: c", [Found(1, 5, 8, SPACE, "fix(a-b)!: c")]),
        ("fix(api,): c", [Found(1, 5, 9, NAME, "fix(api): c")]),
        ("feat(\xa0): c", [Found(1, 6, 7, NAME, "feat: c")]),
        ("Feat( a): b", [Found(1, 6, 8, SPACE, "Feat(a): b")]),
    ],
)
def test_white_space_and_empty_names_are_pointed_at_and_mended(text: str, expected: list[Found]) -> None:
    assert found(ScopeMalformed, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fix: a",
        "fix(api): a",
        "fix(a,b): c",
        "fix(a, b): c",
        "fix(a-b/c.d*@): e",
        "Fixed( a b",
        "fix(api-v2): x",
    ],
)
def test_scopes_of_words_and_commas_pass(text: str) -> None:
    assert found(ScopeMalformed, text) == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [("fix(sign in): a", WARNING), ("fix(a b, c): d", WARNING), ("fix( a): b", ERROR), ("fix(a,): b", ERROR)],
)
def test_white_space_within_a_name_is_a_warning(text: str, severity: str) -> None:
    assert [finding.severity for finding in ScopeMalformed().check(case_of(text))] == [severity]
