"""Documents of every wrong shape: understood, or refused in our words, never a traceback."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TypeAlias

import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from gatepost.errors import ProjectInvalidError
from gatepost.scaffold.files import release_please, skeleton
from gatepost.scaffold.others import remarks
from gatepost.scaffold.understand import understand
from gatepost.scaffold.wanted import CannotEdit
from support.surveys import seen, set_up, tagged

Shape: TypeAlias = "dict[str, Shape] | list[Shape] | str | int | bool | float"

PLACES = (
    *("project", "project.name", "project.version", "project.dynamic", "project.requires-python"),
    *("project.classifiers", "build-system", "build-system.requires", "build-system.build-backend", "tool"),
    *("tool.poetry", "tool.poetry.name", "tool.poetry.version", "tool.poetry.dependencies", "tool.poetry.packages"),
    *("tool.poetry.dependencies.python", "tool.poetry.package-mode", "tool.uv", "tool.uv.workspace"),
    *("tool.uv.workspace.members", "tool.uv.workspace.exclude", "tool.uv.package", "tool.hatch", "tool.hatch.envs"),
    *("tool.hatch.envs.x", "tool.hatch.version", "tool.hatch.version.path", "tool.hatch.version.source"),
    *("tool.setuptools", "tool.setuptools.dynamic", "tool.setuptools.dynamic.version", "tool.setuptools.packages"),
    *("tool.flit", "tool.pdm.version", "tool.pdm.version.path", "tool.pytest.ini_options.testpaths"),
    *("tool.commitizen", "tool.towncrier", "tool.poetry-dynamic-versioning", "dependency-groups"),
)
TEXTS = st.sampled_from(
    ("", "rocket", "1.2.3", "1.2", ">=3.10", "^3.10", "packages/*", "**", "src/rocket/__init__.py", "scm", "file", "ä")
)
VALUES: st.SearchStrategy[Shape] = st.recursive(
    TEXTS | st.integers(-5, 5) | st.booleans() | st.just(1.5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS.filter(bool), inner, max_size=3),
    max_leaves=4,
)
SETUP_FILES = st.text(alphabet="[]metadata\n=:name version,(){}'\"", max_size=60)


def document(values: dict[str, Shape]) -> str:
    """Return TOML with these values at their places; a place below one that is no table is left out."""
    whole: dict[str, Shape] = {}
    for place in sorted(values):
        *above, last = place.split(".")
        table = whole
        for key in above:
            inner = table.setdefault(key, {})
            if not isinstance(inner, dict):
                break
            table = inner
        else:
            table[last] = values[place]
    return tomlkit.dumps(whole)


@given(st.dictionaries(st.sampled_from(PLACES), VALUES, max_size=6), SETUP_FILES, SETUP_FILES)
def test_a_project_of_any_shape_is_understood_or_refused(values: dict[str, Shape], cfg: str, py: str) -> None:
    top = document(values)
    texts = {"pyproject.toml": top, "packages/a/pyproject.toml": top, "src/rocket/__init__.py": '__version__ = "1.2.3"'}
    for more in ({}, {"setup.cfg": cfg}, {"setup.py": py}):
        survey = seen({**texts, **more}, history=tagged("v1.2.3"))
        with suppress(ProjectInvalidError, CannotEdit):
            project = understand(survey)
            assert all(package.name and package.module for package in project.packages)
            assert project.pythons
            remarks(survey, project)
            release_please.wanted(set_up(survey))
            skeleton.wanted(set_up(survey))


@given(st.text(max_size=80), st.text(max_size=80))
def test_text_that_is_anything_is_understood_or_refused(pyproject: str, cfg: str) -> None:
    for texts in ({"pyproject.toml": pyproject}, {"setup.cfg": cfg}, {"setup.py": pyproject}, {"uv.lock": cfg}):
        with suppress(ProjectInvalidError):
            understand(seen(texts))


KEYS = st.sampled_from(("packages", ".", "extra-files", "path", "type", "release-type", "jsonpath", "bootstrap-sha"))
JSON: st.SearchStrategy[Shape] = st.recursive(
    TEXTS | st.integers(-5, 5) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
ANY_JSON = JSON.map(json.dumps) | JSON.map(lambda value: json.dumps(value, indent=2)) | st.text(max_size=40)


@given(ANY_JSON, ANY_JSON)
def test_release_files_of_any_shape_are_edited_or_refused(configuration: str, manifest: str) -> None:
    texts = {
        "pyproject.toml": '[project]\nname = "rocket"\nversion = "0.2.3"\n',
        "uv.lock": "",
        "release-please-config.json": configuration,
        ".release-please-manifest.json": manifest,
        "package.json": configuration,
    }
    survey = seen(texts)
    remarks(survey, understand(survey))
    with suppress(CannotEdit):
        wanted = release_please.wanted(set_up(survey, {"breaking-before-1": "minor"}))
        again = seen({**texts, **{each.path: each.text for each in wanted}})
        assert release_please.wanted(set_up(again, {"breaking-before-1": "minor"})) == wanted
        assert all(json.loads(each.text) for each in wanted if each.path.endswith("config.json"))
