"""`scope-unknown`, GP104."""

from __future__ import annotations

import pytest

from gatepost.rules.scope_unknown import ScopeUnknown
from support.judging import SCOPES, Found, case_of, found

KNOWN = "is not a scope of this repository: api, cli"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fix(ap): a", [Found(1, 5, 7, f"`ap` {KNOWN}", "fix(api): a")]),
        ("fix(api,cil): a", [Found(1, 9, 12, f"`cil` {KNOWN}", "fix(api,cli): a")]),
        ("fix(foo): a", [Found(1, 5, 8, f"`foo` {KNOWN}", None)]),
        (
            "fix(foo, ap)!: a",
            [Found(1, 5, 8, f"`foo` {KNOWN}", None), Found(1, 10, 12, f"`ap` {KNOWN}", "fix(foo, api)!: a")],
        ),
        ("fix(API): a", [Found(1, 5, 8, f"`API` {KNOWN}", "fix(api): a")]),
    ],
)
def test_each_unknown_name_is_pointed_at_and_the_nearest_is_offered(text: str, expected: list[Found]) -> None:
    assert found(ScopeUnknown, case_of(text, scopes=SCOPES)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fix: a",
        "fix(api): a",
        "fix(api,cli): a",
        "fix(api, cli): a",
        "fix(,): a",
        "Fixed(x)",
    ],
)
def test_known_scopes_pass(text: str) -> None:
    assert found(ScopeUnknown, case_of(text, scopes=SCOPES)) == []


def test_any_scope_passes_where_none_are_listed() -> None:
    assert found(ScopeUnknown, case_of("fix(whatever): a")) == []
