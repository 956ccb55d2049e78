"""GR102."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.rehearsal.check import RehearsalCheck
from gatepost.values import ERROR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.outcomes.values import Problem
    from gatepost.rehearsal.facts import Facts


class ReleaseTitleRefused(RehearsalCheck):
    """The gate refuses the title of the release pull request.

    ## Why
    The release pull request is judged as every other, by rules that fit it. Where its title is refused, its checks
    are red, and where they are required nobody can merge it.

    ## Mend
    Let `pull-request-title-pattern` in `release-please-config.json` make a title that the rules allow, or the rules
    allow the one that it makes. Merge the open release pull request before: Release Please reads
    the version from the title, by the pattern that holds when it is merged.
    """

    code = "GR102"
    name = "release-title-refused"
    job = "commits"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each finding that refuses a title."""
        for merge in facts.merges:
            for finding in merge.findings:
                if finding.severity == ERROR:
                    message = f"`{merge.title}` is refused: {finding.message} ({finding.name})"
                    yield self.problem(message, f"gatepost explain {finding.code}")

    def unable(self, facts: Facts) -> str:
        """Return that there is no title, where that is so."""
        return "" if facts.merges else "there is no release pull request"

    def fine(self, facts: Facts) -> str:
        """Return that the titles pass."""
        return "its title passes the gate" if len(facts.merges) == 1 else "their titles pass the gate"
