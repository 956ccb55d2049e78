"""GD147, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_prerelease_carried_over import RpPrereleaseCarriedOver
from support.patients import CONFIGURATION, MANIFEST

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans


def test_a_healthy_repository_has_no_prerelease(mills: Patient) -> None:
    outcomes = mills.outcomes(RpPrereleaseCarriedOver)

    assert [(each.status, each.message) for each in outcomes] == [
        ("passed", "what is due keeps no pre-release by accident: 0.2.1")
    ]


def test_a_prerelease_that_is_kept_is_counted_instead(rocket: Patient, real: RealPlans) -> None:
    rocket.replace(MANIFEST, "0.3.0", "0.3.0-beta.1")
    rocket.git("tag", "v0.3.0-beta.1", "v0.3.0")
    rocket.commit("chore: break it")

    assert real.of(rocket)["prs"][0]["version"] == "0.3.1-beta.1"
    (found,) = rocket.failed(RpPrereleaseCarriedOver)
    assert (found.severity, found.where) == ("warning", rocket.line(CONFIGURATION, '".": {'))
    assert found.fix.endswith("or once a footer `Release-As: 0.3.0`")
    mended = f"{found.fix.split('`')[1]},\n" + '"package-name"'
    rocket.replace(CONFIGURATION, '"package-name"', mended)
    assert rocket.failed(RpPrereleaseCarriedOver) == []
    rocket.commit("chore: mend it")
    assert real.of(rocket)["prs"][0]["version"] == "0.3.0-beta.2"
