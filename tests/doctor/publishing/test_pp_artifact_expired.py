"""GD521."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_artifact_expired import PpArtifactExpired
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

_LINE = "          retention-days: 30 # outlives the time in which failed jobs can be run again\n"


def test_a_healthy_artifact_is_kept(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(PpArtifactExpired)] == [
        ("passed", "`release-distributions` is kept for as long as jobs can be run again")
    ]


def test_one_that_expires_is_kept_longer(mills: Patient) -> None:
    healthy = mills.text(RELEASE)
    mills.replace(RELEASE, _LINE, _LINE.replace("30", "5"))

    found = mills.failed(PpArtifactExpired)
    assert [(each.where, each.severity) for each in found] == [(mills.line(RELEASE, "retention-days: 5"), "warning")]
    mills.mend(PpArtifactExpired)
    assert mills.text(RELEASE) == healthy


@pytest.mark.parametrize("days", ["0", "90", "${{ vars.DAYS }}", "-1", "many", "٣"])
def test_what_is_longer_or_not_known_is_well(rocket: Patient, days: str) -> None:
    rocket.replace(RELEASE, _LINE, f"          retention-days: {days}\n")

    assert rocket.failed(PpArtifactExpired) == []


def test_artifacts_that_are_not_published_may_expire(rocket: Patient) -> None:
    rocket.replace(RELEASE, _LINE, _LINE.replace("30", "5"))
    rocket.replace(RELEASE, "artifact-ids: ${{ needs.build.outputs.artifact-id }}", "name: other")

    assert [each.message for each in rocket.outcomes(PpArtifactExpired)] == ["no artifact is published"]
