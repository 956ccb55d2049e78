"""GD152, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_message_misread import RpMessageMisread

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

ENGINES = "src/rocket/engines.py"


def test_a_healthy_repository_is_read_as_it_is_meant(rocket: Patient) -> None:
    outcomes = rocket.outcomes(RpMessageMisread)

    assert [(each.status, each.message) for each in outcomes] == [
        ("passed", "the messages since the last release (1) are read as they are meant")
    ]


def test_a_breaking_change_that_is_misspelt_is_none(rocket: Patient, real: RealPlans) -> None:
    sha = rocket.commit("fix: refuel\n\nBREAKING CHANGES: no more petrol", **{ENGINES: "A = 1\n"})

    assert real.of(rocket)["prs"][0]["version"] == "0.3.1"
    (found,) = rocket.failed(RpMessageMisread)
    assert (found.severity, found.fix) == ("error", f"gatepost explain {sha[:7]}")
    assert found.message.startswith(f"`fix: refuel` ({sha[:7]}): ")
    rocket.git("commit", "--quiet", "--amend", "-m", "fix: refuel", "-m", "BREAKING CHANGE: no more petrol")
    assert rocket.failed(RpMessageMisread) == []
    assert real.of(rocket)["prs"][0]["version"] == "0.4.0"


@pytest.mark.parametrize(
    ("message", "severities"),
    [
        ("chore: ask\n\nRelease-As: 2.0.0\n\nThat is all.", ["error"]),
        ("Feat: fly", ["warning"]),
        ("fix #12", ["warning"]),
        ("Merge pull request #5 from octo/fly\n\nfeat: fly", []),
        ("feat: fly\n\nSigned-off-by: A <a@example.com>", []),
    ],
)
def test_what_is_lost_is_an_error(rocket: Patient, message: str, severities: list[str]) -> None:
    rocket.commit(message, **{ENGINES: "A = 1\n"})

    assert [each.severity for each in rocket.failed(RpMessageMisread)] == severities


@pytest.mark.parametrize(
    ("message", "again", "is_said"),
    [
        ("fix: a\n\nBREAKING CHANGES: b", "fix: a (#9)\n\nBREAKING CHANGE: b", True),
        ("fix: a\n\nBREAKING CHANGES: b", "fix!: a", True),
        ("fix: a\n\nBREAKING CHANGES: b", "fix: a", False),
        ("fix: a\n\nBREAKING CHANGES: b", "fix!: c", False),
        ("chore: ask\n\nRelease-As: 2.0.0\n\nThat is all.", "chore: release\n\nRelease-As: 2.0.0", True),
        ("chore: ask\n\nRelease-As: 2.0.0\n\nThat is all.", "chore: ask", False),
        ("chore: ask\n\nRelease-As: two", "chore: ask\n\nRelease-As: 2.0.0", True),
        ("fix: breaking a\n\nCloses #1\n\nThat is all.", "chore: release\n\nRelease-As: 2.0.0", False),
        ("Feat: fly", "Feat: fly", False),
    ],
)
def test_what_is_lost_can_be_said_again(rocket: Patient, message: str, again: str, *, is_said: bool) -> None:
    rocket.commit(message, **{ENGINES: "A = 1\n"})
    assert len(rocket.failed(RpMessageMisread)) == 1

    rocket.commit(again)
    assert (rocket.failed(RpMessageMisread) == []) is is_said


def test_the_real_one_takes_the_later_commit_at_its_word(rocket: Patient, real: RealPlans) -> None:
    rocket.commit("fix: refuel\n\nBREAKING CHANGES: no more petrol", **{ENGINES: "A = 1\n"})
    rocket.commit("fix: refuel\n\nBREAKING CHANGE: no more petrol")

    assert real.of(rocket)["prs"][0]["version"] == "0.4.0"


def test_it_has_to_be_said_in_every_package(mills: Patient) -> None:
    files = [f"packages/{name}/src/{name}/mill.py" for name in ("salt", "pepper")]
    mills.commit("fix: a\n\nBREAKING CHANGES: b", **dict.fromkeys(files, "A = 1\n"))
    mills.commit("fix!: a", **{files[0]: "A = 2\n"})
    assert len(mills.failed(RpMessageMisread)) == 1

    mills.commit("fix!: a", **{files[1]: "A = 2\n"})
    assert mills.failed(RpMessageMisread) == []
