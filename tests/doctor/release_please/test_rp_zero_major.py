"""GD128, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_zero_major import RpZeroMajor
from support.patients import CONFIGURATION, PYPROJECT

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

LINE = '      "bump-minor-pre-major": true,\n'


def _break(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, LINE, "")
    rocket.commit("feat!: burn methane (#5)")


def test_a_healthy_repository_stays_below_1(rocket: Patient, real: RealPlans) -> None:
    rocket.commit("feat!: burn methane (#5)")

    assert [each["version"] for each in real.of(rocket)["prs"]] == ["0.4.0"]
    assert [(each.status, each.message) for each in rocket.outcomes(RpZeroMajor)] == [
        ("passed", "no package leaves 0.x unasked (1 looked at)")
    ]


def test_a_breaking_change_makes_1_0_0(rocket: Patient, real: RealPlans) -> None:
    _break(rocket)

    assert [each["version"] for each in real.of(rocket)["prs"]] == ["1.0.0"]
    found = rocket.failed(RpZeroMajor)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(CONFIGURATION, '".": {'), "warning")]
    sha = rocket.git("rev-parse", "--short=7", "HEAD")
    assert found[0].message == f"`.` goes from 0.3.0 to 1.0.0: {sha} `feat!: burn methane (#5)` is breaking"
    rocket.replace(CONFIGURATION, '"release-type"', f'{found[0].fix.split("`")[1]},\n      "release-type"')
    assert rocket.failed(RpZeroMajor) == []
    rocket.commit("chore: mend it")
    assert [each["version"] for each in real.of(rocket)["prs"]] == ["0.4.0"]


def test_without_a_breaking_change_there_is_nothing_to_say(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, LINE, "")

    assert rocket.failed(RpZeroMajor) == []


def test_a_step_that_is_always_made_needs_no_breaking_change(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, LINE, '      "versioning": "always-bump-major",\n')

    rocket.commit("feat!: burn methane (#5)")

    assert rocket.failed(RpZeroMajor) == []


def test_what_was_chosen_is_no_surprise(rocket: Patient) -> None:
    _break(rocket)
    rocket.replace(PYPROJECT, 'breaking-before-1 = "minor"', 'breaking-before-1 = "major"')
    assert rocket.failed(RpZeroMajor) == []

    rocket.remove(PYPROJECT)
    assert len(rocket.failed(RpZeroMajor)) == 1
    rocket.write("gatepost.toml", '[init]\nbreaking-before-1 = "major"\n')
    assert rocket.failed(RpZeroMajor) == []
