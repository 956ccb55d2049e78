"""GD124, beside what the real Release Please does."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_tag_missing import RpTagMissing
from gatepost.doctor.checks.release_please.rp_tag_off_branch import RpTagOffBranch
from support.patients import MANIFEST

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans


def test_a_healthy_repository_has_its_tags_on_the_branch(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(RpTagOffBranch)] == [
        ("passed", "the tags are in the history: `v0.3.0`")
    ]


def test_a_tag_on_another_branch_makes_the_release_repeat(rocket: Patient, real: RealPlans) -> None:
    rocket.git("checkout", "--quiet", "-b", "other", "HEAD~2")
    rocket.commit("chore: release 0.3.0")
    rocket.git("tag", "--force", "v0.3.0")
    rocket.git("checkout", "--quiet", "main")

    assert "add engines" in real.of(rocket)["prs"][0]["body"]
    found = rocket.failed(RpTagOffBranch)
    assert [each.where for each in found] == [rocket.line(MANIFEST, '"."')]
    assert rocket.failed(RpTagMissing) == []  # it is said once
    rocket.git(*shlex.split(found[0].fix.partition(" && ")[0])[1:])
    assert rocket.failed(RpTagOffBranch) == []
    assert "add engines" not in real.of(rocket)["prs"][0]["body"]


def test_without_a_commit_of_the_release_it_has_to_be_looked_for(rocket: Patient) -> None:
    rocket.git("reset", "--quiet", "--soft", "HEAD~2")
    rocket.commit("chore: release main")
    text = rocket.text("release-please-config.json").split("\n")
    kept = "\n".join(line for line in text if "bootstrap-sha" not in line)
    rocket.commit("chore: space", **{MANIFEST: '{".": "0.3.0"}\n', "release-please-config.json": kept})
    rocket.git("checkout", "--quiet", "--orphan", "other")
    rocket.commit("chore: release 0.3.0")
    rocket.git("tag", "--force", "v0.3.0")
    rocket.git("checkout", "--quiet", "main")

    assert rocket.failed(RpTagOffBranch)[0].fix.startswith("git tag --force v0.3.0 COMMIT && ")


def test_a_tag_that_is_not_there_is_not_elsewhere(rocket: Patient) -> None:
    rocket.git("tag", "-d", "v0.3.0")

    assert rocket.failed(RpTagOffBranch) == []


def test_what_was_never_released_needs_no_tag(rocket: Patient) -> None:
    rocket.write(MANIFEST, '{".": "0.0.0"}')

    assert [each.message for each in rocket.outcomes(RpTagOffBranch)] == ["there is no tag yet that must be"]
