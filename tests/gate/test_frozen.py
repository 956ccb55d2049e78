"""A rulebook is frozen to plain values and thawed again."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING

from gatepost.gate.frozen import freeze, thaw
from gatepost.rules.case import Words
from support.judging import rulebook_of, whole_rulebook

if TYPE_CHECKING:
    from gatepost.gate.judge import Rulebook
    from gatepost.rules.base import Rule

TABLE = {
    "scopes": ["api"],
    "scope-paths": {"src/api/": "api", "*.md": "docs"},
    "select": ["scope-missing", "description-case"],
    "severity": {"GP101": "warning", "GP102": "error"},
    "rules": {"GP110": {"max": 72}},
    "ignore": {"scope-missing": "not now", "GP108": "we end sentences"},
    "overrides": ["GP110", "type-unknown"],
}


def shape(rulebook: Rulebook) -> object:
    words = {name: getattr(rulebook.words, name) for name in Words.__slots__}
    ignored = [(rule_shape(rule), reason) for rule, reason in rulebook.ignored]
    return words, [rule_shape(rule) for rule in rulebook.rules], ignored, rulebook.overrides


def rule_shape(rule: Rule) -> object:
    return type(rule), rule.severity, rule.is_set, rule.values()


def test_what_is_thawed_is_what_was_frozen() -> None:
    for rulebook in (rulebook_of({}), rulebook_of(TABLE, {"packages": {".": {}}}), whole_rulebook()):
        assert shape(thaw(freeze(rulebook))) == shape(rulebook)


def test_what_is_ignored_and_what_may_be_overruled_is_thawed_too() -> None:
    thawed = thaw(freeze(rulebook_of(TABLE)))
    assert [(rule.name, reason) for rule, reason in thawed.ignored] == [
        ("scope-missing", "not now"),
        ("description-ends-with-period", "we end sentences"),
    ]
    assert thawed.overrides == ("header-too-long", "type-unknown")


def test_frozen_values_survive_the_cache() -> None:
    frozen = freeze(rulebook_of(TABLE))
    assert marshal.loads(marshal.dumps(frozen)) == frozen  # noqa: S302  what we dumped ourselves
