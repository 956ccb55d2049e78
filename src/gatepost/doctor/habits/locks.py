"""The locks that the commands of workflows read, and whether a step before may have made them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.doctor.habits.shell_lines import shell_lines
from gatepost.doctor.roles import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.workflow import Job, Workflow

UV_LOCK, POETRY_LOCK = "uv.lock", "poetry.lock"
_STRICT = ("--locked", "--frozen")
_UV_COMMANDS = ("sync", "run", "export", "tree")
_POETRY_COMMANDS = ("sync", "install")
_INSTALLERS = frozenset(("pip", "pip3", "pip-audit", "pip_audit"))
_OPTION = re.compile(r"(-r|-c|--(?:requirement|constraint)s?)(?:=?(.+))?")
_PLAIN = re.compile(r"(?!/|~|-)[\w./-]+\.(?:txt|in|lock)")
_ELSEWHERE = frozenset(("--project", "--directory", "--script", "--no-project", "cd", "pushd"))
_OTHER_FILES = frozenset(("clone", "checkout", "switch", "worktree", "submodule"))
_CHECKOUT, _DOWNLOAD = "actions/checkout", "actions/download-artifact"
_OF_OTHERS = ("path", "repository", "ref", "submodules")
"""Inputs of a checkout by which there are other files than those of this repository, unless an expression tells."""


@dataclass(frozen=True)
class Need:
    """A file that a command reads, and where the command is written."""

    path: str
    words: tuple[str, ...]
    where: str


def lock_of(words: tuple[str, ...]) -> str:
    """Return the lock of a manager that a command goes by; empty where it goes by none."""
    if words[0] == "uv" and any(word in _UV_COMMANDS for word in words[1:3]) and any(each in words for each in _STRICT):
        return UV_LOCK
    return POETRY_LOCK if words[0] == "poetry" and words[1:2] and words[1] in _POETRY_COMMANDS else ""


def makes_or_leaves(place: Place) -> bool:
    """Tell whether a step makes the lock of a manager, or works in another folder than the top of this repository."""
    inputs = place.step.inputs
    if place.is_action(_CHECKOUT) and (inputs.get("path") or inputs.get("repository")):
        return True
    root = place.workflow.document.root
    nodes = (place.step.node.get("working-directory"), place.job.node.get("defaults"), root and root.get("defaults"))
    if any(node is not None for node in nodes):
        return True
    every = [words for line in shell_lines(place) for words in line.commands]
    return any(words[1:2] == ("lock",) or not _ELSEWHERE.isdisjoint(words) for words in every)


def requirements_of(workflow: Workflow, job: Job) -> Iterator[Need]:
    """Yield the requirements that a job has pip install, as long as it is known what files it has.

    What an earlier command names otherwise than to read it, it may have made, or have looked whether it is there. A
    workflow that others call works on their files.
    """
    said, has_files = "", False
    if workflow.is_started_by("workflow_call"):
        return
    for place in (Place(workflow, job, step) for step in job.steps):
        if _is_unknown(place):
            return
        has_files = has_files or place.is_action(_CHECKOUT)
        for line in shell_lines(place):
            for words in line.commands:
                named, others = _split(words)
                known = [path for path in named if has_files and f"{path.rpartition('.')[0]}." not in said]
                is_needed = "||" not in line.text and "hashFiles" not in f"{job.condition} {place.step.condition}"
                yield from (Need(path, words, workflow.at(line.line)) for path in known if is_needed)
                said += f" {' '.join(others)}"


def _is_unknown(place: Place) -> bool:
    """Tell whether it is not known what files there are in a step and after it."""
    uses, inputs = place.step.uses, place.step.inputs
    if place.is_action(_CHECKOUT) and any("${{" not in inputs[key] for key in _OF_OTHERS if inputs.get(key)):
        return True
    if place.is_action(_DOWNLOAD) or (uses is not None and uses.is_local) or place.step.node.has("continue-on-error"):
        return True
    every = (words for line in shell_lines(place) for words in line.commands)
    return makes_or_leaves(place) or any(words[0] == "git" and _OTHER_FILES & {*words} for words in every)


def _split(words: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Return the files that a command of pip is given to read, and its other words."""
    if _INSTALLERS.isdisjoint(words) or "compile" in words:
        return [], list(words)
    named, others, at = [], [], 0
    while at < len(words):
        found = _OPTION.fullmatch(words[at])
        if found is None:
            others.append(words[at])
        elif found.group(2) is None:
            at += 1
        path = "" if found is None else found.group(2) or "".join(words[at : at + 1])
        path = path.strip("\"'").removeprefix("./")
        named += [path] if _PLAIN.fullmatch(path) and ".." not in path else []
        at += 1
    return named, others
