"""GD146, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_manifest_version_misread import RpManifestVersionMisread
from support.patients import MANIFEST

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans


def test_a_healthy_repository_has_versions_that_are_read(mills: Patient) -> None:
    outcomes = mills.outcomes(RpManifestVersionMisread)

    assert [(each.status, each.message) for each in outcomes] == [
        ("passed", "the versions of the manifest are read as they are written: 0.2.0, 0.2.0")
    ]


def test_a_version_as_python_spells_it_is_cut(rocket: Patient, real: RealPlans) -> None:
    rocket.replace(MANIFEST, "0.3.0", "0.3.0rc1")
    rocket.git("tag", "--delete", "v0.3.0")
    rocket.git("tag", "v0.3.0rc1", "HEAD~1")
    rocket.commit("chore: break it")

    assert "/compare/v0.3.0...v0.3.1" in real.of(rocket)["prs"][0]["body"]
    (found,) = rocket.failed(RpManifestVersionMisread)
    assert found.where == rocket.line(MANIFEST, "rc1")
    assert found.message == "the manifest says `0.3.0rc1`, which is read as 0.3.0"
    rocket.replace(MANIFEST, "0.3.0rc1", "0.3.0-rc.1")
    rocket.git("tag", "v0.3.0-rc.1", "HEAD~2")
    assert rocket.failed(RpManifestVersionMisread) == []
    rocket.commit("chore: mend it")
    assert "/compare/v0.3.0-rc.1..." in real.of(rocket)["prs"][0]["body"]


def test_without_a_manifest_there_are_none(rocket: Patient) -> None:
    rocket.remove(MANIFEST)

    assert [each.message for each in rocket.outcomes(RpManifestVersionMisread)] == [
        "the versions of the manifest are read as they are written: none"
    ]
