"""A rulebook is frozen to plain values and thawed again."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING

from gatepost.gate.compose import compose
from gatepost.gate.frozen import freeze, thaw
from gatepost.gate.settings import read_settings

if TYPE_CHECKING:
    from gatepost.gate.judge import Rulebook

TABLE = {
    "scopes": ["api"],
    "select": ["scope-missing"],
    "severity": {"GP101": "warning"},
    "rules": {"GP110": {"max": 72}},
}


def shape(rulebook: Rulebook) -> object:
    rules = [(type(rule), rule.severity, rule.values()) for rule in rulebook.rules]
    return rulebook.types, rulebook.scopes, rules


def test_what_is_thawed_is_what_was_frozen() -> None:
    rulebook = compose(read_settings(TABLE), {"packages": {".": {}}})
    assert shape(thaw(freeze(rulebook))) == shape(rulebook)


def test_frozen_values_survive_the_cache() -> None:
    frozen = freeze(compose(read_settings(TABLE)))
    assert marshal.loads(marshal.dumps(frozen)) == frozen  # noqa: S302  what we dumped ourselves
