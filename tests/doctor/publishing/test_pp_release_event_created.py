"""GD527."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_release_event_created import PpReleaseEventCreated
from support.patients import CONFIGURATION

if TYPE_CHECKING:
    from support.patients import Patient

_FILE = ".github/workflows/publish.yml"
_TEXT = "on:\n  release:\n    types: [created] # go\njobs: {a: {steps: [{run: uv publish}]}}\n"


def test_a_healthy_workflow_waits_for_no_release(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(PpReleaseEventCreated)] == [
        ("passed", "`release.yml` does not wait for releases to be created")
    ]


@pytest.mark.parametrize(
    ("types", "mended"),
    [
        ("types: [created] # go", "types: [published] # go"),
        ("types: created", "types: published"),
        ("types:\n      - created", "types:\n      - published"),
        ("types: [edited, created]", "types: [edited, published]"),
    ],
)
def test_one_that_waits_for_created_waits_for_published(rocket: Patient, types: str, mended: str) -> None:
    rocket.write(_FILE, _TEXT.replace("types: [created] # go", types))

    found = rocket.failed(PpReleaseEventCreated)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(_FILE, "created"), "warning")]
    rocket.mend(PpReleaseEventCreated)
    assert rocket.text(_FILE) == _TEXT.replace("types: [created] # go", mended)
    assert rocket.failed(PpReleaseEventCreated) == []


def test_where_releases_are_drafts_it_never_runs(rocket: Patient) -> None:
    rocket.write(_FILE, _TEXT)
    rocket.replace(CONFIGURATION, '"packages": {', '"draft": true, "packages": {')

    assert [each.severity for each in rocket.failed(PpReleaseEventCreated)] == ["error"]


@pytest.mark.parametrize(
    "event", ["on: release", "on:\n  release:\n    branches: [x]", "on:\n  release:\n    types: [created, published]"]
)
def test_other_types_are_well(rocket: Patient, event: str) -> None:
    rocket.write(_FILE, _TEXT.replace("on:\n  release:\n    types: [created] # go", event))

    assert rocket.failed(PpReleaseEventCreated) == []
