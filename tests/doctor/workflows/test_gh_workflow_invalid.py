"""GD334."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.catalogue import CHECKS
from gatepost.doctor.checks.publishing.pp_artifact_missing import PpArtifactMissing
from gatepost.doctor.checks.workflows.gh_output_name import GhOutputName
from gatepost.doctor.checks.workflows.gh_workflow_invalid import GhWorkflowInvalid
from gatepost.doctor.symptoms import match
from support.patients import CI, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

REFUSED = "GitHub cannot run `release.yml`:"
OTHER = ".github/workflows/other.yml"


def test_healthy_workflows_refer_to_what_is_there(rocket: Patient) -> None:
    (found,) = rocket.outcomes(GhWorkflowInvalid)
    assert (found.status, found.message.partition(" that ")[0]) == (
        "passed",
        "every job and every workflow of this repository",
    )
    assert [each.status for each in rocket.outcomes(GhWorkflowInvalid, workflows=())] == ["skipped"]


def test_a_job_that_is_not_there(rocket: Patient) -> None:
    healthy = rocket.text(RELEASE)
    rocket.replace(RELEASE, "    needs: [quality, release-please]\n", "    needs: [quality, release-plaese]\n")

    found = rocket.failed(GhWorkflowInvalid)
    assert [(each.where, each.message, each.fix) for each in found] == [
        (
            rocket.line(RELEASE, "release-plaese"),
            f"{REFUSED} `tagged` needs `release-plaese`, and there is no such job; did you mean `release-please`?",
            "write `release-please`",
        )
    ]
    assert rocket.failed(GhOutputName, PpArtifactMissing) == []
    rocket.mend(GhWorkflowInvalid)
    assert (rocket.text(RELEASE), rocket.failed(GhWorkflowInvalid)) == (healthy, [])


@pytest.mark.parametrize(("name", "wrong"), [("build", "buld"), ("quality", "qualty")])
def test_what_is_read_of_an_unknown_job_is_no_finding_of_its_own(rocket: Patient, name: str, wrong: str) -> None:
    rocket.replace(RELEASE, f"    needs: [{name}]\n", f"    needs: [{wrong}]\n")

    checks = [check for check in CHECKS if check.name != "hook-not-running"]
    assert [each.name for each in rocket.failed(*checks)] == ["gh-workflow-invalid"]
    rocket.mend(GhWorkflowInvalid)
    assert rocket.failed(GhWorkflowInvalid) == []


def test_a_name_on_a_line_of_its_own(rocket: Patient) -> None:
    rocket.replace(RELEASE, "    needs: [quality, release-please]\n", "    needs:\n      - quality\n      - nobody\n")

    (found,) = rocket.failed(GhWorkflowInvalid)
    assert (found.where, found.fix, found.edits) == (
        rocket.line(RELEASE, "- nobody"),
        "add the job `nobody`, or take it out of the `needs` of `tagged`",
        (),
    )


def test_of_two_near_names_a_person_chooses(rocket: Patient) -> None:
    rocket.write(OTHER, "on: push\njobs:\n  build1: {}\n  build2: {}\n  last: {needs: build}\n")

    (found,) = rocket.failed(GhWorkflowInvalid)
    assert (found.where, found.edits) == (f"{OTHER}:5", ())
    assert "did you mean `build" in found.message


def test_what_comes_after_a_job_is_not_meant(rocket: Patient) -> None:
    rocket.write(OTHER, "on: push\njobs:\n  lint: {needs: builds}\n  build: {needs: lint}\n")

    assert [each.message.partition("; ")[2] for each in rocket.failed(GhWorkflowInvalid)] == [""]


@pytest.mark.parametrize(
    ("jobs", "said"),
    [
        ("  a: {needs: a}\n", ["`a` waits for itself"]),
        ("  z: {}\n  a: {needs: [z, c]}\n  b: {needs: a}\n  c: {needs: b}\n", ["`a` and `b`, `c` wait for each other"]),
        ("  a: {needs: b}\n  b: {needs: b}\n", ["`b` waits for itself"]),
    ],
)
def test_jobs_that_wait_for_each_other(rocket: Patient, jobs: str, said: list[str]) -> None:
    rocket.write(OTHER, f"on: push\njobs:\n{jobs}")

    assert [each.message for each in rocket.failed(GhWorkflowInvalid)] == [
        f"GitHub cannot run `other.yml`: {each}" for each in said
    ]
    rocket.write(OTHER, "on: push\njobs:\n  a: {}\n  b: {needs: [A]}\n  c: {needs: [a, b]}\n  d:\n  e: {needs: d}\n")
    assert rocket.failed(GhWorkflowInvalid) == []


@pytest.mark.parametrize("here", ["./", "$/"])
def test_a_workflow_that_is_not_there(rocket: Patient, here: str) -> None:
    rocket.write(OTHER, f"on: push\njobs:\n  gates:\n    uses: {here}.github/workflows/cii.yaml\n")

    (found,) = rocket.failed(GhWorkflowInvalid)
    assert (found.where, found.fix) == (f"{OTHER}:4", "write `ci.yml`")
    assert found.message == (
        "GitHub cannot run `other.yml`: `gates` calls `cii.yaml`, which is not there; did you mean `ci.yml`?"
    )
    rocket.mend(GhWorkflowInvalid)
    assert rocket.failed(GhWorkflowInvalid) == []
    assert rocket.text(OTHER).endswith(f"uses: {here}.github/workflows/ci.yml\n")

    rocket.replace(OTHER, "ci.yml", "deploy.yml")
    (found,) = rocket.failed(GhWorkflowInvalid)
    assert (found.fix, found.edits) == (
        "add .github/workflows/deploy.yml, or call a workflow that is there",
        (),
    )


def test_a_workflow_that_cannot_be_called(rocket: Patient) -> None:
    rocket.replace(CI, "  workflow_call:", "  workflow_calls:")

    found = rocket.failed(GhWorkflowInvalid)
    assert [each.where for each in found] == [
        rocket.line(RELEASE, "uses: $/"),
        rocket.line(RELEASE, "uses: $/", "  tagged:"),
    ]
    assert {each.fix for each in found} == {f"add `workflow_call:` to the `on` of {CI}"}
    rocket.replace(CI, "  workflow_calls:", "  workflow_call:")
    assert rocket.failed(GhWorkflowInvalid) == []


@pytest.mark.parametrize(
    "uses",
    ["octo/x/.github/workflows/x.yml@v1", "./.github/workflows/ci.yml", "./x.yml", "./.github/workflows/bad.yml"],
)
def test_what_may_be_called(rocket: Patient, uses: str) -> None:
    rocket.write(".github/workflows/bad.yml", "on: [\n")
    rocket.write(OTHER, f"on: push\njobs:\n  gates: {{uses: '{uses}'}}\n")

    assert rocket.failed(GhWorkflowInvalid) == []


@pytest.mark.parametrize(
    "line",
    [
        "The workflow is not valid. .github/workflows/release.yml (Line: 9): Job 'a' depends on unknown job 'b'.",
        "Job 'a' depends on job 'b' which creates a cycle in the dependency graph.",
        'error parsing called workflow "./.github/workflows/x.yml": workflow was not found.',
    ],
)
def test_a_pasted_line_leads_here(line: str) -> None:
    assert match(line, CHECKS).checks == ("gh-workflow-invalid",)
