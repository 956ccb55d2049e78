"""GD118, beside what the real Release Please does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_title_pattern_changed import RpTitlePatternChanged
from gatepost.doctor.online import PullRequest
from support.patients import CONFIGURATION
from support.real_runs import land

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans
    from support.real_runs import RealRuns

OLD = "release: ${version}"
NEW = "ship ${version}"
BRANCH = "release-please--branches--main--components--rocket"


def _released(rocket: Patient) -> None:
    """Have a last release with a pattern that the one of groups does not read, and a fix since."""
    rocket.replace(CONFIGURATION, "chore: release ${version}", OLD)
    rocket.commit("chore: shorter titles")
    rocket.git("tag", "--force", "v0.3.0")
    rocket.commit("fix: refuel again")


def test_a_healthy_repository_has_the_same_pattern(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(RpTitlePatternChanged)] == [
        ("passed", "the next title is `chore: release 0.3.1`")
    ]


def test_a_pattern_that_has_changed_since_the_last_fix_is_warned_of(rocket: Patient, real: RealPlans) -> None:
    _released(rocket)
    assert [each["title"] for each in real.of(rocket)["prs"]] == ["release: 0.3.1"]
    rocket.replace(CONFIGURATION, OLD, NEW)
    rocket.commit("chore: rename releases")

    assert [each["title"] for each in real.of(rocket)["prs"]] == ["ship 0.3.1"]
    found = rocket.failed(RpTitlePatternChanged)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(CONFIGURATION, NEW), "warning")]
    rocket.commit("fix: another")  # with which the open pull request gets its new title
    assert rocket.failed(RpTitlePatternChanged) == []


def test_an_open_one_keeps_the_title_that_is_not_known_any_more(rocket: Patient, runs: RealRuns) -> None:
    _released(rocket)
    before = runs.of(rocket)
    rocket.replace(CONFIGURATION, OLD, NEW)
    rocket.commit("chore: rename releases")

    assert [each.title for each in runs.of(rocket, *before.pulls).pulls] == ["release: 0.3.1"]
    (found,) = rocket.failed(RpTitlePatternChanged, pulls=before.pulls)
    assert found.message.endswith("; a release pull request that is open is called `release: 0.3.1`")
    assert "`ship 0.3.1`" in found.fix
    merged = land(rocket, before.pulls[0], before)
    run = runs.of(rocket, merged)
    assert (dict(run.released), run.says(RpTitlePatternChanged.errors[0])) == ({}, True)
    assert runs.of(rocket, replace(merged, title="ship 0.3.1")).tagged == ("v0.3.1",)


def test_a_text_that_changes_brings_the_new_title(rocket: Patient, runs: RealRuns) -> None:
    _released(rocket)
    before = runs.of(rocket)
    rocket.replace(CONFIGURATION, OLD, NEW)
    rocket.commit("chore: rename releases")

    assert [each.title for each in runs.of(rocket, *before.pulls, date="2026-03-05").pulls] == ["ship 0.3.1"]
    rocket.commit("fix: another")
    assert [each.title for each in runs.of(rocket, *before.pulls).pulls] == ["ship 0.3.1"]


def test_a_title_that_the_pattern_of_groups_reads_is_none(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, "chore: release ${version}", NEW)

    assert rocket.failed(RpTitlePatternChanged) == []


def test_what_is_not_committed_yet_counts(rocket: Patient) -> None:
    _released(rocket)
    rocket.replace(CONFIGURATION, '"release-type"', f'"pull-request-title-pattern": "{NEW}",\n"release-type"')

    assert rocket.where(RpTitlePatternChanged) == [rocket.line(CONFIGURATION, NEW)]


def test_online_only_a_pull_request_that_is_open_counts(rocket: Patient) -> None:
    _released(rocket)
    rocket.replace(CONFIGURATION, OLD, NEW)
    old = PullRequest(7, "release: 0.3.1", "", (), BRANCH, is_open=True)
    other = PullRequest(8, "release: pepper 0.3.1", "", (), "release-please--branches--main--x", is_open=True)
    new = PullRequest(7, "ship 0.3.1", "", (), BRANCH, is_open=True)

    assert len(rocket.failed(RpTitlePatternChanged, pulls=(old,))) == 1
    assert rocket.failed(RpTitlePatternChanged, pulls=(new,)) == []
    assert rocket.failed(RpTitlePatternChanged, pulls=(other,)) == []


def test_what_is_always_renewed_or_not_there_is_none(rocket: Patient, runs: RealRuns) -> None:
    _released(rocket)
    before = runs.of(rocket)
    rocket.replace(CONFIGURATION, OLD, NEW)
    rocket.replace(CONFIGURATION, '"packages": {', '"always-update": true,\n  "packages": {')
    assert rocket.failed(RpTitlePatternChanged) == []
    rocket.commit("chore: rename releases")
    assert [each.title for each in runs.of(rocket, *before.pulls).pulls] == ["ship 0.3.1"]

    rocket.replace(CONFIGURATION, '"always-update": true,\n', "")
    assert len(rocket.failed(RpTitlePatternChanged)) == 1
    rocket.git("tag", "--force", "v0.3.0", "HEAD~6")
    assert rocket.failed(RpTitlePatternChanged) == []  # there was no configuration then


def test_what_releases_nothing_or_all_together_is_none(mills: Patient) -> None:
    mills.replace(CONFIGURATION, '"always-update": true,', '"always-update": false,')
    mills.replace(CONFIGURATION, "chore: release${component} ${version}", NEW)
    assert len(mills.failed(RpTitlePatternChanged)) == 1

    mills.replace(CONFIGURATION, '"separate-pull-requests": true', '"separate-pull-requests": false')
    mills.commit("fix: in both", **{"packages/salt/a.py": "", "packages/pepper/a.py": ""})
    assert mills.failed(RpTitlePatternChanged) == []
    mills.git("tag", "--force", "salt-v0.2.0")
    mills.git("tag", "--force", "pepper-v0.2.0")
    assert [each.message for each in mills.outcomes(RpTitlePatternChanged)] == [
        "no release pull request is to be expected"
    ]
