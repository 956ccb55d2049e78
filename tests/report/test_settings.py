"""The effective settings, for people and for machines."""

from __future__ import annotations

import json
from textwrap import dedent

import pytest

from gatepost.errors import UsageError
from gatepost.gate.compose import allowed_types, compose
from gatepost.gate.layer import read_layer
from gatepost.gate.settings import SETTINGS, Settings
from gatepost.policy.sections import DEFAULT_TYPES
from gatepost.report.settings import (
    Overview,
    entries_of,
    in_toml,
    render_json,
    render_text,
    rules_of,
    select,
    types_of,
)
from gatepost.report.style import Style
from gatepost.rules.catalogue import RULES

RELEASE = "release-please-config.json"
PYTHON = {"packages": {".": {"release-type": "python"}}}
BASE = {
    "merge": "merge",
    "severity": {"GP101": "warning", "GP110": "warning"},
    "ignore": {"GP108": "we write\nsentences"},
    "rules": {"GP110": {"max": 90}},
}
OWN = {"extra-types": ["wip"], "select": ["GP105"], "rules": {"header-too-long": {"max": 72}}}


def settings_of(**layers: object) -> Settings:
    """Return the settings of several files, by their names."""
    settings = Settings()
    for name, table in layers.items():
        settings.add(read_layer(table), f"{name}.toml")
    return settings


def overview_of(settings: Settings, configuration: object = None, files: tuple[str, ...] = ()) -> Overview:
    listed = compose(settings, configuration).words.listed
    types = types_of(settings, configuration, listed, RELEASE)
    return Overview(entries_of(settings), types, rules_of(settings), files)


WHOLE = overview_of(settings_of(base=BASE, own=OWN), PYTHON, ("own.toml", "base.toml"))


def test_a_later_layer_replaces_keys_and_every_key_says_where_it_is_from() -> None:
    found = {entry.key: (entry.value, entry.origin, entry.default) for entry in WHOLE.entries}
    assert {key: value for key, value in found.items() if value[1] != "default"} == {
        "extra-types": (("wip",), "own.toml", ()),
        "select": (("scope-missing",), "own.toml", ()),
        "ignore.description-ends-with-period": ("we write\nsentences", "base.toml", None),
        "severity.header-not-conventional": ("warning", "base.toml", "error"),
        "severity.header-too-long": ("warning", "base.toml", "error"),
        "rules.header-too-long.max": (72, "own.toml", 100),
        "merge": ("merge", "base.toml", "squash"),
    }
    assert found["rules.header-too-long.room"] == (8, "default", 8)
    assert found["severity.description-ends-with-period"] == ("warning", "default", "warning")
    assert found["scope-paths"] == ({}, "default", {})


def test_the_keys_stand_in_the_order_of_their_declarations() -> None:
    tables = list(dict.fromkeys(entry.key.partition(".")[0] for entry in WHOLE.entries))
    assert tables == [option.name for option in SETTINGS]


DEFAULTS = dict.fromkeys(DEFAULT_TYPES, "default")


@pytest.mark.parametrize(
    ("table", "configuration", "expected"),
    [
        ({}, None, DEFAULTS),
        ({"types": []}, None, DEFAULTS),
        ({}, PYTHON, {**DEFAULTS, "deps": RELEASE}),
        ({"extra-types": ["wip", "deps", "fix"]}, PYTHON, {**DEFAULTS, "deps": RELEASE, "wip": "own.toml"}),
        ({"types": ["fix", "deps"], "extra-types": ["wip"]}, PYTHON, dict.fromkeys(("fix", "deps", "wip"), "own.toml")),
    ],
)
def test_every_allowed_type_says_what_allows_it(table: object, configuration: object, expected: dict[str, str]) -> None:
    settings = settings_of(own=table)
    overview = overview_of(settings, configuration)
    assert {type_.name: type_.origin for type_ in overview.types} == expected
    assert tuple(type_.name for type_ in overview.types) == allowed_types(settings, configuration)


def test_types_of_two_layers_are_told_apart() -> None:
    settings = settings_of(base={"types": ["fix"]}, own={"extra-types": ["wip"]})
    assert [(type_.name, type_.origin, type_.is_listed) for type_ in overview_of(settings).types] == [
        ("fix", "base.toml", True),
        ("wip", "own.toml", False),
    ]


def test_people_see_what_is_set_before_what_is_not() -> None:
    assert render_text(WHOLE, Style()) == dedent(
        """\
        extra-types     ["wip"]                               own.toml
        select          ["scope-missing"]                     own.toml
        merge           "merge"                               base.toml
        types           []                                    default
        scopes          []                                    default
        scope-paths     {}                                    default
        overrides       []                                    default
        since           ""                                    default
        squash-message  "commits"                             default
        bots            ["dependabot[bot]", "renovate[bot]",  default
                        "pre-commit-ci[bot]",
                        "github-actions[bot]"]
        advisory-hooks  ["mypy"]                              default
        effect-line     true                                  default
        lint-first      false                                 default
        extends         []                                    default

        Allowed types
        in the notes      feat fix perf docs revert           default
                          deps                                release-please-config.json
        not in the notes  refactor style test build ci chore  default
                          wip                                 own.toml

        Rules changed
        header-not-conventional       severity = "warning"    base.toml
        scope-missing                 on                      own.toml
        description-ends-with-period  ignored: we             base.toml
                                      write\\nsentences
        header-too-long               severity = "warning"    base.toml
                                      max = 72                own.toml

        Read: own.toml, base.toml
        """
    )


