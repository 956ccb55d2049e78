"""GD122, beside what the real Release Please does."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_component_tag import RpComponentTag
from gatepost.doctor.checks.release_please.rp_tag_missing import RpTagMissing
from gatepost.doctor.checks.release_please.rp_tag_prefix import RpTagPrefix
from support.patients import CONFIGURATION, MANIFEST

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans


def _rename(patient: Patient, old: str, new: str) -> None:
    patient.git("tag", new, old)
    patient.git("tag", "-d", old)


def test_a_healthy_repository_has_the_right_tag(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(RpTagPrefix)] == [
        ("passed", "no tag is spelled otherwise than Release Please would: `v0.3.0`")
    ]


@pytest.mark.parametrize("name", ["V0.3.0", "release-0.3.0", "ver0.3.0", "v0.3"])
def test_a_tag_that_is_not_read_makes_the_release_repeat(rocket: Patient, real: RealPlans, name: str) -> None:
    _rename(rocket, "v0.3.0", name)

    assert "add engines" in real.of(rocket)["prs"][0]["body"]
    found = rocket.failed(RpTagPrefix)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(MANIFEST, '"."'), "error")]
    assert rocket.failed(RpTagMissing, RpComponentTag) == []  # it is said once
    rocket.git(*shlex.split(found[0].fix.partition(" && ")[0])[1:])
    assert rocket.failed(RpTagPrefix) == []
    assert "add engines" not in real.of(rocket)["prs"][0]["body"]


def test_a_tag_that_is_read_is_warned_of(rocket: Patient, real: RealPlans) -> None:
    _rename(rocket, "v0.3.0", "0.3.0")

    assert "compare/0.3.0...v0.3.1" in real.of(rocket)["prs"][0]["body"]
    found = rocket.failed(RpTagPrefix)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(MANIFEST, '"."'), "warning")]
    rocket.replace(CONFIGURATION, '"release-type": "python",', '"release-type": "python", "include-v-in-tag": false,')
    assert rocket.failed(RpTagPrefix) == []
    rocket.commit("chore: mend it")
    assert "compare/0.3.0...0.3.1" in real.of(rocket)["prs"][0]["body"]


def test_another_separator_is_warned_of(mills: Patient) -> None:
    _rename(mills, "salt-v0.2.0", "salt/v0.2.0")

    assert mills.where(RpTagPrefix) == [mills.line(MANIFEST, "salt")]


def test_a_component_in_another_case_is_not_read(rocket: Patient, real: RealPlans) -> None:
    _rename(rocket, "v0.3.0", "Rocket-v0.3.0")
    rocket.replace(CONFIGURATION, '"include-component-in-tag": false', '"include-component-in-tag": true')
    rocket.commit("chore: name it")

    assert "add engines" in real.of(rocket)["prs"][0]["body"]
    assert rocket.where(RpTagPrefix) == [rocket.line(MANIFEST, '"."')]


def test_a_package_that_is_released_with_the_one_at_the_top_has_its_tag(mills: Patient, real: RealPlans) -> None:
    top = '".": {"release-type": "python", "include-component-in-tag": false},\n    "packages/pepper": {'
    mills.replace(CONFIGURATION, '"packages/pepper": {', top)
    mills.replace(CONFIGURATION, '"package-name": "salt",', '"package-name": "salt", "skip-github-release": true,')
    mills.replace(MANIFEST, '"packages/pepper"', '".": "0.2.0",\n  "packages/pepper"')
    mills.git("tag", "v0.2.0", "salt-v0.2.0")
    mills.git("tag", "-d", "salt-v0.2.0")
    mills.commit("chore: release the top")

    assert any("compare/v0.2.0...salt-v0.2.1" in each["body"] for each in real.of(mills)["prs"])
    assert mills.failed(RpTagPrefix) == []


def test_other_tags_are_none_of_its(rocket: Patient) -> None:
    _rename(rocket, "v0.3.0", "docs-v0.3.0")
    rocket.git("tag", "nightly")
    assert rocket.failed(RpTagPrefix) == []
    assert len(rocket.failed(RpTagMissing)) == 1

    _rename(rocket, "docs-v0.3.0", "v0.3.1")
    assert rocket.failed(RpTagPrefix) == []


def test_what_was_never_released_has_no_spelling(rocket: Patient) -> None:
    rocket.write(MANIFEST, '{".": "0.0.0"}')

    assert [each.message for each in rocket.outcomes(RpTagPrefix)] == [
        "no tag is spelled otherwise than Release Please would: there is none yet"
    ]
