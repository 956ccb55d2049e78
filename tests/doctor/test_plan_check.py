"""Why the checks of a plan say nothing, and where its configuration says what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.check import known
from gatepost.doctor.releases.plan_check import CommitsCheck, FilesCheck, PlanCheck, bypass, place_of, setting
from support.patients import CONFIGURATION, RELEASE

if TYPE_CHECKING:
    from gatepost.doctor.check import DoctorCheck
    from support.patients import Patient

_BYPASS = "the action is given a `release-type`, and so reads neither the configuration nor the manifest"


@pytest.mark.parametrize("check", [FilesCheck, PlanCheck, CommitsCheck])
def test_an_action_that_works_without_files_makes_them_no_matter(rocket: Patient, check: type[DoctorCheck]) -> None:
    rocket.replace(RELEASE, f"config-file: {CONFIGURATION}", "release-type: python")

    with rocket.facts() as facts:
        assert check().unable(facts) == _BYPASS


def test_without_a_workflow_the_files_count(rocket: Patient) -> None:
    rocket.remove(RELEASE)

    with rocket.facts() as facts:
        assert bypass(facts) == ""


def test_a_key_is_found_in_the_package_then_at_the_top(rocket: Patient) -> None:
    with rocket.facts() as facts:
        release = known(facts.release)
        own, top, none = (setting(release, ".", key) for key in ("release-type", "bootstrap-sha", "draft"))
        places = [place_of(release, ".", key) for key in ("release-type", "changelog-sections", "draft", "")]

    assert own is not None
    assert own.text == "python"
    assert top is not None
    assert none is None
    package = rocket.line(CONFIGURATION, '".": {')
    assert places == [
        rocket.line(CONFIGURATION, '"release-type"'),
        rocket.line(CONFIGURATION, '"changelog-sections"'),
        package,
        package,
    ]


def test_without_a_configuration_nothing_is_found(rocket: Patient) -> None:
    rocket.remove(CONFIGURATION)

    with rocket.facts() as facts:
        release = known(facts.release)
        assert setting(release, ".", "draft") is None
        assert place_of(release, ".", "draft") == ""
