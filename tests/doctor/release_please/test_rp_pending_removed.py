"""GD115, from what GitHub says of release pull requests, beside what the real Release Please does with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_pending_removed import RpPendingRemoved
from gatepost.doctor.online import PullRequest, RepositorySettings
from support.patients import CONFIGURATION
from support.real_runs import PENDING

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_runs import RealRuns

NOW = 1_800_000_000
TAGS = RepositorySettings(tags=("v0.2.0", "v0.3.0", "v10.4.0"))
PULL = PullRequest(
    8,
    "chore: release 0.4.0",
    "",
    ("bug",),
    "release-please--branches--main",
    merged="1" * 40,
    merged_at=NOW - 7200,
)
OLDER = replace(PULL, number=5, merged_at=NOW - 90_000, title="chore: release 0.3.5")


def test_without_its_label_it_is_passed_over(rocket: Patient, runs: RealRuns) -> None:
    pull = replace(runs.merged(rocket), labels=())

    run = runs.of(rocket, pull)
    assert (dict(run.released), run.error) == ({}, "")
    assert [each.title for each in run.opened] == ["chore: release 0.4.0"]  # the version after it
    assert len(rocket.failed(RpPendingRemoved, pulls=(pull,), settings=TAGS)) == 1
    mended = replace(pull, labels=(PENDING,))
    assert rocket.failed(RpPendingRemoved, pulls=(mended,), settings=TAGS) == []
    run = runs.of(rocket, mended)
    assert (run.tagged, run.opened) == (("v0.3.1",), [])


def test_one_without_a_label_and_a_tag_was_not_released(rocket: Patient) -> None:
    (found,) = rocket.failed(RpPendingRemoved, pulls=(PULL, OLDER), settings=TAGS, now=NOW)

    assert found.message == (
        "release pull request #8 (`chore: release 0.4.0`) was merged without the label `autorelease: pending`:"
        " 0.4.0 was not released"
    )
    assert found.fix == 'gh pr edit 8 --add-label "autorelease: pending"'
    mended = replace(PULL, labels=("bug", "autorelease: pending"))
    assert rocket.failed(RpPendingRemoved, pulls=(mended,), settings=TAGS, now=NOW) == []


def test_the_versions_of_several_packages_stand_in_its_text(mills: Patient) -> None:
    body = "a\n---\n<details><summary>salt: 0.2.1</summary>\n\n## [0.2.1](x)\n</details>\n---\nb"
    pull = replace(PULL, title="chore: release main", body=body)
    (found,) = mills.failed(RpPendingRemoved, pulls=(pull,), settings=TAGS, now=NOW)

    assert found.message.endswith(": 0.2.1 was not released")
    known = RepositorySettings(tags=("salt-v0.2.1",))
    assert mills.failed(RpPendingRemoved, pulls=(pull,), settings=known, now=NOW) == []


@pytest.mark.parametrize(
    "pull",
    [
        replace(PULL, merged="", merged_at=0),
        replace(PULL, title="chore: release 0.3.0"),
        replace(PULL, title="chore: release main"),
        replace(PULL, merged_at=NOW - 600),
        replace(PULL, labels=("autorelease: tagged",)),
        replace(PULL, labels=("out",)),
        replace(PULL, branch="topic"),
    ],
)
def test_what_is_released_or_cannot_be_told_is_left(pull: PullRequest, rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, '"packages"', '"release-label": "out", "packages"')
    outcomes = rocket.outcomes(RpPendingRemoved, pulls=(pull,), settings=TAGS, now=NOW)

    assert [(each.status, each.message) for each in outcomes] == [
        ("passed", "the newest merged release pull request has its label or its tag")
    ]
