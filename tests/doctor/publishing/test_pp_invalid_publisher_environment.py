"""GD504."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_invalid_publisher_environment import PpInvalidPublisherEnvironment
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

_OLD = "    environment: pypi # required reviewers, and deployments from main only\n"


def test_a_healthy_repository_has_the_same(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(PpInvalidPublisherEnvironment)] == [
        ("passed", "the environment is `pypi`, as at the last release")
    ]


@pytest.mark.parametrize(
    ("new", "line"), [("    environment: release\n", "environment: release\n"), ("", "  publish:")]
)
def test_another_one_or_none_is_refused(rocket: Patient, new: str, line: str) -> None:
    text = rocket.text(RELEASE)
    rocket.replace(RELEASE, _OLD, new)

    found = rocket.failed(PpInvalidPublisherEnvironment)
    assert [each.where for each in found] == [rocket.line(RELEASE, line.strip(), after="  publish:")]
    rocket.write(RELEASE, text.replace(_OLD, f"    {found[0].fix.split('`')[1]}\n"))
    assert rocket.failed(PpInvalidPublisherEnvironment) == []


@pytest.mark.parametrize("new", ["    environment: PyPI\n", "    environment: ${{ vars.WHERE }}\n"])
def test_capital_letters_do_not_matter_and_expressions_are_not_known(rocket: Patient, new: str) -> None:
    rocket.replace(RELEASE, _OLD, new)

    assert rocket.failed(PpInvalidPublisherEnvironment) == []


def test_a_publisher_that_asked_for_none_asks_for_none(rocket: Patient) -> None:
    text = rocket.text(RELEASE)
    rocket.commit("ci: none", **{RELEASE: text.replace(_OLD, "")})
    rocket.git("tag", "--force", "v0.3.0")

    assert [each.message for each in rocket.outcomes(PpInvalidPublisherEnvironment)] == ["no environment is asked for"]
    rocket.write(RELEASE, text)
    assert rocket.failed(PpInvalidPublisherEnvironment) == []


def test_a_job_in_another_file_is_another_matter(rocket: Patient) -> None:
    rocket.move(RELEASE, ".github/workflows/publish.yml")
    rocket.replace(".github/workflows/publish.yml", _OLD, "")

    assert rocket.failed(PpInvalidPublisherEnvironment) == []


def test_without_anything_published_then_nothing_is_said(rocket: Patient) -> None:
    rocket.commit("ci: nothing", **{RELEASE: "on: push\n"})
    rocket.git("tag", "--force", "v0.3.0")
    rocket.write(".github/workflows/new.yml", "on: push\njobs: {a: {steps: [{run: uv publish}]}}\n")

    assert [each.status for each in rocket.outcomes(PpInvalidPublisherEnvironment)] == ["skipped"]
