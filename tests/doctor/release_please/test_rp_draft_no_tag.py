"""GD132, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_draft_no_tag import RpDraftNoTag
from support.patients import CONFIGURATION, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans
    from support.real_runs import RealRuns

PYTHON = '      "release-type": "python",\n'
OTHER = ".github/workflows/other.yml"


def _draft(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, PYTHON, f'{PYTHON}      "draft": true,\n')


def test_a_healthy_repository_makes_no_drafts(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(RpDraftNoTag)] == [
        ("passed", "a release has its tag at once (1 looked at)")
    ]


def test_a_draft_has_no_tag_and_is_repeated(rocket: Patient, real: RealPlans) -> None:
    _draft(rocket)
    rocket.commit("chore: break it")
    rocket.git("tag", "-d", "v0.3.0")  # which GitHub would not have made

    assert "add engines" in real.of(rocket)["prs"][0]["body"]
    assert rocket.where(RpDraftNoTag) == [rocket.line(CONFIGURATION, '"draft"')]
    rocket.mend(RpDraftNoTag)
    assert rocket.failed(RpDraftNoTag) == []
    assert '"draft": true,\n      "force-tag-creation": true,\n' in rocket.text(CONFIGURATION)


def test_the_next_pull_request_is_opened_at_once(rocket: Patient, runs: RealRuns) -> None:
    _draft(rocket)
    rocket.commit("chore: break it")
    pull = runs.merged(rocket)

    run = runs.of(rocket, pull)
    assert (list(run.released), run.tagged, len(run.opened)) == (["v0.3.1"], (), 1)
    assert "refuel in time" in run.opened[0].body  # which was released just now
    rocket.mend(RpDraftNoTag)
    rocket.commit("chore: mend it")
    run = runs.of(rocket, pull)
    assert (list(run.released), run.tagged, run.opened) == (["v0.3.1"], ("v0.3.1",), [])


def test_a_draft_of_all_packages_is_mended_once(mills: Patient) -> None:
    mills.replace(CONFIGURATION, '"always-update": true', '"draft": true')

    assert mills.where(RpDraftNoTag) == [mills.line(CONFIGURATION, '"draft"')]
    mills.mend(RpDraftNoTag)
    assert mills.failed(RpDraftNoTag) == []


def test_what_makes_no_release_makes_no_draft(rocket: Patient) -> None:
    _draft(rocket)
    rocket.replace(CONFIGURATION, PYTHON, f'{PYTHON}      "skip-github-release": true,\n')

    assert rocket.failed(RpDraftNoTag) == []


@pytest.mark.parametrize(
    "job",
    [
        '{"uses": "octo/other/.github/workflows/release.yml@v1"}',
        '{"steps": [{"run": "gh release edit v1.2.3 --draft=false"}]}',
        '{"steps": [{"uses": "./.github/actions/publish"}]}',
        '{"steps": [{"uses": "actions/github-script@v7"}]}',
        '{"steps": [{"uses": "ncipollo/release-action@v1"}]}',
    ],
)
def test_a_workflow_may_publish_the_draft(rocket: Patient, job: str) -> None:
    _draft(rocket)
    rocket.write(OTHER, f"on: push\njobs:\n  other: {job}\n")

    assert [(each.status, each.message) for each in rocket.outcomes(RpDraftNoTag)] == [
        ("skipped", "a workflow may publish the draft, which makes its tag")
    ]


def test_a_comment_and_other_actions_publish_nothing(rocket: Patient) -> None:
    _draft(rocket)
    step = '{"uses": "actions/checkout@v4"}, {"run": "# gh release edit\\nmake"}, {"name": "odd"}'
    rocket.write(OTHER, f'on: push\njobs:\n  other: {{"steps": [{step}]}}\n')
    rocket.remove(RELEASE)

    assert len(rocket.failed(RpDraftNoTag)) == 1
