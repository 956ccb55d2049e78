"""Layers of settings, and what they say together."""

from __future__ import annotations

import pytest

from gatepost.gate.layer import read_layer
from gatepost.gate.settings import SETTINGS, Settings

DEFAULTS = {
    "types": (),
    "extra-types": (),
    "scopes": (),
    "select": (),
    "overrides": (),
    "since": "",
    "merge": "squash",
    "squash-message": "commits",
    "bots": ("dependabot[bot]", "renovate[bot]", "pre-commit-ci[bot]", "github-actions[bot]"),
    "advisory-hooks": ("mypy",),
    "effect-line": True,
    "lint-first": False,
    "extends": (),
}


def layered(*tables: object) -> Settings:
    """Return what tables say together; the layers are called `0`, `1` and so on."""
    settings = Settings()
    for number, table in enumerate(tables):
        settings.add(read_layer(table), str(number))
    return settings


def test_nothing_needs_to_be_set() -> None:
    settings = Settings()
    assert (settings.values, settings.origins) == (DEFAULTS, {})
    assert [settings.table(key) for key in ("ignore", "severity", "rules", "scope-paths")] == [{}, {}, {}, {}]
    assert settings.rule_options("header-too-long") == {}


def test_settings_do_not_share_what_is_added() -> None:
    layered({"scopes": ["api"], "ignore": {"GP101": "why"}})
    assert (Settings().values, Settings().origins) == (DEFAULTS, {})


@pytest.mark.parametrize(
    ("tables", "changed", "origins"),
    [
        (({"scopes": ["a"]}, {}), {"scopes": ("a",)}, {"scopes": "0"}),
        (({"scopes": ["a", "b"]}, {"scopes": ["c"]}), {"scopes": ("c",)}, {"scopes": "1"}),
        (({"scopes": ["a"]}, {"scopes": []}), {"scopes": ()}, {"scopes": "1"}),
        (({"scopes": ["a"]}, {"types": ["b"]}), {"scopes": ("a",), "types": ("b",)}, {"scopes": "0", "types": "1"}),
        (({"merge": "merge"}, {"merge": "squash"}), {}, {"merge": "1"}),
        (({"effect-line": False}, {}, {"effect-line": True}), {}, {"effect-line": "2"}),
        (
            ({"ignore": {"GP101": "a", "GP102": "b"}}, {"ignore": {"header-not-conventional": "c", "GP103": "d"}}),
            {
                "ignore.header-not-conventional": "c",
                "ignore.type-unknown": "b",
                "ignore.type-not-lowercase": "d",
            },
            {
                "ignore.header-not-conventional": "1",
                "ignore.type-unknown": "0",
                "ignore.type-not-lowercase": "1",
            },
        ),
        (
            ({"rules": {"GP110": {"max": 72, "room": 0}}}, {"rules": {"header-too-long": {"max": 80}}}),
            {"rules.header-too-long.max": 80, "rules.header-too-long.room": 0},
            {"rules.header-too-long.max": "1", "rules.header-too-long.room": "0"},
        ),
        (
            ({"severity": {"GP101": "warning"}}, {"severity": {"GP102": "warning"}}),
            {"severity.header-not-conventional": "warning", "severity.type-unknown": "warning"},
            {"severity.header-not-conventional": "0", "severity.type-unknown": "1"},
        ),
        (
            ({"scope-paths": {"a/": "a", "b/": "b"}}, {"scope-paths": {"a/": "c"}}),
            {"scope-paths.a/": "c", "scope-paths.b/": "b"},
            {"scope-paths.a/": "1", "scope-paths.b/": "0"},
        ),
        (
            ({"init": {"manager": "uv", "tasks": "make"}}, {"init": {"tasks": "just"}}),
            {"init.manager": "uv", "init.tasks": "just"},
            {"init.manager": "0", "init.tasks": "1"},
        ),
    ],
)
def test_later_layers_go_before_earlier_ones_key_by_key(
    tables: tuple[object, ...], changed: dict[str, object], origins: dict[str, str]
) -> None:
    settings = layered(*tables)
    assert (settings.values, settings.origins) == ({**DEFAULTS, **changed}, origins)


def test_in_a_table_what_was_added_last_comes_first() -> None:
    settings = layered(
        {"scope-paths": {"src/": "core", "docs/": "docs"}}, {"scope-paths": {"src/api/": "api", "docs/": "site"}}
    )
    assert list(settings.texts("scope-paths").items()) == [("src/api/", "api"), ("docs/", "site"), ("src/", "core")]


def test_what_is_set_is_asked_for_by_its_kind() -> None:
    settings = layered(
        {
            "scopes": ["api"],
            "since": "abcdef0",
            "scope-paths": {"src/a.b/": "api"},
            "ignore": {"GP101": "why"},
            "severity": {"GP102": "warning"},
            "rules": {"GP110": {"max": 72}},
        }
    )
    assert settings.strings("scopes") == ("api",)
    assert settings.strings("merge") == ()
    assert [settings.text("merge"), settings.text("since")] == ["squash", "abcdef0"]
    assert settings.texts("scope-paths") == {"src/a.b/": "api"}
    assert settings.texts("ignore") == {"header-not-conventional": "why"}
    assert settings.table("severity") == {"type-unknown": "warning"}
    assert settings.table("rules") == {"header-too-long.max": 72}
    assert settings.rule_options("header-too-long") == {"max": 72}
    assert settings.rule_options("header") == {}


def test_every_setting_is_explained_by_a_sentence() -> None:
    assert [option.name for option in SETTINGS if not option.about.endswith(".")] == []
