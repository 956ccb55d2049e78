"""GD141, beside what the real Release Please does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.check import known
from gatepost.doctor.checks.release_please.rp_manifest_behind import RpManifestBehind
from gatepost.doctor.checks.release_please.rp_tag_missing import RpTagMissing
from support.patients import MANIFEST, PYPROJECT

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans


def test_a_healthy_repository_is_not_behind(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(RpManifestBehind)] == [
        ("passed", "no version of the manifest is behind the tags (1 looked at)")
    ]


def test_an_older_version_releases_the_same_again(rocket: Patient, real: RealPlans) -> None:
    rocket.replace(MANIFEST, "0.3.0", "0.2.0")
    rocket.commit("chore: break it")

    before = real.of(rocket)["prs"][0]
    assert (before["version"], "add engines" in before["body"]) == ("0.3.0", True)
    assert rocket.where(RpManifestBehind) == [rocket.line(MANIFEST, '"."')]
    assert [each.why for each in rocket.failed(RpManifestBehind)] == [""]
    rocket.mend(RpManifestBehind)
    assert rocket.failed(RpManifestBehind) == []
    rocket.commit("chore: mend it")
    after = real.of(rocket)["prs"][0]
    assert (after["version"], "add engines" in after["body"]) == ("0.3.1", False)


def test_where_the_project_is_behind_too_nothing_is_edited(rocket: Patient) -> None:
    rocket.replace(MANIFEST, "0.3.0", "0.0.0")
    rocket.replace(PYPROJECT, "0.3.0", "0.2.0")

    found = rocket.failed(RpManifestBehind)
    assert [each.edits for each in found] == [()]
    assert "was released last as 0.0.0" in found[0].message
    assert found[0].fix == 'write `".": "0.3.0"`, and that version into the project\'s files'


def test_tags_of_other_branches_of_others_and_of_pre_releases_are_none_of_its(rocket: Patient) -> None:
    rocket.git("tag", "v0.4.0-rc.1")
    rocket.git("tag", "docs-v9.0.0")
    rocket.git("tag", "latest")
    rocket.git("checkout", "--quiet", "-b", "other")
    rocket.commit("feat: elsewhere")
    rocket.git("tag", "v0.4.0")
    rocket.git("checkout", "--quiet", "main")

    assert rocket.failed(RpManifestBehind) == []


def test_a_package_that_the_manifest_lacks_is_not_behind(rocket: Patient) -> None:
    rocket.write(MANIFEST, "{}")

    assert rocket.failed(RpManifestBehind) == []


@pytest.mark.parametrize(
    ("manifest", "following", "why"),
    [
        ("0.0.9", "0.0.10", "The next release would be 0.0.10, which comes before that, and lists again what was"),
        ("0.2.9", "0.3.1", "The next release would be 0.3.1 and lists again what was released with `v0.3.0`."),
    ],
)
def test_what_comes_of_it_is_what_the_plan_says(
    rocket: Patient, real: RealPlans, manifest: str, following: str, why: str
) -> None:
    rocket.replace(MANIFEST, "0.3.0", manifest)
    rocket.commit(f"fix: break it\n\nRelease-As: {following}")

    assert real.of(rocket)["prs"][0]["version"] == following
    found = rocket.failed(RpManifestBehind, RpTagMissing)
    assert [(each.name, each.why[: len(why)]) for each in found] == [("rp-manifest-behind", why)]


def test_where_nothing_is_due_nothing_is_said_of_a_version(rocket: Patient) -> None:
    rocket.replace(MANIFEST, "0.3.0", "0.2.0")
    rocket.commit("chore: break it")
    with rocket.facts() as facts:
        release = known(facts.release)
        undue = replace(release, outlines=tuple(replace(each, next="") for each in release.outlines))
    assert [each.why for each in rocket.failed(RpManifestBehind, release=undue)] == [
        "The next release lists again what was released with `v0.3.0`."
    ]
