"""GD330."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_pin_comment import GhPinComment
from gatepost.doctor.online import Pin
from support.patients import COMMITS, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

REF = "3d3c42e5aac5ba805825da76410c181273ba90b1"
OTHER = "a" * 40
TRUE = Pin("actions/checkout", REF, "v7.0.1", REF)


def test_a_comment_that_is_true_is_healthy(rocket: Patient) -> None:
    outcomes = rocket.outcomes(GhPinComment, pins=(TRUE,))

    assert [(each.status, each.message) for each in outcomes] == [
        ("passed", "the comments behind pinned actions are true (1 compared)")
    ]


def test_a_comment_that_is_not_is_reported_at_each_use(rocket: Patient) -> None:
    rocket.replace(COMMITS, "# v7.0.1", "# v7.0.2 of July")
    pins = (TRUE, Pin("actions/checkout", REF, "v7.0.2", OTHER))

    found = rocket.failed(GhPinComment, pins=pins)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(COMMITS, "v7.0.2"), "warning")]
    assert (
        found[0].fix == f"write `{'a' * 40} # v7.0.2` behind the `@`, or name in the comment the version that is used"
    )
    rocket.replace(COMMITS, f"{REF} # v7.0.2 of July", f"{OTHER} # v7.0.2")
    assert rocket.failed(GhPinComment, pins=(TRUE, Pin("actions/checkout", OTHER, "v7.0.2", OTHER))) == []


def test_a_version_that_is_not_there_is_reported(rocket: Patient) -> None:
    rocket.replace(RELEASE, "# v7.0.1", "# v7.9.9")

    found = rocket.failed(GhPinComment, pins=(Pin("actions/checkout", REF, "v7.9.9", ""),))

    assert {"is no tag of it" in each.message for each in found} == {True}


@pytest.mark.parametrize("tag", ["v7", "v7.0"])
def test_a_tag_that_is_moved_may_have_been_moved(rocket: Patient, tag: str) -> None:
    rocket.replace(COMMITS, "# v7.0.1", f"# {tag}")

    assert rocket.failed(GhPinComment, pins=(Pin("actions/checkout", REF, tag, OTHER),)) == []


def test_offline_nothing_is_compared(rocket: Patient) -> None:
    assert [each.status for each in rocket.outcomes(GhPinComment)] == ["skipped"]
