"""GD114, from what GitHub says of release pull requests, beside what the real Release Please does with them.

Who labels one as closed is not shown here: the package of Release Please does not, and so the label is given.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_closed_reopened import RpClosedReopened
from gatepost.doctor.online import PullRequest, RepositorySettings
from support.real_runs import PENDING, TAGGED

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_runs import RealRuns

TAGS = RepositorySettings(tags=("v0.2.0", "v0.3.0"))
OPEN = PullRequest(
    7, "chore: release 0.4.0", "", ("autorelease: closed",), "release-please--branches--main", is_open=True
)
MERGED = replace(OPEN, is_open=False, merged="1" * 40, merged_at=5)


def test_one_that_is_merged_with_the_label_is_not_released(rocket: Patient, runs: RealRuns) -> None:
    pull = replace(runs.merged(rocket), labels=OPEN.labels)

    run = runs.of(rocket, pull)
    assert (dict(run.released), run.labels(7), run.error) == ({}, OPEN.labels, "")
    assert len(rocket.failed(RpClosedReopened, pulls=(pull,), settings=TAGS)) == 1
    mended = replace(pull, labels=(PENDING,))
    assert rocket.failed(RpClosedReopened, pulls=(mended,), settings=TAGS) == []
    run = runs.of(rocket, mended)
    assert (run.tagged, run.labels(7)) == (("v0.3.1",), (TAGGED,))


def test_a_run_that_finds_it_open_labels_it_as_pending(rocket: Patient, runs: RealRuns) -> None:
    (pull,) = (replace(each, labels=OPEN.labels) for each in runs.of(rocket).opened)
    assert len(rocket.failed(RpClosedReopened, pulls=(pull,), settings=TAGS)) == 1

    (after,) = runs.of(rocket, pull).pulls
    assert after.labels == (*OPEN.labels, PENDING)
    assert rocket.failed(RpClosedReopened, pulls=(after,), settings=TAGS) == []


def test_one_that_is_open_will_not_be_released(rocket: Patient) -> None:
    (found,) = rocket.failed(RpClosedReopened, pulls=(OPEN,), settings=TAGS)

    assert found.message == (
        "release pull request #7 (`chore: release 0.4.0`) is labelled as closed"
        " and not as pending: merged as it is, it will not be released"
    )
    assert found.fix == 'gh pr edit 7 --remove-label "autorelease: closed" --add-label "autorelease: pending"'
    mended = replace(OPEN, labels=("autorelease: pending",))
    assert rocket.failed(RpClosedReopened, pulls=(mended,), settings=TAGS) == []


def test_one_that_is_merged_was_not_released(rocket: Patient) -> None:
    (found,) = rocket.failed(RpClosedReopened, pulls=(MERGED,), settings=TAGS)

    assert found.message.endswith(" is merged with the label of a closed one, and so was not released")


@pytest.mark.parametrize(
    "pull",
    [
        replace(MERGED, merged="", merged_at=0),
        replace(MERGED, title="chore: release 0.3.0"),
        replace(MERGED, title="chore: release main"),
        replace(OPEN, labels=("autorelease: closed", "autorelease: pending")),
        replace(OPEN, branch="topic"),
    ],
)
def test_what_stays_closed_or_is_released_is_left(pull: PullRequest, rocket: Patient) -> None:
    outcomes = rocket.outcomes(RpClosedReopened, pulls=(pull,), settings=TAGS)

    assert [(each.status, each.message) for each in outcomes] == [
        ("passed", "no release pull request that counts is labelled `autorelease: closed`")
    ]


def test_without_the_tags_nothing_is_said(rocket: Patient) -> None:
    (outcome,) = rocket.outcomes(RpClosedReopened, pulls=(OPEN,), settings=RepositorySettings())

    assert (outcome.status, outcome.message) == ("skipped", "the tags on GitHub are too many to read them all")
