"""GA103."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.archive import SDIST, WHEEL
from gatepost.artifact.facts import Facts
from gatepost.artifact.words import listed, number
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_BUILD = "`gatepost dist` builds both, the wheel from the sdist"


class DistributionMissing(Check[Facts]):
    """The folder has not one sdist and at least one wheel, each for something else.

    ## Why
    A release is one sdist and its wheels. Without a wheel each installation runs the build, which needs the backend,
    and the network to fetch it; without an sdist nobody can build for a platform that has no wheel, and
    distributors have nothing to start from. A version takes one sdist only: an index refuses a second one.

    Two wheels with the same tags are for the same machines. Installers take the one with the higher build
    number; without build numbers one of them is of another build, and chance decides which goes up first.

    ## Mend
    Empty the folder and build again: `gatepost dist` makes the sdist, then the wheel from it. Where wheels for
    several platforms are built by several jobs, collect them in one folder before they are proven.
    """

    code = "GA103"
    name = "distribution-missing"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield what is not there, and what is there twice."""
        sdists = [archive.name for archive in facts.archives if archive.kind == SDIST]
        if not sdists:
            yield Problem("there is no sdist", "", _BUILD)
        if len(sdists) > 1:
            yield Problem(
                f"there are {len(sdists)} sdists: {listed(sdists)}", sdists[1], "keep the one of this release"
            )
        if not any(archive.kind == WHEEL for archive in facts.archives):
            yield Problem("there is no wheel", "", _BUILD)
        for names in _same_tags(facts):
            message = f"{listed(names)} are for the same platforms and interpreters"
            yield Problem(message, names[1], "keep the one that was built last, from this sdist")

    def fine(self, facts: Facts) -> str:
        """Return how many there are."""
        return f"an sdist and {number(sum(archive.kind == WHEEL for archive in facts.archives), 'wheel')}"


def _same_tags(facts: Facts) -> list[list[str]]:
    """Return the names of the wheels that share all their tags."""
    groups: dict[frozenset[str], list[str]] = {}
    for archive in facts.wheels:
        groups.setdefault(archive.tags, []).append(archive.name)
    return [names for names in groups.values() if len(names) > 1]
