"""How the tests of a repository are run against its built wheels: what is taken away first, and what is run where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.scaffold.files.notation import in_shell
from gatepost.scaffold.project import SRC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.scaffold.project import Package
    from gatepost.scaffold.wanted import Setup

PYTEST = "python -m pytest"


def suite(setup: Setup) -> tuple[str, ...]:
    """Return lines of shell that fail where a test fails, after the tests of every package have run."""
    packages = setup.project.packages
    away = " ".join(dict.fromkeys(in_shell(_source(setup, package)) for package in packages))
    if not setup.project.is_monorepo:
        return (f"rm -rf {away}", _command(setup, packages[0]))
    runs = [f"({run}) || failed=1" for run in _runs(setup)]
    return (f"rm -rf {away}", "failed=0", *runs, 'exit "$failed"')


def _runs(setup: Setup) -> Iterator[str]:
    for package in setup.project.packages:
        command = _command(setup, package)
        yield command if package.path == "." else f"cd {in_shell(package.path)} && {command}"
    tests = setup.project.tests
    if tests and setup.answers.test == PYTEST and not any(_is_in(package, tests) for package in setup.project.packages):
        yield f"{PYTEST} {in_shell(tests)}"


def _is_in(package: Package, folder: str) -> bool:
    return f"{folder}/".startswith(package.folder)


def _command(setup: Setup, package: Package) -> str:
    """Return the command that was answered; pytest gets the tests that are in the wheel by the name of the package."""
    if setup.answers.test != PYTEST:
        return setup.answers.test
    if not package.tests:
        return f"python -c {in_shell(f'import {package.module}')}"
    inside = package.tests.startswith(f"{_source(setup, package)}/")
    return f"{PYTEST} --pyargs {package.module}" if inside else PYTEST


def _source(setup: Setup, package: Package) -> str:
    """Return what would be imported in place of the wheel."""
    if package.layout == SRC:
        return f"{package.folder}src"
    top = f"{package.folder}{package.module.partition('.')[0]}"
    return f"{top}.py" if setup.survey.has(f"{top}.py") else top
