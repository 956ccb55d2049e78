"""pyproject.toml: the answers, the development requirements, and the tables of the tools that have none yet."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from gatepost.gate.init_options import HATCH, INIT, PIP, POETRY, UV
from gatepost.scaffold.files import requirements
from gatepost.scaffold.files.groups import add_to_group, add_to_poetry, add_workspace
from gatepost.scaffold.files.local import POETRY_FILE, checks_types, is_advisory, is_blocking, keeps_venv
from gatepost.scaffold.files.release_group import add_release_group
from gatepost.scaffold.files.skeleton import new_pyproject
from gatepost.scaffold.files.static_version import make_static
from gatepost.scaffold.files.task_lines import CHECK, HATCH_FILE, hatch_script
from gatepost.scaffold.files.tool_tables import add_tool_tables
from gatepost.scaffold.given import OWN_FILE
from gatepost.scaffold.metadata import PYPROJECT
from gatepost.scaffold.toml_edit import TomlText
from gatepost.scaffold.wanted import EDITED, ONCE, Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.scaffold.wanted import Setup

IGNORED = ".gitignore"
_VENV = ".venv"
_GATE = ".github/workflows/commits.yml"
_MYPY = "mypy"
_IN_PROJECT = """\
# Hooks find their tools in .venv, also for a commit that is checked out elsewhere to be linted.
[virtualenvs]
in-project = true
"""


def wanted(setup: Setup) -> tuple[Wanted, ...]:
    """Return the project's own file, and others that settings and requirements stand in. Raises `CannotEdit`."""
    return tuple(_wanted(setup))


def _wanted(setup: Setup) -> Iterator[Wanted]:
    yield Wanted(PYPROJECT, _top(setup), EDITED, _about(setup))
    for package in setup.project.packages:
        path = package.folder + PYPROJECT
        if setup.static_version and package.computed_by and path != PYPROJECT:
            text = make_static(setup, path, setup.survey.text(path), package)
            yield Wanted(path, text, EDITED, "a version that is written down")
    if setup.survey.has(OWN_FILE):
        file = TomlText(OWN_FILE, setup.survey.text(OWN_FILE))
        _add_settings(setup, file, ())
        yield Wanted(OWN_FILE, file.result(), EDITED, "the answers")
    if setup.answers.manager == POETRY and keeps_venv(setup.survey):
        yield _poetry_settings(setup)
    if setup.answers.manager != UV and (setup.survey.has(IGNORED) or not setup.project.is_new):
        text = with_ignored_venv(setup.survey.text(IGNORED))  # uv ignores its environment by itself
        yield Wanted(IGNORED, text, EDITED, "the environment is not committed")
    if setup.answers.manager == PIP:
        yield from requirements.wanted(setup)


def _poetry_settings(setup: Setup) -> Wanted:
    """Return Poetry's own settings: hooks find their tools in .venv, also for a commit that is linted elsewhere."""
    if not setup.survey.has(POETRY_FILE):
        return Wanted(POETRY_FILE, _IN_PROJECT, ONCE, "the environment is in .venv")
    file = TomlText(POETRY_FILE, setup.survey.text(POETRY_FILE))
    if "in-project" not in (file.table("virtualenvs") or {}):
        file.set_written(("virtualenvs",), "in-project", "true")
    return Wanted(POETRY_FILE, file.result(), EDITED, "the environment is in .venv")


def with_ignored_venv(text: str) -> str:
    """Return a .gitignore by which `.venv` is ignored."""
    patterns = (line.strip().removeprefix("**/").strip("/") for line in text.splitlines())
    if any(fnmatchcase(_VENV, pattern) for pattern in patterns):
        return text
    return f"{text}{'' if text.endswith(chr(10)) or not text else chr(10)}{_VENV}/\n"


def _about(setup: Setup) -> str:
    parts = [] if setup.survey.has(OWN_FILE) else ["the answers"]
    parts += [] if setup.answers.manager == PIP else ["the development requirements"]
    parts += ["a version that is written down"] if setup.static_version else []
    return ", ".join((*parts, "tables of tools that have none"))


def _top(setup: Setup) -> str:
    before = new_pyproject(setup) if setup.project.is_new else setup.survey.text(PYPROJECT)
    for package in setup.project.packages:
        if setup.static_version and package.computed_by and package.path == ".":
            before = make_static(setup, PYPROJECT, before, package)
    file = TomlText(PYPROJECT, before)
    if setup.answers.manager == POETRY:
        add_to_poetry(setup, file)
    elif setup.answers.manager != PIP:
        add_to_group(setup, file)
        add_workspace(setup, file)
    if setup.answers.manager != PIP:
        add_release_group(setup, file)
    add_tool_tables(setup, file)
    if setup.answers.tasks == HATCH and not setup.survey.has(HATCH_FILE):
        _add_scripts(setup, file)
    if not setup.survey.has(OWN_FILE):
        _add_settings(setup, file, ("tool", "gatepost"))
    return file.result()


def _add_scripts(setup: Setup, file: TomlText) -> None:
    scripts = ("tool", "hatch", "envs", "default", "scripts")
    table = file.table(*scripts)
    if table is None or CHECK not in table:
        file.set_written(scripts, CHECK, hatch_script(setup))


def _add_settings(setup: Setup, file: TomlText, place: tuple[str, ...]) -> None:
    """Write down what was answered, and what follows from it for the gate on this machine."""
    table = file.table(*place) if place else file.table()
    found = table if table is not None else {}
    history = setup.survey.history
    if history.refused and history.head and "since" not in found and not setup.survey.has(_GATE):
        file.set(place, "since", history.head)
    hooks = found.get("advisory-hooks")
    known = [str(each) for each in hooks] if isinstance(hooks, list) else [_MYPY]
    if checks_types(setup) and is_blocking(setup) and _MYPY in known:
        file.set(place, "advisory-hooks", tuple(each for each in known if each != _MYPY))
    if is_advisory(setup) and "type-errors" in setup.answers.given and _MYPY not in known:
        file.set(place, "advisory-hooks", (*known, _MYPY))
    for option in INIT:
        if option.name in setup.answers.given:
            file.set((*place, "init"), option.name, setup.answers.given[option.name])
