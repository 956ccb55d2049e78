"""GD522."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_rerun_all import PpRerunAll
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

_PUSH = "on:\n  push:\n    branches: [main]\n"
_OTHER = ".github/workflows/publish.yml"
_UPLOAD = "jobs: {a: {steps: [{uses: pypa/gh-action-pypi-publish@release/v1}]}}\n"


def _without_retry(patient: Patient) -> None:
    text = patient.text(RELEASE)
    start, end = text.index("  workflow_dispatch:"), text.index("\npermissions: {}")
    patient.write(RELEASE, text[:start] + text[end:])


def test_a_healthy_workflow_can_be_started_with_a_tag(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(PpRerunAll)] == [
        ("passed", "`release.yml` can publish a release later")
    ]


def test_one_that_cannot_is_doubtful(rocket: Patient) -> None:
    healthy = rocket.text(RELEASE)
    _without_retry(rocket)

    found = rocket.failed(PpRerunAll)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(RELEASE, "on:"), "warning")]
    rocket.write(RELEASE, healthy)
    assert rocket.failed(PpRerunAll) == []


@pytest.mark.parametrize("trigger", ["on: push\n", "on: {push: {tags: ['v*']}}\n", "on: workflow_dispatch\n"])
def test_another_workflow_may_publish_tags(rocket: Patient, trigger: str) -> None:
    _without_retry(rocket)
    rocket.write(_OTHER, trigger + _UPLOAD)

    assert rocket.failed(PpRerunAll) == []


def test_a_rehearsal_does_not_help(rocket: Patient) -> None:
    _without_retry(rocket)
    rocket.write(_OTHER, "on: workflow_dispatch\njobs: {a: {steps: [{run: twine upload -r testpypi dist/*}]}}\n")

    assert rocket.where(PpRerunAll) == [rocket.line(RELEASE, "on:")]


def test_what_only_publishes_is_another_matter(rocket: Patient) -> None:
    _without_retry(rocket)
    text = rocket.text(RELEASE)
    rocket.write(RELEASE, text[: text.index("  publish:")])
    rocket.write(_OTHER, _PUSH + _UPLOAD)

    assert [each.message for each in rocket.outcomes(PpRerunAll)] == ["what releases and what publishes are apart"]
