"""How each manager runs the repository's own tools on a developer's machine, in the versions that CI runs."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.gate.init_options import ADVISORY, BLOCKING, OFF, PIP, POETRY, UV
from gatepost.scaffold.metadata import SETUP_CFG, read_document, read_ini
from gatepost.scaffold.tables import read_toml

if TYPE_CHECKING:
    from gatepost.scaffold.survey import Survey
    from gatepost.scaffold.wanted import Setup

_PROGRAMS = frozenset(("coverage", "nox", "pytest", "python", "tox"))
"""What a `.venv` has beside the tools that are named here."""
POETRY_FILE = "poetry.toml"
_IN_VENV = ".venv/bin/"
MYPY_FILES = ("mypy.ini", ".mypy.ini")
_MYPY_TARGETS = frozenset(("files", "packages", "modules"))
"""The keys by which mypy is told what to look at where no command line says it."""


@dataclass(frozen=True)
class Local:
    """What stands before a command.

    `tool` stands before a tool of the development requirements, `whole` before one that needs the project and what it
    requires too. `apart` and `whole_apart` are the same where `.venv` belongs to somebody else: a commit is
    linted in a checkout that borrows it, and uv would install the package from there into it.
    """

    tool: str
    apart: str
    whole: str
    whole_apart: str


def local(setup: Setup) -> Local:
    """Return the commands of the manager that was answered."""
    every = "--all-packages " if setup.project.is_monorepo else ""
    if setup.answers.manager == UV:
        return Local(
            tool="uv run --locked --only-group dev ",
            apart="uv run --quiet --locked --isolated --only-group dev ",
            whole=f"uv run --locked {every}",
            whole_apart=f"uv run --quiet --locked --isolated {every}",
        )
    before = {PIP: _IN_VENV, POETRY: "poetry run "}[setup.answers.manager]
    return Local(before, before, before, before)


def in_hooks(setup: Setup) -> Local:
    """Return the same for hooks: there are many at each commit, and Poetry needs half a second to start a tool."""
    if setup.answers.manager == POETRY and keeps_venv(setup.survey):
        return Local(_IN_VENV, _IN_VENV, _IN_VENV, _IN_VENV)
    return local(setup)


def keeps_venv(survey: Survey) -> bool:
    """Tell whether Poetry's environment is in `.venv`; it is unless somebody has said no."""
    settings = read_toml(POETRY_FILE, survey.text(POETRY_FILE))
    return not settings.table("virtualenvs").is_off("in-project")


def checks_types(setup: Setup) -> bool:
    """Tell whether mypy is ours to run."""
    return setup.answers.type_errors != OFF and not setup.answers.checks


def is_blocking(setup: Setup) -> bool:
    """Tell whether a type error is more than a warning."""
    return setup.answers.type_errors == BLOCKING


def is_advisory(setup: Setup) -> bool:
    """Tell whether a type error is only a warning."""
    return setup.answers.type_errors == ADVISORY


def type_targets(setup: Setup) -> tuple[str, ...]:
    """Return what mypy is called with, once for each package."""
    return tuple(shlex.quote(package.path) for package in setup.project.packages)


def type_checks(setup: Setup) -> tuple[str, ...]:
    """Return the calls of mypy: one for each package, or a plain one where its configuration says what to look at."""
    if _MYPY_TARGETS.intersection(_mypy_keys(setup.survey)):
        return ("mypy",)
    return tuple(f"mypy {target}" for target in type_targets(setup))


def _mypy_keys(survey: Survey) -> tuple[str, ...]:
    """Return what mypy's configuration sets, from the one file that mypy reads."""
    own = next((path for path in MYPY_FILES if survey.has(path)), "")
    tools = read_document(survey, "").table("tool")
    if not own and "mypy" in tools:
        return tuple(tools.table("mypy"))
    sections = read_ini(survey, own or SETUP_CFG)
    return tuple(sections["mypy"]) if sections.has_section("mypy") else ()


def in_environment(setup: Setup, command: str) -> str:
    """Return a command of the answers as it runs where the project and its requirements are."""
    before = local(setup).whole
    if setup.answers.manager != PIP:
        return before + command
    return before + command if command.partition(" ")[0] in _PROGRAMS else command
