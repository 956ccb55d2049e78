"""GD148, beside what the real Release Please does."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_release_as_waits import RpReleaseAsWaits
from support.patients import CONFIGURATION, MANIFEST

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans


def test_a_healthy_repository_asks_for_none(rocket: Patient) -> None:
    outcomes = rocket.outcomes(RpReleaseAsWaits)

    assert [(each.status, each.message) for each in outcomes] == [("passed", "there is no `release-as`")]


def test_one_that_waits_is_asked_for_in_a_commit(rocket: Patient, real: RealPlans) -> None:
    rocket.git("tag", "--force", "v0.3.0")
    rocket.replace(CONFIGURATION, '"package-name"', '"release-as": "1.0.0",\n"package-name"')
    rocket.commit("chore: break it")

    assert real.of(rocket)["prs"] == []
    (found,) = rocket.failed(RpReleaseAsWaits)
    assert (found.severity, found.where) == ("warning", rocket.line(CONFIGURATION, "release-as"))
    rocket.git(*shlex.split(found.fix)[1:])
    assert [each.message for each in rocket.outcomes(RpReleaseAsWaits)] == ["no `release-as` waits for a commit"]
    assert real.of(rocket)["prs"][0]["version"] == "1.0.0"


@pytest.mark.parametrize(("version", "last"), [("0.3.0", "0.3.0"), ("0.2.0", "0.3.0"), ("1.0.0-01", "0.3.0")])
def test_what_was_released_is_another_matter(rocket: Patient, version: str, last: str) -> None:
    rocket.git("tag", "--force", f"v{last}")
    rocket.replace(CONFIGURATION, '"package-name"', f'"release-as": "{version}",\n"package-name"')

    assert rocket.failed(RpReleaseAsWaits) == []


def test_of_several_packages_the_commit_must_be_of_the_one(mills: Patient) -> None:
    mills.replace(CONFIGURATION, '"package-name": "pepper"', '"release-as": "1.0.0", "package-name": "pepper"')
    mills.commit("chore: mix", **{"packages/pepper/README.md": "# Pepper\n"})

    (found,) = mills.failed(RpReleaseAsWaits)
    assert found.fix.startswith("write the footer `Release-As: 1.0.0` below a commit")


def test_the_first_release_may_wait_too(rocket: Patient) -> None:
    rocket.write(MANIFEST, "{}")
    head = rocket.git("rev-parse", "HEAD").strip()
    rocket.replace(CONFIGURATION, '"package-name"', '"release-as": "1.0.0",\n"package-name"')
    lines = rocket.text(CONFIGURATION).split("\n")
    lines = [f'"bootstrap-sha": "{head}",' if "bootstrap-sha" in line else line for line in lines]
    rocket.write(CONFIGURATION, "\n".join(lines))

    assert len(rocket.failed(RpReleaseAsWaits)) == 1
