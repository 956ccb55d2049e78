"""What is run once the files are there: the locks by their managers, then the environment by the locks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.gate.init_options import PIP, POETRY, UV
from gatepost.scaffold.compare import LEFT
from gatepost.scaffold.files.development import tools
from gatepost.scaffold.files.local import keeps_venv
from gatepost.scaffold.metadata import PYPROJECT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gatepost.scaffold.compare import Change
    from gatepost.scaffold.wanted import Setup

    Commands = tuple[tuple[str, ...], ...]

_COMPILE = ("uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes")
_DEVELOPMENT, _BUILD = "requirements/dev", "requirements/build"
_LOCKS = {UV: ("uv", "lock"), POETRY: ("poetry", "lock")}
_VENV = ("python", "-m", "venv", ".venv")
_INSTALL = (".venv/bin/python", "-m", "pip", "install", "--quiet")


def locks(setup: Setup, changes: Iterable[Change]) -> Commands:
    """Return the commands for the locks that do not have what is written, or are not there.

    Where a tool of ours is in none, an earlier run could not finish.
    """
    kinds = {change.path: change for change in changes}
    lacks = any(tool not in setup.project.locked for tool in tools(setup))

    def is_due(source: str, lock: str) -> bool:
        change = kinds.get(source)
        is_stale = not setup.survey.has(lock) or (lacks and source != f"{_BUILD}.in")
        return change is not None and change.kind != LEFT and (change.is_done or is_stale)

    manager = setup.answers.manager
    if manager in _LOCKS:
        return (_LOCKS[manager],) if is_due(PYPROJECT, f"{manager}.lock") else ()
    oldest = setup.answers.oldest
    return tuple(
        (*_COMPILE, "--python-version", oldest, f"{name}.in", "-o", f"{name}.txt")
        for name in (_DEVELOPMENT, _BUILD)
        if is_due(f"{name}.in", f"{name}.txt")
    )


def environment(setup: Setup) -> Commands:
    """Return the commands that make `.venv` by the locks; none where there is one, which may have more in it."""
    if setup.survey.has_environment or setup.answers.setup:
        return ()
    many = setup.project.is_monorepo
    if setup.answers.manager == UV:
        return (("uv", "sync", "--locked", *(("--all-packages",) if many else ())),)
    if setup.answers.manager == PIP:
        editable = (word for package in setup.project.packages for word in ("--editable", package.path))
        locked = (*_INSTALL, "--require-hashes", "-r", f"{_DEVELOPMENT}.txt")
        return (_VENV, locked, (*_INSTALL, "--no-deps", *editable))
    return (*((_VENV,) if keeps_venv(setup.survey) else ()), (POETRY, "sync"))