def test_an_empty_table_of_settings_is_all_default() -> None:
    shown = render_text(overview_of(Settings()), Style(columns=100, colour=True))
    assert "\x1b[2mignore          {}" in shown
    assert "Rules changed" not in shown
    assert shown.endswith("\n\n\x1b[2mNo rule is changed.\x1b[0m\n\x1b[2mThere is no file with settings.\x1b[0m\n")


def test_a_rule_is_asked_for_by_name_or_code_and_shown_with_its_defaults() -> None:
    shown = "header-too-long  on                    default\n"
    shown += '                 severity = "warning"  base.toml\n'
    shown += "                 max = 72              own.toml\n                 room = 8              default\n"
    for word in ("GP110", "gp110", "header-too-long"):
        assert render_text(select(WHOLE, (word,)), Style()) == f"Rules\n{shown}"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("merge",), 'merge  "merge"  base.toml\n'),
        (("since", "merge", "since"), 'merge  "merge"  base.toml\nsince  ""       default\n'),
        (("rules.GP110",), "rules.header-too-long.max   72  own.toml\nrules.header-too-long.room  8   default\n"),
        (("rules.header-too-long.room",), "rules.header-too-long.room  8  default\n"),
        (("severity.gp108",), 'severity.description-ends-with-period\n  "warning"  default\n'),
        (("ignore.GP101",), "ignore.header-not-conventional\n  (not set)  default\n"),
        (("rules.type-unknown",), "rules.type-unknown  {}  default\n"),
        (("ignore",), 'ignore.description-ends-with-period\n  "we write\\nsentences"  base.toml\n'),
    ],
)
def test_settings_are_asked_for_by_dotted_keys(words: tuple[str, ...], shown: str) -> None:
    assert render_text(select(WHOLE, words), Style(columns=90)) == shown


@pytest.mark.parametrize("word", ["types", "extra-types"])
def test_with_the_settings_of_types_come_the_allowed_ones(word: str) -> None:
    overview = select(WHOLE, ("merge", word))
    assert overview.types == WHOLE.types
    assert select(WHOLE, ("merge",)).types == ()


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("merg", "did you mean `merge`?"),
        ("GP999", "`gatepost config` lists them all"),
        ("header-to-long", "did you mean `header-too-long`?"),
        ("rules.header-too-long.maxx", "did you mean `rules.header-too-long.max`?"),
        ("severity.type-unknow", "did you mean `severity.type-unknown`?"),
        ("secret-shiped", "did you mean `secret-shipped`?"),
        ("rules.GA205", "did you mean `rules`?"),
        ("scope-paths.src/**", "did you mean `scope-paths`?"),
        ("", "`gatepost config` lists them all"),
        ("\u202e", "`gatepost config` lists them all"),
    ],
)
def test_an_unknown_word_is_a_wrong_call(word: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        select(WHOLE, ("merge", word))
    assert (caught.value.text, caught.value.hint) == (f"there is no setting, no rule and no check `{word}`", hint)


def test_without_words_everything_is_shown() -> None:
    assert select(WHOLE, ()) is WHOLE


def test_machines_get_everything() -> None:
    found = json.loads(render_json(WHOLE))
    assert list(found) == ["schema_version", "settings", "types", "rules", "files"]
    assert (found["schema_version"], found["files"]) == (1, ["own.toml", "base.toml"])
    assert {"key": "extra-types", "value": ["wip"], "origin": "own.toml", "default": []} in found["settings"]
    assert {"key": "scope-paths", "value": {}, "origin": "default", "default": {}} in found["settings"]
    assert {"name": "deps", "origin": RELEASE, "listed": True} in found["types"]
    assert [rule["code"] for rule in found["rules"]] == [rule.code for rule in RULES]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (
            "GP110",
            {
                "name": "header-too-long",
                "severity": "warning",
                "enabled": True,
                "ignored": None,
                "options": {"max": 72, "room": 8},
                "origin": "base.toml, own.toml",
            },
        ),
        (
            "GP105",
            {
                "name": "scope-missing",
                "severity": "error",
                "enabled": True,
                "ignored": None,
                "options": {},
                "origin": "own.toml",
            },
        ),
        (
            "GP108",
            {
                "name": "description-ends-with-period",
                "severity": "warning",
                "enabled": False,
                "ignored": "we write\nsentences",
                "options": {},
                "origin": "base.toml",
            },
        ),
        (
            "GP109",
            {
                "name": "description-case",
                "severity": "error",
                "enabled": False,
                "ignored": None,
                "options": {},
                "origin": "default",
            },
        ),
    ],
)
def test_machines_get_the_state_of_a_rule(code: str, expected: dict[str, object]) -> None:
    [rule] = json.loads(render_json(select(WHOLE, (code,))))["rules"]
    assert rule == {"code": code, **expected}


def test_what_is_on_by_default_does_not_come_from_the_layer_that_selects_it() -> None:
    [state] = [state for state in rules_of(settings_of(own={"select": ["type-unknown"]})) if state.rule.code == "GP102"]
    assert (state.selected_by, state.is_on, state.origin) == ("", True, "default")


def test_the_report_for_machines_is_ascii() -> None:
    assert render_json(overview_of(settings_of(own={"ignore": {"GP108": "\u202e é"}}))).isascii()


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "true"),
        (72, "72"),
        ("", '""'),
        ('a "b" \\', '"a \\"b\\" \\\\"'),
        ((), "[]"),
        (("a", "é"), '["a", "é"]'),
        ({}, "{}"),
        (None, "(not set)"),
    ],
)
def test_values_are_shown_as_toml_writes_them(value: bool | int | str | tuple[str, ...] | None, written: str) -> None:  # noqa: FBT001  a value of a table
    assert in_toml(value) == written
