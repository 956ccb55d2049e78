"""GD315."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_merge_group_missing import GhMergeGroupMissing
from support.patients import CI, COMMITS

if TYPE_CHECKING:
    from support.patients import Patient

OTHER = ".github/workflows/other.yml"


def test_workflows_that_all_judge_the_queue_are_healthy(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(GhMergeGroupMissing)] == [
        ("passed", "`ci.yml`, `commits.yml` judges the merge queue like pull requests")
    ]


def test_one_that_does_not_is_found(rocket: Patient) -> None:
    rocket.replace(CI, "  merge_group:\n", "")

    found = rocket.failed(GhMergeGroupMissing)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(CI, "  pull_request:"), "warning")]
    assert rocket.failed(GhMergeGroupMissing, required=("Commit gate",)) == []
    assert rocket.where(GhMergeGroupMissing, required=("CI gate",)) == [rocket.line(CI, "  pull_request:")]
    rocket.replace(CI, "  pull_request:\n", f"  pull_request:\n  {found[0].fix.split('`')[1]}\n")
    assert rocket.failed(GhMergeGroupMissing) == []


def test_where_no_queue_is_used_nothing_is_said(rocket: Patient) -> None:
    rocket.replace(CI, "  merge_group:\n", "")
    rocket.replace(COMMITS, "  merge_group:\n", "")

    assert [each.message for each in rocket.outcomes(GhMergeGroupMissing)] == [
        "no workflow runs for a merge queue, so there is probably none"
    ]


@pytest.mark.parametrize(
    ("on", "job", "is_reported"),
    [
        ("pull_request", "", True),
        ("{pull_request: {types: [opened, edited]}}", "", True),
        ("pull_request", "permissions: {contents: read}", True),
        ("{pull_request: {types: [labeled]}}", "", False),
        ("{pull_request: {paths: ['docs/**']}}", "", False),
        ("{pull_request: {paths-ignore: ['docs/**']}}", "", False),
        ("pull_request", "permissions: {pull-requests: write}", False),
        ("pull_request_target", "", False),
    ],
)
def test_only_what_may_be_required_is_asked_for(rocket: Patient, on: str, job: str, *, is_reported: bool) -> None:
    rocket.write(OTHER, f"on: {on}\njobs:\n  one:\n    steps: [{{run: make one}}]\n    {job}\n")

    assert rocket.where(GhMergeGroupMissing) == ([f"{OTHER}:1"] if is_reported else [])
