"""The task `check`, which runs what CI runs: in a Makefile, a justfile, or a noxfile."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.gate.init_options import HATCH, JUST, MAKE, NOX
from gatepost.scaffold.files import noxfile as nox
from gatepost.scaffold.files.makefile import has_check, makefile, with_check
from gatepost.scaffold.files.task_lines import (
    ABOUT_CHECK,
    CHECK,
    HATCH_FILE,
    format_lines,
    hatch_script,
    set_up_lines,
    steps,
)
from gatepost.scaffold.files.texts import below
from gatepost.scaffold.metadata import PYPROJECT
from gatepost.scaffold.toml_edit import TomlText
from gatepost.scaffold.understand import JUSTFILES, MAKEFILES, NOXFILE
from gatepost.scaffold.wanted import EDITED, Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from gatepost.scaffold.survey import Survey
    from gatepost.scaffold.wanted import Setup

_SCRIPTS = {
    HATCH_FILE: ("envs", "default", "scripts"),
    PYPROJECT: ("tool", "hatch", "envs", "default", "scripts"),
}
_OURS = (ABOUT_CHECK, "WHAT_CI_RUNS", "ruff format --check")
"""What a check that does what CI does has in it or above it, whichever commands these are."""

_ABOUT = f"the task `{CHECK}`: what CI runs"
_OWN = f"has a `{CHECK}` of its own, which is left alone"
_RECIPE = re.compile(rf"^(?:@?{CHECK}(?:[ \t]+[^:\n]*)?:(?!=)|alias[ \t]+{CHECK}[ \t]*:=)", re.MULTILINE)


def wanted(setup: Setup) -> tuple[Wanted, ...]:
    """Return the file with the task; none where hatch has it in pyproject.toml. Raises `CannotEdit`."""
    make = {MAKE: _makefile, JUST: _justfile, NOX: _noxfile, HATCH: _hatch}.get(setup.answers.tasks)
    return make(setup) if make is not None else ()


def own_check(survey: Survey, tasks: str) -> str:
    """Return the file in which somebody has a `check` that is not ours, and need not be what CI runs; else nothing.

    Raises `CannotEdit`.
    """
    path = _path(survey, tasks)
    text = survey.text(path)
    return path if path and not any(ours in text for ours in _OURS) and _has_check(path, text) else ""


def _path(survey: Survey, tasks: str) -> str:
    """Return the file with the tasks; empty where there is none."""
    names = {MAKE: MAKEFILES, JUST: JUSTFILES, NOX: (NOXFILE,), HATCH: (HATCH_FILE, PYPROJECT)}.get(tasks, ())
    return next((name for name in names if survey.has(name)), "")


def _has_check(path: str, text: str) -> bool:
    if path in MAKEFILES:
        return has_check(text)
    if path == NOXFILE:
        return nox.has_check(text)
    if path in JUSTFILES:
        return _RECIPE.search(text) is not None
    return CHECK in (TomlText(path, text).table(*_SCRIPTS[path]) or {})


def _makefile(setup: Setup) -> tuple[Wanted, ...]:
    path = _first(setup, MAKEFILES, MAKEFILES[-1])
    return _edited(setup, path, lambda text: with_check(setup, text) if text.strip() else makefile(setup))


def _justfile(setup: Setup) -> tuple[Wanted, ...]:
    path = _first(setup, JUSTFILES, JUSTFILES[0])
    return _edited(setup, path, lambda text: _with_recipe(setup, text))


def _noxfile(setup: Setup) -> tuple[Wanted, ...]:
    return _edited(setup, NOXFILE, lambda text: nox.noxfile(setup, text))


def _hatch(setup: Setup) -> tuple[Wanted, ...]:
    return _edited(setup, HATCH_FILE, lambda text: _scripts(setup, text)) if setup.survey.has(HATCH_FILE) else ()


def _first(setup: Setup, names: tuple[str, ...], usual: str) -> str:
    return next((name for name in names if setup.survey.has(name)), usual)


def _edited(setup: Setup, path: str, edit: Callable[[str], str]) -> tuple[Wanted, ...]:
    """Return the file as it should be; one that has the task already stays as it is, and says why."""
    before = setup.survey.text(path)
    after = edit(before)
    return (Wanted(path, after, EDITED, _OWN if after == before else _ABOUT),)


def _with_recipe(setup: Setup, text: str) -> str:
    """Return a justfile with the recipe; a new one has those of the daily work too."""
    if _RECIPE.search(text):
        return text
    recipes = {} if text.strip() else _recipes(setup)
    lines = [f"-{line}" if step.is_advisory else line for step in steps(setup) for line in step.lines]
    recipes[CHECK] = (ABOUT_CHECK, tuple(lines))
    written = "\n".join(_recipe(name, about, lines) for name, (about, lines) in recipes.items())
    return below(text) + written if text.strip() else written


def _recipes(setup: Setup) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {
        "help": ("List what there is to run", ("@just --list",)),
        "setup": ("Prepare the checkout", set_up_lines(setup)),
        "format": ("Rewrite the code", format_lines(setup)),
    }


def _recipe(name: str, about: str, lines: tuple[str, ...]) -> str:
    return f"# {about}\n{name}:\n" + "".join(f"    {line}\n" for line in lines)


def _scripts(setup: Setup, text: str) -> str:
    file = TomlText(HATCH_FILE, text)
    scripts = _SCRIPTS[HATCH_FILE]
    if CHECK not in (file.table(*scripts) or {}):
        file.set_written(scripts, CHECK, hatch_script(setup))
    return file.result()
