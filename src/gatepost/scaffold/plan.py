"""The plan: what would be done with each file, what is run then, and what is left to do by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.scaffold.compare import YOURS, compare
from gatepost.scaffold.files import (
    contributing,
    dependabot,
    pre_commit,
    pyproject,
    release_please,
    releasing,
    skeleton,
    tasks,
    workflows,
)
from gatepost.scaffold.files.checklist import checklist
from gatepost.scaffold.files.task_lines import format_lines
from gatepost.scaffold.locking import environment, locks

if TYPE_CHECKING:
    from collections.abc import Collection

    from gatepost.scaffold.compare import Change
    from gatepost.scaffold.files.checklist import Errand
    from gatepost.scaffold.wanted import Setup

FILES = (
    skeleton.wanted,
    pyproject.wanted,
    pre_commit.wanted,
    tasks.wanted,
    workflows.wanted,
    dependabot.wanted,
    release_please.wanted,
    contributing.wanted,
    releasing.wanted,
)
"""What makes files, in the order in which they are shown."""


@dataclass(frozen=True)
class Plan:
    """What would be done: the files in their order, the commands after them, and the errands for people.

    `locks` are the commands that bring the locks up to date, `environment` those that then make `.venv`; `formatting`
    is what somebody types who has code that the checks would refuse.
    """

    changes: tuple[Change, ...]
    locks: tuple[tuple[str, ...], ...]
    environment: tuple[tuple[str, ...], ...]
    errands: tuple[Errand, ...]
    formatting: tuple[str, ...] = ()

    @property
    def done(self) -> tuple[Change, ...]:
        """The files that are written."""
        return tuple(change for change in self.changes if change.is_done)

    @property
    def commands(self) -> tuple[tuple[str, ...], ...]:
        """What is run after the files are written."""
        return self.locks + self.environment

    @property
    def yours(self) -> tuple[Change, ...]:
        """The files that should be ours, and are somebody's own."""
        return tuple(change for change in self.changes if change.kind == YOURS)


def make_plan(setup: Setup, *, only: Collection[str] = ()) -> Plan:
    """Return what is to be done so that the repository is as the answers say; raises `CannotEdit`.

    `only` are the files to look at, by their paths; all without any.
    """
    wanted = [each for want in FILES for each in want(setup) if not only or each.path in only]
    changes = compare(setup.survey, wanted, leave=setup.answers.leave, overwrite=setup.replaced)
    due = locks(setup, changes)
    is_due = bool(due) or any(change.is_done for change in changes)
    prepared = environment(setup) if is_due and not only else ()
    formatting = () if setup.answers.checks else format_lines(setup)
    return Plan(changes, due, prepared, checklist(setup), formatting)
