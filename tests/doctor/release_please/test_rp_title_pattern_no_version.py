"""GD117, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_title_pattern_no_version import RpTitlePatternNoVersion
from support.patients import CONFIGURATION

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans
    from support.real_runs import RealRuns

PATTERN = '"chore: release ${version}"'


def test_a_healthy_repository_has_the_version_in_its_titles(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(RpTitlePatternNoVersion)] == [
        ("passed", "titles can be read back: `chore: release ${version}`")
    ]


def test_a_pattern_without_anything_to_read_back_is_found(rocket: Patient, real: RealPlans) -> None:
    rocket.replace(CONFIGURATION, PATTERN, '"chore: release"')
    rocket.commit("chore: break it")

    assert [each["title"] for each in real.of(rocket)["prs"]] == ["chore: release"]
    found = rocket.failed(RpTitlePatternNoVersion)
    assert [each.where for each in found] == [rocket.line(CONFIGURATION, "pull-request-title-pattern")]
    key, _, value = found[0].fix.split("`")[1].partition(": ")
    rocket.replace(CONFIGURATION, f'{key}: "chore: release"', f"{key}: {value}")
    assert rocket.failed(RpTitlePatternNoVersion) == []
    rocket.commit("chore: mend it")
    assert [each["title"] for each in real.of(rocket)["prs"]] == ["chore: release 0.3.1"]


@pytest.mark.parametrize("pattern", ["ship it", "release ${verison}", "release ${version} ${version}"])
def test_a_name_that_is_not_known_or_there_twice_matches_nothing(rocket: Patient, runs: RealRuns, pattern: str) -> None:
    rocket.replace(CONFIGURATION, '"release-type"', f'"pull-request-title-pattern": "{pattern}",\n"release-type"')

    assert rocket.where(RpTitlePatternNoVersion) == [rocket.line(CONFIGURATION, pattern)]
    rocket.commit("chore: break it")
    run = runs.of(rocket, runs.merged(rocket))
    assert dict(run.released) == {}
    assert [run.says(words) for words in RpTitlePatternNoVersion.errors] == [True, True]


@pytest.mark.parametrize("pattern", ["chore: release${component}", "chore: release now", "chore: release ${version}"])
def test_what_a_pattern_reads_back_is_none(rocket: Patient, runs: RealRuns, pattern: str) -> None:
    """The first has a component, the version is in the text; the second is read by the pattern of groups."""
    rocket.replace(CONFIGURATION, PATTERN, f'"{pattern}"')

    assert rocket.failed(RpTitlePatternNoVersion) == []
    rocket.commit("chore: other titles")
    assert runs.of(rocket, runs.merged(rocket)).tagged == ("v0.3.1",)


def test_of_a_common_pull_request_only_its_own_pattern_counts(mills: Patient) -> None:
    mills.replace(CONFIGURATION, '"separate-pull-requests": true', '"group-pull-request-title-pattern": "chore: all"')
    assert mills.where(RpTitlePatternNoVersion) == [mills.line(CONFIGURATION, "chore: all")]
    entry = '"group-pull-request-title-pattern": "chore: all ${branch}"'
    assert mills.failed(RpTitlePatternNoVersion)[0].fix == f"write `{entry}` on this line"

    mills.replace(CONFIGURATION, "chore: all", "chore: all ${branch}")
    mills.replace(CONFIGURATION, "chore: release${component} ${version}", "never used")
    assert mills.failed(RpTitlePatternNoVersion) == []
    mills.replace(CONFIGURATION, '"package-name": "salt",', '"package-name": "salt", "separate-pull-requests": true,')
    assert mills.where(RpTitlePatternNoVersion) == [mills.line(CONFIGURATION, "never used")]


def test_what_all_packages_have_is_said_once(mills: Patient) -> None:
    mills.replace(CONFIGURATION, "chore: release${component} ${version}", "release")

    assert len(mills.failed(RpTitlePatternNoVersion)) == 1
