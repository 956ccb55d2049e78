"""GD508."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_reusable import PpReusable
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

_PUSH = "on:\n  push:\n    branches: [main]\n  workflow_dispatch:\n"


def test_a_healthy_workflow_is_started_by_an_event(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(PpReusable)] == [
        ("passed", "`release.yml` is started by an event")
    ]


@pytest.mark.parametrize(("attestations", "severity"), [("true", "error"), ("false", "warning")])
def test_one_that_is_only_called_is_not_supported(rocket: Patient, attestations: str, severity: str) -> None:
    rocket.replace(RELEASE, _PUSH, "on:\n  workflow_call:\n")
    rocket.replace(RELEASE, "attestations: true", f"attestations: {attestations}")

    found = rocket.failed(PpReusable)
    assert [(each.where, each.severity) for each in found] == [
        (rocket.line(RELEASE, "- name: Upload with attestations"), severity)
    ]
    rocket.replace(RELEASE, "on:\n  workflow_call:\n", _PUSH)
    assert rocket.failed(PpReusable) == []


def test_one_that_is_also_called_may_be_called_for_something_else(rocket: Patient) -> None:
    rocket.replace(RELEASE, _PUSH, f"{_PUSH[:4]}  workflow_call:\n{_PUSH[4:]}")

    assert rocket.failed(PpReusable) == []


def test_with_a_token_it_works(rocket: Patient) -> None:
    rocket.replace(RELEASE, _PUSH, "on:\n  workflow_call:\n")
    rocket.replace(RELEASE, "attestations: true", "password: ${{ secrets.PYPI }}")

    assert [each.status for each in rocket.outcomes(PpReusable)] == ["skipped"]
