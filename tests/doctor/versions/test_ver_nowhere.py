"""GD218, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.versions.ver_nowhere import VerNowhere
from support.patients import CONFIGURATION, MANIFEST, PYPROJECT

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

EXTRA = "extra-files"


def changed(real: RealPlans, patient: Patient) -> set[object]:
    return {each["path"] for each in real.of(patient)["prs"][0]["updates"] if each.get("changed")}


def without_extra_files(patient: Patient) -> None:
    text = patient.text(CONFIGURATION)
    start = text.index(',\n      "extra-files"')
    patient.write(CONFIGURATION, text[:start] + text[text.index("]", text.index(".version", start)) + 1 :])


def test_a_healthy_repository_has_files_with_it(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(VerNowhere)] == [
        ("passed", "a release writes the version into 3 files")
    ]


def test_a_project_in_another_folder_is_an_error(rocket: Patient, real: RealPlans) -> None:
    without_extra_files(rocket)
    for path in (PYPROJECT, "src"):
        rocket.move(path, f"python/{path}")
    rocket.commit("chore: break it")

    assert changed(real, rocket) <= {"CHANGELOG.md", "changelog.json", MANIFEST}
    found = rocket.failed(VerNowhere)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(CONFIGURATION, '".": {'), "error")]
    assert found[0].fix == "write `python` in the place of `.`: the project is there"
    rocket.replace(CONFIGURATION, '".": {', '"python": {')
    rocket.replace(MANIFEST, '".":', '"python":')
    assert rocket.failed(VerNowhere) == []


def test_without_any_project_it_is_a_warning(rocket: Patient) -> None:
    without_extra_files(rocket)
    rocket.remove("src/rocket/__init__.py")
    rocket.write(PYPROJECT, "[tool.uv.workspace]\nmembers = []\n")

    assert [each.severity for each in rocket.failed(VerNowhere)] == ["warning"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("setup.py", "from setuptools import setup\nsetup(use_scm_version=True)\n"),
        ("setup.cfg", "[metadata]\nversion = attr: rocket.__version__\n"),
        ("src/a/version.py", "__version__ = '0.3.0'\n"),
        (PYPROJECT, "[project\n"),
        (PYPROJECT, '[project]\nname = "a"\ndynamic = ["version"]\n'),
        (PYPROJECT, '[project]\nname = "a"\n'),
    ],
)
def test_what_could_have_it_is_enough(rocket: Patient, path: str, text: str) -> None:
    without_extra_files(rocket)
    rocket.write(PYPROJECT, "")
    rocket.write(path, text)

    assert rocket.failed(VerNowhere) == []


def test_nothing_is_said_of_other_types(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, '"release-type": "python"', '"release-type": "simple"')

    assert [each.status for each in rocket.outcomes(VerNowhere)] == ["skipped"]


def test_what_computes_the_version_from_tags_is_named(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, 'requires = ["hatchling"]', 'requires = ["hatchling", "hatch-vcs"]')
    rocket.replace(PYPROJECT, 'version = "0.3.0"', 'dynamic = ["version"]')
    rocket.write(PYPROJECT, rocket.text(PYPROJECT) + '\n[tool.hatch.version]\nsource = "vcs"\n')
    said = "hatch-vcs computes the version from tags, and a release writes it into {}: fine where the tag is there when"

    outcomes = rocket.outcomes(VerNowhere)
    assert [each.status for each in outcomes] == ["passed"]
    assert outcomes[0].message.startswith(said.format("2 files alone"))
    without_extra_files(rocket)
    rocket.remove("src/rocket/__init__.py")
    assert rocket.outcomes(VerNowhere)[0].message.startswith(said.format("no file"))
