"""A table of settings, checked, or the sentence that says what is wrong."""

from __future__ import annotations

import pytest

from gatepost.gate.settings import SETTINGS, Settings, read_settings
from gatepost.options.check import InvalidValue


def values(settings: Settings) -> dict[str, object]:
    return {name: getattr(settings, name) for name in Settings.__slots__}


DEFAULTS = values(Settings())


def test_nothing_needs_to_be_set() -> None:
    assert values(read_settings({})) == DEFAULTS


@pytest.mark.parametrize(
    ("table", "changed"),
    [
        ({"types": ["feat", "fix"]}, {"types": ("feat", "fix")}),
        ({"extra-types": ["sec"]}, {"extra_types": ("sec",)}),
        ({"scopes": ["api"]}, {"scopes": ("api",)}),
        ({"select": ["GP105", "Description-Case"]}, {"select": ("scope-missing", "description-case")}),
        ({"ignore": {"gp110": "long names"}}, {"ignore": {"header-too-long": "long names"}}),
        ({"severity": {"GP108": "error"}}, {"severity": {"description-ends-with-period": "error"}}),
        ({"rules": {"GP110": {"max": 72}}}, {"rule_options": {"header-too-long": {"max": 72}}}),
        ({"rules": {"type-unknown": {}}}, {"rule_options": {"type-unknown": {}}}),
    ],
)
def test_a_setting_is_read_and_rules_are_called_by_name(table: object, changed: dict[str, object]) -> None:
    assert values(read_settings(table)) == {**DEFAULTS, **changed}


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ([], "the settings must be a table"),
        ({"type": []}, "there is no setting `type`; did you mean `types`?"),
        ({"xyzzy": 1}, "there is no setting `xyzzy`"),
        ({"scopes": "api"}, "`scopes` must be a list of texts, not a text"),
        ({"select": ["scope-mising"]}, "there is no rule `scope-mising`; did you mean `scope-missing`?"),
        ({"ignore": {"GP999x": "why"}}, "there is no rule `GP999x`"),
        ({"types": ["feat", "Fix"]}, "`Fix` in `types` cannot be a type: a type is one word in lower case"),
        ({"types": ["a\x85b"]}, "`a\x85b` in `types` cannot be a type: a type is one word in lower case"),
        ({"scopes": ["a,b"]}, "`a,b` in `scopes` cannot be a scope: a scope is one word without brackets and commas"),
        ({"scopes": ["a\n"]}, "`a\n` in `scopes` cannot be a scope: a scope is one word without brackets and commas"),
        ({"extra-types": ["a b"]}, "`a b` in `extra-types` cannot be a type: a type is one word in lower case"),
        ({"types": ["a:"]}, "`a:` in `types` cannot be a type: a type is one word in lower case"),
        ({"types": ["feat(api)"]}, "`feat(api)` in `types` cannot be a type: a type is one word in lower case"),
        (
            {"scopes": ["api", "a b"]},
            "`a b` in `scopes` cannot be a scope: a scope is one word without brackets and commas",
        ),
        ({"severity": []}, "`severity` must be a table of rule = severity"),
        ({"severity": {"GP108": "fatal"}}, "the severity of `GP108` is one of error, warning, not `fatal`"),
        ({"severity": {"nope": "error"}}, "there is no rule `nope`"),
        ({"severity": {"GP108": ["error"]}}, "the severity of `GP108` is one of error, warning, not `['error']`"),
        ({"rules": 1}, "`rules` must be a table of tables"),
        ({"rules": {"GP110": 72}}, "the `header-too-long` options must be a table"),
        ({"rules": {"GP110": {"maxx": 72}}}, "there is no `header-too-long` option `maxx`; did you mean `max`?"),
        ({"rules": {"GP110": {"max": 7}}}, "`max` must be a number from 20 to 10000"),
        ({"rules": {"xyzzy": {}}}, "there is no rule `xyzzy`"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(table: object, sentence: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        read_settings(table)
    assert str(caught.value) == sentence


def test_every_setting_is_explained_by_a_sentence() -> None:
    assert [option.name for option in SETTINGS if not option.about.endswith(".")] == []
