"""GD144, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_plan_stops import RpPlanStops
from support.patients import CONFIGURATION, MANIFEST, PYPROJECT

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

_PACKAGE = '"package-name": "rocket",'


def test_a_healthy_repository_goes_through(rocket: Patient) -> None:
    outcomes = rocket.outcomes(RpPlanStops)

    assert [(each.status, each.message) for each in outcomes] == [
        ("passed", "Release Please would go through (release pull requests: 1)")
    ]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ((CONFIGURATION, _PACKAGE, '"versioning": "semver",'), "Unknown versioning strategy type: semver"),
        ((CONFIGURATION, _PACKAGE, '"changelog-type": "none",'), "Unknown changelog type: none"),
        ((CONFIGURATION, '  "packages"', '  "plugins": ["cargo"],\n  "packages"'), "Unknown plugin type: cargo"),
        ((CONFIGURATION, _PACKAGE, '"release-as": "next",'), "unable to parse version string: next"),
        ((MANIFEST, '"0.3.0"', '"next"'), "unable to parse version string: next"),
        ((CONFIGURATION, '"path": "uv.lock"', '"path": "./uv.lock"'), "illegal pathing characters in path: ./uv.lock"),
        ((CONFIGURATION, '"type": "toml"', '"type": "ini"'), "unsupported extraFile type: ini"),
        ((CONFIGURATION, "chore: release ${version}", "${scope} ${branch}"), "Invalid regular expression"),
        ((CONFIGURATION, '"release-type": "python"', '"release-type": "node"'), "Missing required file: package.json"),
    ],
)
def test_an_error_is_told_where_it_comes_from(
    rocket: Patient, real: RealPlans, broken: tuple[str, str, str], said: str
) -> None:
    file, old, new = broken
    before = rocket.text(file)
    if "node" in new:
        rocket.replace(file, f"      {_PACKAGE}\n", "")
        rocket.replace(file, '      "include-component-in-tag": false,\n', "")
    rocket.replace(file, old, new)
    rocket.commit("chore: break it")

    assert said in str(real.of(rocket)["error"])
    (found,) = rocket.failed(RpPlanStops)
    assert said in found.message
    if "node" not in new:
        assert found.where == rocket.line(file, new.split("\n", maxsplit=1)[0].strip())
    assert found.fix
    rocket.commit("chore: mend it", **{file: before})
    assert rocket.failed(RpPlanStops) == []
    assert real.of(rocket)["error"] is None


def test_a_file_that_is_no_json_is_named(rocket: Patient, real: RealPlans) -> None:
    extra = '{ "type": "json", "path": "app.json", "jsonpath": "$.version" },\n        { "type": "toml"'
    rocket.replace(CONFIGURATION, '{ "type": "toml"', extra)
    rocket.commit("chore: break it", **{"app.json": "{,}"})

    assert real.of(rocket)["error"]
    assert rocket.where(RpPlanStops) == ["app.json"]
    rocket.commit("chore: mend it", **{"app.json": "{}"})
    assert rocket.failed(RpPlanStops) == []
    assert real.of(rocket)["error"] is None


def test_an_error_of_no_file_has_no_place(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, 'name = "rocket"', "name = 3")

    assert rocket.where(RpPlanStops) == [""]


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        (CONFIGURATION, '"package-name"', '"changelog-type": "github", "package-name"', "cannot be planned here"),
        (CONFIGURATION, '"release-type": "python"', '"release-type": "rust"', "cannot be planned here"),
        (CONFIGURATION, '"release-type": "python"', '"release-type": 3', "cannot be planned here"),
        (CONFIGURATION, '"release-type": "python"', '"release-type": "pyton"', "another check tells"),
        (CONFIGURATION, '"release-type": "python",\n      "package-name": "rocket",', "", "another check tells"),
        (CONFIGURATION, '"packages"', "packages", "another check tells"),
        (MANIFEST, '"0.3.0"', '"0.3.0",', "another check tells"),
        (PYPROJECT, 'version = "0.3.0"', "", "another check tells"),
    ],
)
def test_the_limits_of_gatepost_and_what_others_tell_are_left_out(
    rocket: Patient, file: str, old: str, new: str, reason: str
) -> None:
    if not new:
        rocket.write(CONFIGURATION, rocket.text(CONFIGURATION).replace('"include-component-in-tag": false,', ""))
    rocket.replace(file, old, new)

    (outcome,) = rocket.outcomes(RpPlanStops)
    assert outcome.status == "skipped"
    assert reason in outcome.message
