"""GD211, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.versions.ver_version_py_glob import VerVersionPyGlob
from support.patients import CONFIGURATION, MANIFEST

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

VENDORED = "src/rocket/_vendor/far/version.py"


def changed(real: RealPlans, patient: Patient) -> bool:
    return any(each["path"] == VENDORED and each.get("changed") for each in real.of(patient)["prs"][0]["updates"])


def test_a_healthy_repository_has_none(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(VerVersionPyGlob)] == [
        ("passed", "no release writes the version into a `version.py` of others (0 looked at)")
    ]


def test_a_file_of_others_is_written(rocket: Patient, real: RealPlans) -> None:
    rocket.write(VENDORED, '"""Far."""\n\n__version__ = "9.0.0"\n')
    rocket.commit("chore: break it")

    assert changed(real, rocket)
    found = rocket.failed(VerVersionPyGlob)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(VENDORED, "9.0.0"), "warning")]
    rocket.move(VENDORED, VENDORED.replace("version", "_version"))
    assert rocket.failed(VerVersionPyGlob) == []
    rocket.commit("chore: mend it")
    assert not changed(real, rocket)


@pytest.mark.parametrize(
    ("path", "version"),
    [
        ("src/rocket/version.py", "0.2.0"),
        ("rocket/version.py", "0.2.0"),
        ("version.py", "0.2.0"),
        ("tools/a/version.py", "0.3.0"),
        ("a/b/version.py", "9"),
    ],
)
def test_its_own_and_what_is_not_written_are_well(rocket: Patient, path: str, version: str) -> None:
    rocket.write(path, f'__version__ = "{version}"\n')

    assert rocket.failed(VerVersionPyGlob) == []


def test_nothing_is_said_before_the_first_release_or_without_a_python_package(rocket: Patient) -> None:
    rocket.write(VENDORED, '__version__ = "9.0.0"\n')
    rocket.replace(MANIFEST, "0.3.0", "0.0.0")
    assert rocket.failed(VerVersionPyGlob) == []

    rocket.replace(CONFIGURATION, '"release-type": "python"', '"release-type": "simple"')
    assert [each.status for each in rocket.outcomes(VerVersionPyGlob)] == ["skipped"]
