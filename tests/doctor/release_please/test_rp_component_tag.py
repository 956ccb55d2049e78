"""GD123, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_component_tag import RpComponentTag
from gatepost.doctor.checks.release_please.rp_tag_prefix import RpTagPrefix
from support.patients import CONFIGURATION, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

TAGS = ".github/workflows/tags.yml"
WORKFLOW = "on:\n  push:\n    tags: [{}]\njobs: {{}}\n"
PLAIN = '      "include-component-in-tag": false,\n'


def test_a_healthy_repository_has_the_tags_that_are_expected(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(RpComponentTag)] == [
        ("passed", "tags are spelled as in `v1.2.3`")
    ]


def test_a_component_that_the_last_tag_lacks_makes_the_release_repeat(rocket: Patient, real: RealPlans) -> None:
    rocket.replace(CONFIGURATION, PLAIN, "")
    rocket.commit("chore: break it")

    assert "add engines" in real.of(rocket)["prs"][0]["body"]
    assert rocket.where(RpComponentTag) == [rocket.line(CONFIGURATION, '".": {')]
    assert rocket.failed(RpTagPrefix) == []  # it is said once
    rocket.mend(RpComponentTag)
    assert rocket.failed(RpComponentTag) == []
    assert PLAIN in rocket.text(CONFIGURATION)
    rocket.commit("chore: mend it")
    assert "add engines" not in real.of(rocket)["prs"][0]["body"]


def test_a_component_that_only_the_last_tag_has_is_not_edited(rocket: Patient) -> None:
    rocket.git("tag", "rocket-v0.3.0", "v0.3.0")
    rocket.git("tag", "-d", "v0.3.0")

    found = rocket.failed(RpComponentTag)
    assert [each.edits for each in found] == [()]
    assert "is tagged `rocket-v0.3.0`, and Release Please looks for `v0.3.0`" in found[0].message
    rocket.replace(CONFIGURATION, PLAIN, PLAIN.replace("false", "true"))
    assert rocket.failed(RpComponentTag) == []


def test_what_is_said_already_is_not_edited(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, PLAIN, PLAIN.replace("false", "true"))

    found = rocket.failed(RpComponentTag)
    assert [(each.where, each.edits) for each in found] == [(rocket.line(CONFIGURATION, "include-component"), ())]


def test_one_of_several_packages_is_not_edited(mills: Patient) -> None:
    mills.git("tag", "v0.2.0", "salt-v0.2.0")
    mills.git("tag", "-d", "salt-v0.2.0")
    assert mills.failed(RpComponentTag) == []  # `bootstrap-sha` says where it begins

    text = mills.text(CONFIGURATION).split("\n")
    mills.write(CONFIGURATION, "\n".join(line for line in text if "bootstrap-sha" not in line))
    assert [each.edits for each in mills.failed(RpComponentTag)] == [()]


def test_a_filter_that_lets_no_tag_in_is_found(mills: Patient) -> None:
    mills.write(TAGS, WORKFLOW.format('"v*"'))

    assert mills.where(RpComponentTag) == [mills.line(TAGS, "tags:")]
    mills.write(TAGS, WORKFLOW.format('"salt-v*"'))
    assert mills.failed(RpComponentTag) == []


@pytest.mark.parametrize(
    "pattern",
    ["docs-*", "'**'", '"*v[0-9]+.[0-9]+.*"', '"!v*"', '"v*", "!v1.2.3"', '"v[z-a]"', '"salt-v*", "v*"', '"v\\\\?*"'],
)
def test_a_filter_for_something_else_or_for_all_is_none(mills: Patient, pattern: str) -> None:
    mills.write(TAGS, WORKFLOW.format(pattern))

    assert mills.failed(RpComponentTag) == []


def test_tags_that_are_made_by_hand_are_let_in(mills: Patient) -> None:
    mills.write(TAGS, WORKFLOW.format('"v?[0-9]+.*"'))
    assert len(mills.failed(RpComponentTag)) == 1

    mills.git("tag", "v9.0.0")
    assert mills.failed(RpComponentTag) == []


def test_a_workflow_for_any_push_is_none(mills: Patient) -> None:
    mills.write(TAGS, "on: push\njobs: {}\n")
    mills.write(".github/workflows/branches.yml", "on:\n  push:\n    branches: [v1]\njobs: {}\n")
    mills.remove(RELEASE)

    assert mills.failed(RpComponentTag) == []
