"""`type-unknown`, GP102."""

from __future__ import annotations

import pytest

from gatepost.rules.type_unknown import TypeUnknown
from support.judging import Found, found

ALLOWED = "is not an allowed type: feat, fix, perf, refactor, docs, style, test, build, ci, chore, revert"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fxi: a", [Found(1, 1, 4, f"`fxi` {ALLOWED}", "fix: a")]),
        ("feature: a", [Found(1, 1, 8, f"`feature` {ALLOWED}", "feat: a")]),
        ("bug(api)!: a", [Found(1, 1, 4, f"`bug` {ALLOWED}", "fix(api)!: a")]),
        ("feat[api]: a", [Found(1, 1, 10, f"`feat[api]` {ALLOWED}", "feat(api): a")]),
        ("fix[a]b: c", [Found(1, 1, 8, f"`fix[a]b` {ALLOWED}", None)]),
        ("feat[: a", [Found(1, 1, 6, f"`feat[` {ALLOWED}", "feat: a")]),
        ("wip: a", [Found(1, 1, 4, f"`wip` {ALLOWED}", None)]),
        ("Wip: a", [Found(1, 1, 4, f"`Wip` {ALLOWED}", None)]),
        ("Fixes #12", []),
        ("ABC-123: fix: a", [Found(1, 1, 8, f"`ABC-123` {ALLOWED}", "fix: a (ABC-123)")]),
        ("Backport: fix: a", [Found(1, 1, 9, f"`Backport` {ALLOWED}", "fix: a")]),
        ("Backport: of a", [Found(1, 1, 9, f"`Backport` {ALLOWED}", None)]),
        ("feat/api: a", [Found(1, 1, 9, f"`feat/api` {ALLOWED}", "feat: a")]),
        ("BREAKING-CHANGE: a", [Found(1, 1, 16, f"`BREAKING-CHANGE` {ALLOWED}", None)]),
        ("feet[api]!: a", [Found(1, 1, 10, f"`feet[api]` {ALLOWED}", "feat(api)!: a")]),
        ("xyzzy[api]: a", [Found(1, 1, 11, f"`xyzzy[api]` {ALLOWED}", None)]),
    ],
)
def test_an_unknown_type_is_pointed_at_and_the_nearest_is_offered(text: str, expected: list[Found]) -> None:
    assert found(TypeUnknown, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "feat: a",
        "Feat: a",
        "Fixed",
    ],
)
def test_known_types_in_any_case_pass(text: str) -> None:
    assert found(TypeUnknown, text) == []
