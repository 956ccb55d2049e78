from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.policy.versions import Version
from gatepost.release.errors import PlanError
from support.releasing import ENTRY, release_type, written

CHANGELOG = f"# Changelog\n\n{ENTRY}\n"
PROJECT = '[project]\nname = "acme-nose"\nversion = "1.1.0"\n'
POETRY = '[tool.poetry]\nname = "nose"\nversion = "1.1.0"\n'
OLD = '__version__ = "1.1.0"\n'
NEW = '__version__ = "1.2.0"\n'

Files = Mapping[str, str]
Written = list[tuple[str, str | None]]


def modules(*paths: str) -> Written:
    return [(path, None) for path in paths]


CASES: list[tuple[str, dict[str, object], Files, Written]] = [
    (".", {}, {}, [("CHANGELOG.md", CHANGELOG), ("setup.cfg", None), ("setup.py", None)]),
    (
        ".",
        {},
        {
            "setup.cfg": "version = 1.1.0",
            "setup.py": "setup(version='1.1.0')",
            "pyproject.toml": PROJECT,
            "acme_nose/__init__.py": OLD,
            "src/acme-nose/__init__.py": OLD,
            "acme_nose/version.py": OLD,
            "tests/data/version.py": "version = 1",
            "other/__init__.py": OLD,
        },
        [
            ("CHANGELOG.md", CHANGELOG),
            ("setup.cfg", "version = 1.2.0"),
            ("setup.py", "setup(version='1.2.0')"),
            ("pyproject.toml", PROJECT.replace("1.1.0", "1.2.0")),
            ("acme-nose/__init__.py", None),
            ("src/acme-nose/__init__.py", NEW),
            ("acme_nose/__init__.py", NEW),
            ("src/acme_nose/__init__.py", None),
            ("acme_nose/version.py", NEW),
            ("tests/data/version.py", "version = 1"),
            ("changelog.json", None),
        ],
    ),
    (
        "a/b",
        {},
        {"a/b/pyproject.toml": POETRY, "a/version.py": OLD, "a/b/src/nose/version.py": OLD, "a/bc/version.py": OLD},
        [
            ("a/b/CHANGELOG.md", CHANGELOG),
            ("a/b/setup.cfg", None),
            ("a/b/setup.py", None),
            ("a/b/pyproject.toml", POETRY.replace("1.1.0", "1.2.0")),
            *modules("a/b/nose/__init__.py", "a/b/src/nose/__init__.py") * 2,
            ("a/b/src/nose/version.py", NEW),
            ("changelog.json", None),
        ],
    ),
    (
        ".",
        {"package-name": "acme-nose", "skip-changelog": True},
        {},
        [
            *modules("setup.cfg", "setup.py", "acme-nose/__init__.py", "src/acme-nose/__init__.py"),
            *modules("acme_nose/__init__.py", "src/acme_nose/__init__.py"),
        ],
    ),
    (
        ".",
        {"component": "fin", "package-name": "acme-nose"},
        {"pyproject.toml": "[tool.black]\n"},
        [
            ("CHANGELOG.md", CHANGELOG),
            *modules("setup.cfg", "setup.py", "fin/__init__.py", "src/fin/__init__.py"),
            *modules("fin/__init__.py", "src/fin/__init__.py", "changelog.json"),
        ],
    ),
    (
        ".",
        {"package-name": "acme-nose"},
        {"pyproject.toml": '[project]\nversion = "1.1.0"\n', "setup.py": "name='a'\n\nversion='1.1.0'\n"},
        [
            ("CHANGELOG.md", CHANGELOG),
            ("setup.cfg", None),
            ("setup.py", "name='a'\n\nversion='1.2.0'\n"),
            ("pyproject.toml", '[project]\nversion = "1.2.0"\n'),
            ("changelog.json", None),
        ],
    ),
    (
        ".",
        {"package-name": "acme-nose"},
        {"pyproject.toml": '[project]\nversion = "1.1.0"\n'},
        [
            ("CHANGELOG.md", CHANGELOG),
            ("setup.cfg", None),
            ("setup.py", None),
            ("pyproject.toml", '[project]\nversion = "1.2.0"\n'),
        ],
    ),
    (
        ".",
        {},
        {"pyproject.toml": '[project]\nname = ""\nversion = "1.1.0"\n', "setup.py": "name='a'"},
        [
            ("CHANGELOG.md", CHANGELOG),
            ("setup.cfg", None),
            ("setup.py", "name='a'"),
            ("pyproject.toml", '[project]\nname = ""\nversion = "1.2.0"\n'),
        ],
    ),
    (
        ".",
        {},
        {"pyproject.toml": "[project\n"},
        [("CHANGELOG.md", CHANGELOG), ("setup.cfg", None), ("setup.py", None)],
    ),
    (
        ".",
        {},
        {"pyproject.toml": '[project]\nname = "n"\nversion = "1.1.0"\n[tool.poetry]\nname = "m"\nversion = "1.1.0"\n'},
        [
            ("CHANGELOG.md", CHANGELOG),
            ("setup.cfg", None),
            ("setup.py", None),
            (
                "pyproject.toml",
                '[project]\nname = "n"\nversion = "1.2.0"\n[tool.poetry]\nname = "m"\nversion = "1.1.0"\n',
            ),
            *modules("n/__init__.py", "src/n/__init__.py") * 2,
            ("changelog.json", None),
        ],
    ),
    (
        ".",
        {},
        {"pyproject.toml": '[project]\nname = "n"\ndynamic = ["version"]\n'},
        [
            ("CHANGELOG.md", CHANGELOG),
            ("setup.cfg", None),
            ("setup.py", None),
            ("pyproject.toml", '[project]\nname = "n"\ndynamic = ["version"]\n'),
            *modules("n/__init__.py", "src/n/__init__.py") * 2,
            ("changelog.json", None),
        ],
    ),
]
NO_TABLES = [
    # a pyproject.toml whose project is something, but no table
    'project = 1\n[tool.poetry]\nname = "n"\nversion = "1.1.0"\n',
    'project = "n"\n',
    '[[project]]\nname = "n"\nversion = "1.1.0"\n',
    "[tool]\npoetry = true\n",
    "[project]\n",
]
NO_TABLES_AT_ALL = ["project = 0\n", 'project = ""\n', "project = false\n", "tool = 1\n", "[tool]\npoetry = 0\n"]
NAMES_IN_SETUP = [
    # what setup.py says, and the name that changelog.json gets; none, where it is not written
    ("name='nose'", "nose"),
    ('name = "acme nose"\nname = "other"', "acme nose"),
    ('    name="nose"\r\n    version="1.1.0"', "nose"),
    ("name='nose',\n", None),
    ("name = NAME\n", None),
    ("name='nose\"", "nose"),
    ("name='a' 'b'", "a' 'b"),
    ("name=''", None),
    ("name='no\u2028se'", None),
    ("pack_name  =  'nose'\n", "nose"),
]
SECTIONS: list[tuple[dict[str, object], list[str]]] = [
    ({}, ["a way", "a bug", "a page", "a break"]),
    ({"changelog-sections": [{"type": "feature", "section": "F"}]}, ["another way"]),
]


