"""GD102, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_manifest_missing import RpManifestMissing
from support.patients import CONFIGURATION, MANIFEST, RELEASE
from support.program import gatepost

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans


def test_a_healthy_repository_has_it(rocket: Patient) -> None:
    outcomes = rocket.outcomes(RpManifestMissing)

    assert [(each.status, each.message) for each in outcomes] == [
        ("passed", "the manifest is `.release-please-manifest.json`")
    ]


def test_one_without_a_dot_is_renamed(rocket: Patient, real: RealPlans) -> None:
    rocket.move(MANIFEST, MANIFEST.removeprefix("."))
    rocket.commit("chore: break it")

    assert RpManifestMissing.errors[0] in str(real.of(rocket)["error"])
    found = rocket.failed(RpManifestMissing)
    assert [each.where for each in found] == ["release-please-manifest.json"]
    rocket.git(*found[0].fix.split()[1:])
    assert rocket.failed(RpManifestMissing) == []
    rocket.commit("chore: mend it")
    assert real.of(rocket)["error"] is None


def test_one_that_is_nowhere_is_made_anew_with_the_last_version(rocket: Patient) -> None:
    before = rocket.text(MANIFEST)
    rocket.remove(MANIFEST)
    rocket.commit("chore: break it")

    found = rocket.failed(RpManifestMissing)
    assert [each.where for each in found] == [rocket.line(RELEASE, "manifest-file:")]
    done = gatepost(rocket.path, *found[0].fix.split()[1:], "--yes", "--no-lock", "--no-hooks")
    assert done.code == 0, done.err
    assert rocket.text(MANIFEST) == before
    assert rocket.failed(RpManifestMissing) == []


def test_one_of_another_name_is_asked_for_by_that(rocket: Patient) -> None:
    rocket.replace(RELEASE, f"manifest-file: {MANIFEST}", "manifest-file: versions.json")

    assert rocket.where(RpManifestMissing) == [MANIFEST]
    rocket.remove(MANIFEST)
    assert rocket.failed(RpManifestMissing)[0].fix == 'write `versions.json`, as in {".": "1.2.3"}'


def test_without_a_workflow_it_may_be_called_otherwise(rocket: Patient) -> None:
    rocket.remove(MANIFEST)
    rocket.remove(RELEASE)

    assert [each.status for each in rocket.outcomes(RpManifestMissing)] == ["skipped"]
    steps = "steps: [{run: release-please release-pr --manifest-file versions.json}]"
    rocket.write(RELEASE, f"on: push\njobs: {{a: {{runs-on: ubuntu-24.04, {steps}}}}}\n")
    assert [each.message for each in rocket.outcomes(RpManifestMissing)] == [
        "a command runs Release Please, which may name the manifest"
    ]


def test_nothing_is_said_of_a_name_that_is_computed(rocket: Patient) -> None:
    rocket.replace(RELEASE, f"manifest-file: {MANIFEST}", "manifest-file: ${{ vars.MANIFEST }}")
    rocket.remove(MANIFEST)

    outcomes = rocket.outcomes(RpManifestMissing)
    assert [(each.status, each.message) for each in outcomes] == [
        ("skipped", "the workflow computes the name of the manifest")
    ]


def test_an_action_that_works_without_files_needs_none(rocket: Patient) -> None:
    rocket.replace(RELEASE, f"config-file: {CONFIGURATION}", "release-type: python")
    rocket.remove(MANIFEST)

    assert [each.status for each in rocket.outcomes(RpManifestMissing)] == ["skipped"]
