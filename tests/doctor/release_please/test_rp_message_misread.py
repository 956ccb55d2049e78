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
