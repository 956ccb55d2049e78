"""GD331."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.workflow_unreadable import WorkflowUnreadable
from support.patients import CI, COMMITS, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

OTHER = ".github/workflows/other.yml"
GOOD = "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps: [{run: echo}]\n"


def test_workflows_that_can_be_read_are_healthy(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(WorkflowUnreadable)] == [
        ("passed", "all workflows can be read (3)")
    ]


def test_a_conflict_that_was_committed_is_reported_where_it_begins(rocket: Patient) -> None:
    rocket.replace(CI, "  merge_group:\n", "<<<<<<< ours\n  merge_group:\n=======\n>>>>>>> theirs\n")

    found = rocket.failed(WorkflowUnreadable)

    assert len(found) == 1
    assert found[0].message.startswith("GitHub cannot run `ci.yml`: it is no valid YAML (")
    rocket.replace(CI, "<<<<<<< ours\n  merge_group:\n=======\n>>>>>>> theirs\n", "  merge_group:\n")
    assert rocket.failed(WorkflowUnreadable) == []


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ("on: push\njobs:\n\ta: 1\n", 3, "it is no valid YAML"),
        ("", 1, "it is no valid YAML (it is empty)"),
        ("# only this\n", 1, "it is no valid YAML (it is empty)"),
        ("- on: push\n", 1, "it is no table"),
        ("name: x\njobs: {a: {steps: []}}\n", 1, "it has no `on`"),
        ("name: x\non:\njobs: {a: {steps: []}}\n", 2, "its `on` names no event"),
        ("name: x\n\non: push\n", 1, "it has no `jobs`"),
        ("on: push\njobs:\n", 2, "its `jobs` are empty"),
        ("on: push\njobs: {}\n", 2, "its `jobs` are empty"),
        ("on: push\njobs: [a]\n", 2, "its `jobs` are empty"),
    ],
)
def test_what_github_cannot_run_is_named(rocket: Patient, text: str, line: int, fault: str) -> None:
    rocket.write(OTHER, text)

    found = rocket.failed(WorkflowUnreadable)

    assert [(each.where, fault in each.message) for each in found] == [(f"{OTHER}:{line}", True)]


@pytest.mark.parametrize(
    "text", [GOOD, GOOD.replace("on:", '"on":'), "# é\n" + GOOD, "&a a: &b b\n" + GOOD, "\x01: 1\n"]
)
def test_what_only_our_reader_dislikes_is_no_matter(rocket: Patient, text: str) -> None:
    rocket.write(OTHER, text)

    assert rocket.failed(WorkflowUnreadable) == []


def test_without_workflows_there_is_nothing_to_read(rocket: Patient) -> None:
    for path in (CI, COMMITS, RELEASE):
        rocket.remove(path)

    assert [each.status for each in rocket.outcomes(WorkflowUnreadable)] == ["skipped"]
