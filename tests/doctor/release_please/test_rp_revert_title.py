"""GD138, beside what the real Release Please does."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_revert_title import RpRevertTitle

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans


def test_a_healthy_repository_reverts_nothing(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(RpRevertTitle)] == [
        ("passed", "every revert can be read (1 commits looked at)")
    ]


def test_a_revert_that_is_not_read_leaves_the_change_in_the_notes(rocket: Patient, real: RealPlans) -> None:
    rocket.commit('feat: add "legs" (#5)')
    sha = rocket.commit('Revert "feat: add "legs" (#5)" (#6)')

    body = real.of(rocket)["prs"][0]["body"]
    assert ("legs" in body, "Reverts" in body) == (True, False)
    found = rocket.failed(RpRevertTitle)
    assert [each.message.partition(" is not read")[0] for each in found] == [
        f'{sha[:7]} `Revert "feat: add "legs" (#5)"`'
    ]
    rocket.git(*shlex.split(found[0].fix)[1:], "--no-verify")
    assert rocket.failed(RpRevertTitle) == []
    assert "Reverts" in real.of(rocket)["prs"][0]["body"]


def test_of_two_packages_it_is_said_again_in_the_one(mills: Patient, real: RealPlans) -> None:
    mill = "packages/salt/src/salt/mill.py"
    mills.commit("feat: grind slowly", **{mill: "A = 1\n"})
    mills.commit('Revert "feat: grind slowly"', **{mill: "A = 0\n"})

    (found,) = mills.failed(RpRevertTitle)
    mills.write(mill, "A = 0\n\n")
    mills.git(*shlex.split(found.fix.partition(", then ")[2])[1:])
    assert mills.failed(RpRevertTitle) == []
    assert ["### Reverts" in each["body"] for each in real.of(mills)["prs"]] == [True]


@pytest.mark.parametrize(
    "title",
    [
        'Revert "chore: tidy up (#5)" (#6)',
        'Revert "Add legs" (#6)',
        'Revert "nothing: like it"',
        "revert: feat: add legs",
        "Revert everything",
    ],
)
def test_a_revert_of_what_is_not_in_the_notes_is_none(rocket: Patient, title: str) -> None:
    rocket.commit(title)

    assert rocket.failed(RpRevertTitle) == []
