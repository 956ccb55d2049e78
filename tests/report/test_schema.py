"""The JSON Schema of the settings, held against what reads them."""

from __future__ import annotations

import json
import re
import sys
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.gate.init_options import INIT
from gatepost.gate.layer import read_layer
from gatepost.gate.settings import SETTINGS
from gatepost.options.check import InvalidValue
from gatepost.options.option import BOOLEAN, INTEGER, REASONS, STRING, STRINGS, TEXTS, Option
from gatepost.report.checks import EVERY
from gatepost.report.schema import as_json, option_schema, render_schema, settings_schema
from gatepost.rules.catalogue import RULES

pytestmark = pytest.mark.once

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

DOCS = Path(__file__).parent.parent.parent / "docs" / "reference"
KEYWORDS = {"$schema", "$id", "$comment", "title", "description", "default", "type", "enum", "minimum", "maximum"}
KEYWORDS |= {"minLength", "pattern", "items", "properties", "additionalProperties"}
NAMES, CODES = [rule.name for rule in RULES], [rule.code for rule in RULES]
WORDS = NAMES + CODES
CHECKS = [word for check in EVERY for word in (check.name, check.code)]

jsonschema = import_module("jsonschema")  # it has no types
VALIDATOR = jsonschema.Draft7Validator(settings_schema())


def fits(table: object) -> bool:
    """Tell whether the schema takes a table of settings."""
    return bool(VALIDATOR.is_valid(table))


def is_read(table: object) -> bool:
    """Tell whether gatepost takes a table of settings."""
    try:
        read_layer(table)
    except InvalidValue:
        return False
    return True


@pytest.mark.parametrize("draft", ["Draft4Validator", "Draft7Validator", "Draft202012Validator"])
def test_the_schema_is_one_in_old_and_new_drafts(draft: str) -> None:
    validator = getattr(jsonschema, draft)
    assert list(validator(validator.META_SCHEMA).iter_errors(settings_schema())) == []


def test_no_keyword_is_newer_than_the_oldest_servers() -> None:
    def keywords(schema: object) -> set[str]:
        if not isinstance(schema, dict):
            return set()
        inner = [*schema.get("properties", {}).values(), schema.get("items"), schema.get("additionalProperties")]
        return set(schema).union(*map(keywords, inner))

    assert keywords(settings_schema()) == KEYWORDS


def test_the_schema_is_printed_whole() -> None:
    assert json.loads(render_schema()) == settings_schema()
    assert render_schema().startswith('{\n  "$schema": "http://json-schema.org/draft-07/schema#",\n')


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        (Option("x", BOOLEAN, False, "A."), {"type": "boolean", "default": False}),  # noqa: FBT003  a declaration
        (Option("x", INTEGER, 3, "A.", least=1, most=9), {"type": "integer", "minimum": 1, "maximum": 9, "default": 3}),
        (Option("x", STRING, "", "A."), {"type": "string", "default": ""}),
        (Option("x", STRING, "a", "A.", choices=("a", "b")), {"type": "string", "enum": ["a", "b"], "default": "a"}),
        (Option("since", STRING, "", "A."), {"type": "string", "pattern": "^([0-9a-f]{7,64})?$", "default": ""}),
        (
            Option("x", STRINGS, ("a",), "A."),
            {"type": "array", "items": {"type": "string", "minLength": 1}, "default": ["a"]},
        ),
        (
            Option("x", TEXTS, {}, "A."),
            {"type": "object", "additionalProperties": {"type": "string", "minLength": 1}, "default": {}},
        ),
        (
            Option("x", REASONS, {}, "A."),
            {"type": "object", "additionalProperties": {"type": "string", "pattern": "\\S"}, "default": {}},
        ),
    ],
)
def test_an_option_of_each_kind_has_its_schema(option: Option, expected: dict[str, object]) -> None:
    assert option_schema(option) == {"description": "A.", **expected}


def test_the_defaults_fit() -> None:
    defaults = {key: schema["default"] for key, schema in json.loads(render_schema())["properties"].items()}
    assert list(defaults) == [option.name for option in SETTINGS]
    assert (is_read(defaults), fits(defaults)) == (True, True)


GOOD: list[dict[str, object]] = [
    {},
    {"types": ["feat", "größe", "a-b", "日本"], "extra-types": []},
    {"scopes": ["api", "a/b", "a.b", "#1", "Api", "a:b"]},
    {"scope-paths": {"src/**": "api", "": "x", "a b": "c"}},
    {"select": WORDS, "overrides": WORDS},
    {"ignore": dict.fromkeys(NAMES, " why ")},
    {"ignore": dict.fromkeys(CODES, " why ")},
    {"ignore": dict.fromkeys(CHECKS[::2], " why ")},
    {"ignore": dict.fromkeys(CHECKS[1::2], " why ")},
    {"severity": dict.fromkeys(CHECKS[::2], "warning")},
    {"severity": dict.fromkeys(CHECKS[1::2], "error")},
    {"severity": dict.fromkeys(NAMES, "warning")},
    {"severity": dict.fromkeys(CODES, "warning")},
    {"rules": {word: {} for word in NAMES}},
    {"rules": {word: {} for word in CODES}},
    {"rules": {"GP110": {"max": 20, "room": 15}}},
    {"rules": {"header-too-long": {"max": 10_000, "room": 0}}},
    {"since": ""},
    {"since": "0123abc"},
    {"since": "a" * 64},
    {"init": {"manager": "uv", "pythons": ["3.12"], "commitizen": True, "checks": ["make check"], "test": "pytest"}},
    {"init": {}},
    {"merge": "rebase", "squash-message": "blank", "bots": ["x[bot]"], "effect-line": False, "extends": ["pkg:x"]},
]

