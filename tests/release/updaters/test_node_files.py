from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.release.updaters.node_files import (
    DEPENDENCIES,
    DEV,
    OPTIONAL,
    PEER,
    update_package_dependencies,
    update_package_json,
    update_package_lock,
    update_samples,
    with_range,
)

if TYPE_CHECKING:
    from collections.abc import Callable

VERSIONS = {"@acme/fins": "2.0.0", "nose": "1.1.0"}
RANGES = [
    ("1.0.0", "1.1.0"),
    ("^1.0.0", "^1.1.0"),
    ("~1.0.0", "~1.1.0"),
    (">=1.0.0", ">=1.1.0"),
    ("<=1.0.0", "<=1.1.0"),
    (">1.0.0", ">1.1.0"),
    ("<1.0.0", "<1.1.0"),
    ("=1.0.0", "1.1.0"),
    ("*", "1.1.0"),
    ("^1.0.0 || ^2.0.0", "^1.1.0"),
    ("", "1.1.0"),
]
PACKAGES = [
    ('{"name":"a","version":"1.0.0"}', '{"name":"a","version":"2.0.0"}'),
    (
        '{\n  "version": "1.0.0",\n  "b": [1, 2.50]\n}\n',
        '{\n  "version": "2.0.0",\n  "b": [\n    1,\n    2.5\n  ]\n}\n',
    ),
    ('{\n\t"name": "é"\n}\n', '{\n\t"name": "é",\n\t"version": "2.0.0"\n}\n'),
    ("{}", '{"version":"2.0.0"}'),
]
SAMPLES = [
    ('{\n  "dependencies": {\n    "a": "^1.0.0"\n  }\n}\n', '{\n  "dependencies": {\n    "a": "^2.0.0"\n  }\n}\n'),
    ('{"dependencies": {"a": "file:.."}}', '{"dependencies":{"a":"^2.0.0"}}'),
    ('{"dependencies": {"a": ""}}', '{"dependencies": {"a": ""}}'),
    ('{"dependencies": {"b": "1"}}', '{"dependencies": {"b": "1"}}'),
    ('{"dependencies": {}}', '{"dependencies": {}}'),
    ('{"devDependencies": {"a": "1"}}', '{"devDependencies": {"a": "1"}}'),
]
LOCKS: list[tuple[dict[str, object], str, dict[str, object]]] = [
    (
        {"version": "1.0.0", "lockfileVersion": 1, "packages": {"": {"version": "1.0.0"}}},
        "1.5.0",
        {"version": "1.5.0", "lockfileVersion": 1, "packages": {"": {"version": "1.0.0"}}},
    ),
    (
        {"version": "1.0.0", "lockfileVersion": 2, "packages": {"": {"version": "1.0.0"}}},
        "1.5.0",
        {"version": "1.5.0", "lockfileVersion": 2, "packages": {"": {"version": "1.5.0"}}},
    ),
    (
        {"lockfileVersion": 3, "packages": {"": {}}},
        "1.5.0",
        {"lockfileVersion": 3, "packages": {"": {"version": "1.5.0"}}, "version": "1.5.0"},
    ),
    (
        {"lockfileVersion": 3, "packages": {"": {"version": "1.0.0"}}},
        "",
        {"lockfileVersion": 3, "packages": {"": {"version": "1.0.0"}}},
    ),
    (
        {
            "lockfileVersion": 3,
            "packages": {
                "node_modules/nose": {"resolved": "packages/nose", "link": True},
                "node_modules/@acme/fins": {"resolved": "nowhere", "link": True},
                "packages/nose": {
                    "version": "1.0.0",
                    "dependencies": {"@acme/fins": "^1.0.0", "other": "^1.0.0"},
                    "devDependencies": {"@acme/fins": "~1.0.0"},
                    "peerDependencies": {"@acme/fins": ">=1.0.0"},
                    "optionalDependencies": {"@acme/fins": "workspace:*"},
                },
            },
        },
        "",
        {
            "lockfileVersion": 3,
            "packages": {
                "node_modules/nose": {"resolved": "packages/nose", "link": True},
                "node_modules/@acme/fins": {"resolved": "nowhere", "link": True},
                "packages/nose": {
                    "version": "1.1.0",
                    "dependencies": {"@acme/fins": "^2.0.0", "other": "^1.0.0"},
                    "devDependencies": {"@acme/fins": "~2.0.0"},
                    "peerDependencies": {"@acme/fins": ">=2.0.0"},
                    "optionalDependencies": {"@acme/fins": "workspace:*"},
                },
            },
        },
    ),
    (
        {"lockfileVersion": 2, "packages": {"node_modules/nose": {"version": "1.0.0"}}},
        "",
        {"lockfileVersion": 2, "packages": {"node_modules/nose": {"version": "1.1.0"}}},
    ),
    (
        {"packages": {"a": {"name": "nose"}, "b": {"name": "other", "version": "1"}, "c": {"name": 1}, "d": {}}},
        "",
        {
            "packages": {
                "a": {"name": "nose", "version": "1.1.0"},
                "b": {"name": "other", "version": "1"},
                "c": {"name": 1},
                "d": {},
            }
        },
    ),
]
BROKEN_LOCKS = [
    ("{}", "1.0.0", {}, "Cannot convert undefined or null to object"),
    ('{"lockfileVersion": 1}', "1.0.0", {}, "Cannot convert undefined or null to object"),
    ('{"lockfileVersion": 2}', "", {}, "Cannot convert undefined or null to object"),
    ('{"lockfileVersion": 2}', "1.0.0", {}, "Cannot read properties of undefined (reading '')"),
    ('{"lockfileVersion": 3}', "", VERSIONS, "Cannot read properties of undefined (reading 'node_modules/@acme/fins')"),
    ('{"lockfileVersion": 3, "packages": {}}', "1.0.0", {}, "Cannot set properties of undefined (setting 'version')"),
]
UPDATERS: list[Callable[[str | None], str]] = [
    lambda content: update_package_json(content, "2.0.0"),
    lambda content: update_package_dependencies(content, "2.0.0", {}, []),
    lambda content: update_package_lock(content, "2.0.0", {}),
    lambda content: update_samples(content, "2.0.0", "a"),
]