@pytest.mark.parametrize(("path", "keys", "files", "expected"), CASES)
def test_a_distribution_has_its_version_in_many_places(
    path: str, keys: dict[str, object], files: Files, expected: Written
) -> None:
    assert written(release_type(path, {"release-type": "python", **keys}, files)) == expected


@pytest.mark.parametrize("pyproject", NO_TABLES)
def test_a_project_that_is_no_table_or_an_empty_one_cannot_be_updated(pyproject: str) -> None:
    type_ = release_type(".", {"release-type": "python", "package-name": "a"}, {"pyproject.toml": pyproject})
    with pytest.raises(UnreadableText) as caught:
        written(type_)
    assert str(caught.value) == "invalid file"


@pytest.mark.parametrize("pyproject", NO_TABLES_AT_ALL)
def test_a_project_that_is_nothing_is_none(pyproject: str) -> None:
    type_ = release_type(".", {"release-type": "python", "skip-changelog": True}, {"pyproject.toml": pyproject})
    assert written(type_) == modules("setup.cfg", "setup.py")


@pytest.mark.parametrize("name", ["3", "true", '["n"]', "{ a = 1 }"])
def test_a_name_that_is_no_text_stops_the_plan(name: str) -> None:
    pyproject = f'[project]\nname = {name}\nversion = "1.1.0"\n'
    with pytest.raises(PlanError) as caught:
        written(release_type(".", {"release-type": "python"}, {"pyproject.toml": pyproject}))
    assert str(caught.value) == "TypeError: projectName.replace is not a function"


@pytest.mark.parametrize("name", ["0", "false", '""'])
def test_a_name_that_is_nothing_is_none_and_setup_py_is_not_asked(name: str) -> None:
    pyproject = f'[project]\nname = {name}\nversion = "1.1.0"\n'
    type_ = release_type(".", {"release-type": "python"}, {"pyproject.toml": pyproject, "setup.py": "name='n'"})
    assert [path for path, _ in written(type_)] == ["CHANGELOG.md", "setup.cfg", "setup.py", "pyproject.toml"]


@pytest.mark.parametrize(("setup", "name"), NAMES_IN_SETUP)
def test_without_a_name_in_pyproject_setup_py_is_asked(setup: str, name: str | None) -> None:
    files = {
        "setup.py": setup,
        "pyproject.toml": '[project]\nversion = "1.1.0"\n',
        "changelog.json": '{"entries": []}',
    }
    found = dict(written(release_type(".", {"release-type": "python"}, files), "fix: a bug"))
    named = (
        json.loads(found["changelog.json"] or "")["entries"][0]["artifactName"] if "changelog.json" in found else None
    )
    assert named == name


@pytest.mark.parametrize(("keys", "expected"), SECTIONS)
def test_changelog_json_lists_what_is_visible(keys: dict[str, object], expected: list[str]) -> None:
    files = {"changelog.json": '{"entries": []}'}
    type_ = release_type("a", {"release-type": "python", "package-name": "nose", **keys}, files)
    messages = (
        "feat: a way",
        "feature: another way",
        "fix: a bug",
        "docs: a page",
        "chore: nothing",
        "chore!: a break",
    )
    (entry,) = json.loads(dict(written(type_, *messages))["changelog.json"] or "")["entries"]
    assert [change["message"] for change in entry["changes"]] == expected
    assert (entry["artifactName"], entry["language"], entry["version"]) == ("nose", "PYTHON", "1.2.0")


@pytest.mark.parametrize("keys", [{}, {"initial-version": "3.0.0"}])
def test_the_first_version_cannot_be_configured(keys: dict[str, object]) -> None:
    assert release_type(".", {"release-type": "python", **keys}, {}).initial_version == Version(0, 1, 0)


def test_a_distribution_has_no_name_but_the_configured_one() -> None:
    type_ = release_type(".", {"release-type": "python"}, {"pyproject.toml": PROJECT})
    assert (type_.component, type_.branch_component, type_.package_name) == ("", "", "")
