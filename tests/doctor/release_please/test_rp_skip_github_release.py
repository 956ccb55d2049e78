"""GD133, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_skip_github_release import RpSkipGithubRelease
from support.patients import CONFIGURATION, MANIFEST, RELEASE
from support.real_runs import TAGGED

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans
    from support.real_runs import RealRuns

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


def test_it_waits_for_a_release_for_ever(rocket: Patient, runs: RealRuns) -> None:
    rocket.replace(CONFIGURATION, PYTHON, PYTHON + SKIP)
    rocket.commit("chore: break it")
    pull = runs.merged(rocket)
    rocket.commit("feat: land", **{"src/rocket/legs.py": ""})

    run = runs.of(rocket, pull)
    assert (dict(run.released), run.opened, run.pulls) == ({}, [], (pull,))
    assert [run.says(words) for words in RpSkipGithubRelease.errors] == [True, True]
    assert [each.why for each in rocket.failed(RpSkipGithubRelease)] == [""]  # as the page says
    rocket.mend(RpSkipGithubRelease)
    rocket.commit("chore: mend it")
    run = runs.of(rocket, pull)
    assert (run.tagged, [each.title for each in run.opened]) == (("v0.3.1",), ["chore: release 0.4.0"])


def test_a_workflow_may_make_the_tag(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, PYTHON, PYTHON + SKIP)
    rocket.write(".github/workflows/tag.yml", 'on: push\njobs:\n  tag: {"steps": [{"run": "git tag v1.2.3"}]}\n')

    assert [(each.status, each.message) for each in rocket.outcomes(RpSkipGithubRelease)] == [
        ("skipped", "a workflow may make the tag itself")
    ]


def _in_one_pull_request(mills: Patient) -> None:
    mills.replace(CONFIGURATION, '"package-name": "salt",', '"package-name": "salt",\n' + SKIP)
    mills.replace(CONFIGURATION, '"separate-pull-requests": true', '"separate-pull-requests": false')


def test_in_a_common_pull_request_a_package_is_repeated(mills: Patient, runs: RealRuns) -> None:
    _in_one_pull_request(mills)
    mills.commit("fix: in both", **{"packages/salt/a.py": "", "packages/pepper/a.py": ""})

    run = runs.of(mills, runs.merged(mills))
    assert (run.tagged, run.labels(7)) == (("pepper-v0.2.1",), (TAGGED,))
    (repeated,) = run.opened
    assert "<summary>salt: 0.2.2</summary>" in repeated.body
    assert "grind finer" in repeated.body
    assert mills.where(RpSkipGithubRelease) == [mills.line(CONFIGURATION, "skip-github-release")]
    assert [each.why for each in mills.failed(RpSkipGithubRelease)] == [
        "The next release pull request repeats the changes of the package."
    ]
    mills.replace(
        CONFIGURATION, '"package-name": "pepper",', '"package-name": "pepper", "separate-pull-requests": true,'
    )
    assert [each.why for each in mills.failed(RpSkipGithubRelease)] == [""]  # no other is in it
    mills.mend(RpSkipGithubRelease)
    assert mills.failed(RpSkipGithubRelease) == []


def test_the_tag_of_the_one_at_the_top_is_taken_for_it(mills: Patient, runs: RealRuns) -> None:
    _in_one_pull_request(mills)
    top = '".": {"release-type": "simple", "include-component-in-tag": false},'
    mills.replace(CONFIGURATION, '"packages": {', f'"packages": {{\n    {top}')
    mills.replace(MANIFEST, "{", '{\n  ".": "0.2.0",')
    mills.git("tag", "v0.2.0", "salt-v0.2.0")
    mills.commit("fix: in both", **{"packages/salt/a.py": "", "packages/pepper/a.py": ""})

    pull = runs.merged(mills)
    run = runs.of(mills, pull)
    assert (set(run.tagged), run.opened) == ({"v0.2.1", "pepper-v0.2.1"}, [])
    assert mills.failed(RpSkipGithubRelease) == []  # there is no tag yet, and the versions are the same
    mills.git("tag", "v0.2.1")
    assert mills.failed(RpSkipGithubRelease) == []
    mills.replace(MANIFEST, '"packages/salt": "0.2.1"', '"packages/salt": "0.2.7"')
    assert mills.where(RpSkipGithubRelease) == [mills.line(CONFIGURATION, "skip-github-release")]
    mills.replace(CONFIGURATION, SKIP, SKIP + '      "separate-pull-requests": true,\n')
    mills.replace(MANIFEST, '"packages/salt": "0.2.7"', '"packages/salt": "0.2.1"')
    assert mills.where(RpSkipGithubRelease) == [mills.line(CONFIGURATION, "skip-github-release")]


def test_what_all_packages_have_is_found_where_it_is(mills: Patient) -> None:
    mills.replace(CONFIGURATION, '"package-name": "salt",', '"package-name": "salt",\n' + SKIP)
    assert mills.where(RpSkipGithubRelease) == [mills.line(CONFIGURATION, "skip-github-release")]

    mills.replace(CONFIGURATION, '"packages": {', SKIP + '  "packages": {')
    found = mills.failed(RpSkipGithubRelease)
    assert sorted(each.where for each in found) == [
        mills.line(CONFIGURATION, "skip-github-release"),
        mills.line(CONFIGURATION, "skip-github-release", after='"package-name": "salt"'),
    ]


def test_a_workflow_that_only_opens_pull_requests_never_releases(rocket: Patient, runs: RealRuns) -> None:
    pull = runs.merged(rocket)
    run = runs.of(rocket, pull, skips_releases=True)
    assert (run.pulls, run.says(RpSkipGithubRelease.errors[0])) == ((pull,), True)
    rocket.replace(RELEASE, WITH, f"{WITH}\n          skip-github-release: true")

    assert rocket.where(RpSkipGithubRelease) == [rocket.line(RELEASE, "skip-github-release")]
    step = '{"uses": "googleapis/release-please-action@v4", "with": {"skip-github-pull-request": true}}'
    rocket.write(".github/workflows/second.yml", f'on: push\njobs:\n  second: {{"steps": [{step}]}}\n')
    assert rocket.failed(RpSkipGithubRelease) == []


def test_without_a_workflow_there_is_no_step_to_look_at(rocket: Patient) -> None:
    rocket.remove(RELEASE)

    assert rocket.failed(RpSkipGithubRelease) == []
