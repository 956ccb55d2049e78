"""What a folder without a project begins with: a package, a test, a README, and the project's own table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.gate.init_options import POETRY
from gatepost.scaffold.metadata import PYPROJECT, read_document
from gatepost.scaffold.modules import Code, find_module
from gatepost.scaffold.project import SRC
from gatepost.scaffold.pythons import is_plain
from gatepost.scaffold.wanted import ONCE, Wanted

if TYPE_CHECKING:
    from gatepost.scaffold.project import Package
    from gatepost.scaffold.wanted import Setup

_IGNORED = """\
__pycache__/
*.egg-info/
.cache/
.coverage
.mypy_cache/
.pytest_cache/
.ruff_cache/
.venv/
build/
dist/
"""
_TEST = '''\
"""The package as those find it who install it."""

import {module}


def test_it_says_what_it_is_for() -> None:
    assert {module}.__doc__
'''
_BUILD_SYSTEMS = {POETRY: ("poetry-core>=2", "poetry.core.masonry.api")}
_USUAL = ("hatchling>=1.27", "hatchling.build")
_READMES = ("README.md", "README.rst", "README.txt")


def wanted(setup: Setup) -> tuple[Wanted, ...]:
    """Return the files of a new package that are not there yet; none where there is a project already."""
    if not setup.project.is_new:
        return ()
    (package,) = setup.project.packages
    survey = setup.survey
    folder = f"{'src/' if package.layout == SRC else ''}{package.module.replace('.', '/')}"
    has_code = bool(find_module(Code(survey.paths), "", package.name, package.module).file)
    has_tests = any(path.startswith("tests/") for path in survey.paths)
    files = {
        **({} if has_code else {f"{folder}/__init__.py": f'"""{package.name}."""\n', f"{folder}/py.typed": ""}),
        **({} if has_tests else {f"tests/test_{_tail(package)}.py": _TEST.format(module=package.module)}),
        **({} if _readme(setup) else {_READMES[0]: f"# {package.name}\n"}),
        ".gitignore": _IGNORED,
    }
    return tuple(Wanted(path, text, ONCE, "a beginning") for path, text in files.items() if not survey.has(path))


def new_pyproject(setup: Setup) -> str:
    """Return a pyproject.toml with the tables of a new project, behind what is there already."""
    (package,) = setup.project.packages
    before = setup.survey.text(PYPROJECT).rstrip("\n")
    tables = [] if "build-system" in read_document(setup.survey, "") else [_build_system(setup)]
    tables.append(_project(setup, package))
    remote = setup.survey.history.remote
    if remote is not None and remote.is_github:
        tables.append(_urls(f"https://{remote.host}/{remote.owner}/{remote.name}", setup.survey.history.branch))
    if package.module != package.normalized.replace("-", "_") and setup.answers.manager != POETRY:
        folder = f"{'src/' if package.layout == SRC else ''}{package.module.replace('.', '/')}"
        tables.append(f'[tool.hatch.build.targets.wheel]\npackages = ["{folder}"]\n')
    return "\n".join([*([f"{before}\n"] if before else []), *tables])


def _build_system(setup: Setup) -> str:
    requirement, backend = _BUILD_SYSTEMS.get(setup.answers.manager, _USUAL)
    return f'[build-system]\nrequires = ["{requirement}"]\nbuild-backend = "{backend}"\n'


def _project(setup: Setup, package: Package) -> str:
    pythons = filter(is_plain, setup.answers.pythons)
    classifiers = [f"Programming Language :: Python :: {python}" for python in pythons]
    lines = [
        "[project]",
        f'name = "{package.name}"',
        f'version = "{package.version}"',
        f'readme = "{_readme(setup) or _READMES[0]}"',
        f'requires-python = ">={setup.answers.oldest}"',
        "classifiers = [",
        *(f'  "{each}",' for each in (*classifiers, "Typing :: Typed")),
        "]",
        "dependencies = []",
    ]
    return "".join(f"{line}\n" for line in lines)


def _urls(home: str, branch: str) -> str:
    urls = {"Homepage": home, "Changelog": f"{home}/blob/{branch}/CHANGELOG.md", "Issues": f"{home}/issues"}
    return "[project.urls]\n" + "".join(f'{name} = "{url}"\n' for name, url in urls.items())


def _readme(setup: Setup) -> str:
    """Return the README that is there; empty where there is none."""
    return next((name for name in _READMES if setup.survey.has(name)), "")


def _tail(package: Package) -> str:
    return package.module.rpartition(".")[2]
