"""GD210, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.versions.ver_uv_lock_name import VerUvLockName
from support.patients import CONFIGURATION, PYPROJECT

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

RIGHT = "@.name.value=='rocket'"


def changed(real: RealPlans, patient: Patient) -> object:
    return next(each for each in real.of(patient)["prs"][0]["updates"] if each["path"] == "uv.lock").get("changed")


def test_a_healthy_repository_asks_rightly(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(VerUvLockName)] == [
        ("passed", "each path that asks for a name finds it (1 of them)")
    ]


@pytest.mark.parametrize(
    "wrong", ["@.name=='rocket'", "@.name.value=='Rocket'", "@['name'] === 'ROCKET'", "@.name.value=='old-rocket'"]
)
def test_a_name_that_is_not_found_is_put_right(rocket: Patient, real: RealPlans, wrong: str) -> None:
    rocket.replace(CONFIGURATION, RIGHT, wrong)
    rocket.commit("chore: break it")

    assert changed(real, rocket) is False
    assert rocket.where(VerUvLockName) == [rocket.line(CONFIGURATION, "jsonpath")]
    rocket.mend(VerUvLockName)
    assert RIGHT in rocket.text(CONFIGURATION)
    assert rocket.failed(VerUvLockName) == []
    rocket.commit("chore: mend it")
    assert changed(real, rocket) is True


def test_one_that_is_not_written_plainly_is_only_named(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, "@.name.value=='rocket'", "@.name\\u003d='rocket'")

    assert [each.edits for each in rocket.failed(VerUvLockName)] == [()]


def test_a_name_that_nothing_helps_is_not_judged(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, RIGHT, "@.name=='hull'")
    rocket.replace(PYPROJECT, 'name = "rocket"', 'name = "hull"')
    assert rocket.failed(VerUvLockName) == []

    rocket.remove(PYPROJECT)
    assert rocket.failed(VerUvLockName) == []


def test_a_file_that_is_not_there_is_not_judged(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, RIGHT, "@.name=='rocket'")
    rocket.remove("uv.lock")

    assert rocket.failed(VerUvLockName) == []
