"""GD133, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_skip_github_release import RpSkipGithubRelease
from support.patients import CONFIGURATION, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

PYTHON = '      "release-type": "python",\n'
SKIP = '      "skip-github-release": true,\n'
WITH = "token: ${{ steps.app.outputs.token || github.token }}"


def test_a_healthy_repository_makes_its_releases(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(RpSkipGithubRelease)] == [
        ("passed", "Release Please makes the releases itself (1 looked at)")
    ]


def test_a_release_that_is_left_out_is_missed(rocket: Patient, real: RealPlans) -> None:
    rocket.replace(CONFIGURATION, PYTHON, PYTHON + SKIP)
    rocket.commit("chore: break it")
    rocket.git("tag", "-d", "v0.3.0")  # which nobody would have made

    assert "add engines" in real.of(rocket)["prs"][0]["body"]
    assert rocket.where(RpSkipGithubRelease) == [rocket.line(CONFIGURATION, "skip-github-release")]
    rocket.mend(RpSkipGithubRelease)
    assert rocket.failed(RpSkipGithubRelease) == []


def test_a_workflow_may_make_the_tag(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, PYTHON, PYTHON + SKIP)
    rocket.write(".github/workflows/tag.yml", 'on: push\njobs:\n  tag: {"steps": [{"run": "git tag v1.2.3"}]}\n')

    assert [(each.status, each.message) for each in rocket.outcomes(RpSkipGithubRelease)] == [
        ("skipped", "a workflow may make the tag itself")
    ]


def test_one_package_that_is_released_is_enough_for_a_common_pull_request(mills: Patient) -> None:
    mills.replace(CONFIGURATION, '"package-name": "salt",', '"package-name": "salt",\n' + SKIP)
    assert mills.where(RpSkipGithubRelease) == [mills.line(CONFIGURATION, "skip-github-release")]

    mills.replace(CONFIGURATION, '"separate-pull-requests": true', '"separate-pull-requests": false')
    assert mills.failed(RpSkipGithubRelease) == []

    mills.replace(CONFIGURATION, '"packages": {', SKIP + '  "packages": {')
    found = mills.failed(RpSkipGithubRelease)
    assert sorted(each.where for each in found) == [
        mills.line(CONFIGURATION, "skip-github-release"),
        mills.line(CONFIGURATION, "skip-github-release", after='"package-name": "salt"'),
    ]


def test_a_workflow_that_only_opens_pull_requests_never_releases(rocket: Patient) -> None:
    rocket.replace(RELEASE, WITH, f"{WITH}\n          skip-github-release: true")

    assert rocket.where(RpSkipGithubRelease) == [rocket.line(RELEASE, "skip-github-release")]
    step = '{"uses": "googleapis/release-please-action@v4", "with": {"skip-github-pull-request": true}}'
    rocket.write(".github/workflows/second.yml", f'on: push\njobs:\n  second: {{"steps": [{step}]}}\n')
    assert rocket.failed(RpSkipGithubRelease) == []


def test_without_a_workflow_there_is_no_step_to_look_at(rocket: Patient) -> None:
    rocket.remove(RELEASE)

    assert rocket.failed(RpSkipGithubRelease) == []
