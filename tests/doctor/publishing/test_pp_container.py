"""GD529."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_container import PpContainer
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

_ENVIRONMENT = "    environment: pypi"


def test_a_healthy_job_runs_in_none(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(PpContainer)] == [
        ("passed", "`publish` runs in no container that is in the way")
    ]


@pytest.mark.parametrize("container", ["container: python:3.14", "container:\n      image: python:3.14"])
def test_the_action_cannot_run_in_one(rocket: Patient, container: str) -> None:
    rocket.replace(RELEASE, _ENVIRONMENT, f"    {container}\n{_ENVIRONMENT}")

    assert rocket.where(PpContainer) == [rocket.line(RELEASE, "container:")]
    rocket.replace(RELEASE, f"    {container}\n", "")
    assert rocket.failed(PpContainer) == []


def test_one_that_may_be_none_is_trusted(rocket: Patient) -> None:
    rocket.replace(RELEASE, _ENVIRONMENT, f"    container: ${{{{ inputs.image }}}}\n{_ENVIRONMENT}")

    assert rocket.failed(PpContainer) == []


def test_a_command_can(rocket: Patient) -> None:
    rocket.write(".github/workflows/x.yml", "on: push\njobs: {a: {container: a, steps: [{run: uv publish}]}}\n")

    assert rocket.failed(PpContainer) == []
