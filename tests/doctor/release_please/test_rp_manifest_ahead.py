"""GD120, beside what the real Release Please does."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_manifest_ahead import RpManifestAhead
from gatepost.doctor.checks.release_please.rp_pr_retitled import RpPrRetitled
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


def _restore(rocket: Patient) -> None:
    """Do what GD121 says."""
    (found,) = rocket.failed(RpTagMissing)
    rocket.git(*shlex.split(found.fix.split("else `")[1].split(" &&")[0])[1:])


@pytest.mark.parametrize("is_committed", [True, False])
def test_where_the_tag_is_gone_too_both_are_mended(rocket: Patient, real: RealPlans, *, is_committed: bool) -> None:
    rocket.git("tag", "-d", "v0.3.0")
    released = rocket.git("rev-parse", "HEAD~1")
    by = f"{released[:7]} made it 0.3.0"
    rocket.replace(MANIFEST, "0.3.0", "0.4.0")
    if is_committed:
        rocket.commit("chore: raise it")
        assert "add engines" in real.of(rocket)["prs"][0]["body"]

    place = rocket.line(MANIFEST, '"."')
    ahead, missing = rocket.failed(RpManifestAhead, RpTagMissing)
    assert (ahead.code, ahead.where, missing.code, missing.where) == ("GD120", place, "GD121", place)
    said = "the manifest says that `.` was released as 0.4.0"
    assert ahead.message == f"{said}, and its last release is another: {by}"
    assert missing.message == f"{by}, and there is no tag `v0.3.0`"
    assert f"`git tag v0.3.0 {released} " in missing.fix
    rocket.mend(RpManifestAhead)
    assert '"0.3.0"' in rocket.text(MANIFEST)
    assert [each.code for each in rocket.failed(RpManifestAhead, RpTagMissing)] == ["GD121"]
    _restore(rocket)
    assert rocket.failed(RpManifestAhead, RpTagMissing) == []
    rocket.git("commit", "--quiet", "--allow-empty", "--all", "--message", "chore: mend it")
    after = real.of(rocket)["prs"][0]
    assert (after["version"], "add engines" in after["body"]) == ("0.3.1", False)


def test_the_tag_may_come_back_first(rocket: Patient) -> None:
    rocket.git("tag", "-d", "v0.3.0")
    rocket.replace(MANIFEST, "0.3.0", "0.4.0")
    _restore(rocket)

    (found,) = rocket.failed(RpManifestAhead, RpTagMissing)
    assert found.message.endswith("was released as 0.4.0, and its newest tag is `v0.3.0`")
    rocket.mend(RpManifestAhead)
    assert rocket.failed(RpManifestAhead, RpTagMissing) == []


@pytest.mark.parametrize(
    "title",
    [
        *("chore: release 0.3.0", "chore(main): release 0.3.0 (#3)", "chore: release main", "Release it"),
        "Merge pull request #3 from octo/release\n\nchore: release 0.3.0",
    ],
)
def test_the_commit_of_the_release_is_known_by_its_title_or_its_changelog(rocket: Patient, title: str) -> None:
    rocket.git("tag", "-d", "v0.3.0")
    rocket.git("reset", "--quiet", "--soft", "HEAD~2")
    sha = rocket.commit(title)
    rocket.commit("fix: refuel later", **{MANIFEST: rocket.text(MANIFEST).replace("0.3.0", "0.4.0")})

    ahead, missing = rocket.failed(RpManifestAhead, RpTagMissing)
    assert ahead.edits[0].lines == ('  ".": "0.3.0"',)
    assert missing.message == f"{sha[:7]} made it 0.3.0, and there is no tag `v0.3.0`"
    assert rocket.failed(RpPrRetitled) == []


def test_without_its_commit_the_project_and_the_changelog_tell(rocket: Patient) -> None:
    rocket.git("tag", "-d", "v0.3.0")
    rocket.git("reset", "--quiet", "--soft", "HEAD~2")
    rocket.git("reset", "--quiet", MANIFEST)
    rocket.git("commit", "--quiet", "--message", "feat: all at once")
    rocket.git("checkout", "--quiet", ".")
    _raise(rocket)
    said = "its project and its changelog say"

    ahead, missing = rocket.failed(RpManifestAhead, RpTagMissing)
    assert ahead.message.endswith(f"its last release is another: {said} 0.3.0")
    assert missing.message == f"{said} that `.` was released as 0.3.0, and there is no tag `v0.3.0`"
    assert "git tag v0.3.0 COMMIT" in missing.fix


def test_a_changelog_alone_releases_nothing(rocket: Patient) -> None:
    _raise(rocket)
    rocket.write("CHANGELOG.md", "# Changelog\n\n## 0.8.0\n\n* by hand\n")

    assert [each.edits[0].lines for each in rocket.failed(RpManifestAhead)] == [('  ".": "0.3.0"',)]


def test_a_commit_with_a_version_that_is_none_tells_nothing(rocket: Patient) -> None:
    rocket.git("tag", "-d", "v0.3.0")
    rocket.git("reset", "--quiet", "--soft", "HEAD~2")
    rocket.write("CHANGELOG.md", "# Changelog\n\n## 0.3.0-01\n\n* by hand\n")
    rocket.commit("chore: release 0.3.0-01")
    rocket.commit("chore: raise it", **{MANIFEST: '{\n  ".": "0.4.0"\n}\n'})

    assert [each.message.rpartition(" ")[2] for each in rocket.failed(RpManifestAhead)] == ["`v0.2.0`"]


def test_a_commit_of_a_release_without_any_version_made_that_of_the_project(rocket: Patient) -> None:
    rocket.git("tag", "-d", "v0.3.0")
    rocket.git("reset", "--quiet", "--soft", "HEAD~2")
    sha = rocket.commit("chore: release main", **{"CHANGELOG.md": "# Changelog\n"})
    rocket.commit("chore: raise it", **{MANIFEST: '{\n  ".": "0.4.0"\n}\n'})

    ahead, missing = rocket.failed(RpManifestAhead, RpTagMissing)
    assert ahead.message.endswith(f"{sha[:7]} made it 0.3.0")
    assert f"git tag v0.3.0 {sha}" in missing.fix
