"""GD215, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.versions.ver_prerelease_spelling import VerPrereleaseSpelling
from support.patients import CI, CONFIGURATION, MANIFEST

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

KEYS = '"versioning": "prerelease", "prerelease": true, "prerelease-type": "beta",\n      "release-type"'
STEP = '    steps:\n      - run: |\n          test "$GITHUB_REF_NAME" = "v$(uv version --short)"\n'


def test_a_healthy_repository_has_none(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(VerPrereleaseSpelling)] == [
        ("passed", "no pre-release is spelled as Python does in the manifest (0.3.0)")
    ]


def test_a_manifest_that_is_spelled_as_python_does_is_misread(rocket: Patient, real: RealPlans) -> None:
    rocket.replace(CONFIGURATION, '"release-type"', KEYS)
    rocket.replace(MANIFEST, "0.3.0", "1.0.0b1")
    rocket.commit("chore: break it")

    assert real.of(rocket)["prs"][0]["version"] == "1.1.0-beta"
    found = rocket.failed(VerPrereleaseSpelling)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(MANIFEST, "1.0.0b1"), "error")]
    assert found[0].message == "Release Please reads 1.0.0b1 in the manifest as 1.0.0"
    rocket.replace(MANIFEST, '"1.0.0b1"', found[0].fix.removeprefix("write ").partition(",")[0])
    assert rocket.failed(VerPrereleaseSpelling) == []
    rocket.commit("chore: mend it")
    assert real.of(rocket)["prs"][0]["version"] == "1.0.0-beta.2"


def test_so_is_a_version_that_is_asked_for(rocket: Patient, real: RealPlans) -> None:
    rocket.replace(CONFIGURATION, '"release-type"', '"release-as": "1.0.0rc1",\n      "release-type"')
    rocket.commit("chore: break it")

    assert real.of(rocket)["prs"][0]["version"] == "1.0.0"
    assert rocket.where(VerPrereleaseSpelling) == [rocket.line(CONFIGURATION, "1.0.0rc1")]


@pytest.mark.parametrize("version", ["1.0.0-beta.1", "1.0.0-rc1", "1.0.0+build", "v1.0.0"])
def test_other_spellings_are_well(rocket: Patient, version: str) -> None:
    rocket.replace(MANIFEST, "0.3.0", version)

    assert rocket.failed(VerPrereleaseSpelling) == []


def test_a_comparison_of_texts_is_named_where_there_are_pre_releases(rocket: Patient) -> None:
    rocket.write(CI, rocket.text(CI).replace("    steps:\n", STEP, 1))
    assert rocket.failed(VerPrereleaseSpelling) == []

    rocket.replace(CONFIGURATION, '"release-type"', '"prerelease": true,\n      "release-type"')
    found = rocket.failed(VerPrereleaseSpelling)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(CI, "run: |"), "warning")]
    rocket.replace(CI, 'test "$GITHUB_REF_NAME" =', 'python -c "import packaging; …" # $GITHUB_REF_NAME =')
    assert rocket.failed(VerPrereleaseSpelling) == []


def test_an_empty_manifest_says_nothing(rocket: Patient) -> None:
    rocket.write(MANIFEST, "{}\n")

    assert [each.message for each in rocket.outcomes(VerPrereleaseSpelling)] == [
        "no pre-release is spelled as Python does in the manifest (empty)"
    ]
