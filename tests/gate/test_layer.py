"""A table of settings becomes flat settings, or the sentence that says what is wrong."""

from __future__ import annotations

import pytest

from gatepost.gate.layer import read_layer
from gatepost.gate.settings import SETTINGS
from gatepost.options.check import InvalidValue

SHA = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize(
    ("table", "flat"),
    [
        ({}, {}),
        ({"types": ["feat", "fix"]}, {"types": ("feat", "fix")}),
        ({"types": []}, {"types": ()}),
        ({"extra-types": ["sec", "sec"]}, {"extra-types": ("sec",)}),
        ({"scopes": ["api"]}, {"scopes": ("api",)}),
        (
            {"scope-paths": {"src/a.b/**": "api", "*.md": "docs"}},
            {"scope-paths.src/a.b/**": "api", "scope-paths.*.md": "docs"},
        ),
        ({"scope-paths": {}}, {}),
        ({"select": ["GP105", "Description-Case"]}, {"select": ("scope-missing", "description-case")}),
        ({"ignore": {"gp110": "long names"}}, {"ignore.header-too-long": "long names"}),
        ({"ignore": {}}, {}),
        (
            {"ignore": {"ga205": "made up", "Stale-Files": "wanted"}},
            {"ignore.secret-shipped": "made up", "ignore.stale-files": "wanted"},
        ),
        (
            {"severity": {"GA303": "warning", "sdist-incomplete": "error"}},
            {"severity.licence-missing": "warning", "severity.sdist-incomplete": "error"},
        ),
        ({"overrides": ["GP110", "type-unknown"]}, {"overrides": ("header-too-long", "type-unknown")}),
        (
            {"severity": {"GP108": "error", "type-unknown": "warning"}},
            {"severity.description-ends-with-period": "error", "severity.type-unknown": "warning"},
        ),
        ({"severity": {}}, {}),
        (
            {"rules": {"GP110": {"max": 72, "room": 0}}},
            {"rules.header-too-long.max": 72, "rules.header-too-long.room": 0},
        ),
        ({"rules": {"type-unknown": {}}}, {}),
        ({"since": SHA}, {"since": SHA}),
        ({"since": "abcdef0"}, {"since": "abcdef0"}),
        ({"since": "a" * 64}, {"since": "a" * 64}),
        ({"since": ""}, {"since": ""}),
        ({"merge": "merge"}, {"merge": "merge"}),
        ({"merge": "squash"}, {"merge": "squash"}),
        ({"merge": "rebase"}, {"merge": "rebase"}),
        ({"squash-message": "pr-body"}, {"squash-message": "pr-body"}),
        ({"squash-message": "commits"}, {"squash-message": "commits"}),
        ({"squash-message": "blank"}, {"squash-message": "blank"}),
        ({"bots": ["our bot[bot]"]}, {"bots": ("our bot[bot]",)}),
        ({"bots": []}, {"bots": ()}),
        ({"advisory-hooks": ["mypy", "slow"]}, {"advisory-hooks": ("mypy", "slow")}),
        ({"effect-line": False}, {"effect-line": False}),
        ({"lint-first": True}, {"lint-first": True}),
        ({"extends": ["base.toml", "pkg:our_rules/x.toml"]}, {"extends": ("base.toml", "pkg:our_rules/x.toml")}),
        ({"init": {}}, {}),
        (
            {"init": {"manager": "pip", "pythons": ["3.12", "3.13"], "rehearsal": True}},
            {"init.manager": "pip", "init.pythons": ("3.12", "3.13"), "init.rehearsal": True},
        ),
    ],
)
def test_settings_are_read_under_dotted_keys_and_rules_and_checks_called_by_name(table: object, flat: object) -> None:
    assert read_layer(table) == flat


