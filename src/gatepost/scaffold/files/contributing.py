"""CONTRIBUTING.md: a section that says how to commit here, with the types and scopes that really hold."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from gatepost.gate.compose import compose
from gatepost.gate.init_options import HATCH, JUST, MAKE, NOX, PIP, POETRY, UV
from gatepost.gate.layer import read_layer
from gatepost.gate.settings import SQUASH, Settings
from gatepost.options.check import InvalidValue
from gatepost.policy.sections import InvalidConfiguration, sections_of
from gatepost.release.loading import CONFIGURATION_FILE
from gatepost.scaffold.files import tasks
from gatepost.scaffold.files.local import local
from gatepost.scaffold.files.release_please import wanted as release_please
from gatepost.scaffold.files.task_lines import CHECK, set_up_lines
from gatepost.scaffold.files.texts import below
from gatepost.scaffold.given import OWN_FILE
from gatepost.scaffold.metadata import PYPROJECT
from gatepost.scaffold.render import render
from gatepost.scaffold.toml_edit import TomlText
from gatepost.scaffold.wanted import EDITED, CannotEdit, Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.scaffold.wanted import Setup

PATH = "CONTRIBUTING.md"
_ELSEWHERE = ("CONTRIBUTING.rst", "CONTRIBUTING", ".github/CONTRIBUTING.md", "docs/CONTRIBUTING.md")
_BEGIN, _END = "<!-- gatepost: begin -->", "<!-- gatepost: end -->"
_MARKS = re.compile(rf"^(?:{re.escape(_BEGIN)}|{re.escape(_END)})[ \t]*$", re.MULTILINE)
_HINT = f"the section stands between `{_BEGIN}` and `{_END}`, each once, on lines of their own; mend or remove them"
_TASKS = {MAKE: "make {}", JUST: "just {}", NOX: "nox -s {}", HATCH: "hatch run {}"}
_RUN = {UV: "uv run ", PIP: ".venv/bin/", POETRY: "poetry run "}


def wanted(setup: Setup) -> tuple[Wanted, ...]:
    """Return the file; none where it is kept elsewhere. Raises `CannotEdit`."""
    if not setup.survey.has(PATH) and any(map(setup.survey.has, _ELSEWHERE)):
        return ()
    text = with_section(setup.survey.text(PATH), _section(setup))
    return (Wanted(PATH, text, EDITED, "how to commit here: types, scopes, commands"),)


def with_section(text: str, section: str) -> str:
    """Return a text with the section in its place, or behind all; the rest stays as it is. Raises `CannotEdit`."""
    marks = list(_MARKS.finditer(text))
    written = f"{_BEGIN}\n{section.strip()}\n{_END}\n"
    if not marks:
        return (below(text) if text.strip() else "# Contributing\n\n") + written
    if [mark[0].rstrip() for mark in marks] != [_BEGIN, _END]:
        line = text.count("\n", 0, marks[0].start()) + 1
        where = f"{PATH}:{line}:1"
        raise CannotEdit(where, "the marks of gatepost's section are damaged", _HINT)
    return text[: marks[0].start()] + written + text[marks[1].end() :].removeprefix("\n")


def _section(setup: Setup) -> str:
    settings = _settings(setup)
    try:
        configuration: object = json.loads(release_please(setup)[0].text)
        words = compose(settings, configuration).words
        titles = {type_: title for type_, title, *_ in reversed(sections_of(configuration))}
    except InvalidConfiguration as error:
        raise CannotEdit(CONFIGURATION_FILE, str(error), "Release Please would stop there too; mend it") from None
    listed = [type_ for type_ in words.types if type_ in words.listed]
    values = {
        "commands": [(command.replace("|", "\\|"), about) for command, about in _commands(setup)],
        "listed": [(type_, titles.get(type_) or type_) for type_ in listed],
        "others": [type_ for type_ in words.types if type_ not in words.listed],
        "scopes": words.scopes,
        "more": bool(settings.strings("extends")),
        "squash": settings.text("merge") == SQUASH,
        "gatepost": f"{_RUN[setup.answers.manager]}gatepost",
    }
    return render(setup.templates, "CONTRIBUTING.md.j2", values)


def _settings(setup: Setup) -> Settings:
    """Return what the repository's own settings say; those that they extend are not read here."""
    name, keys = (OWN_FILE, ()) if setup.survey.has(OWN_FILE) else (PYPROJECT, ("tool", "gatepost"))
    settings = Settings()
    table = TomlText(name, setup.survey.text(name)).table(*keys)
    try:
        settings.add(read_layer({} if table is None else table), name)
    except InvalidValue as error:
        raise CannotEdit(name, str(error), "`gatepost config` shows what holds") from None
    return settings


def _commands(setup: Setup) -> Iterator[tuple[str, str]]:
    """Yield what is typed here, each with what it does."""
    ours = "".join(each.text for each in tasks.wanted(setup))
    task = _TASKS.get(setup.answers.tasks, "")

    def has(name: str) -> bool:
        return bool(task) and re.search(rf"^@?{name}\b[^=\n]*:(?!=)", ours, re.MULTILINE) is not None

    installs = "gatepost hook install"
    if has("setup"):
        yield task.format("setup"), "prepares the checkout" + (", and installs the hooks" if installs in ours else "")
    elif setup.answers.manager != PIP or setup.answers.setup:
        yield from ((line, "prepares the checkout") for line in set_up_lines(setup))
    if installs not in ours:
        yield local(setup).tool + installs, "judges messages when you commit, and files before a push"
    if task:
        is_own = tasks.own_check(setup.survey, setup.answers.tasks)
        yield task.format(CHECK), "runs the checks of this repository" if is_own else "runs what CI runs"
    yield f"{_RUN[setup.answers.manager]}gatepost commit", "asks for a message, step by step"
