"""GD127, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_release_as_left import RpReleaseAsLeft
from support.patients import CONFIGURATION, MANIFEST

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

PYTHON = '      "release-type": "python",\n'


def _own(rocket: Patient, version: str) -> None:
    rocket.replace(CONFIGURATION, PYTHON, f'{PYTHON}      "release-as": "{version}",\n')


def test_a_healthy_repository_has_none(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(RpReleaseAsLeft)] == [
        ("passed", "there is no `release-as`")
    ]


def test_a_version_that_was_released_is_proposed_again(rocket: Patient, real: RealPlans) -> None:
    _own(rocket, "0.3.0")
    rocket.commit("chore: break it")

    assert [each["version"] for each in real.of(rocket)["prs"]] == ["0.3.0"]
    assert rocket.where(RpReleaseAsLeft) == [rocket.line(CONFIGURATION, "release-as")]
    rocket.mend(RpReleaseAsLeft)
    assert rocket.failed(RpReleaseAsLeft) == []
    rocket.commit("chore: mend it")
    assert [each["version"] for each in real.of(rocket)["prs"]] == ["0.3.1"]


def test_the_last_entry_takes_the_comma_before_it_along(rocket: Patient, real: RealPlans) -> None:
    before = rocket.text(CONFIGURATION)
    rocket.write(CONFIGURATION, before.replace("      ]\n    }\n", '      ],\n      "release-as": "0.2.0"\n    }\n'))

    rocket.mend(RpReleaseAsLeft)
    assert rocket.text(CONFIGURATION) == before
    assert real.of(rocket)["error"] is None


def test_the_next_release_is_the_last_that_it_is_for(rocket: Patient, real: RealPlans) -> None:
    _own(rocket, "1.0.0")
    rocket.commit("chore: ask for it")

    assert [each["version"] for each in real.of(rocket)["prs"]] == ["1.0.0"]
    (found,) = rocket.failed(RpReleaseAsLeft)
    assert (found.severity, found.where, found.edits) == ("warning", rocket.line(CONFIGURATION, "release-as"), ())
    assert found.message == "the next release of `.` will be 1.0.0, and so will each one after it"
    assert found.fix == "take the line `release-as` out after that release"
    rocket.replace(MANIFEST, "0.3.0", "1.0.0")
    rocket.commit("chore: release 1.0.0")
    rocket.git("tag", "v1.0.0")
    rocket.commit("fix: one more")
    assert [each["version"] for each in real.of(rocket)["prs"]] == ["1.0.0"]
    assert [each.severity for each in rocket.failed(RpReleaseAsLeft)] == ["error"]
    rocket.mend(RpReleaseAsLeft)
    assert rocket.failed(RpReleaseAsLeft) == []
    rocket.commit("chore: mend it")
    assert [each["version"] for each in real.of(rocket)["prs"]] == ["1.0.1"]


def test_a_version_that_is_to_come_is_none(rocket: Patient) -> None:
    _own(rocket, "1.0.0")
    rocket.git("tag", "--force", "v0.3.0")
    assert [each.message for each in rocket.outcomes(RpReleaseAsLeft)] == ["`release-as` is still ahead: 1.0.0"]

    rocket.replace(CONFIGURATION, "1.0.0", "soon")
    assert rocket.failed(RpReleaseAsLeft) == []


def test_one_for_all_packages_is_taken_out_once_all_have_it(mills: Patient) -> None:
    mills.replace(CONFIGURATION, '  "packages": {', '  "release-as": "0.2.0",\n  "packages": {')
    mills.replace(".release-please-manifest.json", 'salt": "0.2.0', 'salt": "0.1.0')
    found = mills.failed(RpReleaseAsLeft)
    assert [(each.where, each.edits) for each in found] == [(mills.line(CONFIGURATION, "release-as"), ())]

    mills.replace(".release-please-manifest.json", 'salt": "0.1.0', 'salt": "0.2.0')
    mills.mend(RpReleaseAsLeft)
    assert mills.failed(RpReleaseAsLeft) == []


def test_one_for_all_packages_is_told_of_those_that_it_will_release(mills: Patient) -> None:
    mills.replace(CONFIGURATION, '  "packages": {', '  "release-as": "1.0.0",\n  "packages": {')

    (found,) = mills.failed(RpReleaseAsLeft)
    assert found.message == "the next release of `packages/salt` will be 1.0.0, and so will each one after it"


def test_an_entry_without_a_line_of_its_own_is_not_edited(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, '"release-type": "python",', '"release-type": "python", "release-as": "0.3.0",')

    assert [each.edits for each in rocket.failed(RpReleaseAsLeft)] == [()]
