"""GD302."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_token_no_tag_trigger import GhTokenNoTagTrigger
from support.patients import CONFIGURATION, RELEASE, TEST_INDEX

if TYPE_CHECKING:
    from support.patients import Patient

GIVEN = "${{ steps.app.outputs.token || github.token }}"
PUBLISH = ".github/workflows/publish.yml"


def separated(patient: Patient, on: str, condition: str = "", given: str = "${{ github.token }}") -> None:
    """Take publishing from the workflow that releases, and give it one of its own."""
    text = patient.text(RELEASE).replace(GIVEN, given)
    patient.write(RELEASE, text[: text.index("\n  publish:\n")] + "\n")
    patient.write(
        PUBLISH,
        f"name: Publish\n\non: {on}\n\njobs:\n  publish:\n    runs-on: ubuntu-24.04\n{condition}"
        "    steps:\n      - uses: pypa/gh-action-pypi-publish@release/v1\n",
    )


def test_publishing_in_the_run_that_releases_is_healthy(rocket: Patient) -> None:
    rocket.replace(RELEASE, GIVEN, "${{ github.token }}")

    assert [(each.status, each.message) for each in rocket.outcomes(GhTokenNoTagTrigger)] == [
        ("passed", "what publishes, in `release.yml`, need not be started by GITHUB_TOKEN")
    ]


@pytest.mark.parametrize(
    ("on", "condition", "line"),
    [
        ("\n  push:\n    tags: ['v*']", "", "tags:"),
        ("\n  release:\n    types: [published]", "", "release:"),
        ("[release, workflow_dispatch, pull_request]", "", "on:"),
        ("create", "", "on:"),
        ("\n  push:\n    branches: [main]\n    tags: ['v*']", "startsWith(github.ref, 'refs/tags/v')", "tags:"),
        ("push", "github.event_name == 'push' && github.ref_type == 'tag'", "on:"),
        ("[push, release]", "github.event_name == 'release'", "on:"),
    ],
)
def test_a_workflow_that_waits_for_a_tag_is_never_started(rocket: Patient, on: str, condition: str, line: str) -> None:
    separated(rocket, on, f"    if: {condition}\n" if condition else "")

    found = rocket.failed(GhTokenNoTagTrigger)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(PUBLISH, line), "error")]
    assert "in a job that needs `release-please`" in found[0].fix
    rocket.replace(RELEASE, "${{ github.token }}", "${{ steps.app.outputs.token }}")
    assert rocket.failed(GhTokenNoTagTrigger) == []


@pytest.mark.parametrize(
    ("on", "condition"),
    [
        ("\n  push:\n    branches: [main]\n    tags: ['v*']", ""),
        ("push", ""),
        ("\n  push:\n    branches: [main]", "startsWith(github.ref, 'refs/tags/v')"),
        ("workflow_dispatch", ""),
        ("\n  release:\n  workflow_run:\n    workflows: [Release]", ""),
        ("[release, workflow_call]", ""),
        ("[push, release]", "github.event_name == 'release' || github.ref == 'refs/heads/main'"),
        ("[push, release]", "${{ !(github.event_name == 'release') }}"),
    ],
)
def test_what_may_be_started_otherwise_is_no_matter(rocket: Patient, on: str, condition: str) -> None:
    separated(rocket, on, f"    if: {condition}\n" if condition else "")

    assert rocket.failed(GhTokenNoTagTrigger) == []


@pytest.mark.parametrize(
    "token", [GIVEN, "${{ secrets.RELEASE_TOKEN || secrets.GITHUB_TOKEN }}", "${{ inputs.token }}"]
)
def test_a_token_that_may_be_another_is_no_matter(rocket: Patient, token: str) -> None:
    separated(rocket, "release", given=token)

    assert rocket.failed(GhTokenNoTagTrigger) == []


def test_a_rehearsal_on_testpypi_counts_for_nothing(rocket: Patient) -> None:
    separated(rocket, "release")
    rehearsal = rocket.text(PUBLISH).replace("on: release", "on: push")
    url = f"        with:\n          repository-url: {TEST_INDEX}\n"

    rocket.write(".github/workflows/rehearse.yml", rehearsal + url)
    assert rocket.where(GhTokenNoTagTrigger) == [rocket.line(PUBLISH, "on:")]
    rocket.write(PUBLISH, rocket.text(PUBLISH) + url)
    assert rocket.failed(GhTokenNoTagTrigger) == []


@pytest.mark.parametrize("key", ['"draft"', '"skip-github-release"'])
def test_a_release_that_somebody_else_makes_known_starts_workflows(rocket: Patient, key: str) -> None:
    separated(rocket, "release")
    rocket.replace(CONFIGURATION, '"include-component-in-tag"', f'{key}: true, "include-component-in-tag"')

    assert rocket.failed(GhTokenNoTagTrigger) == []


@pytest.mark.parametrize("text", ["", "[]", '{"packages": 3}'])
def test_a_configuration_of_a_wrong_kind_says_nothing_else(rocket: Patient, text: str) -> None:
    separated(rocket, "release")
    rocket.write(CONFIGURATION, text)

    assert rocket.where(GhTokenNoTagTrigger) == [rocket.line(PUBLISH, "on:")]
    assert rocket.where(GhTokenNoTagTrigger, release=None) == [rocket.line(PUBLISH, "on:")]


@pytest.mark.parametrize("step", ["run: gh workflow run publish.yml", "uses: octo/repository-dispatch@v4"])
def test_a_workflow_that_starts_the_other_is_no_matter(rocket: Patient, step: str) -> None:
    separated(rocket, "[release, workflow_dispatch]")
    rocket.replace(RELEASE, "\n  tagged:\n", f"      - name: Start it\n        {step}\n\n  tagged:\n")

    assert rocket.failed(GhTokenNoTagTrigger) == []


@pytest.mark.parametrize("said", ["skip-github-release: true", "command: release-pr"])
def test_a_step_that_makes_no_release_starts_nothing_anyway(rocket: Patient, said: str) -> None:
    separated(rocket, "release")
    rocket.replace(RELEASE, "target-branch: main", said)

    assert rocket.failed(GhTokenNoTagTrigger) == []


def test_nothing_is_said_where_nothing_is_published(rocket: Patient) -> None:
    separated(rocket, "release")
    rocket.remove(PUBLISH)

    assert [each.message for each in rocket.outcomes(GhTokenNoTagTrigger)] == ["no workflow uploads to a package index"]
