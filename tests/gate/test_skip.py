"""Rules are left out for one command."""

from __future__ import annotations

import pytest

from gatepost.gate.skip import without
from support.judging import rulebook_of

RULEBOOK = rulebook_of(
    {
        "scopes": ["api"],
        "ignore": {"GP108": "we end sentences"},
        "overrides": ["header-too-long"],
        "severity": {"GP102": "warning"},
    }
)
ALL = [rule.name for rule in RULEBOOK.rules]


@pytest.mark.parametrize(
    ("words", "skipped", "unknown"),
    [
        (["GP101"], ["header-not-conventional"], []),
        (["gp101", "Type-Unknown"], ["header-not-conventional", "type-unknown"], []),
        (["GP101", "header-not-conventional", "GP101"], ["header-not-conventional"], []),
        (["nope", "GP102", "GP999", "nope"], ["type-unknown"], ["nope", "GP999"]),
        (["nope"], [], ["nope"]),
    ],
)
def test_rules_are_left_out_by_code_or_name(words: list[str], skipped: list[str], unknown: list[str]) -> None:
    rest, what = without(RULEBOOK, words)
    assert (what.rules, what.unknown) == (skipped, unknown)
    assert [rule.name for rule in rest.rules] == [name for name in ALL if name not in skipped]


def test_all_else_stays_as_it_is() -> None:
    rest, _ = without(RULEBOOK, ["GP101"])
    assert (rest.words, rest.ignored, rest.overrides) == (RULEBOOK.words, RULEBOOK.ignored, RULEBOOK.overrides)
    assert [rule.severity for rule in rest.rules if rule.code == "GP102"] == ["warning"]
    assert [rule.name for rule in RULEBOOK.rules] == ALL


def test_without_words_the_rulebook_is_the_same() -> None:
    rest, what = without(RULEBOOK, [])
    assert (rest is RULEBOOK, what.rules, what.unknown) == (True, [], [])
