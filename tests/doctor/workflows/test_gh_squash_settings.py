"""GD332, from how the repository merges."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_squash_settings import GhSquashSettings
from gatepost.doctor.facts import Repository
from gatepost.doctor.online import RepositorySettings
from support.patients import COMMITS, PYPROJECT

if TYPE_CHECKING:
    from support.patients import Patient

GOOD = RepositorySettings(
    allows_squash=True, allows_merge=False, allows_rebase=False, squash_title="PR_TITLE", squash_message="PR_BODY"
)
BY_COMMIT = replace(GOOD, squash_title="COMMIT_OR_PR_TITLE", squash_message="COMMIT_MESSAGES")


def own(patient: Patient, *lines: str) -> None:
    patient.replace(
        PYPROJECT, "[tool.gatepost.init]", "\n".join(["[tool.gatepost]", *lines, "", "[tool.gatepost.init]"])
    )


def test_the_subject_of_a_lone_commit_is_judged_by_nobody(rocket: Patient) -> None:
    (found,) = rocket.failed(GhSquashSettings, settings=BY_COMMIT)

    assert (found.where, found.severity) == (rocket.line(COMMITS, "- name: Judge what will land"), "warning")
    assert found.fix == (
        "gh api -X PATCH repos/octo/rocket"
        " -f squash_merge_commit_title=PR_TITLE -f squash_merge_commit_message=COMMIT_MESSAGES"
    )
    (outcome,) = rocket.outcomes(GhSquashSettings, settings=GOOD)
    assert (outcome.status, outcome.message) == (
        "passed",
        "what is judged of a pull request is what the repository merges",
    )


@pytest.mark.parametrize("settings", [GOOD, replace(BY_COMMIT, allows_squash=False)])
def test_where_nothing_is_squashed_by_commit_all_is_well(settings: RepositorySettings, rocket: Patient) -> None:
    assert rocket.failed(GhSquashSettings, settings=settings) == []


def test_without_a_judge_of_titles_nothing_is_passed_by(rocket: Patient) -> None:
    rocket.remove(COMMITS)

    assert rocket.failed(GhSquashSettings, settings=BY_COMMIT) == []


def test_a_way_to_merge_that_is_not_allowed_is_found(rocket: Patient) -> None:
    own(rocket, 'merge = "rebase"')
    (found,) = rocket.failed(GhSquashSettings, settings=GOOD)

    assert found.message == "gatepost judges what a `rebase` lands, which the repository does not allow"
    assert (found.where, found.fix) == (
        rocket.line(PYPROJECT, 'merge = "rebase"'),
        'write `merge = "squash"` on this line',
    )
    rocket.replace(PYPROJECT, 'merge = "rebase"', found.fix)
    assert rocket.failed(GhSquashSettings, settings=GOOD) == []


def test_of_several_ways_none_is_chosen(rocket: Patient) -> None:
    own(rocket, 'merge = "rebase"')
    (found,) = rocket.failed(GhSquashSettings, settings=replace(GOOD, allows_merge=True))

    assert (
        found.fix == "write for `merge` what the repository allows, or allow this in Settings, General, Pull Requests"
    )


def test_another_body_than_is_judged_is_found(rocket: Patient) -> None:
    rocket.write("gatepost.toml", '# mine\n"squash-message" = "commits"\n')
    (found,) = rocket.failed(GhSquashSettings, settings=GOOD)

    assert found.message == "gatepost judges squashed commits with `commits`, and GitHub writes PR_BODY"
    assert (found.where, found.fix) == ("gatepost.toml:2", 'write `squash-message = "body"` on this line')
    assert rocket.failed(GhSquashSettings, settings=replace(GOOD, squash_message="COMMIT_MESSAGES")) == []
    assert rocket.failed(GhSquashSettings, settings=replace(GOOD, squash_message="")) == []


@pytest.mark.parametrize("text", ['squash-message = "odd"', "squash-message = 5", "[", 'x."squash-message" = "body"'])
def test_odd_settings_are_not_judged(text: str, rocket: Patient) -> None:
    rocket.write("gatepost.toml", text)

    assert rocket.failed(GhSquashSettings, settings=BY_COMMIT, workflows=()) == []


def test_a_key_that_is_written_oddly_is_at_the_top(rocket: Patient) -> None:
    rocket.write("gatepost.toml", '\n"m\\u0065rge" = "merge"')
    facts = {"settings": BY_COMMIT, "repository": Repository("1")}
    found = rocket.failed(GhSquashSettings, **facts)

    assert [each.where for each in found][1:] == ["gatepost.toml:1"]
    assert "repos/OWNER/NAME " in found[0].fix


def test_what_is_not_shown_is_not_judged(rocket: Patient) -> None:
    (outcome,) = rocket.outcomes(GhSquashSettings, settings=RepositorySettings())

    assert (outcome.status, outcome.message) == (
        "skipped",
        "only a token that may write is shown how the repository merges",
    )
