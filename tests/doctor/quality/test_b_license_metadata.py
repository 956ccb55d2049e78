"""GD408."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.quality.b_license_metadata import BLicenseMetadata
from support.patients import PYPROJECT

if TYPE_CHECKING:
    from support.patients import Patient

UNSAID = "write in the place of this table: `license = ` and the name that https://spdx.org/licenses gives it"
LICENSE, FILES = 'license = "MIT"', 'license-files = ["LICENSE"]'
CLASSIFIER = '  "License :: OSI Approved :: MIT License",\n'


def build_with(rocket: Patient, module: str, requires: str) -> None:
    rocket.replace(PYPROJECT, "hatchling.build", module)
    rocket.replace(PYPROJECT, '["hatchling"]', f'["{requires}"]')


def test_a_licence_as_builds_want_it(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(BLicenseMetadata)] == [
        ("passed", "the licence is said as builds want it: `MIT`")
    ]


def test_without_a_licence_there_is_nothing_to_say(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, f"{LICENSE}\n", "")
    assert [each.message for each in rocket.outcomes(BLicenseMetadata)] == [
        "the licence is said as builds want it: by files"
    ]
    rocket.replace(PYPROJECT, f"{FILES}\n", "")
    assert [each.status for each in rocket.outcomes(BLicenseMetadata)] == ["skipped"]


@pytest.mark.parametrize(
    ("module", "requires", "severity"),
    [
        ("setuptools.build_meta", "setuptools>=77", "error"),
        ("flit_core.buildapi", "flit_core", "error"),
        ("pdm.backend", "pdm-backend", "error"),
        ("setuptools.build_meta", "setuptools<77", "warning"),
        ("setuptools.build_meta", "!", "warning"),
        ("hatchling.build", "hatchling", "warning"),
        ("own", "own", "warning"),
        ("flit_core.buildapi", "other", "warning"),
    ],
)
def test_a_classifier_beside_an_expression(rocket: Patient, module: str, requires: str, severity: str) -> None:
    build_with(rocket, module, requires)
    rocket.replace(PYPROJECT, "classifiers = [\n", f"classifiers = [\n{CLASSIFIER}")

    assert [(each.where, each.severity) for each in rocket.failed(BLicenseMetadata)] == [
        (rocket.line(PYPROJECT, "License ::"), severity)
    ]
    rocket.replace(PYPROJECT, CLASSIFIER, "")
    assert rocket.failed(BLicenseMetadata) == []


def test_a_classifier_with_an_escape_has_the_line_of_all(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, "classifiers = [\n", "classifiers = [\n" + CLASSIFIER.replace("::", "\\u003A:"))

    assert rocket.where(BLicenseMetadata) == [rocket.line(PYPROJECT, "classifiers = [")]


@pytest.mark.parametrize(("module", "severity"), [("hatchling.build", "error"), ("poetry.core.masonry.api", "warning")])
def test_what_is_no_expression(rocket: Patient, module: str, severity: str) -> None:
    rocket.replace(PYPROJECT, LICENSE, 'license = "Apache 2.0"')
    build_with(rocket, module, "hatchling")

    assert [(each.where, each.message, each.severity) for each in rocket.failed(BLicenseMetadata)] == [
        (rocket.line(PYPROJECT, "license ="), "`Apache 2.0` is no SPDX expression", severity)
    ]
    rocket.replace(PYPROJECT, "Apache 2.0", "Apache-2.0 OR LicenseRef-Mine")
    assert rocket.failed(BLicenseMetadata) == []


@pytest.mark.parametrize(
    ("table", "fix"),
    [
        ('{ text = "mit" }', 'write in the place of this table: `license = "MIT"`'),
        ('{ text = "The MIT License" }', UNSAID),
        ('{ file = "LICENSE" }', UNSAID),
    ],
)
def test_a_table_is_the_old_way(rocket: Patient, table: str, fix: str) -> None:
    rocket.replace(PYPROJECT, LICENSE, f"license = {table}")

    assert [(each.where, each.fix, each.severity) for each in rocket.failed(BLicenseMetadata)] == [
        (rocket.line(PYPROJECT, "license ="), fix, "warning")
    ]
    build_with(rocket, "hatchling.build", "hatchling==1.20")
    assert rocket.failed(BLicenseMetadata) == []


def test_a_table_of_its_own_and_a_file_that_is_not_there(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, f"{LICENSE}\n{FILES}\n", "")
    rocket.write(PYPROJECT, f'{rocket.text(PYPROJECT)}\n[project.license]\nfile = "COPYING"\n')

    assert [(each.where, each.message, each.severity) for each in rocket.failed(BLicenseMetadata)] == [
        (rocket.line(PYPROJECT, "[project.license]"), "`COPYING` is named as the licence, and is not there", "error")
    ]
    build_with(rocket, "setuptools.build_meta", "setuptools")
    assert [each.severity for each in rocket.failed(BLicenseMetadata)] == ["warning"]


@pytest.mark.parametrize(("module", "severity"), [("hatchling.build", "warning"), ("uv_build", "error")])
def test_a_file_of_a_licence_that_is_not_there(rocket: Patient, module: str, severity: str) -> None:
    build_with(rocket, module, "x")
    rocket.replace(PYPROJECT, FILES, 'license-files = ["LICEN[CS]E*", "licenses/*.txt", "**/LICENSE"]')

    assert [(each.where, each.message, each.severity) for each in rocket.failed(BLicenseMetadata)] == [
        (rocket.line(PYPROJECT, "license-files"), "`licenses/*.txt` in `license-files` matches no file", severity)
    ]
    rocket.write("licenses/mit.txt", "MIT\n")
    assert rocket.failed(BLicenseMetadata) == []


def test_a_package_ships_the_text_that_lies_beside_it(mills: Patient) -> None:
    mills.remove("packages/salt/LICENSE")
    mills.replace("packages/salt/pyproject.toml", f"{FILES}\n", "")

    found = mills.failed(BLicenseMetadata)
    assert [(each.where, each.message) for each in found] == [
        (
            mills.line("packages/salt/pyproject.toml", "license ="),
            "no text of the licence lies in `packages/salt/`, so the package has none",
        )
    ]
    mills.replace("packages/salt/pyproject.toml", LICENSE, 'license = "LicenseRef-Proprietary"')
    assert mills.failed(BLicenseMetadata) == []


def test_a_backend_of_ones_own_is_not_known(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, FILES, 'license-files = ["COPYING"]')
    rocket.replace(PYPROJECT, "[build-system]\n", '[build-system]\nbackend-path = ["."]\n')

    assert [each.severity for each in rocket.failed(BLicenseMetadata)] == ["warning"]
