from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from gatepost.release.errors import PlanError
from support.releasing import ENTRY, release_type, written

CHANGELOG = f"# Changelog\n\n{ENTRY}\n"
PACKAGE = '{"name":"@acme/nose","version":"1.1.0"}'

Files = Mapping[str, str]
Written = list[tuple[str, str | None]]

CASES: list[tuple[str, dict[str, object], Files, Written]] = [
    (
        ".",
        {},
        {
            "package.json": PACKAGE,
            "package-lock.json": '{"version":"1.1.0","packages":{}}',
            "npm-shrinkwrap.json": '{"lockfileVersion":3,"packages":{"":{}}}',
            "samples/package.json": '{"dependencies":{"@acme/nose":"^1.1.0"}}',
            "changelog.json": '{"entries":1}',
        },
        [
            ("package-lock.json", '{"version":"1.2.0","packages":{}}'),
            ("npm-shrinkwrap.json", '{"lockfileVersion":3,"packages":{"":{"version":"1.2.0"}},"version":"1.2.0"}'),
            ("samples/package.json", '{"dependencies":{"@acme/nose":"^1.2.0"}}'),
            ("CHANGELOG.md", CHANGELOG),
            ("package.json", '{"name":"@acme/nose","version":"1.2.0"}'),
            ("changelog.json", '{"entries":1}'),
        ],
    ),
    (
        "a",
        {"package-name": "other"},
        {"a/package.json": PACKAGE, "a/samples/package.json": '{"dependencies":{"@acme/nose":"^1.1.0"}}'},
        [
            ("a/package-lock.json", None),
            ("a/npm-shrinkwrap.json", None),
            ("a/samples/package.json", '{"dependencies":{"@acme/nose":"^1.1.0"}}'),
            ("a/CHANGELOG.md", CHANGELOG),
            ("a/package.json", '{"name":"@acme/nose","version":"1.2.0"}'),
            ("changelog.json", None),
        ],
    ),
    (
        "a",
        {"skip-changelog": True},
        {"a/package.json": PACKAGE},
        [
            ("a/package-lock.json", None),
            ("a/npm-shrinkwrap.json", None),
            ("a/samples/package.json", None),
            ("a/package.json", '{"name":"@acme/nose","version":"1.2.0"}'),
        ],
    ),
    (
        ".",
        {"package-name": ""},
        {},
        [
            ("package-lock.json", None),
            ("npm-shrinkwrap.json", None),
            ("samples/package.json", None),
            ("CHANGELOG.md", CHANGELOG),
            ("package.json", None),
        ],
    ),
]
NAMES: list[tuple[dict[str, object], str, str, str]] = [
    # keys, package.json, the component, the name
    ({}, PACKAGE, "nose", "@acme/nose"),
    ({}, '{"name":"nose"}', "nose", "nose"),
    ({}, '{"name":"@acme/nose/tip"}', "nose", "@acme/nose/tip"),
    ({}, '{"name":"@a.b/nose"}', "@a.b/nose", "@a.b/nose"),
    ({}, '{"name":"acme/nose"}', "acme/nose", "acme/nose"),
    ({}, "{}", "", ""),
    ({"component": "fin"}, PACKAGE, "fin", "@acme/nose"),
    ({"component": "@acme/fin"}, PACKAGE, "@acme/fin", "@acme/nose"),
    ({"package-name": "@acme/fin"}, PACKAGE, "fin", "@acme/fin"),
]
SECTIONS: list[tuple[dict[str, object], list[str]]] = [
    ({}, ["a way", "a bug", "a break"]),
    ({"changelog-sections": [{"type": "feature", "section": "F"}]}, ["another way"]),
]
UNREADABLE: list[tuple[Files, str]] = [
    ({"a/package.json": "null"}, "TypeError: Cannot read properties of null (reading 'name')"),
    ({"a/package.json": '{"name": 1}'}, "TypeError: component.match is not a function"),
    ({"a/package.json": '{"name": ["a"]}'}, "TypeError: component.match is not a function"),
    ({}, "MissingRequiredFileError: node (acme/rocket): Missing required file: a/package.json"),
    ({"a/package.json": "{"}, "SyntaxError: Expected property name or '}' in JSON at position 1"),
]


@pytest.mark.parametrize(("path", "keys", "files", "expected"), CASES)
def test_a_package_has_what_npm_writes(path: str, keys: dict[str, object], files: Files, expected: Written) -> None:
    assert written(release_type(path, {"release-type": "node", **keys}, files)) == expected


@pytest.mark.parametrize(("keys", "content", "component", "name"), NAMES)
def test_a_package_is_called_as_package_json_says_without_its_scope(
    keys: dict[str, object], content: str, component: str, name: str
) -> None:
    type_ = release_type(".", {"release-type": "node", **keys}, {"package.json": content})
    assert (type_.component, type_.branch_component, type_.package_name) == (component, component, name)


def test_package_json_is_not_read_for_what_is_configured() -> None:
    type_ = release_type(".", {"release-type": "node", "package-name": "@acme/nose"}, {})
    assert (type_.component, type_.package_name) == ("nose", "@acme/nose")


@pytest.mark.parametrize("content", ["[]", '"nose"', '{"name": 0}', '{"name": null}', '{"name": ""}'])
def test_a_package_json_without_a_name_gives_none(content: str) -> None:
    assert release_type(".", {"release-type": "node"}, {"package.json": content}).package_name == ""


@pytest.mark.parametrize(("keys", "expected"), SECTIONS)
def test_changelog_json_lists_what_is_visible(keys: dict[str, object], expected: list[str]) -> None:
    files = {"package.json": PACKAGE, "changelog.json": '{"entries": []}'}
    type_ = release_type(".", {"release-type": "node", **keys}, files)
    messages = ("feat: a way", "feature: another way", "fix: a bug", "chore: nothing", "chore!: a break")
    found = dict(written(type_, *messages))["changelog.json"]
    (entry,) = json.loads(found or "")["entries"]
    assert [change["message"] for change in entry["changes"]] == expected
    assert (entry["artifactName"], entry["language"], entry["version"]) == ("@acme/nose", "JAVASCRIPT", "1.2.0")


@pytest.mark.parametrize(("files", "error"), UNREADABLE)
def test_a_package_without_package_json_cannot_be_released(files: Files, error: str) -> None:
    with pytest.raises(PlanError) as caught:
        written(release_type("a", {"release-type": "node"}, files))
    assert str(caught.value) == error
