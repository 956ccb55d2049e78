"""The answers: what was given, and what the project itself answers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gatepost.errors import ProjectInvalidError
from gatepost.gate.init_options import INIT
from gatepost.scaffold.pythons import in_order, is_plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gatepost.options.option import Value
    from gatepost.scaffold.project import Project
    from gatepost.scaffold.survey import History

_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)
_DEFAULTS = {option.name: option.default for option in INIT}


@dataclass(frozen=True)
class Answers:
    """What the files follow from, each key of the settings' table `init` with a value.

    `given` are those that were asked for, as they are written to the settings: the
    rest may change with the repository. `pythons` are in order, the oldest first and those
    that are no plain version last.
    """

    given: Mapping[str, Value]
    manager: str
    repository: str
    branch: str
    pythons: tuple[str, ...]
    platforms: tuple[str, ...]
    type_errors: str
    publish: str
    rehearsal: bool
    breaking_before_1: str
    commit_gate: str
    action: str
    doctor: bool
    rehearse: bool
    runner: str
    tasks: str
    commitizen: bool
    setup: str
    checks: tuple[str, ...]
    test: str
    leave: tuple[str, ...]

    @property
    def oldest(self) -> str:
        """Return the oldest Python of a plain version."""
        return self.pythons[0]


def answer(given: Mapping[str, Value], project: Project, history: History) -> Answers:
    """Return all answers: those given, then what the project and its history show, then the defaults.

    Raises `ProjectInvalidError` for a repository that cannot be one, and without a Python of a plain version.
    """

    def text(key: str, found: str = "") -> str:
        return str(given.get(key) or found or _DEFAULTS[key])

    def texts(key: str, found: tuple[str, ...] = ()) -> tuple[str, ...]:
        return value if isinstance(value := given.get(key), tuple) and value else found

    def truth(key: str) -> bool:
        return bool(given.get(key, _DEFAULTS[key]))

    _check_repository(text("repository"))
    return Answers(
        given=given,
        manager=text("manager", project.manager),
        repository=text("repository", repository_of(history)),
        branch=text("branch", history.branch),
        pythons=_pythons(texts("pythons", project.pythons)),
        platforms=texts("platforms"),
        type_errors=text("type-errors"),
        publish=text("publish"),
        rehearsal=truth("rehearsal"),
        breaking_before_1=text("breaking-before-1"),
        commit_gate=text("commit-gate"),
        action=text("action"),
        doctor=truth("doctor"),
        rehearse=truth("rehearse"),
        runner=text("runner", project.runner),
        tasks=text("tasks", project.tasks),
        commitizen=truth("commitizen"),
        setup=text("setup"),
        checks=texts("checks"),
        test=text("test"),
        leave=texts("leave"),
    )


def _check_repository(name: str) -> None:
    if name and not _REPOSITORY.fullmatch(name):
        message = f"repository: `{name}` is not OWNER/NAME; nothing was written"
        raise ProjectInvalidError(message, "write it as on GitHub, without the host: --repository octo/rocket")


def _pythons(given: tuple[str, ...]) -> tuple[str, ...]:
    pythons = in_order(given)
    if not any(map(is_plain, pythons)):
        message = f"pythons: none of {', '.join(pythons)} is a plain version, and one is needed; nothing was written"
        raise ProjectInvalidError(message, "name one as in 3.12 beside them: tools are told the oldest of these")
    return pythons


def lasting(project: Project, history: History) -> dict[str, Value]:
    """Return what is written down unasked: another clone, machine or year would see it otherwise."""
    found: dict[str, Value] = {"manager": project.manager, "pythons": project.pythons, "branch": history.branch}
    return {**found, **({"repository": repository} if (repository := repository_of(history)) else {})}


def repository_of(history: History) -> str:
    """Return OWNER/NAME of the repository on GitHub; empty where it is elsewhere, or nowhere yet."""
    remote = history.remote
    name = f"{remote.owner}/{remote.name}" if remote is not None and remote.is_github else ""
    return name if _REPOSITORY.fullmatch(name) else ""


def with_left(answers: Answers, paths: Sequence[str]) -> Answers:
    """Return the answers with more files that are neither made nor compared."""
    leave = tuple(dict.fromkeys((*answers.leave, *paths)))
    return replace(answers, leave=leave, given={**answers.given, **({"leave": leave} if leave else {})})
