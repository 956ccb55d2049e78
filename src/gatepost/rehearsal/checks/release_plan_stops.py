"""GR101."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.rehearsal.check import RehearsalCheck

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.outcomes.values import Problem
    from gatepost.rehearsal.facts import Facts


class ReleasePlanStops(RehearsalCheck):
    """Release Please stops before it has made a release pull request.

    ## Why
    At such a message the run of Release Please is red, and there is no release until it is mended: a file that it needs
    is missing, or a configuration or a version cannot be read.

    ## Mend
    Mend what the message names; `gatepost plan` says it too, and `gatepost doctor` knows the line.
    """

    code = "GR101"
    name = "release-plan-stops"
    job = "release-please"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report at what it stops."""
        if facts.stop is not None:
            yield self.stopped(facts.stop)

    def fine(self, facts: Facts) -> str:
        """Return the pull requests."""
        titles = ", ".join(f"`{merge.title}`" for merge in facts.merges)
        return f"merged: {titles}" if titles else "there is nothing to release"