def test_every_setting_is_declared_and_can_be_read() -> None:
    values: dict[str, object] = {"severity": {}, "rules": {}}
    defaults = {option.name: option.default for option in SETTINGS}
    assert set(read_layer({**defaults, **values})) == {
        *("types", "extra-types", "scopes", "select", "overrides"),
        *("since", "merge", "squash-message", "bots", "advisory-hooks", "effect-line", "lint-first", "extends"),
    }


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ([], "the settings must be a table"),
        (None, "the settings must be a table"),
        ({"type": []}, "there is no setting `type`; did you mean `types`?"),
        ({"xyzzy": 1}, "there is no setting `xyzzy`"),
        ({"scopes": "api"}, "`scopes` must be a list of texts, not a text"),
        ({"select": ["scope-mising"]}, "there is no rule `scope-mising`; did you mean `scope-missing`?"),
        ({"ignore": {"GP999x": "why"}}, "there is no rule and no check `GP999x`"),
        (
            {"ignore": {"secret-shiped": "why"}},
            "there is no rule and no check `secret-shiped`; did you mean `secret-shipped`?",
        ),
        (
            {"severity": {"type-unknow": "error"}},
            "there is no rule and no check `type-unknow`; did you mean `type-unknown`?",
        ),
        ({"ignore": {"GP101": " "}}, '`ignore` wants a reason for `GP101`, as in GP101 = "…"'),
        ({"ignore": ["GP101"]}, "`ignore` must be a table of code = reason, not a list"),
        (
            {"ignore": {"GP101": "a", "header-not-conventional": "b"}},
            "`ignore` has header-not-conventional twice, by its code and by its name",
        ),
        (
            {"severity": {"type-unknown": "error", "gp102": "error"}},
            "`severity` has type-unknown twice, by its code and by its name",
        ),
        (
            {"rules": {"GP110": {"max": 72}, "header-too-long": {}}},
            "`rules` has header-too-long twice, by its code and by its name",
        ),
        ({"types": ["feat", "Fix"]}, "`Fix` in `types` cannot be a type: a type is one word in lower case"),
        ({"types": ["a\x85b"]}, "`a\x85b` in `types` cannot be a type: a type is one word in lower case"),
        ({"types": ["a:"]}, "`a:` in `types` cannot be a type: a type is one word in lower case"),
        ({"types": ["feat(api)"]}, "`feat(api)` in `types` cannot be a type: a type is one word in lower case"),
        ({"extra-types": ["a b"]}, "`a b` in `extra-types` cannot be a type: a type is one word in lower case"),
        ({"scopes": ["a,b"]}, "`a,b` in `scopes` cannot be a scope: a scope is one word without brackets and commas"),
        ({"scopes": ["a\n"]}, "`a\n` in `scopes` cannot be a scope: a scope is one word without brackets and commas"),
        (
            {"scopes": ["api", "a b"]},
            "`a b` in `scopes` cannot be a scope: a scope is one word without brackets and commas",
        ),
        (
            {"scope-paths": {"src/": "a(b)"}},
            "`a(b)` in `scope-paths` cannot be a scope: a scope is one word without brackets and commas",
        ),
        ({"scope-paths": {"src/": ""}}, '`scope-paths` wants a text for `src/`, as in "src/" = "…"'),
        ({"scope-paths": {"src/": ["api"]}}, '`scope-paths` wants a text for `src/`, as in "src/" = "…"'),
        ({"scope-paths": ["api"]}, "`scope-paths` must be a table of text = text, not a list"),
        ({"overrides": ["type-unknwn"]}, "there is no rule `type-unknwn`; did you mean `type-unknown`?"),
        ({"overrides": True}, "`overrides` must be a list of texts, not true or false"),
        ({"severity": []}, "`severity` must be a table of rule or check = severity"),
        ({"severity": {"GP108": "fatal"}}, "the severity of `GP108` is one of error, warning, not `fatal`"),
        ({"severity": {"nope": "error"}}, "there is no rule and no check `nope`"),
        (
            {"severity": {"GA205": "error", "Secret-Shipped": "warning"}},
            "`severity` has secret-shipped twice, by its code and by its name",
        ),
        ({"select": ["GA205"]}, "there is no rule `GA205`"),
        ({"overrides": ["secret-shipped"]}, "there is no rule `secret-shipped`"),
        ({"severity": {"GP108": ["error"]}}, "the severity of `GP108` is one of error, warning, not `['error']`"),
        ({"rules": 1}, "`rules` must be a table of tables"),
        ({"rules": {"GP110": 72}}, "the `header-too-long` options must be a table"),
        ({"rules": {"GP110": {"maxx": 72}}}, "there is no `header-too-long` option `maxx`; did you mean `max`?"),
        ({"rules": {"GP110": {"max": 7}}}, "`max` must be a number from 20 to 10000"),
        ({"rules": {"xyzzy": {}}}, "there is no rule `xyzzy`"),
        ({"rules": {"GA205": {}}}, "there is no rule `GA205`"),
        ({"since": 1234567}, "`since` must be a text, not a number"),
        ({"since": "abcdef"}, "`since` must be the id of a commit, 7 or more hexadecimal digits, not `abcdef`"),
        ({"since": "a" * 65}, f"`since` must be the id of a commit, 7 or more hexadecimal digits, not `{'a' * 65}`"),
        ({"since": "v1.2.3-4"}, "`since` must be the id of a commit, 7 or more hexadecimal digits, not `v1.2.3-4`"),
        ({"since": "ABCDEF01"}, "`since` must be the id of a commit, 7 or more hexadecimal digits, not `ABCDEF01`"),
        ({"merge": "fast-forward"}, "`merge` is one of squash, merge, rebase, not `fast-forward`"),
        ({"squash-message": "title"}, "`squash-message` is one of pr-body, commits, blank, not `title`"),
        ({"bots": "renovate[bot]"}, "`bots` must be a list of texts, not a text"),
        ({"effect-line": "yes"}, "`effect-line` must be true or false, not a text"),
        ({"effect-line": 1}, "`effect-line` must be true or false, not a number"),
        ({"extends": "base.toml"}, "`extends` must be a list of texts, not a text"),
        ({"init": True}, "the `init` options must be a table"),
        ({"init": {"manger": "uv"}}, "there is no `init` option `manger`; did you mean `manager`?"),
        ({"init": {"manager": "conda"}}, "`manager` is one of uv, pip, poetry, not `conda`"),
        ({"init": {"pythons": [3.1]}}, "`pythons` must be a list of texts, not a list with a number"),
        ({"extends": [""]}, "`extends` must be a list of texts, not a list with an empty text"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(table: object, sentence: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        read_layer(table)
    assert str(caught.value) == sentence
