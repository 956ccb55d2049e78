"""GD120, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_manifest_ahead import RpManifestAhead
from gatepost.doctor.checks.release_please.rp_tag_missing import RpTagMissing
from support.patients import MANIFEST, PYPROJECT

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans


def test_a_healthy_repository_is_not_ahead(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(RpManifestAhead)] == [
        ("passed", "no version of the manifest is ahead of the tags (1 looked at)")
    ]


def _raise(rocket: Patient) -> None:
    rocket.git("commit", "--quiet", "--allow-empty", "--no-verify", "-m", "chore: nothing")
    text = rocket.text("release-please-config.json").split("\n")
    kept = "\n".join(line for line in text if "bootstrap-sha" not in line)
    rocket.commit("chore: raise it", **{MANIFEST: '{\n  ".": "0.9.0"\n}\n', "release-please-config.json": kept})


def test_a_version_that_nobody_released_repeats_the_history(rocket: Patient, real: RealPlans) -> None:
    _raise(rocket)

    before = real.of(rocket)["prs"][0]
    assert (before["version"], "add engines" in before["body"]) == ("0.10.0", True)
    assert rocket.where(RpManifestAhead) == [rocket.line(MANIFEST, '"."')]
    assert rocket.failed(RpTagMissing) == []  # it is said once
    rocket.mend(RpManifestAhead)
    assert rocket.failed(RpManifestAhead) == []
    rocket.commit("chore: mend it")
    after = real.of(rocket)["prs"][0]
    assert (after["version"], "add engines" in after["body"]) == ("0.3.1", False)


def test_what_the_project_has_too_is_a_missing_tag(rocket: Patient) -> None:
    _raise(rocket)
    rocket.replace(PYPROJECT, 'version = "0.3.0"', 'version = "0.9.0"')

    assert rocket.failed(RpManifestAhead) == []
    assert len(rocket.failed(RpTagMissing)) == 1


def test_where_the_project_has_another_version_nothing_is_edited(rocket: Patient) -> None:
    _raise(rocket)
    rocket.replace(PYPROJECT, 'version = "0.3.0"', 'version = "0.5.0"')

    assert [each.edits for each in rocket.failed(RpManifestAhead)] == [()]


def test_a_version_that_is_lower_is_not_ahead(rocket: Patient) -> None:
    _raise(rocket)
    rocket.write(MANIFEST, '{".": "0.1.0"}')
    assert rocket.failed(RpManifestAhead) == []

    rocket.write(MANIFEST, '{".": "0.9.0-01"}')  # no version by SemVer
    assert rocket.failed(RpManifestAhead) == []

    rocket.git("tag", "-d", "v0.3.0", "v0.2.0")
    assert rocket.failed(RpManifestAhead) == []
