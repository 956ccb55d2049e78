"""Versions that a project does not state."""

from __future__ import annotations

import pytest

from gatepost.scaffold.packages import find_packages
from support.surveys import seen

DYNAMIC = '[project]\nname = "rocket"\ndynamic = ["version"]\n'
HATCH = '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n'
INIT = "src/rocket/__init__.py"
LITERAL = '__version__ = "1.2.3"\n'


def found(pyproject: str, more: dict[str, str] | None = None, literal: str = LITERAL) -> tuple[str, str, str]:
    """Return the version, the file that has it, and what computes it."""
    texts = {INIT: literal, **(more or {})}
    if pyproject:
        texts["pyproject.toml"] = pyproject
    (only,) = find_packages(seen(texts))
    return only.package.version, only.package.version_file, only.package.computed_by


@pytest.mark.parametrize(
    "requirement",
    ["hatch-vcs", "setuptools_scm>=8", "setuptools-scm[toml]", "versioneer[toml]==0.29", "uv-dynamic-versioning"],
)
def test_what_computes_it_from_tags_is_known_by_the_build_requirements(requirement: str) -> None:
    build = f'[build-system]\nrequires = ["not a requirement ;", "wheel", "{requirement}"]\n'
    version, file, by = found(DYNAMIC + build)
    assert (version, file) == ("", "")
    assert requirement.replace("_", "-").startswith(by)


def test_what_computes_it_is_known_by_its_table_too() -> None:
    assert found(DYNAMIC + "[tool.setuptools_scm]\n") == ("", "", "setuptools-scm")
    poetry = '[tool.poetry]\nname = "rocket"\n[tool.poetry-dynamic-versioning]\nenable = '
    assert found(poetry + "true\n") == ("", "", "poetry-dynamic-versioning")
    assert found(poetry + "false\n") == ("", "", "")


@pytest.mark.parametrize(
    "table",
    [
        f'[tool.hatch.version]\npath = "{INIT}"\n',
        f'[tool.hatch.version]\nsource = "regex"\npath = "{INIT}"\n',
        '[tool.setuptools.dynamic]\nversion = { attr = "rocket.__version__" }\n',
        f'[tool.pdm.version]\nsource = "file"\npath = "{INIT}"\n',
        '[build-system]\nrequires = ["flit_core"]\nbuild-backend = "flit_core.buildapi"\n',
    ],
)
def test_a_version_that_the_build_reads_from_a_file_is_found_there(table: str) -> None:
    assert found(DYNAMIC + table) == ("1.2.3", INIT, "")


@pytest.mark.parametrize("literal", ["__version__ = get()\n", '__version__ = "1.2"\n'])
def test_a_file_that_does_not_state_it_either_computes_it(literal: str) -> None:
    assert found(DYNAMIC + f'[tool.hatch.version]\npath = "{INIT}"\n', literal=literal) == ("", "", INIT)


def test_setuptools_may_be_told_a_module_that_is_there_or_not() -> None:
    table = '[tool.setuptools.dynamic]\nversion = { attr = "rocket.about.VERSION" }\n'
    more = {"src/rocket/about.py": 'VERSION = "4.5.6"\n'}
    assert found(DYNAMIC + table, more) == ("4.5.6", "src/rocket/about.py", "")
    assert found(DYNAMIC + table) == ("", "", "rocket/about.py")


def test_setup_cfg_says_it_in_its_own_way() -> None:
    cfg = "[metadata]\nname = rocket\nversion = {}\n"
    assert found("", {"setup.cfg": cfg.format("attr: rocket.__version__")}) == ("1.2.3", INIT, "")
    assert found("", {"setup.cfg": cfg.format("file: VERSION")}) == ("", "", "setuptools from VERSION")
    assert found("", {"setup.cfg": "[metadata]\nname = rocket\n"}) == ("", "", "")


@pytest.mark.parametrize(
    ("table", "by"),
    [
        (HATCH + '[tool.hatch.version]\nsource = "nodejs"\n', "hatch (nodejs)"),
        ('[tool.setuptools.dynamic]\nversion = { file = ["VERSION"] }\n', "setuptools from VERSION"),
        ('[tool.pdm.version]\nsource = "scm"\n', "pdm (scm)"),
        (HATCH, "hatchling.build"),
        ("", "the build"),
    ],
)
def test_what_else_computes_it_is_named(table: str, by: str) -> None:
    assert found(DYNAMIC + table) == ("", "", by)


def test_poetrys_own_version_stands_beside_a_project_that_says_it_is_dynamic() -> None:
    assert found(DYNAMIC + '[tool.poetry]\nversion = "2.0.0"\n') == ("2.0.0", "pyproject.toml", "")


def test_setup_py_computes_what_it_does_not_say() -> None:
    assert found("", {"setup.py": "setup(name='rocket', version=read())"}) == ("", "", "setup.py")


def test_a_project_that_says_nothing_has_no_version_at_all() -> None:
    assert found('[project]\nname = "rocket"\n') == ("", "", "")
