"""GD301."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_token_no_ci import GhTokenNoCi
from support.patients import CI, COMMITS, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

GIVEN = "token: ${{ steps.app.outputs.token || github.token }}"
ENV = "    env:\n      TOKEN: ${{ github.token }}\n      MINE: ${{ secrets.MINE }}\n      LOOP: ${{ env.LOOP }}\n"
BY_COMMAND = """\
on: {push: {branches: [main]}}
jobs:
  release:
    runs-on: ubuntu-24.04
    steps:
      - run: COMMAND
        env: {TOKEN: "${{ github.token }}", MINE: "${{ secrets.MINE }}"}
"""
USES = "uses: googleapis/release-please-action"


def test_an_app_with_the_built_in_token_behind_it_is_healthy(rocket: Patient) -> None:
    outcomes = rocket.outcomes(GhTokenNoCi)

    assert [(each.status, each.message) for each in outcomes] == [
        ("passed", "CI on the pull requests of `release.yml` need not wait for somebody to approve it")
    ]


@pytest.mark.parametrize(
    "token",
    [
        "${{ github.token }}",
        "${{ secrets.GITHUB_TOKEN }}",
        "${{ secrets['github_token'] }}",
        "${{ github.token || secrets.RELEASE_TOKEN }}",
        "${{ env.TOKEN }}",
    ],
)
def test_the_built_in_token_alone_is_reported_where_it_is_given(rocket: Patient, token: str) -> None:
    rocket.replace(RELEASE, GIVEN, f"token: {token}")
    rocket.replace(RELEASE, "    steps:\n      - name: Get the App", f"{ENV}    steps:\n      - name: Get the App")

    found = rocket.failed(GhTokenNoCi)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(RELEASE, f"token: {token}"), "warning")]
    rocket.replace(RELEASE, f"token: {token}", found[0].fix.split("`")[-2])
    assert rocket.failed(GhTokenNoCi) == []


@pytest.mark.parametrize(
    "token",
    [
        "${{ secrets.RELEASE_TOKEN }}",
        "${{ secrets.RELEASE_TOKEN || secrets.GITHUB_TOKEN }}",
        "${{ inputs.token }}",
        "${{ github.event_name == 'push' && github.token }}",
        "x${{ github.token }}",
        "${{ '' || '' }}",
        "${{ 1 || github.token }}",
        "${{ env.MINE }}",
        "${{ env.LOOP }}",
        "${{ env.NOWHERE }}",
        '""',
    ],
)
def test_another_token_or_one_that_is_not_known_is_no_matter(rocket: Patient, token: str) -> None:
    rocket.replace(RELEASE, GIVEN, f"token: {token}")
    rocket.replace(RELEASE, "    steps:\n      - name: Get the App", f"{ENV}    steps:\n      - name: Get the App")

    assert rocket.failed(GhTokenNoCi) == []


def test_without_a_token_it_is_the_built_in_one(rocket: Patient) -> None:
    rocket.replace(RELEASE, f"          {GIVEN}\n", "")

    assert rocket.where(GhTokenNoCi) == [rocket.line(RELEASE, USES)]


def test_a_step_that_opens_no_pull_requests_is_no_matter(rocket: Patient) -> None:
    rocket.replace(RELEASE, GIVEN, "skip-github-pull-request: true")

    assert rocket.failed(GhTokenNoCi) == []


@pytest.mark.parametrize(
    ("command", "is_reported"),
    [
        ("npx release-please release-pr --token=${{ github.token }}", True),
        ('npx release-please manifest-pr --token "$TOKEN" --repo-url=octo/rocket', True),
        ("npx release-please release-pr --token=${MINE}", False),
        ("npx release-please release-pr --repo-url=octo/rocket", False),
        ("npx release-please github-release --token=${{ github.token }}", False),
    ],
)
def test_commands_have_their_token_as_an_option(rocket: Patient, command: str, *, is_reported: bool) -> None:
    rocket.write(RELEASE, BY_COMMAND.replace("COMMAND", command))

    assert bool(rocket.failed(GhTokenNoCi)) is is_reported


@pytest.mark.parametrize(
    "step",
    [
        'run: gh workflow run ci.yml --ref "$BRANCH"',
        "uses: benc-uk/workflow-dispatch@v1",
        "uses: actions/github-script@v8\n        with: {script: github.rest.actions.createWorkflowDispatch()}",
    ],
)
def test_a_workflow_that_starts_ci_itself_waits_for_nobody(rocket: Patient, step: str) -> None:
    rocket.replace(RELEASE, GIVEN, "token: ${{ github.token }}")
    rocket.replace(RELEASE, "\n  tagged:\n", f"      - name: Start CI\n        {step}\n\n  tagged:\n")

    assert rocket.failed(GhTokenNoCi) == []


def test_without_workflows_for_pull_requests_there_is_nothing_to_wait_for(rocket: Patient) -> None:
    rocket.remove(CI)
    rocket.remove(COMMITS)

    assert [(each.status, each.message) for each in rocket.outcomes(GhTokenNoCi)] == [
        ("skipped", "no workflow runs on pull requests")
    ]
