"""GD119."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.releases.release_pulls import (
    UNREADABLE,
    WITHOUT_NOTES,
    PullCheck,
    called,
    has_tag,
    is_pending,
    own_pulls,
    reading_of,
    versions_of,
)
from gatepost.doctor.symptoms import NO_RELEASE, WRONG_VERSION
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.online import PullRequest


_EMPTY = "Nobody reads in the release what is new in it."


class RpPrBodyEdited(PullCheck):
    """The text of a release pull request was edited, and Release Please cannot read it back.

    ## Symptom
    The run says "Pull request body did not match". After the merge there is no release, and the next release pull
    request proposes the version after it.

    ## Cause
    When the pull request is merged, Release Please reads the versions and the notes from its text: between two lines of
    three hyphens. Where these lines are gone, the pull request is not one of its own to it. Where they are there and
    the notes are not, it may make a release without notes.

    ## Mend
    Close the pull request and delete its branch: the next push opens it anew, with its text. Where the lines are there,
    the next run puts the text in order, if it comes before the merge. Of one that is merged, put the text back.

        gh pr close 12 --delete-branch
    """

    code = "GD119"
    name = "rp-pr-body-edited"
    symptoms: tuple[str, ...] = (NO_RELEASE, WRONG_VERSION)
    errors: tuple[str, ...] = (
        "Pull request body did not match",
        "Could not parse pull request body as a release PR",
        "could not parse pull request body as a release PR",
    )
    consequences: tuple[str, ...] = ("rp-tag-missing",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report those that are open, or merged and waiting for their release."""
        for pull in own_pulls(facts):
            reading = reading_of(pull.body)
            if not pull.is_open and not _waits(pull, facts):
                continue
            if reading == UNREADABLE or (reading == WITHOUT_NOTES and not versions_of(pull)):
                message = f"Release Please cannot read the text of its pull request {called(pull)}: nothing is released"
                yield Problem(f"{message} by it", fix=_fix(pull, reading))
            elif reading == WITHOUT_NOTES:
                message = f"the text of the release pull request {called(pull)} has no notes: its release has none"
                yield Problem(message, fix=_fix(pull, reading), severity=WARNING, why=_EMPTY)

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  the contract
        """Return that all can be read."""
        return "the text of every release pull request that counts can be read back"


def _waits(pull: PullRequest, facts: Facts) -> bool:
    """Tell whether a pull request is merged and not released yet."""
    is_tagged = any(has_tag(version, facts) for version in versions_of(pull))
    return bool(pull.merged) and is_pending(pull, facts) and not is_tagged


def _fix(pull: PullRequest, reading: str) -> str:
    """Return what helps; an open one that is known for one of its own gets its text back from the next run."""
    if pull.is_open:
        return f"gh pr close {pull.number} --delete-branch" if reading == UNREADABLE else "run the workflow again"
    return (
        f"put the text of #{pull.number} back, as it was first (`edited` above it shows it), and run the workflow again"
    )
