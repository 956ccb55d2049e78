"""GD121, beside what the real Release Please does."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_tag_missing import RpTagMissing
from gatepost.doctor.facts import Hooks
from support.patients import CONFIGURATION, MANIFEST

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

HERE = Hooks(())


def _said(rocket: Patient, **known: object) -> list[tuple[str, str]]:
    return [(each.status, each.message) for each in rocket.outcomes(RpTagMissing, hooks=HERE, **known)]


def test_a_healthy_repository_has_its_tag(rocket: Patient) -> None:
    assert _said(rocket) == [("passed", "the last releases are tagged: `v0.3.0`")]


def test_a_healthy_repository_of_two_packages_has_its_tags(mills: Patient) -> None:
    assert _said(mills) == [("passed", "the last releases are tagged: `pepper-v0.2.0`, `salt-v0.2.0`")]


def test_a_tag_that_is_gone_makes_the_next_release_repeat_the_last(rocket: Patient, real: RealPlans) -> None:
    rocket.git("tag", "-d", "v0.3.0")

    assert "add engines" in real.of(rocket)["prs"][0]["body"]
    found = rocket.failed(RpTagMissing)
    assert [each.where for each in found] == [rocket.line(MANIFEST, '"."')]
    sha = rocket.git("rev-parse", "HEAD~1")
    assert found[0].message == f"{sha[:7]} made it 0.3.0, and there is no tag `v0.3.0`"
    tag = found[0].fix.split("else `")[1].split(" &&")[0]
    assert "gh pr edit 3 --remove-label" in found[0].fix
    rocket.git(*shlex.split(tag)[1:])
    assert rocket.failed(RpTagMissing) == []
    assert "add engines" not in real.of(rocket)["prs"][0]["body"]


def test_a_clone_without_any_tag_is_told_so(rocket: Patient) -> None:
    rocket.git("tag", "-d", "v0.3.0", "v0.2.0")

    assert rocket.failed(RpTagMissing)[0].message.endswith("there is no tag `v0.3.0`: this clone has no tags at all")


def test_what_was_set_up_and_not_released_since_needs_no_tag(mills: Patient, real: RealPlans) -> None:
    mills.git("tag", "-d", "salt-v0.2.0", "pepper-v0.2.0")

    plan = real.of(mills)["prs"]
    assert [each["version"] for each in plan] == ["0.2.1"]
    assert "begin" not in plan[0]["body"]
    assert _said(mills) == [("passed", "nothing needs a tag yet")]


def test_a_place_to_begin_that_is_too_far_back_is_none(mills: Patient) -> None:
    mills.git("tag", "-d", "salt-v0.2.0", "pepper-v0.2.0")
    mills.replace(CONFIGURATION, '"always-update"', '"commit-search-depth": 1,\n  "always-update"')

    assert len(mills.failed(RpTagMissing)) == 2


def test_without_a_place_to_begin_the_same_repeats_the_whole_history(mills: Patient, real: RealPlans) -> None:
    mills.git("tag", "-d", "salt-v0.2.0", "pepper-v0.2.0")
    start = mills.line(CONFIGURATION, "bootstrap-sha")
    lines = mills.text(CONFIGURATION).split("\n")
    del lines[int(start.partition(":")[2]) - 1]
    mills.commit("chore: begin anywhere", **{CONFIGURATION: "\n".join(lines)})

    assert "begin" in real.of(mills)["prs"][0]["body"]
    found = mills.failed(RpTagMissing)
    assert [each.where for each in found] == [mills.line(MANIFEST, "pepper"), mills.line(MANIFEST, "salt")]
    assert '"bootstrap-sha": "COMMIT"' in found[0].fix


def test_a_package_that_was_never_released_needs_no_tag(rocket: Patient) -> None:
    rocket.git("tag", "-d", "v0.3.0", "v0.2.0")
    rocket.replace(MANIFEST, "0.3.0", "0.0.0")

    assert _said(rocket) == [("passed", "nothing needs a tag yet")]


def test_the_release_that_is_being_made_is_not_missed_in_ci(rocket: Patient) -> None:
    rocket.git("tag", "-d", "v0.3.0")
    rocket.git("reset", "--quiet", "--hard", "HEAD~1")

    assert _said(rocket)[0][0] == "failed"
    assert [each.message for each in rocket.outcomes(RpTagMissing, hooks=None)] == [
        "in CI, the commit that is to be released is not tagged yet"
    ]


def test_a_release_pull_request_has_no_tag_yet(rocket: Patient) -> None:
    rocket.git("tag", "-d", "v0.3.0")
    rocket.git("reset", "--quiet", "--soft", "HEAD~2")
    rocket.commit("chore: release 0.3.0")
    rocket.git("branch", "-m", "release-please--branches--main--components--rocket")
    assert _said(rocket)[0][1].startswith("this is the branch of a release pull request")

    with rocket.facts() as facts:
        repository = facts.repository
    detached = type(repository)(repository.head, "", "main", repository.remote, repository.tags)
    assert _said(rocket, repository=detached)[0][1].startswith("this may be a release pull request")


def test_a_release_that_was_rebased_is_looked_at_on_the_branch_of_releases(rocket: Patient) -> None:
    rocket.git("tag", "-d", "v0.3.0")
    rocket.git("reset", "--quiet", "--soft", "HEAD~2")
    rocket.commit("chore: release 0.3.0")

    assert "gh pr edit NUMBER" in rocket.failed(RpTagMissing)[0].fix


def test_a_shallow_clone_may_lack_the_tag(rocket: Patient) -> None:
    rocket.git("tag", "-d", "v0.3.0")
    with rocket.facts() as facts:
        repository = facts.repository
    cut = type(repository)(repository.head, "main", "main", is_shallow=True)

    assert _said(rocket, repository=cut) == [
        ("skipped", "this clone is shallow and may lack the tag: `git fetch --unshallow --tags`")
    ]


def test_nothing_is_said_where_no_package_is_known(rocket: Patient) -> None:
    rocket.write(CONFIGURATION, "{")
    assert _said(rocket) == [("skipped", "Release Please cannot read its configuration or its manifest")]

    rocket.write(CONFIGURATION, "{}")
    assert _said(rocket) == [("skipped", "Release Please looks at no package")]


def test_a_release_without_a_changelog_is_known_by_its_project(rocket: Patient) -> None:
    rocket.git("tag", "-d", "v0.3.0")
    rocket.replace(CONFIGURATION, '"release-type": "python",', '"release-type": "python", "skip-changelog": true,')
    assert "made it 0.3.0" in rocket.failed(RpTagMissing)[0].message

    rocket.replace(CONFIGURATION, '"skip-changelog": true', '"changelog-path": "/CHANGELOG.md"')
    assert "made it 0.3.0" in rocket.failed(RpTagMissing)[0].message


def test_a_manifest_that_was_edited_by_hand_since_has_the_commit_whose_title_names_the_release(rocket: Patient) -> None:
    rocket.git("tag", "-d", "v0.3.0")
    sha = rocket.git("rev-parse", "HEAD~1")
    rocket.commit("chore: space", **{MANIFEST: '{".": "0.3.0"}\n'})

    found = rocket.failed(RpTagMissing)
    assert found[0].message == f"{sha[:7]} made it 0.3.0, and there is no tag `v0.3.0`"


def test_a_manifest_that_was_edited_by_hand_since_has_no_other_commit_of_a_release(rocket: Patient) -> None:
    rocket.git("tag", "-d", "v0.3.0")
    rocket.git("reset", "--quiet", "--soft", "HEAD~2")
    rocket.commit("chore: release main")
    rocket.commit("chore: space", **{MANIFEST: '{".": "0.3.0"}\n'})

    found = rocket.failed(RpTagMissing)
    assert found[0].message == "the manifest says that `.` was released as 0.3.0, and there is no tag `v0.3.0`"


def test_a_release_of_one_of_two_packages_needs_its_tag(mills: Patient, real: RealPlans) -> None:
    path = "packages/salt/"
    mills.commit(
        "chore: release salt 0.2.1 (#5)",
        **{
            f"{path}CHANGELOG.md": "# Changelog\n",
            MANIFEST: mills.text(MANIFEST).replace('salt": "0.2.0', 'salt": "0.2.1'),
        },
    )

    assert "grind finer" in real.of(mills)["prs"][0]["body"]
    assert mills.where(RpTagMissing) == [mills.line(MANIFEST, "salt")]
    mills.git("tag", "salt-v0.2.1")
    assert mills.where(RpTagMissing) == []
    assert real.of(mills)["prs"] == []
