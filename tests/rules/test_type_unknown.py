"""`type-unknown`, GP102."""

from __future__ import annotations

import pytest

from gatepost.rules.case import PLACES
from gatepost.rules.type_unknown import TypeUnknown
from support.judging import Found, case_of, found

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
        ("wipe: a", [Found(1, 1, 5, f"`wipe` {ALLOWED}", None)]),
        ("WIP-123: a", [Found(1, 1, 8, f"`WIP-123` {ALLOWED}", None)]),
        ("drafts: a", [Found(1, 1, 7, f"`drafts` {ALLOWED}", None)]),
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


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", ["wip: a", "Wip(api): a", "[WIP]: a", "Draft: a", "WIP"])
def test_what_says_that_it_is_in_progress_is_left_to_the_rule_for_it(text: str, place: str) -> None:
    assert found(TypeUnknown, case_of(text, place=place)) == []
