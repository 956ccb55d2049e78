"""GD143. The real Release Please cannot show it: the claim is that a version of the action is not known here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_engine_unknown import RpEngineUnknown
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

PIN = "45996ed1f6d02564a971a2fa1b5860e934307cf7 # v5.0.0"


def test_a_healthy_repository_runs_what_is_known(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(RpEngineUnknown)] == [
        ("passed", "release-please 17.6.0 is reproduced")
    ]


def test_an_action_that_is_not_known_is_warned_of(rocket: Patient) -> None:
    rocket.replace(RELEASE, PIN, "1" * 40)

    found = rocket.failed(RpEngineUnknown)
    assert [(each.where, each.severity) for each in found] == [
        (rocket.line(RELEASE, "release-please-action@"), "warning")
    ]
    assert "has a release-please in it that is not known here; 17.11.1 is taken for it" in found[0].message
    mended = found[0].fix.split("`")[1].partition("@")[2]
    rocket.replace(RELEASE, "1" * 40, mended)
    assert rocket.failed(RpEngineUnknown) == []
    assert PIN in rocket.text(RELEASE)


def test_an_older_one_is_warned_of(rocket: Patient) -> None:
    rocket.replace(RELEASE, PIN, "7987652d64b4581673a76e33ad5e98e3dd56832f")
    assert "runs release-please 16.12.0" in rocket.failed(RpEngineUnknown)[0].message

    command = "on: push\njobs:\n  release:\n    steps:\n      - run: npx release-please@15.0.0 release-pr\n"
    rocket.write(RELEASE, command)
    assert rocket.where(RpEngineUnknown) == [rocket.line(RELEASE, "npx")]


def test_without_a_version_nothing_is_warned_of(rocket: Patient) -> None:
    rocket.write(RELEASE, "on: push\njobs:\n  release:\n    steps:\n      - run: npx release-please release-pr\n")

    assert rocket.failed(RpEngineUnknown) == []