BAD: list[object] = [
    [],
    {"type": ["feat"]},
    {"types": "feat"},
    {"types": [""]},
    {"types": ["Feat"]},
    {"types": ["a b"]},
    {"types": ["a:"]},
    {"types": ["feat(x)"]},
    {"types": ["a\u00a0b"]},
    {"extra-types": [1]},
    {"scopes": ["a,b"]},
    {"scopes": ["a\tb"]},
    {"scopes": ["a\x85"]},
    {"scope-paths": {"src/**": ["api"]}},
    {"scope-paths": {"src/**": "a b"}},
    {"scope-paths": ["src/**"]},
    {"select": ["GP999"]},
    {"select": "GP101"},
    {"overrides": ["type-unknwon"]},
    {"ignore": ["GP101"]},
    {"ignore": {"GP101": ""}},
    {"ignore": {"GP101": " \n"}},
    {"ignore": {"GP101": True}},
    {"ignore": {"nope": "why"}},
    {"severity": {"GP101": "fatal"}},
    {"severity": {"GP101": ["error"]}},
    {"severity": {"nope": "error"}},
    {"severity": "error"},
    {"rules": {"GP110": {"max": 19}}},
    {"rules": {"header-too-long": {"max": 10_001}}},
    {"rules": {"header-too-long": {"max": "72"}}},
    {"rules": {"header-too-long": {"max": True}}},
    {"rules": {"header-too-long": {"room": 2.5}}},
    {"rules": {"header-too-long": {"maximum": 72}}},
    {"rules": {"type-unknown": {"max": 72}}},
    {"rules": {"nope": {}}},
    {"rules": {"GA205": {}}},
    {"select": ["GA205"]},
    {"overrides": ["secret-shipped"]},
    {"ignore": {"GA205": ""}},
    {"severity": {"secret-shipped": "fatal"}},
    {"rules": {"GP110": 72}},
    {"rules": []},
    {"since": "abc"},
    {"since": "ABCDEF0"},
    {"since": "a" * 65},
    {"since": 1_234_567},
    {"merge": "fast-forward"},
    {"squash-message": "commit"},
    {"bots": [""]},
    {"advisory-hooks": "mypy"},
    {"effect-line": "yes"},
    {"effect-line": 1},
    {"extends": "base.toml"},
    {"init": ["uv"]},
    {"init": {"manager": ""}},
    {"init": {"manger": "uv"}},
    {"init": {"pythons": "3.12"}},
    {"init": {"rehearsal": "yes"}},
    {"extends": [""]},
]


@pytest.mark.parametrize("table", GOOD, ids=str)
def test_what_is_read_fits(table: dict[str, object]) -> None:
    assert (is_read(table), fits(table)) == (True, True)


@pytest.mark.parametrize("table", BAD, ids=str)
def test_what_is_refused_does_not_fit(table: object) -> None:
    assert (is_read(table), fits(table)) == (False, False)


def test_rules_in_another_case_are_read_but_left_out_of_the_schema() -> None:
    table = {"select": ["gp105"], "ignore": {"Type-Unknown": "why"}}
    assert (is_read(table), fits(table)) == (True, False)


TEXT = st.text(max_size=8)
LEAVES = st.one_of(TEXT, st.integers(-5, 200), st.booleans(), st.sampled_from(["error", "warning", "abcdef0", "a/b"]))
KNOWN = st.sampled_from(WORDS + CHECKS)
LISTS = st.lists(st.one_of(LEAVES, KNOWN), max_size=3)
OPTIONS = st.dictionaries(st.sampled_from(["max", "room", "x"]), LEAVES, max_size=2)
TABLES = st.dictionaries(st.one_of(KNOWN, TEXT), st.one_of(LEAVES, LISTS, OPTIONS), max_size=3)
VALUES = st.one_of(LEAVES, LISTS, TABLES)


@pytest.mark.parametrize("option", SETTINGS, ids=lambda option: option.name)
def test_the_schema_never_refuses_what_is_read(option: Option) -> None:
    @given(VALUES)
    def check(value: object) -> None:
        table = {option.name: value}
        assert fits(table) or not is_read(table)

    check()


PAGE = (DOCS / "settings.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_of_the_page_is_read_and_fits(text: str) -> None:
    table = tomllib.loads(text)
    assert (is_read(table), fits(table)) == (True, True)


def test_the_page_has_an_example_for_every_setting_that_is_not_its_default() -> None:
    found = {key: value for text in EXAMPLES for key, value in tomllib.loads(text).items()}
    assert list(found) == [option.name for option in SETTINGS]
    assert [option.name for option in SETTINGS if found[option.name] == as_json(option.default)] == []


def test_the_page_has_every_key_of_init() -> None:
    assert re.findall(r"^### `init\.(.*)`$", PAGE, re.MULTILINE) == [option.name for option in INIT]


def test_the_page_has_every_option_of_a_rule() -> None:
    headings = re.findall(r"^### `rules\.(.*)`$", PAGE, re.MULTILINE)
    assert headings == [f"{rule.name}.{option.name}" for rule in RULES for option in rule.options]
