"""GD130, beside what the real Release Please does."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_initial_zero import RpInitialZero
from support.patients import CONFIGURATION, MANIFEST, PYPROJECT

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans


def _unreleased(rocket: Patient) -> None:
    rocket.git("tag", "-d", "v0.2.0", "v0.3.0")
    rocket.commit("chore: begin anew", **{MANIFEST: '{\n  ".": "0.0.0"\n}\n'})


def test_a_healthy_repository_was_released(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(RpInitialZero)] == [
        ("passed", "each package was released")
    ]


def test_a_first_release_that_goes_back_is_warned_of(rocket: Patient, real: RealPlans) -> None:
    _unreleased(rocket)

    assert [each["version"] for each in real.of(rocket)["prs"]] == ["0.1.0"]
    found = rocket.failed(RpInitialZero)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(MANIFEST, '"."'), "warning")]
    assert found[0].message == "the first release of `.` would be 0.1.0, and pyproject.toml has 0.3.0"
    rocket.git(*shlex.split(found[0].fix.split("`")[1])[1:], "--no-verify")
    assert rocket.failed(RpInitialZero) == []
    assert [each["version"] for each in real.of(rocket)["prs"]] == ["0.3.0"]


def test_the_initial_version_of_python_is_not_heeded(rocket: Patient, real: RealPlans) -> None:
    _unreleased(rocket)
    rocket.replace(CONFIGURATION, '"release-type"', '"initial-version": "0.3.0",\n      "release-type"')
    rocket.commit("chore: begin with 0.3.0")

    assert [each["version"] for each in real.of(rocket)["prs"]] == ["0.1.0"]
    assert len(rocket.failed(RpInitialZero)) == 1


def test_a_first_release_that_jumps_to_1_is_warned_of(rocket: Patient, real: RealPlans) -> None:
    _unreleased(rocket)
    rocket.replace(CONFIGURATION, '"release-type": "python"', '"release-type": "simple"')
    rocket.commit("chore: simple")

    assert [each["version"] for each in real.of(rocket)["prs"]] == ["1.0.0"]
    assert len(rocket.failed(RpInitialZero)) == 1


def test_a_first_release_that_goes_on_is_none(rocket: Patient) -> None:
    _unreleased(rocket)
    for version in ("0.0.1", "0.1.0", "0.0.0", "0.1", "soon"):
        rocket.write(PYPROJECT, f'[project]\nname = "rocket"\nversion = "{version}"\n')
        assert rocket.failed(RpInitialZero) == [], version
    assert [each.message for each in rocket.outcomes(RpInitialZero)] == [
        "the first release will be as expected: `.` with 0.1.0"
    ]
    rocket.remove(PYPROJECT)
    assert rocket.failed(RpInitialZero) == []


def test_a_version_that_is_asked_for_is_none(rocket: Patient) -> None:
    _unreleased(rocket)
    rocket.commit("chore: begin\n\nRelease-As: 0.4.0")
    assert rocket.failed(RpInitialZero) == []

    rocket.replace(CONFIGURATION, '"release-type": "python"', '"release-type": "simple", "initial-version": "soon"')
    rocket.git("reset", "--quiet", "--soft", "HEAD~1")
    assert rocket.failed(RpInitialZero) == []
