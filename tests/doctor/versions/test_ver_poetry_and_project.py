"""GD212, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.versions.ver_poetry_and_project import VerPoetryAndProject
from support.patients import CONFIGURATION, PYPROJECT

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

POETRY = '\n[tool.poetry]\nversion = "0.3.0"\n'


def content(real: RealPlans, patient: Patient) -> str:
    return str(next(each for each in real.of(patient)["prs"][0]["updates"] if each["path"] == PYPROJECT)["content"])


def test_a_healthy_repository_has_it_once(rocket: Patient) -> None:
    assert [each.status for each in rocket.outcomes(VerPoetryAndProject)] == ["passed"]


def test_the_second_one_is_left_behind(rocket: Patient, real: RealPlans) -> None:
    rocket.write(PYPROJECT, rocket.text(PYPROJECT) + POETRY)
    rocket.commit("chore: break it")

    assert content(real, rocket).count("0.3.1") == 1
    found = rocket.failed(VerPoetryAndProject)
    assert [(each.where, each.severity) for each in found] == [
        (rocket.line(PYPROJECT, "version", "[tool.poetry]"), "warning")
    ]
    rocket.mend(VerPoetryAndProject)
    assert rocket.failed(VerPoetryAndProject) == []
    rocket.commit("chore: mend it")
    assert content(real, rocket).count("0.3.1") == 2


def test_it_is_an_error_where_it_is_the_only_one(rocket: Patient, real: RealPlans) -> None:
    rocket.replace(PYPROJECT, 'version = "0.3.0"', 'dynamic = ["version"]')
    rocket.write(PYPROJECT, rocket.text(PYPROJECT) + POETRY)
    rocket.commit("chore: break it")

    assert "0.3.1" not in content(real, rocket)
    assert [each.severity for each in rocket.failed(VerPoetryAndProject)] == ["error"]
    rocket.mend(VerPoetryAndProject)
    rocket.commit("chore: mend it")
    assert "0.3.1" in content(real, rocket)


def test_poetry_alone_is_written(rocket: Patient, real: RealPlans) -> None:
    rocket.write(PYPROJECT, f'{POETRY}name = "rocket"\n')
    rocket.commit("chore: go back")

    assert "0.3.1" in content(real, rocket)
    assert rocket.failed(VerPoetryAndProject) == []


def test_what_stops_release_please_is_anothers_business(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, 'version = "0.3.0"', "")
    rocket.write(PYPROJECT, rocket.text(PYPROJECT) + POETRY)
    assert rocket.failed(VerPoetryAndProject) == []

    rocket.remove(PYPROJECT)
    assert rocket.failed(VerPoetryAndProject) == []


def test_nothing_is_said_without_a_python_package(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, '"release-type": "python"', '"release-type": "simple"')

    assert [each.status for each in rocket.outcomes(VerPoetryAndProject)] == ["skipped"]
