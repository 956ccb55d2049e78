"""GD207, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.versions.ver_none import VerNone
from support.patients import CONFIGURATION, MANIFEST, PYPROJECT

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans


def errors(real: RealPlans, patient: Patient) -> list[object]:
    plan = real.of(patient)
    return [each["error"] for pull in plan["prs"] for each in pull["updates"] if "error" in each]


def test_a_healthy_repository_has_one(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(VerNone)] == [
        ("passed", "`pyproject.toml` has 0.3.0")
    ]


def test_a_project_without_version_gets_that_of_the_manifest(rocket: Patient, real: RealPlans) -> None:
    rocket.replace(PYPROJECT, 'version = "0.3.0"\n', "")
    rocket.commit("chore: break it")

    assert errors(real, rocket) == ["invalid file"]
    assert rocket.where(VerNone) == [rocket.line(PYPROJECT, "[project]")]
    rocket.mend(VerNone)
    assert 'name = "rocket"\nversion = "0.3.0"\n' in rocket.text(PYPROJECT)
    assert rocket.failed(VerNone) == []
    rocket.commit("chore: mend it")
    assert errors(real, rocket) == []


def test_a_version_that_is_a_number_is_none(rocket: Patient, real: RealPlans) -> None:
    rocket.replace(PYPROJECT, 'version = "0.3.0"', "version = 0.3")
    rocket.commit("chore: break it")

    assert errors(real, rocket) == ["path not found in object: project.version"]
    found = rocket.failed(VerNone)
    assert [(each.where, each.edits) for each in found] == [(rocket.line(PYPROJECT, "version = 0.3"), ())]


def test_poetry_needs_one_too(rocket: Patient, real: RealPlans) -> None:
    rocket.write(PYPROJECT, "[tool.poetry]\npackage-mode = false\n")
    rocket.replace(MANIFEST, "0.3.0", "0.0.0")
    rocket.commit("chore: break it")

    assert errors(real, rocket) == ["invalid file"]
    found = rocket.failed(VerNone)
    assert [(each.where, each.fix, each.edits) for each in found] == [
        ("pyproject.toml:1", 'write `version = "0.1.0"` into `[tool.poetry]`', ())
    ]


@pytest.mark.parametrize(
    "text",
    ["[tool.uv.workspace]\nmembers = []\n", '[project]\nname = "rocket"\ndynamic = ["version"]\n', "[project\n", ""],
)
def test_what_release_please_passes_over_is_not_reported(rocket: Patient, real: RealPlans, text: str) -> None:
    rocket.write(PYPROJECT, text)
    rocket.commit("chore: change it")

    assert errors(real, rocket) == []
    assert [each.message for each in rocket.outcomes(VerNone)] == ["no `pyproject.toml` lacks a version"]


def test_the_top_of_a_workspace_is_no_package(mills: Patient) -> None:
    mills.write(PYPROJECT, mills.text(PYPROJECT) + '\n[project]\nname = "mills"\n')

    assert [each.message for each in mills.outcomes(VerNone)] == [
        "`packages/pepper/pyproject.toml` has 0.2.0, `packages/salt/pyproject.toml` has 0.2.0"
    ]


def test_nothing_is_said_without_a_pyproject_or_a_python_package(rocket: Patient) -> None:
    rocket.remove(PYPROJECT)
    assert [each.status for each in rocket.outcomes(VerNone)] == ["passed"]

    rocket.replace(CONFIGURATION, '"release-type": "python"', '"release-type": "simple"')
    assert [each.status for each in rocket.outcomes(VerNone)] == ["skipped"]
