"""GD113."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.releases.release_pulls import (
    HOUR,
    UNREADABLE,
    PullCheck,
    called,
    has_tag,
    is_pending,
    own_pulls,
    pending_labels,
    reading_of,
    relabel,
    release_label,
    versions_of,
)
from gatepost.doctor.symptoms import NO_RELEASE, NO_RELEASE_PR
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class RpPendingLeft(PullCheck):
    """A release pull request is merged and still labelled as pending, and so nothing new is released.

    ## Symptom
    The run of Release Please is green, opens no release pull request, and says "There are untagged, merged release PRs
    outstanding - aborting".

    ## Cause
    Release Please keeps its state in labels. After a merge it makes the tag and the release, and only then takes
    `autorelease: pending` away. Where that run failed, or somebody else made the tag, the label stays. As long as one
    merged pull request has it, no other is opened.

    ## Mend
    Run the failed run again, or make the tag and the release by hand. Then give the pull request the label of what is
    released:

        gh pr edit 12 --remove-label "autorelease: pending" --add-label "autorelease: tagged"
    """

    code = "GD113"
    name = "rp-pending-left"
    symptoms: tuple[str, ...] = (NO_RELEASE_PR, NO_RELEASE)
    errors: tuple[str, ...] = ("There are untagged, merged release PRs outstanding - aborting",)
    consequences: tuple[str, ...] = ("rp-tag-missing", "rp-manifest-ahead")

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report merged pull requests that have been pending for longer than a run takes."""
        for pull in own_pulls(facts):
            is_old = pull.merged_at and facts.now - pull.merged_at > HOUR
            if not is_old or not is_pending(pull, facts) or reading_of(pull.body) == UNREADABLE:
                continue
            labels = pending_labels(facts)
            message = f"release pull request {called(pull)} is merged and still labelled `{', '.join(labels)}`"
            command = relabel(pull, labels, [release_label(facts)])
            if all(has_tag(version, facts) for version in versions_of(pull)):
                yield Problem(f"{message}: no other is opened", fix=command)
            else:
                yield Problem(
                    f"{message}: it is not tagged, and no other is opened",
                    fix=f"run the failed run of the merge again; or tag {pull.merged[:7]} by hand, then `{command}`",
                )

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  the contract
        """Return that none is."""
        return "no merged release pull request is left pending"
