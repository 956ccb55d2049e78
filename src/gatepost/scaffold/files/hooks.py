"""The hooks that a repository should have before a commit and before a push, and what else does the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.scaffold.files.local import checks_types, in_hooks, type_checks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.scaffold.wanted import Setup

PRE_COMMIT_STAGE, PRE_PUSH_STAGE = "pre-commit", "pre-push"
_COMMIT, _PUSH = (PRE_COMMIT_STAGE,), (PRE_PUSH_STAGE,)
_BOTH = (PRE_COMMIT_STAGE, PRE_PUSH_STAGE)
_PYTHON, _TEXT = "types_or: [python, pyi]", "types: [text]"

OF_FILES = (
    ("trailing-whitespace", "trailing whitespace", "trailing-whitespace-fixer --markdown-linebreak-ext=md", _TEXT),
    ("end-of-file-fixer", "end of file", "end-of-file-fixer", _TEXT),
    ("check-merge-conflict", "merge conflict markers", "check-merge-conflict", _TEXT),
    ("check-added-large-files", "large files", "check-added-large-files", ""),
    ("check-yaml", "syntax of YAML", "check-yaml --unsafe", "types: [yaml]"),
    ("check-toml", "syntax of TOML", "check-toml", "types: [toml]"),
)
"""What the distribution pre-commit-hooks has: its id, its name, its command, and the line for its files."""


@dataclass(frozen=True)
class Hook:
    """A hook: its entry, the line that says which files it is for, and when it runs.

    A hook of the ids `others`, or with a command that `command` finds, does the same. Those with `is_choice` are only
    proposed together, where none of them is there, at whichever stage. `is_of_all` are those that look at the whole
    project and take no names of files.
    """

    id_: str
    name: str
    entry: str
    filter: str
    stages: tuple[str, ...]
    others: tuple[str, ...] = ()
    command: str = ""
    is_choice: bool = False
    is_of_all: bool = False

    def is_done_by(self, id_: str, command: str) -> bool:
        """Tell whether a hook does what this one does."""
        return id_ in (self.id_, *self.others) or bool(self.command and re.search(self.command, command))


def hooks(setup: Setup) -> tuple[Hook, ...]:
    """Return the hooks that a repository should have, in the order in which they run."""
    return (*_of_files(setup), *_of_code(setup))


def _of_files(setup: Setup) -> Iterator[Hook]:
    """Yield what mends or refuses files of any kind; of those that are older nobody has to know before a push."""
    tool = in_hooks(setup).tool
    for id_, name, command, filter_ in OF_FILES:
        program = command.partition(" ")[0]
        yield Hook(id_, name, f"{tool}{command}", filter_, _COMMIT, command=rf"\b{program}\b", is_choice=True)


def _of_code(setup: Setup) -> Iterator[Hook]:
    """Yield what CI checks the code by, where that is ours to say: formatted at a commit, only judged at a push."""
    if setup.answers.checks:
        return
    ways = in_hooks(setup)
    yield Hook(
        "ruff-format",
        "ruff format",
        f"{ways.tool}ruff format --force-exclude",
        _PYTHON,
        _COMMIT,
        others=("autopep8", "black", "black-jupyter", "blue", "yapf"),
        command=r"\bruff format\b(?!.*--(?:check|diff)\b)|\bblack\b",
    )
    yield Hook(
        "ruff-check",
        "ruff check",
        f"{ways.apart}ruff check --force-exclude",
        _PYTHON,
        _BOTH,
        others=("ruff",),
        command=r"\bruff check\b",
    )
    yield Hook(
        "ruff-format-check",
        "ruff format (check)",
        f"{ways.apart}ruff format --check --force-exclude",
        _PYTHON,
        _PUSH,
        others=("ruff-format",),
        command=r"\bruff format\b",
    )
    if checks_types(setup):
        for check in type_checks(setup):
            command = f"{ways.whole_apart}{check}"
            yield Hook("mypy", "mypy", command, _PYTHON, _PUSH, command=r"\bd?mypy\b", is_of_all=True)
