"""GD610."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.habits.shell_lines import shell_lines
from gatepost.doctor.roles import steps_of
from gatepost.doctor.symptoms import QUALITY_GATE
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place

_LOCK = "uv.lock"
_STRICT = ("--locked", "--frozen")
_COMMANDS = ("sync", "run", "export", "tree")
_ELSEWHERE = ("--project", "--directory", "--script", "--no-project", "cd", "pushd")
_CHECKOUT = "actions/checkout"


class LockMissing(DoctorCheck):
    """CI runs what is locked, and there is no lock.

    ## Symptom
    Every job that installs stops: "Unable to find lockfile at `uv.lock`".

    "error: Unable to find lockfile at `uv.lock`, but `--locked` was provided", in every job.

    ## Cause
    `uv.lock` was never made, or `.gitignore` names it, so that it is on one machine and in no checkout.

    ## Mend
    Make it and commit it; see that `.gitignore` does not name it:

        uv lock && git add --force uv.lock
    """

    code = "GD610"
    name = "lock-missing"
    symptoms: tuple[str, ...] = (QUALITY_GATE,)
    errors: tuple[str, ...] = ("Unable to find lockfile at",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the first command that needs the lock, where no job makes it."""
        if _LOCK in facts.tree.paths or any(_makes_or_leaves(place) for place in steps_of(facts.workflows)):
            return
        for place in steps_of(facts.workflows):
            for line in shell_lines(place):
                for words in line.commands:
                    if _needs_lock(words):
                        message = f"`{' '.join(words[:3])} …` needs `{_LOCK}`, which git does not have"
                        yield Problem(message, place.workflow.at(line.line), f"uv lock && git add --force {_LOCK}")
                        return

    def fine(self, facts: Facts) -> str:
        """Return whether there is a lock."""
        return f"`{_LOCK}` is there" if _LOCK in facts.tree.paths else "no workflow is known to need a lock"


def _needs_lock(words: tuple[str, ...]) -> bool:
    return words[0] == "uv" and any(word in _COMMANDS for word in words[1:3]) and any(each in words for each in _STRICT)


def _makes_or_leaves(place: Place) -> bool:
    """Tell whether a step makes a lock, or works in another folder than the top of this repository."""
    inputs = place.step.inputs
    if place.is_action(_CHECKOUT) and (inputs.get("path") or inputs.get("repository")):
        return True
    root = place.workflow.document.root
    nodes = (place.step.node.get("working-directory"), place.job.node.get("defaults"), root and root.get("defaults"))
    if any(node is not None for node in nodes):
        return True
    every = [words for line in shell_lines(place) for words in line.commands]
    return any(words[:2] == ("uv", "lock") or not set(_ELSEWHERE).isdisjoint(words) for words in every)
