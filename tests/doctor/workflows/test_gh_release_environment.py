"""GD333, from the files at the last release, and from what GitHub has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_release_environment import GhReleaseEnvironment
from gatepost.doctor.online import Environment
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

_OLD = "    environment: release-please # holds the App's key; restrict it to main\n"
ON_GITHUB = (Environment("Release-Please"), Environment("pypi"))


def test_a_healthy_repository_has_the_same(rocket: Patient) -> None:
    for known in ({}, {"environments": ON_GITHUB}, {"environments": ()}):
        (outcome,) = rocket.outcomes(GhReleaseEnvironment, **known)
        assert (outcome.status, outcome.message) == ("passed", "Release Please finds what is kept in `release-please`")


@pytest.mark.parametrize(
    ("new", "line"), [("    environment: release\n", "environment: release"), ("", "release-please:")]
)
def test_another_one_or_none_may_lack_the_secrets(rocket: Patient, new: str, line: str) -> None:
    text = rocket.text(RELEASE)
    rocket.replace(RELEASE, _OLD, new)

    (found,) = rocket.failed(GhReleaseEnvironment)
    assert (found.where, found.severity) == (rocket.line(RELEASE, line), "warning")
    assert "at the last release it was `release-please`: what that keeps is empty now" in found.message
    rocket.write(RELEASE, text.replace(_OLD, f"    {found.fix.split('`')[1]}\n"))
    assert rocket.failed(GhReleaseEnvironment) == []


def test_one_that_is_not_on_github_is_made_without_them(rocket: Patient) -> None:
    rocket.replace(RELEASE, _OLD, "    environment: releases\n")

    (found,) = rocket.failed(GhReleaseEnvironment, environments=ON_GITHUB)
    assert found.severity == "error"
    assert found.message.startswith(
        "the job `release-please` has the environment `releases`, which there is not on GitHub"
    )
    made = (*ON_GITHUB, Environment("Releases"))
    assert rocket.failed(GhReleaseEnvironment, environments=made) == []


@pytest.mark.parametrize("new", ["Release-Please", "${{ vars.WHERE }}"])
def test_capital_letters_do_not_matter_and_expressions_are_not_known(rocket: Patient, new: str) -> None:
    rocket.replace(RELEASE, _OLD, f"    environment: {new}\n")

    assert rocket.failed(GhReleaseEnvironment, environments=ON_GITHUB) == []


def test_a_job_that_takes_no_secret_needs_none(rocket: Patient) -> None:
    rocket.replace(RELEASE, _OLD, "    environment: other\n")
    for old, new in (("${{ vars.", "${{ github."), ("${{ secrets.RELEASE", "${{ github.RELEASE")):
        rocket.replace(RELEASE, old, new)
    assert rocket.failed(GhReleaseEnvironment) == []

    rocket.replace(RELEASE, "|| github.token }}", "|| secrets.GITHUB_TOKEN }}")
    assert rocket.failed(GhReleaseEnvironment) == []
    rocket.replace(RELEASE, "if: ${{ github.RELEASE_APP_CLIENT_ID != '' }}", "if: vars.RELEASE_APP_CLIENT_ID != ''")
    assert len(rocket.failed(GhReleaseEnvironment)) == 1


def test_one_that_had_none_is_not_in_need_of_one(rocket: Patient) -> None:
    text = rocket.text(RELEASE)
    rocket.commit("ci: none", **{RELEASE: text.replace(_OLD, "")})
    rocket.git("tag", "--force", "v0.3.0")
    (outcome,) = rocket.outcomes(GhReleaseEnvironment)
    assert outcome.message == "Release Please needs no environment"

    rocket.write(RELEASE, text)
    assert rocket.failed(GhReleaseEnvironment) == []


def test_without_a_release_before_nothing_is_said(rocket: Patient) -> None:
    text = rocket.text(RELEASE)
    rocket.commit("ci: nothing", **{RELEASE: "on: push\n"})
    rocket.git("tag", "--force", "v0.3.0")
    rocket.write(RELEASE, text.replace(_OLD, "    environment: other\n"))

    assert [each.status for each in rocket.outcomes(GhReleaseEnvironment)] == ["skipped"]
