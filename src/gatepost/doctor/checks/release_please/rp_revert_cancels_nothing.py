"""GD149."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.plan_check import CommitsCheck
from gatepost.doctor.symptoms import WRONG_CHANGELOG, WRONG_VERSION
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class RpRevertCancelsNothing(CommitsCheck):
    """A commit is reverted before it was released, and yet stays in the changelog and in the version.

    ## Symptom
    The release pull request lists a feature that was taken back, and its version counts it.

    ## Cause
    Release Please reads each commit by itself. `revert: …` is one more entry and takes none out.

    ## Mend
    Write what should be read of the reverted commit into the description of its pull request:

        BEGIN_COMMIT_OVERRIDE
        chore: try something
        END_COMMIT_OVERRIDE
    """

    code = "GD149"
    name = "rp-revert-cancels-nothing"
    severity = WARNING
    symptoms: tuple[str, ...] = (WRONG_CHANGELOG, WRONG_VERSION)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each revert of a commit that is listed all the same."""
        release = known(facts.release)
        headers = {commit.sha: commit.header for outline in release.outlines for commit in outline.commits}
        for each in release.surprised_by("revert-cancels-nothing"):
            message = f"`{headers[each.sha]}` ({each.sha[:7]}) {each.text}"
            place = "behind BEGIN_COMMIT_OVERRIDE in the description of the pull request that is reverted"
            yield Problem(message, fix=f"write a header of a hidden type, as in `chore: …`, {place}")

    def fine(self, facts: Facts) -> str:
        """Return that none is."""
        count = len({commit.sha for outline in known(facts.release).outlines for commit in outline.commits})
        return f"no commit since the last release ({count}) reverts another of them that is listed"
