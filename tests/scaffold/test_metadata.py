"""What a distribution says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.errors import ProjectInvalidError
from gatepost.scaffold.metadata import Metadata, read_document, read_metadata
from support.surveys import project, seen

if TYPE_CHECKING:
    from collections.abc import Mapping

POETRY = """
[tool.poetry]
name = "rocket"
version = "1.2.3"
classifiers = ["a"]
[tool.poetry.dependencies]
python = "^3.11"
[build-system]
requires = ["poetry-core"]
build-backend = "poetry.core.masonry.api"
"""
CFG = """
[metadata]
name = rocket
version = 1.2.3
classifiers =
    Programming Language :: Python :: 3.12
[options]
python_requires = >=3.11
"""


def read(texts: Mapping[str, str], folder: str = "") -> Metadata | None:
    survey = seen(texts)
    return read_metadata(survey, folder, read_document(survey, folder))


def said(texts: Mapping[str, str], folder: str = "") -> Metadata:
    found = read(texts, folder)
    assert found is not None
    return found


def test_the_table_project_goes_before_all() -> None:
    more = 'requires-python = ">=3.11"\nclassifiers = ["a"]\n'
    found = said({"pyproject.toml": project(more=more) + "[tool.poetry]\nname = 'x'\n", "setup.cfg": CFG})
    assert found == Metadata(
        "pyproject.toml", "rocket", "1.2.3", ">=3.11", "project.requires-python", ("a",), "hatchling.build"
    )


def test_poetry_says_the_same_in_a_table_of_its_own() -> None:
    found = said({"pyproject.toml": POETRY})
    key = "tool.poetry.dependencies.python"
    assert found == Metadata("pyproject.toml", "rocket", "1.2.3", "^3.11", key, ("a",), "poetry.core.masonry.api")
    beside = project() + '[tool.poetry.dependencies]\npython = "^3.12"\n'
    assert said({"pyproject.toml": beside}).requires == "^3.12"


def test_setup_cfg_and_setup_py_say_it_together() -> None:
    found = said({"setup.cfg": CFG})
    assert found == Metadata(
        *("setup.cfg", "rocket", "1.2.3", ">=3.11", "python_requires"),
        ("Programming Language :: Python :: 3.12",),
        "setuptools.build_meta",
    )
    py = "setup(name='other', version='2.0.0', python_requires='>=3.12', classifiers=['b'])"
    assert said({"setup.py": py}).file == "setup.py"
    both = said({"setup.cfg": "[metadata]\nname = rocket\n", "setup.py": py})
    assert (both.file, both.name, both.version, both.classifiers) == ("setup.cfg", "rocket", "2.0.0", ("b",))


def test_a_version_that_is_read_from_elsewhere_is_not_stated() -> None:
    assert said({"setup.cfg": CFG.replace("1.2.3", "attr: rocket.__version__")}).version == ""
    assert said({"setup.py": "setup(name='rocket', version=read(), classifiers=make())"}).version == ""


def test_the_build_is_named_where_pyproject_toml_says_it() -> None:
    build = '[build-system]\nrequires = []\nbuild-backend = "custom"\n'
    assert said({"setup.cfg": CFG, "pyproject.toml": build}).backend == "custom"
    assert said({"setup.cfg": CFG, "pyproject.toml": "[tool.ruff]\n"}).backend == "setuptools.build_meta"
    assert said({"pyproject.toml": "[project]\nname = 'rocket'\n"}).backend == ""


@pytest.mark.parametrize("table", ["[tool.poetry]\npackage-mode = false\n", "[tool.uv]\npackage = false\n"])
def test_a_project_may_say_that_it_builds_nothing(table: str) -> None:
    assert not said({"pyproject.toml": project() + table}).is_built
    assert said({"pyproject.toml": project()}).is_built


def test_a_package_in_a_folder_has_files_of_its_own() -> None:
    found = said({"libs/a/pyproject.toml": project("a"), "pyproject.toml": project("top")}, "libs/a/")
    assert (found.name, found.file) == ("a", "libs/a/pyproject.toml")


@pytest.mark.parametrize(
    "texts", [{}, {"pyproject.toml": "[tool.ruff]\n"}, {"setup.cfg": "[flake8]\nmax-line-length = 100\n"}]
)
def test_tools_alone_are_no_project(texts: Mapping[str, str]) -> None:
    assert read(texts) is None


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ({"pyproject.toml": "project = 1"}, "pyproject.toml: `project` must be a table"),
        ({"pyproject.toml": "[project]\nversion = '1'"}, "pyproject.toml: `project.name` is missing"),
        ({"pyproject.toml": "[project]\nname = 1"}, "pyproject.toml: `project.name` must be a text"),
        ({"pyproject.toml": "[project]\nname = '-x-'"}, "pyproject.toml: `-x-` is no name for a distribution"),
        ({"pyproject.toml": "[project]\nname = 'x'\nversion = 1"}, "pyproject.toml: `project.version` must be a text"),
        (
            {"pyproject.toml": "build-system = []\n[project]\nname = 'x'"},
            "pyproject.toml: `build-system` must be a table",
        ),
        ({"pyproject.toml": "tool = []"}, "pyproject.toml: `tool` must be a table"),
        (
            {"pyproject.toml": "a b"},
            "pyproject.toml is not TOML: Expected '=' after a key in a key/value pair (at line 1, column 3)",
        ),
        ({"setup.cfg": "name = x"}, "setup.cfg cannot be read: File contains no section headers."),
        ({"setup.py": "setup(name=f())"}, "setup.py: nothing but running it would tell the name of the distribution"),
        ({"setup.py": "import x"}, "setup.py: nothing but running it would tell the name of the distribution"),
    ],
)
def test_what_makes_no_sense_is_named_by_file_and_key(texts: Mapping[str, str], words: str) -> None:
    with pytest.raises(ProjectInvalidError) as caught:
        read(texts)
    assert caught.value.text == words
    assert caught.value.hint
