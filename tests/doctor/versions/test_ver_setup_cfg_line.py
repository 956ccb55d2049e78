"""GD219, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.versions.ver_setup_cfg_line import VerSetupCfgLine
from support.patients import CONFIGURATION, MANIFEST

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

FILE = "setup.cfg"
WRONG = "[mypy]\npython_version = 3.8.0\n\n[metadata]\nversion = 0.3.0\n"


def content(real: RealPlans, patient: Patient) -> str:
    return str(next(each for each in real.of(patient)["prs"][0]["updates"] if each["path"] == FILE)["content"])


def test_a_healthy_repository_has_none(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(VerSetupCfgLine)] == [
        ("passed", "no release changes a `setup.cfg`")
    ]


def test_the_first_version_is_taken_whatever_it_is_of(rocket: Patient, real: RealPlans) -> None:
    rocket.write(FILE, WRONG)
    rocket.commit("chore: break it")

    assert "python_version = 0.3.1" in content(real, rocket)
    assert rocket.where(VerSetupCfgLine) == [rocket.line(FILE, "python_version")]
    rocket.replace(FILE, "3.8.0", "3.8")
    assert [each.message for each in rocket.outcomes(VerSetupCfgLine)] == ["in `setup.cfg` the version itself is found"]
    rocket.commit("chore: mend it")
    assert "[metadata]\nversion = 0.3.1" in content(real, rocket)


@pytest.mark.parametrize(
    "text",
    [
        "[metadata]\nversion = 0.2.0\n[mypy]\npython_version = 3.8.0\n",
        "[bumpversion]\ncurrent_version = 0.3.0\n",
        "[mypy]\npython_version = 3.8\n",
    ],
)
def test_the_version_itself_is_well(rocket: Patient, text: str) -> None:
    rocket.write(FILE, text)

    assert rocket.failed(VerSetupCfgLine) == []


def test_a_line_without_a_section_is_not_its_own(rocket: Patient) -> None:
    rocket.write(FILE, "version = 9.0.0\n")

    assert rocket.where(VerSetupCfgLine) == ["setup.cfg:1"]


def test_nothing_is_said_before_the_first_release_or_without_a_python_package(rocket: Patient) -> None:
    rocket.write(FILE, WRONG)
    rocket.replace(MANIFEST, "0.3.0", "0.0.0")
    assert rocket.failed(VerSetupCfgLine) == []

    rocket.replace(CONFIGURATION, '"release-type": "python"', '"release-type": "simple"')
    assert [each.status for each in rocket.outcomes(VerSetupCfgLine)] == ["skipped"]
