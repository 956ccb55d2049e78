"""GD149, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_revert_cancels_nothing import RpRevertCancelsNothing

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

ENGINES = "src/rocket/engines.py"


def test_a_healthy_repository_reverts_nothing(rocket: Patient) -> None:
    outcomes = rocket.outcomes(RpRevertCancelsNothing)

    assert [(each.status, each.message) for each in outcomes] == [
        ("passed", "no commit since the last release (1) reverts another of them that is listed")
    ]


def test_what_is_reverted_stays(rocket: Patient, real: RealPlans) -> None:
    reverted = rocket.commit("feat: fly (#5)", **{ENGINES: "A = 1\n"})
    sha = rocket.commit("revert: feat: fly (#6)", **{ENGINES: "A = 2\n"})

    (pull,) = real.of(rocket)["prs"]
    assert (pull["version"], "### Features" in pull["body"]) == ("0.4.0", True)
    (found,) = rocket.failed(RpRevertCancelsNothing)
    assert found.severity == "warning"
    assert found.message.startswith(f"`revert: feat: fly (#6)` ({sha[:7]}) reverts {reverted[:7]}, which stays")


def test_with_an_override_it_is_gone(rocket: Patient, real: RealPlans) -> None:
    override = "BEGIN_COMMIT_OVERRIDE\nchore: try to fly\nEND_COMMIT_OVERRIDE"
    rocket.commit(f"feat: fly (#5)\n\n{override}", **{ENGINES: "A = 1\n"})
    rocket.commit("revert: feat: fly (#6)", **{ENGINES: "A = 2\n"})

    assert rocket.failed(RpRevertCancelsNothing) == []
    assert "### Features" not in real.of(rocket)["prs"][0]["body"]


def test_what_was_released_may_be_reverted(rocket: Patient) -> None:
    rocket.commit("revert: feat: add engines", **{ENGINES: "A = 2\n"})

    assert rocket.failed(RpRevertCancelsNothing) == []
