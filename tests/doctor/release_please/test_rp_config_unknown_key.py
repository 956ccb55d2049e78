"""GD104, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_config_unknown_key import RpConfigUnknownKey
from support.patients import CONFIGURATION

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans


def test_a_healthy_repository_has_known_keys_alone(mills: Patient) -> None:
    outcomes = mills.outcomes(RpConfigUnknownKey)

    assert [(each.status, each.message) for each in outcomes] == [
        ("passed", "Release Please knows every key in `release-please-config.json`")
    ]


def test_a_key_with_underscores_is_respelt(rocket: Patient, real: RealPlans) -> None:
    rocket.replace(CONFIGURATION, '"pull-request-title-pattern"', '"pull_request_title_pattern"')
    rocket.commit("chore: break it")

    assert real.of(rocket)["prs"][0]["title"] == "chore(main): release 0.3.1"
    assert rocket.where(RpConfigUnknownKey) == [rocket.line(CONFIGURATION, "pull_request_title")]
    rocket.mend(RpConfigUnknownKey)
    assert rocket.failed(RpConfigUnknownKey) == []
    rocket.commit("chore: mend it")
    assert real.of(rocket)["prs"][0]["title"] == "chore: release 0.3.1"


def test_a_release_type_that_there_is_not_is_corrected(rocket: Patient, real: RealPlans) -> None:
    rocket.replace(CONFIGURATION, '"release-type": "python"', '"release-type": "pyton"')
    rocket.commit("chore: break it")

    assert "Unknown release type: pyton" in str(real.of(rocket)["error"])
    assert rocket.where(RpConfigUnknownKey) == [rocket.line(CONFIGURATION, "pyton")]
    rocket.mend(RpConfigUnknownKey)
    assert rocket.failed(RpConfigUnknownKey) == []
    rocket.commit("chore: mend it")
    assert real.of(rocket)["error"] is None


def test_what_belongs_at_the_top_is_not_read_in_a_package(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, '"bump-minor-pre-major"', '"commit-search-depth": 9,\n"bump-minor-pre-major"')

    found = rocket.failed(RpConfigUnknownKey)
    assert [(each.where, each.fixable) for each in found] == [(rocket.line(CONFIGURATION, "search-depth"), False)]
    assert found[0].fix == "move `commit-search-depth` out of `packages`, to the top of the file"


def test_keys_of_sections_and_extra_files_are_looked_at(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, '"section": "Styles", "hidden"', '"section": "Styles", "hide"')
    rocket.replace(CONFIGURATION, '"jsonpath"', '"json-path"')

    found = rocket.failed(RpConfigUnknownKey)
    assert [(each.where, each.fixable) for each in found] == [
        (rocket.line(CONFIGURATION, '"hide"'), False),
        (rocket.line(CONFIGURATION, '"json-path"'), True),
    ]


def test_what_is_like_nothing_is_a_warning_and_a_remark_is_none(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, '"packages"', '"//": "us", "_why": 1, "comment": "",\n"zzz": 1,\n"packages"')

    found = rocket.failed(RpConfigUnknownKey)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(CONFIGURATION, '"zzz"'), "warning")]


def test_what_cannot_be_told_apart_is_left_to_people(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, '"bump-minor-pre-major"', '"draft": true, "Draft": "Draft", "bump-minor-pre-major"')
    rocket.replace(CONFIGURATION, '"type": "toml"', '"Type": "Type"')
    rocket.replace(CONFIGURATION, '"release-type": "python"', '"release-type": 5')

    assert [each.fixable for each in rocket.failed(RpConfigUnknownKey)] == [False] * 3


@pytest.mark.parametrize("text", ["", "[]", "3", "{}", '{"packages": []}', '{"packages": {".": 3}}', "{"])
def test_odd_configurations_are_no_matter(rocket: Patient, text: str) -> None:
    rocket.write(CONFIGURATION, text)

    assert rocket.failed(RpConfigUnknownKey) == []
