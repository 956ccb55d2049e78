"""GD114."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.releases.release_pulls import (
    CLOSED,
    TaggedPullCheck,
    called,
    has_tag,
    is_pending,
    own_pulls,
    pending_labels,
    relabel,
    versions_of,
)
from gatepost.doctor.symptoms import NO_RELEASE
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.online import PullRequest


class RpClosedReopened(TaggedPullCheck):
    """A release pull request was closed and opened again, and keeps the label of a closed one: it is not released.

    ## Symptom
    The release pull request is merged, and nothing happens: no tag, no release, and the run is green.

    ## Cause
    One that is closed may be labelled `autorelease: closed`, in the place of `autorelease: pending`. When it is opened
    again the label stays, and Release Please releases only what is labelled as pending. A run that finds it open labels
    it so, beside the other label; the run of its own merge comes too late.

    ## Mend
    Swap the labels, before or after the merge; after it, run the workflow once more.

        gh pr edit 12 --remove-label "autorelease: closed" --add-label "autorelease: pending"
    """

    code = "GD114"
    name = "rp-closed-reopened"
    symptoms: tuple[str, ...] = (NO_RELEASE,)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report those that are open, or merged without a tag, and have the label of a closed one."""
        for pull in own_pulls(facts):
            if CLOSED in pull.labels and not is_pending(pull, facts) and _matters(pull, facts):
                what = "is labelled as closed and not as pending: merged as it is, it will not be released"
                if pull.merged:
                    what = "is merged with the label of a closed one, and so was not released"
                yield Problem(
                    f"release pull request {called(pull)} {what}", fix=relabel(pull, [CLOSED], pending_labels(facts))
                )

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  the contract
        """Return that none has."""
        return f"no release pull request that counts is labelled `{CLOSED}`"


def _matters(pull: PullRequest, facts: Facts) -> bool:
    versions = versions_of(pull)
    is_lost = bool(pull.merged and versions) and not any(has_tag(version, facts) for version in versions)
    return pull.is_open or is_lost
