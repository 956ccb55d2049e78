"""GD324."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_action_moved import GhActionMoved
from support.patients import CI, COMMITS, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

NEW, OLD = "googleapis/release-please-action", "google-github-actions/release-please-action"


def test_actions_where_they_live_are_healthy(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(GhActionMoved)] == [
        ("passed", "no action is known to have moved")
    ]


def test_the_old_name_of_release_please_is_replaced(rocket: Patient) -> None:
    healthy = rocket.text(RELEASE)
    rocket.replace(RELEASE, NEW, OLD)

    found = rocket.failed(GhActionMoved)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(RELEASE, OLD), "warning")]
    rocket.mend(GhActionMoved)
    assert rocket.text(RELEASE) == healthy


@pytest.mark.parametrize(
    ("use", "instead"),
    [
        ("actions/create-release@v1", "gh release create"),
        ("tibdex/github-app-token@v2", "actions/create-github-app-token"),
        (f"{OLD}@v4 # not {OLD}@v3", NEW),
    ],
)
def test_what_is_not_the_same_is_left_to_a_person(rocket: Patient, use: str, instead: str) -> None:
    rocket.replace(COMMITS, "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", use)

    assert [(each.fix, each.edits) for each in rocket.failed(GhActionMoved)] == [(f"use `{instead}`", ())]


def test_without_actions_there_is_nothing_to_say(rocket: Patient) -> None:
    for path in (CI, COMMITS, RELEASE):
        rocket.remove(path)

    assert [each.status for each in rocket.outcomes(GhActionMoved)] == ["skipped"]
