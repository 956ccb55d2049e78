"""GD515 by itself; what it shares with GD523 is tried there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.publishing.pp_14_days import Pp14Days
from gatepost.doctor.facts import DAY
from support.on_index import BOTH, SDIST, on_index

if TYPE_CHECKING:
    from support.patients import Patient

TAGGED = 1_767_225_600


def test_fourteen_days_to_the_second_are_not_more(rocket: Patient) -> None:
    half = on_index("rocket", TAGGED, v0_3_0=SDIST, v0_2_0=BOTH)

    assert rocket.failed(Pp14Days, published=half, now=TAGGED + 14 * DAY) == []
    assert len(rocket.failed(Pp14Days, published=half, now=TAGGED + 14 * DAY + 1)) == 1


def test_each_package_is_looked_at(mills: Patient) -> None:
    half = on_index("salt", TAGGED, v0_2_0=SDIST, v0_1_0=BOTH)
    (found,) = mills.failed(Pp14Days, published=half, now=TAGGED + 15 * DAY)

    assert found.where == mills.line("packages/salt/pyproject.toml", "version =")
