"""GD105, beside what the real Release Please does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_release_type_missing import RpReleaseTypeMissing
from support.patients import CONFIGURATION

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans


def test_a_healthy_repository_says_what_it_is(rocket: Patient) -> None:
    outcomes = rocket.outcomes(RpReleaseTypeMissing)

    assert [(each.status, each.message) for each in outcomes] == [("passed", "the release type is `python`")]


def test_a_package_without_one_is_given_it(rocket: Patient, real: RealPlans) -> None:
    keys = '      "release-type": "python",\n      "package-name": "rocket",\n'
    before = rocket.text(CONFIGURATION)
    rocket.replace(CONFIGURATION, keys, "")
    rocket.commit("chore: break it")

    assert RpReleaseTypeMissing.errors[0] in str(real.of(rocket)["error"])
    assert rocket.where(RpReleaseTypeMissing) == [rocket.line(CONFIGURATION, '".": {')]
    rocket.mend(RpReleaseTypeMissing)
    assert rocket.text(CONFIGURATION) == before.replace(keys, keys.split("\n", maxsplit=1)[0] + "\n")
    assert rocket.failed(RpReleaseTypeMissing) == []
    rocket.commit("chore: mend it")
    assert real.of(rocket)["error"] is None


def test_with_a_name_the_version_would_only_be_in_the_manifest(rocket: Patient, real: RealPlans) -> None:
    rocket.write(CONFIGURATION, '{"packages": {".": {"package-name": "rocket", "include-component-in-tag": false}}}')
    rocket.commit("chore: break it")

    written = real.of(rocket)["prs"][0]["updates"]
    assert "pyproject.toml" not in [each["path"] for each in written]
    assert [each.fixable for each in rocket.failed(RpReleaseTypeMissing)] == [False]


def test_a_package_that_says_nothing_at_all_is_given_it(rocket: Patient) -> None:
    rocket.write(CONFIGURATION, '{\n  "packages": {\n    ".": {}\n  }\n}\n')

    rocket.mend(RpReleaseTypeMissing)
    assert json.loads(rocket.text(CONFIGURATION)) == {"packages": {".": {"release-type": "python"}}}
    assert rocket.failed(RpReleaseTypeMissing) == []


def test_each_package_is_looked_at(mills: Patient) -> None:
    mills.replace(CONFIGURATION, '      "release-type": "python",\n', "")

    assert mills.where(RpReleaseTypeMissing) == [
        mills.line(CONFIGURATION, '"packages/pepper": {'),
        mills.line(CONFIGURATION, '"packages/salt": {'),
    ]
    mills.mend(RpReleaseTypeMissing)
    assert mills.failed(RpReleaseTypeMissing) == []


def test_one_at_the_top_is_enough(mills: Patient) -> None:
    mills.replace(CONFIGURATION, '      "release-type": "python",\n', "")
    mills.replace(CONFIGURATION, '  "packages": {', '  "release-type": "python",\n  "packages": {')

    assert mills.failed(RpReleaseTypeMissing) == []


def test_null_is_no_type(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, '"release-type": "python"', '"release-type": null')
    assert len(rocket.failed(RpReleaseTypeMissing)) == 1

    rocket.replace(CONFIGURATION, '"release-type": null', '"release-type": []')
    assert rocket.failed(RpReleaseTypeMissing) == []


def test_a_package_of_both_may_be_one_of_node(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, '      "release-type": "python",\n', "")
    rocket.write("package.json", "{}")

    assert rocket.failed(RpReleaseTypeMissing) == []


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"packages": []}', '{"packages": {".": 3, "x": {}}}'])
def test_odd_configurations_are_no_matter(rocket: Patient, text: str) -> None:
    rocket.write(CONFIGURATION, text)

    outcomes = rocket.outcomes(RpReleaseTypeMissing)
    assert [(each.status, each.message) for each in outcomes] == [("passed", "no Python package lacks a release type")]
