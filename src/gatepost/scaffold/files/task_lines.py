"""What CI runs, as lines of a shell for this machine: the steps of the task `check`."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.gate.init_options import PIP, POETRY
from gatepost.scaffold.files.development import RELEASE, is_own
from gatepost.scaffold.files.local import checks_types, in_environment, is_advisory, keeps_venv, local, type_checks
from gatepost.scaffold.files.suite import PYTEST
from gatepost.scaffold.toml_edit import in_toml, list_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.scaffold.wanted import Setup

CHECK, HATCH_FILE = "check", "hatch.toml"
ABOUT_CHECK = "The checks of CI"
_MAKE_VENV = ("test -d .venv || python3 -m venv .venv",)
"""Poetry goes on with an environment that it has elsewhere where there is no `.venv` yet."""
_BUILT = '"$built"'


@dataclass(frozen=True)
class Step:
    """A step of the check: its name, its lines, and in a few words what it does; advisory ones may fail."""

    name: str
    about: str
    lines: tuple[str, ...]
    is_advisory: bool = False


def steps(setup: Setup) -> tuple[Step, ...]:
    """Return the steps of the check in their order, the cheapest first."""
    return tuple(step for step in _steps(setup) if step.lines)


def hatch_script(setup: Setup) -> str:
    """Return the lines as a script of hatch's, in TOML: it goes on where one with a `-` has failed."""
    lines = [f"- {line}" if step.is_advisory else line for step in steps(setup) for line in step.lines]
    return list_of([in_toml(line) for line in lines])


def set_up_lines(setup: Setup) -> tuple[str, ...]:
    """Return what prepares a checkout, where the manager has a command for that; pip has none."""
    own = setup.answers.setup
    if own and not own.startswith("make "):
        return (own,)
    if setup.answers.manager == POETRY:
        return (*_MAKE_VENV * keeps_venv(setup.survey), "poetry sync")
    every = " --all-packages" if setup.project.is_monorepo else ""
    return (f"uv sync --locked{every}",)


def format_lines(setup: Setup) -> tuple[str, ...]:
    """Return what rewrites the code."""
    tool = local(setup).tool
    return (f"{tool}ruff format .", f"{tool}ruff check --fix .")


def _steps(setup: Setup) -> Iterator[Step]:
    tool = local(setup).tool
    own = setup.answers.checks
    lint = own or (f"{tool}ruff format --check .", f"{tool}ruff check .")
    yield Step("lint", "The checks of CI" if own else "ruff: format and rules", lint)
    if checks_types(setup):
        types = tuple(f"{local(setup).whole}{check}" for check in type_checks(setup))
        advisory = is_advisory(setup)
        yield Step("types", "mypy; only a warning" if advisory else "mypy", types, advisory)
    yield Step("test", "The tests", tuple(_tests(setup)))
    yield Step("dist", "Build, and check what is built", tuple(_build(setup)))


def _tests(setup: Setup) -> Iterator[str]:
    """Yield the tests of each package by themselves: they may have files of the same name."""
    test, project = setup.answers.test, setup.project
    if not project.is_monorepo or test != PYTEST:
        if test != PYTEST or project.tests or project.is_new:
            yield in_environment(setup, test)
        return
    folders = dict.fromkeys((*(each.tests for each in project.packages), project.tests))
    for folder in filter(None, folders):
        yield in_environment(setup, f"{PYTEST} {shlex.quote(folder)}")


def dist(setup: Setup) -> str:
    """Return the command that builds distributions and proves them, on this machine."""
    if is_own(setup):
        return ".venv/bin/gatepost dist --no-isolation"
    if setup.answers.manager == PIP:
        locked = ".venv/bin/uv run --quiet --no-project --with-requirements requirements/build.txt"
        return f"{locked} python -m gatepost dist --no-isolation"
    if setup.answers.manager == POETRY:
        return f"poetry sync --with {RELEASE} && poetry run gatepost dist"
    return f"uv run --locked --only-group {RELEASE} gatepost dist"


def _build(setup: Setup) -> Iterator[str]:
    """Yield a line for each package that is built, which leaves nothing behind."""
    for package in setup.project.packages:
        if not package.is_built:
            continue
        folder = "" if package.path == "." else f" {shlex.quote(package.path)}"
        command = f"{dist(setup)} --no-install -o {_BUILT}{folder}"
        if setup.answers.manager == POETRY:  # its environment has the group of the release only where it is asked for
            within = "" if package.path == "." else f" --directory {shlex.quote(package.path)}"
            command = f"poetry{within} build --output {_BUILT}"
        yield f"built=$(mktemp -d) && {command}; failed=$?; rm -rf {_BUILT}; exit $failed"
