"""A computed version becomes one that is written down."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gatepost.scaffold.files.pyproject import wanted
from gatepost.scaffold.files.static_version import make_static
from gatepost.scaffold.project import Package
from gatepost.scaffold.wanted import CannotEdit, Setup
from support.surveys import by_path, project, seen, set_up, tagged

PATH = "pyproject.toml"
HATCH = """\
[build-system]
requires = ["hatchling", "hatch-vcs>=0.4"] # build
build-backend = "hatchling.build"

[project]
description = "x"
name = "rocket" # it
dynamic = ["version"]
dependencies = ["click"]

[tool.hatch.version]
source = "vcs"

[tool.hatch.version.raw-options]
local_scheme = "no-local-version"

[tool.hatch.build.targets.wheel]
packages = ["src/rocket"]
"""
HATCH_AFTER = """\
[build-system]
requires = ["hatchling"] # build
build-backend = "hatchling.build"

[project]
description = "x"
name = "rocket" # it
version = "1.4.0"
dependencies = ["click"]

[tool.hatch.build.targets.wheel]
packages = ["src/rocket"]
"""
SETUPTOOLS = """\
[build-system]
requires = [
  "setuptools>=61",
  "setuptools_scm[toml]>=6.2",
]

[project]
name = "rocket"
dynamic = ["readme", "version"]

[tool.setuptools_scm]

[tool.other]
"""
SETUPTOOLS_AFTER = """\
[build-system]
requires = [
  "setuptools>=61",
]

[project]
name = "rocket"
version = "1.4.0"
dynamic = ["readme"]

[tool.other]
"""
POETRY = """\
[build-system]
requires = ["poetry-core>=1", "poetry-dynamic-versioning"]
build-backend = "poetry_dynamic_versioning.backend"

[tool.poetry]
name = "rocket"
version = "0.0.0" # computed

[tool.poetry-dynamic-versioning]
enable = true
"""
POETRY_AFTER = """\
[build-system]
requires = ["poetry-core>=1"]
build-backend = "poetry.core.masonry.api"

[tool.poetry]
name = "rocket"
version = "1.4.0" # computed
"""
PLACEHOLDER = """\
[build-system]
requires = ["poetry-core>=2", "poetry-dynamic-versioning"]
build-backend = "poetry_dynamic_versioning.backend"

[project]
name = "rocket"
dynamic = ["version"]

[tool.poetry]
version = "0.0.0"
packages = []

[tool.poetry-dynamic-versioning]
enable = true

[tool.poetry.requires-plugins]
poetry-dynamic-versioning = ">=1"
"""
PLACEHOLDER_AFTER = """\
[build-system]
requires = ["poetry-core>=2"]
build-backend = "poetry.core.masonry.api"

[project]
name = "rocket"
version = "1.4.0"

[tool.poetry]
packages = []
"""
STATED = """\
[project]
name = "rocket"
version = "0.0.0"

[tool.poetry.requires-plugins]
poetry-dynamic-versioning = ">=1"
poetry-plugin-export = ">=1"
"""
STATED_AFTER = STATED.replace("0.0.0", "1.4.0").replace('poetry-dynamic-versioning = ">=1"\n', "")
PACKAGE = Package(".", "rocket", "rocket", computed_by="tags")


def static(text: str) -> str:
    """Return a project's own file with the version in it."""
    return make_static(released(text), PATH, text, PACKAGE)


def released(text: str) -> Setup:
    """Return a repository that was last released as 1.4.0."""
    return set_up(seen({PATH: text}, "src/rocket/__init__.py", history=tagged("v1.4.0", "v1.3.0")), {"manager": "uv"})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (HATCH, HATCH_AFTER),
        (SETUPTOOLS, SETUPTOOLS_AFTER),
        (POETRY, POETRY_AFTER),
        (PLACEHOLDER, PLACEHOLDER_AFTER),
        (STATED, STATED_AFTER),
    ],
)
def test_the_last_release_is_written_down_and_the_computing_taken_out(before: str, after: str) -> None:
    assert static(before) == after


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            HATCH + '\n[tool.hatch.build.hooks.vcs]\nversion-file = "src/rocket/_version.py"\n',
            "with `tool.hatch.build.hooks.vcs.version-file` the build writes the version into the code",
        ),
        (
            SETUPTOOLS.replace("scm]\n", 'scm]\nwrite_to = "x.py"\n'),
            "with `tool.setuptools_scm.write_to` the build writes the version into the code",
        ),
        (
            HATCH.replace("hatchling.build", "flit_scm:buildapi"),
            "the build backend `flit_scm:buildapi` computes the version",
        ),
        (
            'project.name = "rocket"\nproject.dynamic = ["version"]\n',
            "there is no `name` right below `[project]`",
        ),
        ("[build-system]\nrequires = []\n", "tags computes the version, and nothing here says so"),
        ("[project]\nname = 'rocket'\n", "tags computes the version, and nothing here says so"),
    ],
)
def test_what_the_code_relies_on_is_not_taken_out(text: str, why: str) -> None:
    with pytest.raises(CannotEdit) as caught:
        static(text)
    assert str(caught.value) == f"{PATH}: {why}"


def test_it_is_done_where_it_is_asked_for() -> None:
    setup = released(HATCH)
    assert HATCH in by_path(wanted(setup))[PATH]
    assert HATCH_AFTER in by_path(wanted(replace(setup, static_version=True)))[PATH]


def test_each_package_of_a_monorepo_has_its_own() -> None:
    texts = {"pyproject.toml": "[tool.uv.workspace]\nmembers = ['libs/*']\n", "libs/a/pyproject.toml": HATCH}
    texts["libs/b/pyproject.toml"] = project("b")
    setup = set_up(seen(texts, history=tagged("rocket-v2.0.0")))
    assert list(by_path(wanted(setup))) == [PATH]
    found = by_path(wanted(replace(setup, static_version=True)))
    assert found["libs/a/pyproject.toml"] == HATCH_AFTER.replace("1.4.0", "2.0.0")
    assert list(found) == [PATH, "libs/a/pyproject.toml"]
