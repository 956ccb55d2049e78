"""GD220, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.versions.ver_dunder_form import VerDunderForm
from support.patients import CONFIGURATION, DUNDER

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

GOOD = '__version__ = "0.3.0"'


def changed(real: RealPlans, patient: Patient) -> object:
    return next(each for each in real.of(patient)["prs"][0]["updates"] if each["path"] == DUNDER).get("changed")


def test_a_healthy_repository_has_the_form(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(VerDunderForm)] == [
        ("passed", "`__version__` is found wherever it is looked for (1 files)")
    ]


@pytest.mark.parametrize(
    "line", ['__version__: str = "0.3.0"', '__version__  =  "0.3.0"', '__version__: Final[str] = "0.3.0-beta.1"']
)
def test_another_form_is_marked(rocket: Patient, real: RealPlans, line: str) -> None:
    rocket.replace(DUNDER, GOOD, line)
    rocket.commit("chore: break it")

    assert changed(real, rocket) is False
    assert rocket.where(VerDunderForm) == [rocket.line(DUNDER, "__version__")]
    rocket.mend(VerDunderForm)
    assert rocket.failed(VerDunderForm) == []
    rocket.commit("chore: mend it")
    assert changed(real, rocket) is True


@pytest.mark.parametrize("version", ["0.3.0rc1", "0.3", "0.3.0.dev0"])
def test_a_version_that_no_mark_replaces_whole_is_only_named(rocket: Patient, real: RealPlans, version: str) -> None:
    rocket.replace(DUNDER, "0.3.0", version)
    rocket.commit("chore: break it")

    assert changed(real, rocket) is False
    assert [each.edits for each in rocket.failed(VerDunderForm)] == [()]


@pytest.mark.parametrize("line", ['__version__ = version("rocket")', "from rocket._v import __version__", ""])
def test_a_computed_one_is_well(rocket: Patient, line: str) -> None:
    rocket.replace(DUNDER, GOOD, line)

    assert rocket.failed(VerDunderForm) == []


def test_nothing_is_said_without_a_python_package(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, '"release-type": "python"', '"release-type": "simple"')

    assert [each.status for each in rocket.outcomes(VerDunderForm)] == ["skipped"]
