"""GD208, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_manifest_ahead import RpManifestAhead
from gatepost.doctor.checks.versions.ver_disagree import VerDisagree
from support.patients import CONFIGURATION, DUNDER, MANIFEST, PYPROJECT

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

CHANGELOG = "CHANGELOG.md"


def test_a_healthy_repository_agrees(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(VerDisagree)] == [
        ("passed", "all files have the version of the manifest, 0.3.0")
    ]


def test_so_do_several_packages(mills: Patient) -> None:
    assert [each.status for each in mills.outcomes(VerDisagree)] == ["passed"]


def test_a_project_that_is_ahead_would_go_back(rocket: Patient, real: RealPlans) -> None:
    rocket.replace(PYPROJECT, "0.3.0", "0.5.0")
    rocket.commit("chore: break it")

    assert real.of(rocket)["prs"][0]["version"] == "0.3.1"
    found = rocket.failed(VerDisagree)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(PYPROJECT, "0.5.0"), "error")]
    assert found[0].message == "`pyproject.toml` has 0.5.0, and the manifest has 0.3.0"
    assert found[0].fix == "write 0.3.0 there"
    rocket.mend(VerDisagree)
    assert 'version = "0.3.0"' in rocket.text(PYPROJECT)
    assert rocket.failed(VerDisagree) == []


def test_a_manifest_that_is_raised_over_all_is_wrong(rocket: Patient, real: RealPlans) -> None:
    rocket.replace(MANIFEST, "0.3.0", "0.4.0")
    rocket.commit("chore: break it")

    assert real.of(rocket)["prs"][0]["version"] == "0.5.0"
    (found,) = rocket.failed(VerDisagree)
    assert (found.where, found.severity) == (rocket.line(MANIFEST, '"."'), "error")
    assert (
        found.message
        == "the manifest has 0.4.0, and `CHANGELOG.md`, `pyproject.toml`, `src/rocket/__init__.py` have 0.3.0"
    )
    assert found.fix == 'write `".": "0.3.0"` into the manifest'
    assert rocket.failed(RpManifestAhead)[0].edits == found.edits  # both mend it in one way
    rocket.mend(VerDisagree, RpManifestAhead)
    assert rocket.failed(VerDisagree, RpManifestAhead) == []
    rocket.commit("chore: mend it")
    assert real.of(rocket)["prs"][0]["version"] == "0.3.1"


def test_without_its_tag_the_commit_of_the_release_tells(rocket: Patient) -> None:
    rocket.git("tag", "-d", "v0.3.0")
    rocket.replace(MANIFEST, "0.3.0", "0.4.0")

    rocket.mend(VerDisagree)
    assert '"0.3.0"' in rocket.text(MANIFEST)
    assert rocket.failed(VerDisagree) == []


def test_a_manifest_that_is_behind_all_is_wrong(rocket: Patient) -> None:
    rocket.replace(MANIFEST, "0.3.0", "0.2.0")
    rocket.replace(DUNDER, "0.3.0", "0.2.0")

    found = rocket.failed(VerDisagree)
    assert [(each.where, each.fix.startswith("write")) for each in found] == [
        (rocket.line(MANIFEST, '"."'), True),
        (rocket.line(DUNDER, "0.2.0"), True),
    ]
    assert found[0].message == "the manifest has 0.2.0, and `CHANGELOG.md`, `pyproject.toml`, `v0.3.0` have 0.3.0"
    assert found[1].message == "`src/rocket/__init__.py` has 0.2.0, and most others have 0.3.0"


def test_what_no_release_tells_of_is_not_written_into_the_manifest(rocket: Patient) -> None:
    rocket.git("tag", "-d", "v0.3.0", "v0.2.0")
    rocket.git("reset", "--quiet", "--soft", "HEAD~2")
    rocket.git("reset", "--quiet", MANIFEST)
    rocket.git("commit", "--quiet", "--message", "feat: all at once")
    rocket.git("checkout", "--quiet", ".")

    (found,) = rocket.failed(VerDisagree)
    assert (found.where, found.edits) == (rocket.line(MANIFEST, '"."'), ())
    assert found.message.endswith(" have 0.3.0")


def test_a_single_file_is_called_so(rocket: Patient) -> None:
    rocket.git("tag", "-d", "v0.3.0", "v0.2.0")
    rocket.remove(CHANGELOG)
    rocket.remove(DUNDER)
    rocket.git("reset", "--quiet", "--soft", "HEAD~2")
    rocket.commit("chore: release 0.3.0", **{CHANGELOG: ""})
    rocket.replace(MANIFEST, "0.3.0", "0.4.0")

    assert [each.message for each in rocket.failed(VerDisagree)] == [
        "the manifest has 0.4.0, and `pyproject.toml` has 0.3.0"
    ]


def test_of_two_that_as_many_have_the_manifest_s_is_right(rocket: Patient) -> None:
    rocket.git("tag", "-d", "v0.3.0", "v0.2.0")
    rocket.replace(MANIFEST, "0.3.0", "0.2.0")
    rocket.replace(PYPROJECT, "0.3.0", "0.2.0")
    rocket.write(CHANGELOG, "# Changelog\n\n## 0.2.0\n")
    rocket.replace(DUNDER, '"0.3.0"', '"0.5.0"')

    (found,) = rocket.failed(VerDisagree)
    assert (found.where, found.fix) == (
        rocket.line(DUNDER, "0.5.0"),
        "write 0.2.0 there, or the version that was last released into the manifest",
    )


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_module_that_was_forgotten_is_set(rocket: Patient, quote: str) -> None:
    rocket.replace(DUNDER, '"0.3.0"', f"{quote}0.2.0{quote}")

    found = rocket.failed(VerDisagree)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(DUNDER, "0.2.0"), "warning")]
    rocket.mend(VerDisagree)
    assert rocket.failed(VerDisagree) == []


def test_where_the_project_differs_too_nothing_is_set(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, "'0.3.0'" if "'0.3.0'" in rocket.text(PYPROJECT) else '"0.3.0"', "'0.5.0'")
    rocket.replace(DUNDER, "0.3.0", "0.5.0")

    found = rocket.failed(VerDisagree)
    assert {(each.where, each.edits) for each in found} == {
        (rocket.line(PYPROJECT, "0.5.0"), ()),
        (rocket.line(DUNDER, "0.5.0"), ()),
    }


def test_an_older_changelog_is_a_warning(rocket: Patient) -> None:
    rocket.replace(CHANGELOG, "## [0.3.0]", "## 0.2.9 and [0.3.0]")
    assert [(each.where, each.severity) for each in rocket.failed(VerDisagree)] == [
        (rocket.line(CHANGELOG, "0.2.9"), "warning")
    ]

    rocket.replace(CONFIGURATION, '"release-type"', '"skip-changelog": true,\n      "release-type"')
    assert rocket.failed(VerDisagree) == []


def test_the_newest_entry_may_be_of_third_level(rocket: Patient) -> None:
    rocket.write(CHANGELOG, "# Changelog\n\n### [0.3.0](x)\n\n* engines\n\n## [0.2.0](x)\n")

    assert rocket.failed(VerDisagree) == []


def test_a_changelog_out_of_the_repository_is_not_read(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, '"release-type"', '"changelog-path": "../a.md",\n      "release-type"')

    assert rocket.failed(VerDisagree) == []


@pytest.mark.parametrize("version", ["0.4.0.dev0", "v0.3.0", "0.3", "0.3.0.0"])
def test_another_spelling_and_a_version_in_development_are_no_other(rocket: Patient, version: str) -> None:
    rocket.replace(PYPROJECT, "0.3.0", version)

    assert rocket.failed(VerDisagree) == []


def test_what_is_no_version_at_all_differs(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, "0.3.0", "soon")

    assert rocket.where(VerDisagree) == [rocket.line(PYPROJECT, "soon")]


@pytest.mark.parametrize("manifest", ["0.0.0", "none"])
def test_before_the_first_release_nothing_is_compared(rocket: Patient, manifest: str) -> None:
    rocket.replace(MANIFEST, "0.3.0", manifest)

    assert rocket.failed(VerDisagree) == []


def test_a_version_of_others_and_the_lock_are_anothers_business(rocket: Patient) -> None:
    rocket.write("tools/far/version.py", '__version__ = "9.0.0"\n')
    rocket.write("setup.cfg", "[metadata]\nname = rocket\n[mypy]\npython_version = 3.8.0\n")
    rocket.replace("uv.lock", "0.3.0", "0.2.0")

    assert rocket.failed(VerDisagree) == []


def test_a_manifest_without_the_package_says_nothing(rocket: Patient) -> None:
    rocket.write(MANIFEST, "{}\n")

    assert [each.message for each in rocket.outcomes(VerDisagree)] == [
        "all files have the version of the manifest, which has none yet"
    ]
