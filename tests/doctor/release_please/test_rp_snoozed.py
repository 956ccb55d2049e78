"""GD134, beside what the real Release Please would open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_snoozed import RpSnoozed
from gatepost.doctor.online import PullRequest
from support.real_runs import PENDING

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans
    from support.real_runs import RealRuns

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
        "release pull request #6 (`chore: release 0.3.1`) is snoozed: no other is opened before its text changes"
    )
    assert (found.fix, found.severity) == ('gh pr edit 6 --remove-label "autorelease: snooze"', "warning")
    assert rocket.failed(RpSnoozed, pulls=(replace(PULL, labels=("autorelease: pending",)),)) == []


def test_it_sleeps_until_its_text_changes(rocket: Patient, runs: RealRuns) -> None:
    (pull,) = (replace(each, number=6, is_open=False, labels=PULL.labels) for each in runs.of(rocket).opened)

    run = runs.of(rocket, pull)
    assert (run.pulls, run.says("remained the same"), run.error) == ((pull,), True, "")
    assert len(rocket.failed(RpSnoozed, pulls=(pull,))) == 1
    awake = replace(pull, labels=(PENDING,))
    assert rocket.failed(RpSnoozed, pulls=(awake,)) == []
    assert [each.title for each in runs.of(rocket, awake).opened] == ["chore: release 0.3.1"]

    assert len(runs.of(rocket, pull, date="2026-03-05").opened) == 1
    rocket.commit("feat: land", **{"src/rocket/legs.py": ""})
    assert len(runs.of(rocket, pull).opened) == 1


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
