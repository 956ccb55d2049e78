"""GD509."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_self_hosted_attest import PpSelfHostedAttest
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient


def _on(patient: Patient, label: str) -> None:
    text = patient.text(RELEASE)
    start = text.index("    name: Publish\n")
    patient.write(RELEASE, text[:start] + text[start:].replace("ubuntu-24.04", label))


def test_a_healthy_job_runs_on_linux(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(PpSelfHostedAttest)] == [
        ("passed", "`publish` does not run on macOS or Windows")
    ]


@pytest.mark.parametrize("label", ["macos-15", "windows-latest", "[self-hosted, Windows]"])
def test_others_cannot_run_it(rocket: Patient, label: str) -> None:
    _on(rocket, label)

    assert rocket.where(PpSelfHostedAttest) == [rocket.line(RELEASE, f"runs-on: {label}")]


def test_a_job_of_actions_alone_moves_to_linux(rocket: Patient) -> None:
    healthy = rocket.text(RELEASE)
    _on(rocket, "windows-2025 # why")
    rocket.mend(PpSelfHostedAttest)
    assert rocket.text(RELEASE) == healthy.replace(
        "    runs-on: ubuntu-24.04\n    timeout-minutes: 10\n    environment: pypi",
        "    runs-on: ubuntu-24.04 # why\n    timeout-minutes: 10\n    environment: pypi",
    )
    assert rocket.failed(PpSelfHostedAttest) == []

    _on(rocket, "macos-15")
    rocket.replace(RELEASE, "      - name: Get the dist", "      - run: brew install thing\n      - name: Get the dist")
    assert [each.fixable for each in rocket.failed(PpSelfHostedAttest)] == [False]


@pytest.mark.parametrize("label", ["${{ matrix.os }}", "windows-free-linux", "[self-hosted, linux]"])
def test_what_may_be_linux_is_trusted(rocket: Patient, label: str) -> None:
    _on(rocket, label)

    assert rocket.failed(PpSelfHostedAttest) == []


def test_a_command_runs_anywhere(rocket: Patient) -> None:
    rocket.write(".github/workflows/x.yml", "on: push\njobs: {a: {runs-on: macos-15, steps: [{run: uv publish}]}}\n")

    assert rocket.failed(PpSelfHostedAttest) == []
