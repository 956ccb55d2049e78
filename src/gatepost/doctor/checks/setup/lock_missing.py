"""GD610."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.habits.locks import POETRY_LOCK, UV_LOCK, Need, lock_of, makes_or_leaves, requirements_of
from gatepost.doctor.habits.shell_lines import shell_lines
from gatepost.doctor.roles import steps_of
from gatepost.doctor.symptoms import QUALITY_GATE
from gatepost.outcomes.values import Problem
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts, Tree

_COMPILE = "uv pip compile --universal --generate-hashes"


class LockMissing(DoctorCheck):
    """CI runs what is locked, and there is no lock.

    ## Symptom
    Every job that installs stops, as the lock that it goes by is not there.

    "error: Unable to find lockfile at `uv.lock`, but `--locked` was provided", or "Could not open requirements file:
    [Errno 2] No such file or directory: 'requirements/dev.txt'", in every job. Poetry alone goes on without its lock:
    it resolves anew in each run, so that each may have other versions.

    ## Cause
    The lock was never made (`gatepost init --no-lock` leaves that to you), or `.gitignore` names it, so that it is on
    one machine and in no checkout.

    ## Mend
    Make it and commit it; see that `.gitignore` does not name it:

        uv lock && git add --force uv.lock

    With pip, compile what `gatepost init` has written, and with Poetry, run `poetry lock`:

        uv pip compile --universal --generate-hashes requirements/dev.in -o requirements/dev.txt
    """

    code = "GD610"
    name = "lock-missing"
    symptoms: tuple[str, ...] = (QUALITY_GATE,)
    errors: tuple[str, ...] = ("Unable to find lockfile at", "Could not open requirements file")

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each lock that is missing, with the first command that needs it, where no step makes it."""
        seen = set()
        for need, severity in (*_managers(facts), *_requirements(facts)):
            if need.path not in facts.tree.paths and need.path not in seen:
                seen.add(need.path)
                what = f"needs `{need.path}`, which git does not have"
                if severity == WARNING:
                    what = f"finds no `{need.path}` in git, and takes other versions whenever there are some"
                command = _shown(need)
                yield Problem(f"`{command}` {what}", need.where, _fix(facts.tree, need.path), severity)

    def fine(self, facts: Facts) -> str:
        """Return which locks there are."""
        needed = dict.fromkeys(need.path for need, _ in (*_managers(facts), *_requirements(facts)))
        found = [f"`{path}`" for path in needed if path in facts.tree.paths]
        there = f"{', '.join(found)} {'is' if len(found) == 1 else 'are'} there"
        return there if found else "no workflow is known to need a lock"


def _managers(facts: Facts) -> Iterator[tuple[Need, str]]:
    """Yield the commands that go by the lock of a manager; none where any step may make it, or works elsewhere."""
    places = list(steps_of(facts.workflows))
    if not any(map(makes_or_leaves, places)):
        for place in places:
            for line in shell_lines(place):
                for words in line.commands:
                    path = lock_of(words)
                    if path:
                        severity = WARNING if path == POETRY_LOCK else ERROR
                        yield Need(path, words, place.workflow.at(line.line)), severity


def _requirements(facts: Facts) -> Iterator[tuple[Need, str]]:
    for workflow in facts.workflows:
        for job in workflow.jobs:
            yield from ((need, ERROR) for need in requirements_of(workflow, job))


def _shown(need: Need) -> str:
    """Return the beginning of a command, which tells which one it is."""
    count = 4 if need.words[1:3] == ("-m", "pip") else 3
    return " ".join(need.words[:count]) + (" …" if len(need.words) > count else "")


def _fix(tree: Tree, path: str) -> str:
    """Return how a lock is made."""
    source = f"{path.rpartition('.')[0]}.in"
    makes = {UV_LOCK: "uv lock", POETRY_LOCK: "poetry lock"}.get(path, "")
    if source in tree.paths and source != path:
        makes = f"{_COMPILE} {source} -o {path}"
    return f"{makes} && git add --force {path}" if makes else f"commit `{path}`, or name a file that is there"
