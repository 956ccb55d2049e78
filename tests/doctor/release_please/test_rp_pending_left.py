"""GD113, from what GitHub says of release pull requests, beside what the real Release Please does with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_pending_left import RpPendingLeft
from gatepost.doctor.online import PullRequest, RepositorySettings
from support.patients import CONFIGURATION
from support.real_runs import OUTSTANDING, TAGGED

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_runs import RealRuns

NOW = 1_800_000_000
BODY = "Header\n---\n\n\n## [0.4.0](x) (2026-01-01)\n\n### Features\n\n* a\n\n---\nFooter"
PULL = PullRequest(
    number=12,
    title="chore: release 0.4.0",
    body=BODY,
    labels=("autorelease: pending",),
    branch="release-please--branches--main",
    merged="1234567" + "0" * 33,
    merged_at=NOW - 7200,
)


def test_one_that_no_run_releases_keeps_others_away(rocket: Patient, runs: RealRuns) -> None:
    pull = runs.merged(rocket, title="ship it")
    rocket.commit("feat: land", **{"src/rocket/legs.py": ""})

    run = runs.of(rocket, pull)
    assert (dict(run.released), run.opened, run.says(OUTSTANDING), run.error) == ({}, [], True, "")
    (found,) = rocket.failed(RpPendingLeft, pulls=(pull,))
    assert f'`gh pr edit 7 --remove-label "autorelease: pending" --add-label "{TAGGED}"`' in found.fix
    rocket.git("tag", "v0.3.1", pull.merged)
    mended = replace(pull, labels=(TAGGED,))
    assert rocket.failed(RpPendingLeft, pulls=(mended,)) == []
    run = runs.of(rocket, mended, bare_tags=["v0.3.1"])
    assert [each.title for each in run.opened] == ["chore: release 0.4.0"]
    assert "add engines" not in run.opened[0].body


def test_one_whose_run_failed_is_made_up_for(rocket: Patient, runs: RealRuns) -> None:
    pull = runs.merged(rocket)
    rocket.commit("feat: land", **{"src/rocket/legs.py": ""})

    failed = runs.of(rocket, pull, refused="release", words="Server Error")
    assert (failed.opened, failed.labels(7), "Server Error" in failed.error) == ([], pull.labels, True)
    (found,) = rocket.failed(RpPendingLeft, pulls=(pull,))
    assert found.fix.startswith("run the workflow again; ")
    again = runs.of(rocket, pull)
    assert (again.tagged, again.labels(7)) == (("v0.3.1",), (TAGGED,))
    assert [each.title for each in again.opened] == ["chore: release 0.4.0"]
    assert rocket.failed(RpPendingLeft, pulls=again.pulls) == []


def test_one_that_somebody_has_released_fails_once(rocket: Patient, runs: RealRuns) -> None:
    pull = runs.merged(rocket)
    rocket.git("tag", "v0.3.1", pull.merged)
    rocket.commit("feat: land", **{"src/rocket/legs.py": ""})

    (found,) = rocket.failed(RpPendingLeft, pulls=(pull,))
    assert found.fix.startswith("gh pr edit 7 ")
    failed = runs.of(rocket, pull)
    assert (failed.opened, failed.says(RpPendingLeft.errors[1]), failed.labels(7)) == ([], True, (TAGGED,))
    assert [each.title for each in runs.of(rocket, *failed.pulls).opened] == ["chore: release 0.4.0"]


def test_one_that_is_not_tagged_is_found(rocket: Patient) -> None:
    (found,) = rocket.failed(RpPendingLeft, pulls=(PULL,), now=NOW)

    assert found.message == (
        "release pull request #12 (`chore: release 0.4.0`) is merged and still labelled `autorelease: pending`:"
        " it is not tagged, and as long as it is so, no other is opened"
    )
    command = 'gh pr edit 12 --remove-label "autorelease: pending" --add-label "autorelease: tagged"'
    assert found.fix == f"run the workflow again; if it is not tagged then, tag 1234567 by hand, and `{command}`"
    assert found.severity == "error"


def test_one_that_was_tagged_needs_another_label(rocket: Patient) -> None:
    pull = replace(PULL, title="chore: release 0.3.0")
    (found,) = rocket.failed(RpPendingLeft, pulls=(pull,), now=NOW)

    assert found.message.endswith(": as long as it is, no other is opened")
    assert found.fix == 'gh pr edit 12 --remove-label "autorelease: pending" --add-label "autorelease: tagged"'
    mended = replace(pull, labels=("autorelease: tagged",))
    assert rocket.failed(RpPendingLeft, pulls=(mended,), now=NOW) == []


def test_a_tag_on_github_alone_counts_too(rocket: Patient) -> None:
    settings = RepositorySettings(tags=("v0.4.0",))
    (found,) = rocket.failed(RpPendingLeft, pulls=(PULL,), now=NOW, settings=settings)

    assert found.fix.startswith("gh pr edit 12 ")


def test_labels_of_ones_own_are_heeded(mills: Patient) -> None:
    mills.replace(CONFIGURATION, '"packages"', '"label": "due,mine", "release-label": "out,b", "packages"')
    pull = replace(PULL, labels=("mine", "due"), branch="release-please--branches--main--components--salt")
    (found,) = mills.failed(RpPendingLeft, pulls=(pull, replace(PULL, labels=("due",))), now=NOW)

    assert '--remove-label "due" --remove-label "mine" --add-label "out"' in found.fix


@pytest.mark.parametrize(
    "pull",
    [
        replace(PULL, merged_at=NOW - 600),
        replace(PULL, merged="", merged_at=0),
        replace(PULL, branch="topic"),
        replace(PULL, branch="release-please--branches--maintenance"),
        replace(PULL, labels=("autorelease: tagged",)),
        replace(PULL, body="wiped"),
    ],
)
def test_what_does_not_hold_releases_up_is_left(pull: PullRequest, rocket: Patient) -> None:
    outcomes = rocket.outcomes(RpPendingLeft, pulls=(pull,), now=NOW)

    assert [(each.status, each.message) for each in outcomes] == [
        ("passed", "no merged release pull request is left pending")
    ]


def test_without_github_nothing_is_said(rocket: Patient) -> None:
    (outcome,) = rocket.outcomes(RpPendingLeft)

    assert (outcome.status, outcome.message) == ("skipped", "only GitHub knows: --online asks it")


def test_a_configuration_that_cannot_be_read_has_the_usual_labels(rocket: Patient) -> None:
    rocket.write(CONFIGURATION, "{")
    assert len(rocket.failed(RpPendingLeft, pulls=(PULL,), now=NOW)) == 1
    rocket.remove(CONFIGURATION)
    assert len(rocket.failed(RpPendingLeft, pulls=(PULL,), now=NOW)) == 1
