"""Settings and release configuration make the rulebook."""

from __future__ import annotations

import pytest

from gatepost.gate.compose import compose
from gatepost.gate.settings import read_settings
from gatepost.policy.sections import DEFAULT_TYPES, InvalidConfiguration
from gatepost.rules.catalogue import RULES
from gatepost.values import ERROR

PYTHON = {"packages": {".": {"release-type": "python"}}}


def test_without_settings_every_rule_that_is_on_by_default_is_in_force() -> None:
    rulebook = compose(read_settings({}))
    assert [type(rule) for rule in rulebook.rules] == [rule for rule in RULES if rule.enabled]
    assert (rulebook.types, rulebook.scopes) == (DEFAULT_TYPES, ())


@pytest.mark.parametrize(
    ("table", "configuration", "expected"),
    [
        ({}, PYTHON, (*DEFAULT_TYPES, "deps")),
        ({"types": ["a", "b"]}, PYTHON, ("a", "b")),
        ({"types": ["a"], "extra-types": ["b", "a"]}, None, ("a", "b")),
        ({"extra-types": ["sec"]}, PYTHON, (*DEFAULT_TYPES, "deps", "sec")),
    ],
)
def test_the_allowed_types(table: object, configuration: object, expected: tuple[str, ...]) -> None:
    assert compose(read_settings(table), configuration).types == expected


def test_rules_are_selected_ignored_weighed_and_configured() -> None:
    settings = read_settings(
        {
            "select": ["scope-missing"],
            "ignore": {"type-unknown": "any type"},
            "severity": {"GP108": "error"},
            "rules": {"header-too-long": {"max": 72}},
        }
    )
    rules = {rule.name: rule for rule in compose(settings).rules}
    assert ("scope-missing" in rules, "description-case" in rules, "type-unknown" in rules) == (True, False, False)
    assert rules["description-ends-with-period"].severity == ERROR
    assert rules["header-too-long"].values() == {"max": 72, "room": 8}


def test_what_is_ignored_and_selected_is_ignored() -> None:
    settings = read_settings({"select": ["scope-missing"], "ignore": {"scope-missing": "none is wanted"}})
    assert "scope-missing" not in {rule.name for rule in compose(settings).rules}


def test_a_configuration_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(InvalidConfiguration):
        compose(read_settings({}), [])
