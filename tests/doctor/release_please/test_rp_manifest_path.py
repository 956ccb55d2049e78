"""GD129, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_manifest_path import RpManifestPath
from support.patients import CONFIGURATION, MANIFEST

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans


def test_a_healthy_repository_has_its_paths(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(RpManifestPath)] == [
        ("passed", "the manifest has each package that was released (1 of 1)")
    ]


def test_a_path_that_is_written_otherwise_makes_a_first_release(rocket: Patient, real: RealPlans) -> None:
    rocket.replace(MANIFEST, '"."', '"./"')
    rocket.commit("chore: break it")

    assert [each["version"] for each in real.of(rocket)["prs"]] == ["0.1.0"]
    assert rocket.where(RpManifestPath) == [rocket.line(MANIFEST, "./")]
    rocket.mend(RpManifestPath)
    assert rocket.failed(RpManifestPath) == []
    rocket.commit("chore: mend it")
    assert [each["version"] for each in real.of(rocket)["prs"]] == ["0.3.1"]


def test_a_package_that_was_tagged_and_is_not_there_is_found(rocket: Patient) -> None:
    rocket.write(MANIFEST, "{}\n")

    assert [each.fix for each in rocket.failed(RpManifestPath)] == ['write `".": "0.3.0"` into the manifest']


def test_a_package_that_was_moved_is_found(mills: Patient) -> None:
    mills.git("mv", "packages/salt", "salt")
    mills.replace(CONFIGURATION, '"packages/salt"', '"salt"')

    assert mills.where(RpManifestPath) == [mills.line(MANIFEST, "packages/salt")]
    mills.mend(RpManifestPath)
    assert mills.failed(RpManifestPath) == []


def test_a_new_package_need_not_be_there(mills: Patient, real: RealPlans) -> None:
    package = '"packages/salt": {"release-type": "python", "package-name": "new"},\n    "packages/old": {'
    mills.git("tag", "-d", "salt-v0.2.0", "pepper-v0.2.0")
    mills.replace(CONFIGURATION, '"packages/salt": {', package.replace("salt", "new"))

    assert mills.failed(RpManifestPath) == []
    assert real.of(mills)["error"] is None


def test_an_entry_of_a_folder_that_is_there_is_of_that(mills: Patient) -> None:
    mills.replace(CONFIGURATION, '"packages/salt"', '"tools/salt"')
    mills.git("tag", "-d", "salt-v0.2.0")

    assert mills.failed(RpManifestPath) == []
