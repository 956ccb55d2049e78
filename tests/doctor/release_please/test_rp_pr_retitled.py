"""GD116, beside what the real Release Please does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_pr_retitled import RpPrRetitled
from gatepost.doctor.facts import Hooks
from support.patients import CONFIGURATION, MANIFEST
from support.real_runs import OUTSTANDING, TAGGED

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans
    from support.real_runs import RealRuns

HERE = Hooks(())


def _retitle(rocket: Patient, title: str) -> None:
    """Land the last release under a title, untagged; Release Please refuses to tag what it does not know."""
    rocket.git("tag", "-d", "v0.3.0")
    rocket.git("reset", "--quiet", "--soft", "HEAD~2")
    rocket.commit(title)


def test_a_healthy_repository_has_no_other_title(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(RpPrRetitled)] == [
        ("passed", "no release was merged under a title that is not known (1 looked at)")
    ]


def test_a_title_that_is_not_known_leaves_the_release_untagged(rocket: Patient, real: RealPlans) -> None:
    _retitle(rocket, "chore: ship it (#3)")

    assert "add engines" in real.of(rocket)["prs"][0]["body"]  # it is not released to it
    found = rocket.failed(RpPrRetitled, hooks=HERE)
    assert [each.where for each in found] == [rocket.line(MANIFEST, '"."')]
    assert found[0].fix == "gh pr edit 3 --title 'chore: release 0.3.0'"
    rocket.git("tag", "v0.3.0")  # as Release Please does then
    assert rocket.failed(RpPrRetitled, hooks=HERE) == []
    assert real.of(rocket)["prs"] == []


def test_with_its_title_back_it_is_released_after_the_merge(rocket: Patient, runs: RealRuns) -> None:
    pull = runs.merged(rocket, title="chore: ship it")

    run = runs.of(rocket, pull)
    assert (dict(run.released), run.opened, run.error) == ({}, [], "")
    assert [run.says(words) for words in RpPrRetitled.errors] == [True, True]
    (found,) = rocket.failed(RpPrRetitled, hooks=HERE)
    assert found.fix == "gh pr edit 7 --title 'chore: release 0.3.1'"
    run = runs.of(rocket, replace(pull, title="chore: release 0.3.1"))
    assert (run.tagged, run.labels(7), run.says(OUTSTANDING)) == (("v0.3.1",), (TAGGED,), False)
    rocket.git("tag", "v0.3.1")
    assert rocket.failed(RpPrRetitled, hooks=HERE) == []


def test_the_right_title_and_what_has_none_are_no_finding(rocket: Patient) -> None:
    _retitle(rocket, "chore: release 0.3.0 (#3)")
    assert rocket.failed(RpPrRetitled, hooks=HERE) == []

    rocket.git("commit", "--quiet", "--amend", "-m", "Merge pull request #3 from octo/release-please--branches--main")
    assert rocket.failed(RpPrRetitled, hooks=HERE) == []

    rocket.git("commit", "--quiet", "--amend", "-m", "chore: by hand")
    assert rocket.failed(RpPrRetitled, hooks=HERE) == []


def test_the_title_of_a_common_pull_request_has_the_branch(mills: Patient, runs: RealRuns) -> None:
    mills.replace(CONFIGURATION, '"separate-pull-requests": true', '"separate-pull-requests": false')
    mills.commit("chore: together")
    assert [each.title for each in runs.of(mills).opened] == ["chore: release main"]
    version = mills.text(MANIFEST).replace('salt": "0.2.0', 'salt": "0.2.1')
    mills.commit("chore: ship it (#5)", **{"packages/salt/CHANGELOG.md": "# Changelog\n", MANIFEST: version})
    mills.commit("docs: say so")

    found = mills.failed(RpPrRetitled, hooks=HERE)
    assert [each.fix for each in found] == ["gh pr edit 5 --title 'chore: release main'"]
