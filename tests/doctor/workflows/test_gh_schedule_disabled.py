"""GD326."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_schedule_disabled import GhScheduleDisabled
from support.patients import COMMITS, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

PUSH = "on:\n  push:\n    branches: [main]\n  workflow_dispatch:\n"
CLOCK = "on:\n  schedule:\n    - cron: '0 6 * * 1'\n  workflow_dispatch:\n"
NIGHTLY = """\
on: {schedule: [{cron: "0 2 * * *"}]}
jobs:
  publish:
    runs-on: ubuntu-24.04
    steps:
      - uses: pypa/gh-action-pypi-publish@release/v1
"""


def test_a_release_by_a_push_is_healthy(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(GhScheduleDisabled)] == [
        ("passed", "no release and no upload depends on a schedule alone")
    ]


def test_a_release_by_the_clock_alone_is_reported_once(rocket: Patient) -> None:
    rocket.replace(RELEASE, PUSH, CLOCK)

    found = rocket.failed(GhScheduleDisabled)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(RELEASE, "schedule:"), "warning")]
    rocket.replace(RELEASE, "on:\n  schedule:", "on:\n  push:\n    branches: [main]\n  schedule:")
    assert rocket.failed(GhScheduleDisabled) == []


def test_an_upload_by_the_clock_alone_is_reported(rocket: Patient) -> None:
    rocket.remove(RELEASE)
    rocket.write(".github/workflows/nightly.yml", NIGHTLY)

    assert ["publishes on a schedule alone" in each.message for each in rocket.failed(GhScheduleDisabled)] == [True]


def test_a_nightly_upload_beside_others_is_no_matter(rocket: Patient) -> None:
    rocket.write(".github/workflows/nightly.yml", NIGHTLY)

    assert rocket.failed(GhScheduleDisabled) == []


@pytest.mark.parametrize("instead", ["on: workflow_dispatch\n", "on: [schedule, repository_dispatch]\n", "on:\n"])
def test_what_something_else_starts_is_no_matter(rocket: Patient, instead: str) -> None:
    rocket.remove(RELEASE)
    rocket.write(".github/workflows/nightly.yml", instead + NIGHTLY.partition("\n")[2])

    assert rocket.failed(GhScheduleDisabled) == []


def test_a_workflow_that_keeps_the_others_awake_settles_it(rocket: Patient) -> None:
    rocket.replace(RELEASE, PUSH, CLOCK)
    step = "      - name: Set up uv\n"
    rocket.replace(COMMITS, step, f"      - uses: gautamkrishnar/keepalive-workflow@v2\n{step}")

    assert [(each.status, each.message) for each in rocket.outcomes(GhScheduleDisabled)] == [
        ("skipped", "a workflow keeps the scheduled ones awake")
    ]


def test_without_a_release_nothing_depends_on_it(rocket: Patient) -> None:
    rocket.remove(RELEASE)

    assert [each.status for each in rocket.outcomes(GhScheduleDisabled)] == ["skipped"]
