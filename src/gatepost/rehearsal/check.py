"""`RehearsalCheck`: what every check of a rehearsal declares beside what all checks do."""

from __future__ import annotations

from typing import TypeVar

from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem
from gatepost.rehearsal.facts import Facts, Release, Stop

T = TypeVar("T")


class RehearsalCheck(Check[Facts]):
    """A check of one step; `job` is where that step runs in CI, by the name that `gatepost init` gives the job."""

    job = ""

    def problem(self, message: str, fix: str = "") -> Problem:
        """Return what is wrong, with where it would have happened."""
        return Problem(f"{message}\nIn CI the job `{self.job}` would end here." if self.job else message, fix=fix)

    def stopped(self, stop: Stop, what: str = "") -> Problem:
        """Return what a step ended with."""
        said = "".join(f"\n| {line}" for line in stop.lines)
        return self.problem(f"{what}{stop.text}{said}", stop.fix)


def known(fact: T | None) -> T:
    """Return a fact that a check `needs`, which is why it is there."""
    if fact is None:
        message = "a check looks at a fact that it does not need"
        raise AssertionError(message)
    return fact


def title_of(release: Release) -> str:
    """Return a release as people say it."""
    return f"{release.name} {release.version}"
