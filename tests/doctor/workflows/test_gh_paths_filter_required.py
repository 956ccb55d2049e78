"""GD314."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_paths_filter_required import GhPathsFilterRequired
from support.patients import CI, COMMITS

if TYPE_CHECKING:
    from support.patients import Patient

OPEN = "on:\n  pull_request:\n"
TWIN = ".github/workflows/twin.yml"
STANDS_IN = (
    "on: {pull_request: {paths-ignore: [src/**]}}\n"
    "jobs: {gate: {name: CI gate, runs-on: ubuntu-24.04, steps: [{run: echo}]}}\n"
)


def filtered(rocket: Patient, filter_: str) -> None:
    rocket.replace(CI, OPEN, f"{OPEN}    {filter_}\n")


def test_a_gate_that_always_reports_is_healthy(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(GhPathsFilterRequired)] == [
        ("passed", "no check that is to be required waits for certain files")
    ]


@pytest.mark.parametrize("filter_", ["paths: [src/**]", "paths-ignore: ['**.md']", "paths: ['**', '!docs/**']"])
def test_a_gate_behind_a_filter_is_a_warning_until_it_is_known_to_be_required(rocket: Patient, filter_: str) -> None:
    filtered(rocket, filter_)
    where = rocket.line(CI, filter_)

    found = rocket.failed(GhPathsFilterRequired)
    assert [(each.where, each.severity) for each in found] == [(where, "warning")]
    assert "`CI gate` looks like one to be required" in found[0].message
    known = rocket.failed(GhPathsFilterRequired, required=("CI gate",))
    assert [(each.where, each.severity) for each in known] == [(where, "error")]
    rocket.replace(CI, f"    {filter_}\n", "")
    assert rocket.failed(GhPathsFilterRequired) == []


def test_a_job_that_is_required_counts_whatever_it_is(rocket: Patient) -> None:
    filtered(rocket, "paths: [src/**]")

    found = rocket.failed(GhPathsFilterRequired, required=("Test (Python ${{ matrix.python }})", "Build once"))
    assert ["`Build once` is required" in each.message for each in found] == [True]
    assert rocket.failed(GhPathsFilterRequired, required=("Commit gate", "lint / CI gate")) == []


def test_a_check_of_titles_behind_a_filter_is_reported(rocket: Patient) -> None:
    rocket.replace(COMMITS, "    types:", "    paths: [src/**]\n    types:")

    assert rocket.where(GhPathsFilterRequired) == [rocket.line(COMMITS, "paths:")]


@pytest.mark.parametrize("filter_", ["paths: ['**']", "paths: []", "branches: [main]"])
def test_a_filter_that_lets_everything_in_is_no_matter(rocket: Patient, filter_: str) -> None:
    filtered(rocket, filter_)

    assert rocket.failed(GhPathsFilterRequired) == []


def test_a_job_that_another_workflow_stands_in_for_is_no_matter(rocket: Patient) -> None:
    filtered(rocket, "paths: [src/**]")
    rocket.write(TWIN, STANDS_IN)

    assert rocket.failed(GhPathsFilterRequired) == []


def test_without_workflows_for_pull_requests_nothing_is_asked(rocket: Patient) -> None:
    rocket.remove(CI)
    rocket.remove(COMMITS)

    assert [each.status for each in rocket.outcomes(GhPathsFilterRequired)] == ["skipped"]
