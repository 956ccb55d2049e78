"""TOML files: the tables were checked against the updaters of release-please 17.11.1."""

from __future__ import annotations

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.release.updaters.toml_file import update_pyproject, update_toml

LOCK = '[[package]]\nname = "x"\nversion = "1"\n\n[[package]]\nname = "y"\nversion = "1"\n'
UPDATED = [
    ('version = "1" # c\n', "$.version", 'version = "2.0" # c\n'),
    ('a.b = "1"', "$.a.b", 'a.b = "2.0"'),
    ("a = true", "$.a", 'a = "2.0"'),
    (LOCK, "$.package[?(@.name.value=='y')].version", LOCK.replace('"y"\nversion = "1"', '"y"\nversion = "2.0"')),
    (LOCK, "$..version", LOCK.replace('"1"', '"2.0"')),
    (LOCK, "$.package[0].version", LOCK.replace('"1"', '"2.0"', 1)),
    (LOCK, "$.nothing", LOCK),
    ("not toml", "$.version", "not toml"),
    ('"$".a = "1"\na = "1"', "$['$'].a", '"$".a = "1"\na = "2.0"'),
    ('[a."~".b]\nc = "1"\n[a.b]\nc = "1"', "$.a['`~'].b.c", '[a."~".b]\nc = "1"\n[a.b]\nc = "2.0"'),
]
"""A file, a JSONPath, and the file with version 2.0."""
REFUSED = [
    ("a = 1", "$.a", "path not found in object: a"),
    ("a = {}", "$.a", "value at path a is not tagged"),
    ('"a/b" = "1"', "$['a/b']", "path not found in object: a~1b"),
    ('a = "1"', "$.a.value", "path not found in object: a.value"),
    ('a = "1"', "$", "value at path  is not tagged"),
]
PYPROJECTS = [
    ('[project]\nname = "x"\nversion = "1" # c\n', '[project]\nname = "x"\nversion = "2.0" # c\n'),
    ("[tool.poetry]\nversion = '1'\n", '[tool.poetry]\nversion = "2.0"\n'),
    (
        '[project]\nversion = "1"\n[tool.poetry]\nversion = "1"',
        '[project]\nversion = "2.0"\n[tool.poetry]\nversion = "1"',
    ),
    ('project = ""\n[tool.poetry]\nversion = "1"', 'project = ""\n[tool.poetry]\nversion = "2.0"'),
    ('[project]\ndynamic = ["version"]\n',) * 2,
    ('[project]\ndynamic = "the version"\n',) * 2,
]
NO_PYPROJECTS = [
    ("", "invalid file"),
    ("[project]\n", "invalid file"),
    ('[project]\nversion = ""\n', "invalid file"),
    ('[project]\n[tool.poetry]\nversion = "1"\n', "invalid file"),
    ('[project]\ndynamic = ["readme", 1]\n', "invalid file"),
    ("project = nan\ntool = 1\n", "invalid file"),
    ('project = "x"\n', "invalid file"),
    ("[project]\nversion = 1.5\n", "path not found in object: project.version"),
    ("[project]\nversion = {}\n", "value at path project.version is not tagged"),
    ("[project", "Key ended without value at row 1, col 11, pos 10"),
]


@pytest.mark.parametrize(("content", "jsonpath", "updated"), UPDATED)
def test_the_values_at_a_jsonpath_become_the_version(content: str, jsonpath: str, updated: str) -> None:
    assert update_toml(content, jsonpath, "2.0") == updated


@pytest.mark.parametrize(("content", "jsonpath", "message"), REFUSED)
def test_what_has_no_place_is_refused(content: str, jsonpath: str, message: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        update_toml(content, jsonpath, "2.0")

    assert str(caught.value) == message


@pytest.mark.parametrize(("content", "updated"), PYPROJECTS)
def test_a_pyproject_has_the_version_of_the_project_or_of_poetry(content: str, updated: str) -> None:
    assert update_pyproject(content, "2.0") == updated


@pytest.mark.parametrize(("content", "message"), NO_PYPROJECTS)
def test_a_pyproject_without_a_version_is_refused(content: str, message: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        update_pyproject(content, "2.0")

    assert str(caught.value) == message
