"""GD609."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.setup.release_branch_differs import ReleaseBranchDiffers
from gatepost.doctor.online import RepositorySettings
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

TARGET = "          target-branch: main\n"
PUSH = "    branches: [main]\n"


def test_the_workflow_runs_for_the_branch(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(ReleaseBranchDiffers)] == [
        ("passed", "the workflow runs for `main`")
    ]


def test_without_release_please_it_is_skipped(rocket: Patient) -> None:
    assert [each.status for each in rocket.outcomes(ReleaseBranchDiffers, workflows=())] == ["skipped"]


@pytest.mark.parametrize("target", [TARGET, ""])
def test_pushes_of_another_branch(rocket: Patient, target: str) -> None:
    rocket.replace(RELEASE, TARGET, target)
    rocket.replace(RELEASE, PUSH, "    branches: [master, 'release/*']\n")

    assert [(each.where, each.message, each.fix) for each in rocket.failed(ReleaseBranchDiffers)] == [
        (
            rocket.line(RELEASE, "branches: ["),
            "pushes to `master`, `release/*` start the workflow, and Release Please works on `main`",
            "write `branches: [main]` below `push`",
        )
    ]
    rocket.replace(RELEASE, "    branches: [master, 'release/*']\n", PUSH)
    assert rocket.failed(ReleaseBranchDiffers) == []


@pytest.mark.parametrize(
    "push", ["    branches: ['m*']\n", "    branches: ['**']\n", "    branches: ['ma?in']\n", "    tags: [v1]\n"]
)
def test_filters_that_let_it_pass(rocket: Patient, push: str) -> None:
    rocket.replace(RELEASE, PUSH, push)

    assert rocket.failed(ReleaseBranchDiffers) == []


def test_every_push_will_do(rocket: Patient) -> None:
    rocket.replace(RELEASE, f"  push:\n{PUSH}", "  push:\n")
    assert rocket.failed(ReleaseBranchDiffers) == []
    rocket.replace(RELEASE, "  push:\n", "")
    assert rocket.failed(ReleaseBranchDiffers) == []


def test_the_current_branch_may_be_any(rocket: Patient) -> None:
    rocket.replace(RELEASE, TARGET, "")
    rocket.git("switch", "--quiet", "--create", "topic")
    assert [(each.status, each.message) for each in rocket.outcomes(ReleaseBranchDiffers)] == [
        ("passed", "the workflow runs for `the default branch`")
    ]
    with rocket.facts() as facts:
        known = replace(facts.repository, release_branch="trunk")

    assert len(rocket.failed(ReleaseBranchDiffers, repository=known)) == 1
    assert len(rocket.failed(ReleaseBranchDiffers, settings=RepositorySettings("develop"))) == 1


def test_an_expression_may_be_any_too(rocket: Patient) -> None:
    rocket.replace(RELEASE, TARGET, "          target-branch: ${{ github.ref_name }}\n")
    rocket.replace(RELEASE, PUSH, "    branches: [master]\n")

    assert rocket.failed(ReleaseBranchDiffers) == []
