"""GD115."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.releases.release_pulls import (
    HOUR,
    TaggedPullCheck,
    called,
    has_state,
    has_tag,
    own_pulls,
    pending_labels,
    relabel,
    versions_of,
)
from gatepost.doctor.symptoms import NO_RELEASE, WRONG_VERSION
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.online import PullRequest


class RpPendingRemoved(TaggedPullCheck):
    """The newest merged release pull request has lost its label, and so its version was never released.

    ## Symptom
    After the merge there is no tag and no release, and the run is green. The next release pull request proposes the
    version after the one that is missing.

    ## Cause
    Release Please looks for merged pull requests that are labelled `autorelease: pending`. Where somebody, or a program
    that tidies labels, has taken the label away, the pull request is one like any other.

    ## Mend
    Give the label back, and run the workflow once more: then the version is tagged and released.

        gh pr edit 12 --add-label "autorelease: pending"
    """

    code = "GD115"
    name = "rp-pending-removed"
    symptoms: tuple[str, ...] = (NO_RELEASE, WRONG_VERSION)
    consequences: tuple[str, ...] = ("rp-tag-missing", "rp-manifest-ahead")

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the newest merged one of each branch, where it has no label and its version has no tag."""
        for pull in _newest(facts):
            versions = versions_of(pull)
            is_old = facts.now - pull.merged_at > HOUR
            if not versions or not is_old or has_state(pull, facts) or any(has_tag(each, facts) for each in versions):
                continue
            labels = pending_labels(facts)
            yield Problem(
                f"release pull request {called(pull)} was merged without the label `{', '.join(labels)}`:"
                f" {', '.join(versions)} was not released",
                fix=relabel(pull, [], labels),
            )

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  the contract
        """Return that it has a label, or a tag."""
        return "the newest merged release pull request has its label or its tag"


def _newest(facts: Facts) -> list[PullRequest]:
    found: dict[str, PullRequest] = {}
    for pull in sorted(own_pulls(facts), key=lambda each: each.merged_at):
        if pull.merged:
            found[pull.branch] = pull
    return list(found.values())
