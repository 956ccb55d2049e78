"""GD137, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_squash_title_source import RpSquashTitleSource
from gatepost.doctor.online import RepositorySettings
from support.patients import COMMITS

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans


def test_a_healthy_repository_lands_its_titles(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(RpSquashTitleSource)] == [
        ("passed", "what was squashed landed under a conventional title (1 commits looked at)")
    ]


def test_a_commit_that_landed_under_another_title_is_not_released(rocket: Patient, real: RealPlans) -> None:
    rocket.git("tag", "--force", "v0.3.0")
    sha = rocket.commit("Add legs (#5)")

    assert real.of(rocket)["prs"] == []
    found = rocket.failed(RpSquashTitleSource)
    with rocket.facts() as facts:
        assert [each.where for each in found] == [facts.titles[0].where if facts.titles else ""]
    assert found[0].message == f"{sha[:7]} landed as `Add legs (#5)`, although the titles of pull requests are judged"
    assert found[0].fix.startswith("gh api -X PATCH repos/octo/rocket -f squash_merge_commit_title=PR_TITLE")
    settings = RepositorySettings(squash_title="PR_TITLE")
    assert rocket.failed(RpSquashTitleSource, settings=settings) == []


@pytest.mark.parametrize("title", ["Add legs", "Bump ruff from 1 to 2 (#5)", 'Revert "feat: x" (#5)', "fix: x (#5)"])
def test_what_was_not_squashed_or_has_other_reasons_is_none(rocket: Patient, title: str) -> None:
    rocket.commit(title)

    assert rocket.failed(RpSquashTitleSource) == []


def test_what_is_older_than_the_check_of_titles_is_none(rocket: Patient) -> None:
    rocket.commit("Add legs (#5)")
    rocket.commit("ci: judge titles (#6)", **{COMMITS: rocket.text(COMMITS) + "\n"})
    assert rocket.failed(RpSquashTitleSource) == []

    rocket.git("remote", "remove", "origin")
    rocket.commit("Add a seat (#7)")
    assert ["OWNER/NAME" in each.fix for each in rocket.failed(RpSquashTitleSource)] == [True]


def test_where_it_is_not_known_which_is_older_nothing_is_said(mills: Patient) -> None:
    mills.commit("Grind pepper (#5)", **{"packages/pepper/a.py": ""})
    assert len(mills.failed(RpSquashTitleSource)) == 1

    mills.commit("ci: judge titles (#6)", **{COMMITS: mills.text(COMMITS) + "\n"})
    assert mills.failed(RpSquashTitleSource) == []


def test_without_a_check_of_titles_there_is_nothing_to_look_at(rocket: Patient) -> None:
    rocket.remove(COMMITS)

    assert [each.status for each in rocket.outcomes(RpSquashTitleSource)] == ["skipped"]


@pytest.mark.parametrize(("said", "body"), [("body", "PR_BODY"), ("blank", "BLANK"), ("", "PR_BODY")])
def test_the_message_is_the_one_that_the_settings_say(rocket: Patient, said: str, body: str) -> None:
    rocket.write("gatepost.toml", f'squash-message = "{said}"\n' if said else "")
    rocket.commit("Add legs (#5)")

    assert [each.fix.rpartition(" ")[2] for each in rocket.failed(RpSquashTitleSource)] == [
        f"squash_merge_commit_message={body}"
    ]
