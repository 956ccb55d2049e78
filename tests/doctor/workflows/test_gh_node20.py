"""GD323."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_node20 import GhNode20
from support.patients import CI, COMMITS, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

CHECKOUT = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1"
PLEASE = "googleapis/release-please-action@45996ed1f6d02564a971a2fa1b5860e934307cf7 # v5.0.0"
PIN = "3d3c42e5aac5ba805825da76410c181273ba90b1"


def test_current_versions_are_healthy(rocket: Patient) -> None:
    outcomes = rocket.outcomes(GhNode20)

    assert [each.status for each in outcomes] == ["passed"]
    assert outcomes[0].message.startswith("no action is known to be made for Node 20 (")


@pytest.mark.parametrize(
    ("old", "called"),
    [
        ("actions/checkout@v4", "v4"),
        ("actions/checkout@v3.6.0", "v3"),
        ("Actions/Checkout@4", "v4"),
        (f"actions/checkout@{PIN} # v4.2.2", "v4"),
        (f"actions/checkout@{PIN} # ratchet:actions/checkout@v4", "v4"),
    ],
)
def test_an_older_version_is_reported(rocket: Patient, old: str, called: str) -> None:
    rocket.replace(COMMITS, CHECKOUT, old)

    found = rocket.failed(GhNode20)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(COMMITS, old), "warning")]
    assert f" {called} was made for Node 20" in found[0].message
    rocket.replace(COMMITS, old, "actions/checkout@v5")
    assert rocket.failed(GhNode20) == []


@pytest.mark.parametrize(
    "use",
    [
        "actions/checkout@v5",
        "actions/checkout@main",
        f"actions/checkout@{PIN}",
        f"actions/checkout@{PIN} # pinned 4 days ago",
        "someone/checkout@v1",
        "actions/upload-artifact@v6",
        "./checkout",
    ],
)
def test_what_is_newer_or_not_known_is_no_matter(rocket: Patient, use: str) -> None:
    rocket.replace(COMMITS, CHECKOUT, use)

    assert rocket.failed(GhNode20) == []


def test_many_uses_are_one_problem(rocket: Patient) -> None:
    rocket.replace(CI, CHECKOUT, "actions/checkout@v4")
    uses = rocket.text(CI).count("actions/checkout@v4")

    found = rocket.failed(GhNode20)
    assert [each.where for each in found] == [rocket.line(CI, "actions/checkout@v4")]
    assert found[0].message.startswith(f"`actions/checkout` v4 ({uses} uses) was made for Node 20")


def test_of_a_commit_that_is_known_the_comment_does_not_count(rocket: Patient) -> None:
    rocket.replace(RELEASE, PLEASE, PLEASE.replace("v5.0.0", "v4"))

    assert rocket.failed(GhNode20) == []


def test_an_action_that_has_moved_is_left_to_the_check_of_that(rocket: Patient) -> None:
    rocket.replace(RELEASE, PLEASE, "google-github-actions/release-please-action@v4")

    assert rocket.failed(GhNode20) == []


def test_folders_of_an_action_count_as_the_action(rocket: Patient) -> None:
    rocket.replace(RELEASE, PLEASE, "actions/cache/restore@v4")

    assert [each.fix for each in rocket.failed(GhNode20)] == [
        "write `uses: actions/cache/restore@v5` or newer, or pin the commit of that release, and read its release notes"
    ]


def test_without_actions_there_is_nothing_to_say(rocket: Patient) -> None:
    for path in (CI, COMMITS, RELEASE):
        rocket.remove(path)

    assert [each.status for each in rocket.outcomes(GhNode20)] == ["skipped"]