@pytest.mark.parametrize(("old", "expected"), RANGES)
def test_what_stands_before_a_version_is_kept(old: str, expected: str) -> None:
    assert with_range(old, "1.1.0") == expected


@pytest.mark.parametrize(("content", "expected"), PACKAGES)
def test_a_package_gets_its_version(content: str, expected: str) -> None:
    assert update_package_json(content, "2.0.0") == expected


@pytest.mark.parametrize("kinds", [[DEPENDENCIES, DEV, OPTIONAL], [DEPENDENCIES, DEV, PEER, OPTIONAL], []])
def test_a_package_gets_the_versions_of_what_it_depends_on(kinds: list[str]) -> None:
    old = {"nose": "^1.0.0", "@acme/fins": "npm:fins@1", "other": "^1.0.0"}
    content = {"name": "a", DEPENDENCIES: old, DEV: old, PEER: old, OPTIONAL: old}
    new = {**old, "nose": "^1.1.0"}
    expected = {**content, **dict.fromkeys(kinds, new), "version": "3.0.0"}
    found = update_package_dependencies(json.dumps(content), "3.0.0", VERSIONS, kinds)
    assert found == json.dumps(expected, separators=(",", ":"))


def test_tables_that_are_none_are_left_alone() -> None:
    content = '{"dependencies":["nose"],"devDependencies":{"nose":1}}'
    found = update_package_dependencies(content, "3.0.0", VERSIONS, [DEPENDENCIES, DEV, PEER])
    assert found == '{"dependencies":["nose"],"devDependencies":{"nose":1},"version":"3.0.0"}'


@pytest.mark.parametrize(("content", "version", "expected"), LOCKS)
def test_a_lock_file_gets_the_versions(content: dict[str, object], version: str, expected: dict[str, object]) -> None:
    found = update_package_lock(json.dumps(content, indent=2) + "\n", version, VERSIONS)
    assert found == json.dumps(expected, indent=2) + "\n"


@pytest.mark.parametrize(("content", "version", "versions", "error"), BROKEN_LOCKS)
def test_a_lock_file_without_packages_cannot_be_updated(
    content: str, version: str, versions: dict[str, str], error: str
) -> None:
    with pytest.raises(UnreadableText) as caught:
        update_package_lock(content, version, versions)
    assert str(caught.value) == error


@pytest.mark.parametrize(("content", "expected"), SAMPLES)
def test_samples_depend_on_the_new_version(content: str, expected: str) -> None:
    assert update_samples(content, "2.0.0", "a") == expected


@pytest.mark.parametrize("update", UPDATERS)
@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("1", "the file must be a JSON object"),
        ("", "Unexpected end of JSON input"),
        (None, "Unexpected end of JSON input"),
        ("{'a': 1}", "Expected property name or '}' in JSON at position 1"),
    ],
)
def test_what_is_no_json_object_cannot_be_updated(
    update: Callable[[str | None], str], content: str | None, error: str
) -> None:
    with pytest.raises(UnreadableText) as caught:
        update(content)
    assert str(caught.value) == error


def test_a_package_json_that_is_a_list_has_no_version() -> None:
    assert update_package_json("[ 1 ]\n", "2.0.0") == "[ 1 ][1][ 1 ]\n"


def test_samples_that_are_a_list_depend_on_nothing() -> None:
    assert update_samples("[]", "2.0.0", "a") == "[]"
