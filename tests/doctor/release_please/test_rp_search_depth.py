"""GD131, beside what the real Release Please does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_search_depth import RpSearchDepth
from gatepost.doctor.checks.release_please.rp_tag_missing import RpTagMissing
from gatepost.doctor.facts import DatedTag
from support.patients import CONFIGURATION, MANIFEST

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

START = '"pull-request-title-pattern"'


def test_a_healthy_repository_is_looked_through(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(RpSearchDepth)] == [
        ("passed", "the last release is near enough: 1 commits and 2 tags were looked at")
    ]


def test_commits_that_are_further_back_are_left_out(rocket: Patient, real: RealPlans) -> None:
    rocket.replace(CONFIGURATION, START, f'"commit-search-depth": 2,\n  {START}')
    rocket.commit("chore: one")
    rocket.commit("fix: two")

    assert "refuel in time" not in real.of(rocket)["prs"][0]["body"]
    assert rocket.where(RpSearchDepth) == [rocket.line(CONFIGURATION, "commit-search-depth")]
    rocket.replace(CONFIGURATION, '"commit-search-depth": 2', rocket.failed(RpSearchDepth)[0].fix.split("`")[1])
    assert rocket.failed(RpSearchDepth) == []
    rocket.commit("chore: mend it")
    assert "refuel in time" in real.of(rocket)["prs"][0]["body"]


def test_what_lies_further_back_in_another_package_is_said_once(mills: Patient) -> None:
    mills.replace(CONFIGURATION, START, f'"commit-search-depth": 2,\n  {START}')
    mills.commit(
        "feat: all", **{"packages/salt/a.py": "", "packages/pepper/a.py": "", CONFIGURATION: mills.text(CONFIGURATION)}
    )
    mills.git("tag", "--force", "salt-v0.2.0")
    mills.commit("fix: some", **{"packages/salt/b.py": "", "packages/pepper/b.py": ""})

    assert len(mills.failed(RpSearchDepth)) == 1


def test_where_nothing_came_since_nothing_is_left_out(mills: Patient) -> None:
    mills.replace(CONFIGURATION, START, f'"commit-search-depth": 2,\n  {START}')
    mills.commit("chore: look less far")
    mills.commit("fix: salt", **{"packages/salt/b.py": ""})
    old, new = mills.git("rev-parse", "HEAD~3"), mills.git("rev-parse", "HEAD~1")
    dated = (DatedTag("salt-v0.2.0", new, 2), DatedTag("pepper-v0.2.0", old, 1))
    mills.git("tag", "--force", "salt-v0.2.0", new)
    with mills.facts() as facts:
        repository = replace(facts.repository, tags=dated)

    assert mills.failed(RpSearchDepth, repository=repository) == []  # pepper has nothing that could be left out


def test_two_tags_of_a_version_are_not_too_old(mills: Patient) -> None:
    mills.git("tag", "pepper/v0.2.0", "pepper-v0.2.0")  # counts for the other package, whose tag is not looked for then
    text = mills.text(CONFIGURATION).split("\n")
    mills.write(CONFIGURATION, "\n".join(line for line in text if "bootstrap-sha" not in line))

    assert mills.failed(RpSearchDepth) == []


def test_an_old_tag_in_another_spelling_is_not_seen(rocket: Patient, real: RealPlans) -> None:
    rocket.git("tag", "0.3.0", "v0.3.0")
    rocket.git("tag", "-d", "v0.3.0")
    assert "add engines" not in real.of(rocket)["prs"][0]["body"]
    rocket.git("tag", "z1")
    rocket.git("tag", "z2")
    rocket.replace(CONFIGURATION, START, f'"release-search-depth": 2,\n  {START}')
    rocket.commit("chore: look less far")

    assert "add engines" in real.of(rocket)["prs"][0]["body"]
    assert rocket.where(RpSearchDepth) == [rocket.line(CONFIGURATION, "release-search-depth")]
    assert rocket.failed(RpTagMissing) == []  # it is said once
    rocket.replace(CONFIGURATION, '"release-search-depth": 2', rocket.failed(RpSearchDepth)[0].fix.split("`")[1])
    assert rocket.failed(RpSearchDepth) == []


def test_a_depth_that_is_not_set_is_added(rocket: Patient) -> None:
    for number in range(500):
        rocket.git("commit", "--quiet", "--allow-empty", "--no-verify", "-m", f"fix: {number}")

    assert rocket.where(RpSearchDepth) == [f"{CONFIGURATION}:1"]
    rocket.mend(RpSearchDepth)
    assert rocket.failed(RpSearchDepth) == []


def test_a_tag_that_is_not_there_is_not_too_old(rocket: Patient) -> None:
    rocket.git("tag", "-d", "v0.3.0")

    assert rocket.failed(RpSearchDepth) == []


def test_what_was_never_released_is_not_looked_for(rocket: Patient) -> None:
    rocket.write(MANIFEST, "{}")

    assert rocket.failed(RpSearchDepth) == []
