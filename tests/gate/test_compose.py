"""Settings and release configuration make the rulebook."""

from __future__ import annotations

import pytest

from gatepost.gate.frozen import freeze
from gatepost.policy.sections import DEFAULT_TYPES, InvalidConfiguration
from gatepost.rules.catalogue import RULES
from gatepost.values import ERROR, WARNING
from support.judging import rulebook_of

PYTHON = {"packages": {".": {"release-type": "python"}}}
PYTHON_LISTED = ("feat", "fix", "perf", "deps", "revert", "docs")


def test_without_settings_every_rule_that_is_on_by_default_is_in_force() -> None:
    rulebook = rulebook_of({})
    words = rulebook.words
    assert [type(rule) for rule in rulebook.rules] == [rule for rule in RULES if rule.enabled]
    assert (words.types, words.scopes, words.listed, words.scope_paths) == (DEFAULT_TYPES, (), PYTHON_LISTED, ())
    assert (rulebook.ignored, rulebook.overrides) == ((), ())


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
    assert rulebook_of(table, configuration).words.types == expected


SECTIONS = [
    {"type": "feat", "section": "New"},
    {"type": "Sec", "section": "Security"},
    {"type": "fix", "section": "Mended", "hidden": True},
]


@pytest.mark.parametrize(
    ("configuration", "expected"),
    [
        (PYTHON, PYTHON_LISTED),
        ({"packages": {".": {}}}, ("feat", "feature", "fix", "perf", "revert")),
        ({"packages": {}}, PYTHON_LISTED),
        ({"packages": {".": {"changelog-sections": SECTIONS}}}, ("feat", "sec")),
        (
            {"packages": {"a": {"changelog-sections": SECTIONS}, "b": {"release-type": "python"}}},
            ("feat", "sec", "fix", "perf", "deps", "revert", "docs"),
        ),
    ],
)
def test_types_of_hidden_sections_are_not_listed(configuration: object, expected: tuple[str, ...]) -> None:
    assert rulebook_of({}, configuration).words.listed == expected


@pytest.mark.parametrize(
    ("table", "scopes", "scope_paths"),
    [
        ({"scopes": ["api", "cli"]}, ("api", "cli"), ()),
        ({"scope-paths": {"src/api/": "api", "*.md": "docs"}}, (), (("src/api/", "api"), ("*.md", "docs"))),
        (
            {"scopes": ["cli", "api"], "scope-paths": {"a": "api", "b": "b"}},
            ("cli", "api", "b"),
            (("a", "api"), ("b", "b")),
        ),
    ],
)
def test_the_scopes_of_paths_are_allowed_where_not_every_scope_is(
    table: object, scopes: tuple[str, ...], scope_paths: tuple[tuple[str, str], ...]
) -> None:
    words = rulebook_of(table).words
    assert (words.scopes, words.scope_paths) == (scopes, scope_paths)


def test_rules_are_selected_ignored_weighed_and_configured() -> None:
    rulebook = rulebook_of(
        {
            "select": ["scope-missing"],
            "ignore": {"type-unknown": "any type"},
            "severity": {"GP108": "error", "type-unknown": "warning"},
            "rules": {"header-too-long": {"max": 72}},
        }
    )
    rules = {rule.name: rule for rule in rulebook.rules}
    assert ("scope-missing" in rules, "description-case" in rules, "type-unknown" in rules) == (True, False, False)
    assert rules["description-ends-with-period"].severity == ERROR
    assert rules["header-too-long"].values() == {"max": 72, "room": 8}
    assert [(rule.name, rule.severity, reason) for rule, reason in rulebook.ignored] == [
        ("type-unknown", WARNING, "any type")
    ]


def test_ignored_rules_come_in_the_order_of_the_catalogue() -> None:
    rulebook = rulebook_of({"ignore": {"message-dropped": "a", "GP101": "b"}})
    assert [(rule.code, reason) for rule, reason in rulebook.ignored] == [("GP101", "b"), ("GP401", "a")]


def test_what_is_ignored_and_selected_is_ignored() -> None:
    rulebook = rulebook_of({"select": ["scope-missing"], "ignore": {"scope-missing": "none is wanted"}})
    assert "scope-missing" not in {rule.name for rule in rulebook.rules}
    assert [(rule.name, reason) for rule, reason in rulebook.ignored] == [("scope-missing", "none is wanted")]


def test_a_rule_that_is_off_is_not_ignored() -> None:
    assert rulebook_of({"ignore": {"scope-missing": "none is wanted"}}).ignored == ()


def test_what_is_said_of_checks_changes_no_rule() -> None:
    table = {"ignore": {"GA205": "made up"}, "severity": {"stale-files": "warning"}}
    assert freeze(rulebook_of(table)) == freeze(rulebook_of({}))


def test_what_a_message_may_overrule_is_called_by_name() -> None:
    assert rulebook_of({"overrides": ["GP110", "type-unknown"]}).overrides == ("header-too-long", "type-unknown")


def test_a_configuration_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(InvalidConfiguration):
        rulebook_of({}, [])
