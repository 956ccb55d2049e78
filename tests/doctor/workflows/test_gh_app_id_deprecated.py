"""GD306."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_app_id_deprecated import GhAppIdDeprecated
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

PINNED = "create-github-app-token@bcd2ba49218906704ab6c1aa796996da409d3eb1 # v3.2.0"
CLIENT = "          client-id: ${{ vars.RELEASE_APP_CLIENT_ID }}\n"


def test_a_client_id_is_healthy(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(GhAppIdDeprecated)] == [
        ("passed", "no App is named by a deprecated input, in `release-please`")
    ]


def test_the_input_is_renamed(rocket: Patient) -> None:
    healthy = rocket.text(RELEASE)
    rocket.replace(RELEASE, CLIENT, CLIENT.replace("client-id", "app-id"))

    found = rocket.failed(GhAppIdDeprecated)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(RELEASE, "app-id:"), "warning")]
    rocket.mend(GhAppIdDeprecated)
    assert rocket.text(RELEASE) == healthy


def test_the_older_of_both_is_taken_away(rocket: Patient) -> None:
    healthy = rocket.text(RELEASE)
    rocket.replace(RELEASE, CLIENT, f"          app-id: 1234 # the number\n{CLIENT}")

    assert rocket.where(GhAppIdDeprecated) == [rocket.line(RELEASE, "app-id:")]
    rocket.mend(GhAppIdDeprecated)
    assert rocket.text(RELEASE) == healthy


@pytest.mark.parametrize("version", ["@v3", "@v3.1.1", "@v4"])
def test_versions_that_know_the_newer_input_are_told_by_their_tags(rocket: Patient, version: str) -> None:
    rocket.replace(RELEASE, CLIENT, CLIENT.replace("client-id", "app-id"))
    rocket.replace(RELEASE, PINNED, f"create-github-app-token{version}")

    assert rocket.where(GhAppIdDeprecated) == [rocket.line(RELEASE, "app-id:")]


@pytest.mark.parametrize("version", ["@v2", "@v3.0.0", "@main", "@bcd2ba49218906704ab6c1aa796996da409d3eb1", ""])
def test_versions_that_do_not_or_that_nothing_tells_are_no_matter(rocket: Patient, version: str) -> None:
    rocket.replace(RELEASE, CLIENT, CLIENT.replace("client-id", "app-id"))
    rocket.replace(RELEASE, PINNED, f"create-github-app-token{version}")

    assert rocket.failed(GhAppIdDeprecated) == []


def test_without_an_app_there_is_nothing_to_say(rocket: Patient) -> None:
    rocket.remove(RELEASE)

    assert [each.status for each in rocket.outcomes(GhAppIdDeprecated)] == ["skipped"]
