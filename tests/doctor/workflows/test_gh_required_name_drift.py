"""GD313, from what the release branch requires."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_required_name_drift import GhRequiredNameDrift
from gatepost.doctor.online import RepositorySettings
from support.patients import CI

if TYPE_CHECKING:
    from gatepost.outcomes.values import Outcome
    from support.patients import Patient

EXTRA = ".github/workflows/extra.yml"


def looked(patient: Patient, *required: str, of_actions: tuple[str, ...] = ()) -> list[Outcome]:
    return patient.outcomes(GhRequiredNameDrift, required=required, settings=RepositorySettings(of_actions=of_actions))


def drifted(patient: Patient, *required: str, of_actions: tuple[str, ...] = ()) -> list[str]:
    return [
        name
        for name in required
        if any(
            f"the check `{name}`," in each.message
            for each in looked(patient, *required, of_actions=of_actions)
            if each.status == "failed"
        )
    ]


def test_a_matrix_that_lost_a_value_is_found(rocket: Patient) -> None:
    required = "Test (Python 3.11)"
    assert drifted(rocket, required) == []
    rocket.replace(CI, '"3.11", "3.12"', '"3.12"')

    (found,) = looked(rocket, "CI gate", required)
    assert found.message == "`main` requires the check `Test (Python 3.11)`, which no job of any workflow is called"
    assert found.fix == (
        "require another check in the place of `Test (Python 3.11)` (Settings, Rules), or name a job so"
    )
    assert drifted(rocket, "Test (Python 3.12)") == []


def test_a_job_that_was_renamed_is_found_where_only_actions_can_report_it(rocket: Patient) -> None:
    rocket.replace(CI, "name: CI gate", "name: Gate")

    assert drifted(rocket, "CI gate", "license/cla", of_actions=("CI gate",)) == ["CI gate"]
    assert drifted(rocket, "CI gate", "license/cla") == []
    assert drifted(rocket, "Gate", of_actions=("Gate",)) == []


def test_a_healthy_repository_has_them_all(rocket: Patient) -> None:
    required = ("CI gate", "Commit gate", "Quality gates / CI gate", "Quality gates / Test (Python 3.14)")
    (outcome,) = looked(rocket, *required, of_actions=required)

    assert (outcome.status, outcome.message) == (
        "passed",
        "every required check that is meant for a job (4 required) is made by one",
    )
    (none,) = looked(rocket)
    assert none.message == "`main` requires no check"


@pytest.mark.parametrize(
    ("job", "made", "gone"),
    [
        ("a: {}", ["a"], ["b"]),
        ("a: {name: 'Job ${{ github.actor }}!'}", ["Job x!"], ["Job x"]),
        ("a: {strategy: {matrix: {os: [l, w], py: ['3.1', 3.2]}}}", ["a (l, 3.1)", "a (w, 3.2)"], ["a", "a (l)"]),
        (
            "a: {name: 'T ${{ matrix.py }}', strategy: {matrix: {py: [1, 2], exclude: [{py: 1}]}}}",
            ["T 1", "T 2", "T 2 (2)"],
            ["T 3"],
        ),
        ("a: {name: 'T ${{ matrix.py.x }}', strategy: {matrix: {py: [1, 2]}}}", ["T 1", "T 9"], ["U"]),
        ("a: {name: T, strategy: {matrix: {py: [1]}}}", ["T", "T (1)"], ["U"]),
        ("a: {strategy: {matrix: {include: [{py: 1}]}}}", ["a (1)", "a (2)"], ["b (1)"]),
        ("a: {strategy: {matrix: {py: '${{ fromJSON(inputs.x) }}'}}}", ["a (1)", "a"], ["b"]),
        ("a: {strategy: {matrix: {py: ['${{ inputs.x }}', 1]}}}", ["a (1)", "a (2)"], ["b"]),
        ("a: {strategy: {matrix: '${{ inputs.x }}'}}", ["a (1)"], ["b"]),
        ("a: {strategy: {matrix: {py: []}}}", ["a (1)"], ["b"]),
        ("a: {name: 'T ${{ inputs.a }}${{ inputs.b }}${{ inputs.c }}${{ inputs.d }} U'}", ["T 1 U", "anything"], []),
        ("a: {uses: octo/flows/.github/workflows/x.yml@v1}", ["a / x"], ["a"]),
        ("a: {uses: ./.github/workflows/gone.yml}", ["a / x"], ["b / x"]),
        ("a: {name: A, uses: ./.github/workflows/extra.yml}", ["A / A / A / A / A / x"], ["A"]),
    ],
)
def test_the_names_of_jobs_are_made_as_github_makes_them(
    job: str, made: list[str], gone: list[str], rocket: Patient
) -> None:
    rocket.write(EXTRA, f"on: push\njobs:\n  {job}\n")
    names = (*made, *gone)

    assert drifted(rocket, *names, of_actions=names) == gone


def test_what_github_runs_by_itself_has_no_file(rocket: Patient) -> None:
    required = ("CodeQL", "Analyze (python)", "deploy")

    assert drifted(rocket, *required, of_actions=required) == []


def test_a_workflow_that_cannot_be_read_may_have_any_job(rocket: Patient) -> None:
    rocket.write(EXTRA, "on: [")
    (outcome,) = looked(rocket, "x", of_actions=("x",))

    assert (outcome.status, outcome.message) == ("skipped", f"{EXTRA} cannot be read")
