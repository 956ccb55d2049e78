"""GD134."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.release_pulls import SNOOZED, PullCheck, called, own_pulls, relabel
from gatepost.doctor.symptoms import NO_RELEASE_PR
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class RpSnoozed(PullCheck):
    """A closed release pull request is labelled to be left alone, and no other is opened in its place.

    ## Symptom
    There is something to release, the run is green, and no release pull request is opened.

    ## Cause
    A closed release pull request with the label `autorelease: snooze` sleeps: Release Please does not open it again,
    and opens no other, as long as its text would be the same. The day of the run is in the text, so it sleeps until
    a run on another day, or until there is more to release.

    ## Mend
    Take the label away: the next push opens a new one. Or let it sleep, if that is what you want.

        gh pr edit 12 --remove-label "autorelease: snooze"
    """

    code = "GD134"
    name = "rp-snoozed"
    severity = WARNING
    symptoms: tuple[str, ...] = (NO_RELEASE_PR,)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report one that sleeps where a release would be proposed."""
        wanted = {pull.branch for pull in known(facts.release).plan.pull_requests}
        wanted -= {pull.branch for pull in own_pulls(facts) if pull.is_open}
        for pull in own_pulls(facts):
            if SNOOZED in pull.labels and not pull.is_open and not pull.merged and pull.branch in wanted:
                message = f"release pull request {called(pull)} is snoozed: no other is opened before its text changes"
                yield Problem(message, fix=relabel(pull, [SNOOZED], []))

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  the contract
        """Return that none does."""
        return "no release that is wanted is snoozed"
