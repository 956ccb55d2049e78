"""GD134, beside what the real Release Please would open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_snoozed import RpSnoozed
from gatepost.doctor.online import PullRequest

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

PULL = PullRequest(
    6,
    "chore: release 0.3.1",
    "",
    ("autorelease: pending", "autorelease: snooze"),
    "release-please--branches--main--components--rocket",
)


def test_one_that_sleeps_keeps_another_away(rocket: Patient, real: RealPlans) -> None:
    assert [pull["headRefName"] for pull in real.of(rocket)["prs"]] == [PULL.branch]
    (found,) = rocket.failed(RpSnoozed, pulls=(PULL,))

    assert found.message == (
        "release pull request #6 (`chore: release 0.3.1`) is snoozed: no other is opened before its notes change"
    )
    assert (found.fix, found.severity) == ('gh pr edit 6 --remove-label "autorelease: snooze"', "warning")
    assert rocket.failed(RpSnoozed, pulls=(replace(PULL, labels=("autorelease: pending",)),)) == []


@pytest.mark.parametrize(
    "pulls",
    [
        (),
        (PULL, replace(PULL, number=7, is_open=True, labels=())),
        (replace(PULL, merged="1" * 40),),
        (replace(PULL, branch="release-please--branches--main--components--other"),),
    ],
)
def test_where_none_sleeps_for_another_all_is_well(pulls: tuple[PullRequest, ...], rocket: Patient) -> None:
    outcomes = rocket.outcomes(RpSnoozed, pulls=pulls)

    assert [(each.status, each.message) for each in outcomes] == [("passed", "no release that is wanted is snoozed")]
