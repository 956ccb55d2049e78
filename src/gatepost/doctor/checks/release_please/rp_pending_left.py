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
    No release pull request is opened. The runs of Release Please fail where they make the release; or they are green
    and say "There are untagged, merged release PRs outstanding - aborting".

    ## Cause
    Release Please keeps its state in labels. Each run first makes the releases of merged pull requests that are
    labelled `autorelease: pending`, and only then takes that label away. It stays where these runs fail or are not
    made, and where they make no release, as of a title that is not known. As long as one merged pull request has it,
    no other is opened.

    ## Mend
    Run the workflow again, which makes up for a run that failed. Where somebody has made the release already, that run
    fails with "Duplicate release tag", but changes the label. Where the label stays, make the tag and the release by
    hand, and then give the pull request the label of what is released:

        gh pr edit 12 --remove-label "autorelease: pending" --add-label "autorelease: tagged"
    """

    code = "GD113"
    name = "rp-pending-left"
    symptoms: tuple[str, ...] = (NO_RELEASE_PR, NO_RELEASE)
    errors: tuple[str, ...] = (
        "There are untagged, merged release PRs outstanding - aborting",
        "Duplicate release tag",
    )
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
                yield Problem(f"{message}: as long as it is, no other is opened", fix=command)
            else:
                by_hand = f"if it is not tagged then, tag {pull.merged[:7]} by hand, and `{command}`"
                yield Problem(
                    f"{message}: it is not tagged, and as long as it is so, no other is opened",
                    fix=f"run the workflow again; {by_hand}",
                )

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  the contract
        """Return that none is."""
        return "no merged release pull request is left pending"
