"""GD154, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_config_wrong_kind import RpConfigWrongKind
from support.patients import CONFIGURATION, MANIFEST

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans


def test_a_healthy_repository_has_the_right_kinds(rocket: Patient) -> None:
    outcomes = rocket.outcomes(RpConfigWrongKind)

    assert [(each.status, each.message) for each in outcomes] == [
        ("passed", "the values in `release-please-config.json` are of the right kinds")
    ]


def test_a_truth_value_in_quotes_is_none(rocket: Patient, real: RealPlans) -> None:
    rocket.replace(CONFIGURATION, '"bump-minor-pre-major": true', '"bump-minor-pre-major": "true"')
    rocket.commit("fix!: break it", **{"src/rocket/engines.py": "A = 1\n"})

    assert real.of(rocket)["prs"][0]["version"] == "1.0.0"
    (found,) = rocket.failed(RpConfigWrongKind)
    assert (found.severity, found.where) == ("warning", rocket.line(CONFIGURATION, "pre-major"))
    rocket.mend(RpConfigWrongKind)
    assert rocket.failed(RpConfigWrongKind) == []
    rocket.commit("chore: mend it")
    assert real.of(rocket)["prs"][0]["version"] == "0.4.0"


@pytest.mark.parametrize(
    ("old", "new", "sign"),
    [
        ('"release-type": "python"', '"release-type": 5', '"release-type"'),
        ('"packages": {', '"label": ["a"],\n"packages": {', '"label"'),
        ('"packages": {', '"plugins": {},\n"packages": {', '"plugins"'),
        ('".": {', '"a": 3,\n".": {', '"a"'),
        ('"jsonpath": "', '"jsonpath": 3, "_": "', "{"),
        ('"path": "uv.lock"', '"path": 3', "{"),
        ('"extra-files": [', '"extra-files": {}, "_": [', '"extra-files"'),
        ('"package-name"', '"prerelease": "true", "skip-changelog": "true", "package-name"', '"prerelease"'),
        ('"section": "Reverts"', '"section": "Reverts" }, { "_": ""', '"changelog-sections"'),
    ],
)
def test_the_value_is_found(rocket: Patient, old: str, new: str, sign: str) -> None:
    rocket.replace(CONFIGURATION, old, new)

    (found,) = rocket.failed(RpConfigWrongKind)
    assert (found.where, found.fixable) == (rocket.line(CONFIGURATION, sign), False)


@pytest.mark.parametrize(("text", "line"), [("[]", 1), ('{\n".": 3}', 2)])
def test_the_manifest_is_looked_at(rocket: Patient, text: str, line: int) -> None:
    rocket.write(MANIFEST, text)

    assert rocket.where(RpConfigWrongKind) == [f"{MANIFEST}:{line}"]


@pytest.mark.parametrize("text", ["[]", "null", "3", '"x"', "true"])
def test_a_configuration_that_is_no_object_releases_nothing(rocket: Patient, real: RealPlans, text: str) -> None:
    rocket.write(CONFIGURATION, text)
    rocket.commit("feat: add wings", **{"src/rocket/wings.py": "A = 1\n"})

    assert real.of(rocket)["prs"] == []
    (found,) = rocket.failed(RpConfigWrongKind)
    assert (found.severity, found.where, found.message) == (
        "error",
        f"{CONFIGURATION}:1",
        "the configuration must be an object",
    )


@pytest.mark.parametrize("text", ["null", "3", '"x"', "true"])
def test_a_manifest_that_is_no_object_stops_all(rocket: Patient, real: RealPlans, text: str) -> None:
    rocket.write(MANIFEST, text)
    rocket.commit("feat: add wings", **{"src/rocket/wings.py": "A = 1\n"})

    assert real.of(rocket)["error"]
    assert [each.severity for each in rocket.failed(RpConfigWrongKind)] == ["error"]


def test_a_manifest_that_is_a_list_says_no_version(rocket: Patient, real: RealPlans) -> None:
    rocket.write(MANIFEST, "[]")
    rocket.commit("feat: add wings", **{"src/rocket/wings.py": "A = 1\n"})

    assert real.of(rocket)["prs"][0]["version"] == "0.1.0"
    assert [each.severity for each in rocket.failed(RpConfigWrongKind)] == ["error"]


@pytest.mark.parametrize("text", ["", "{", '{"packages": "', '{"plugins": ["x"]}'])
def test_what_is_wrong_otherwise_is_left_to_others(rocket: Patient, text: str) -> None:
    rocket.write(CONFIGURATION, text)

    assert rocket.failed(RpConfigWrongKind) == []


def test_without_a_configuration_nothing_is_said(rocket: Patient) -> None:
    rocket.remove(CONFIGURATION)

    assert [each.status for each in rocket.outcomes(RpConfigWrongKind)] == ["skipped"]
