"""GD135, from the rules on GitHub, beside what the real Release Please does where they are held.

How GitHub words a refusal cannot be shown here: its words are given to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_branch_name import RpBranchName
from gatepost.doctor.online import BranchRule, RepositorySettings

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_runs import RealRuns


WORDS = "Repository rule violations found"


def test_a_branch_that_may_not_be_made_stops_the_run(rocket: Patient, runs: RealRuns) -> None:
    run = runs.of(rocket, refused="creation", words=WORDS)
    assert (run.opened, WORDS in run.error) == ([], True)

    run = runs.of(rocket, refused="update", words=WORDS)
    assert run.opened == []
    assert RpBranchName.errors[-1] in run.error

    healthy = runs.of(rocket)
    assert ([pull.title for pull in healthy.opened], healthy.error) == (["chore: release 0.3.1"], "")


def test_a_branch_that_may_not_be_forced_is_made_and_not_brought_up_to_date(rocket: Patient, runs: RealRuns) -> None:
    first = runs.of(rocket, refused="non_fast_forward", words=WORDS)
    assert (len(first.opened), first.error) == (1, "")
    rocket.commit("feat: land", **{"src/rocket/legs.py": ""})

    second = runs.of(rocket, *first.pulls, refused="non_fast_forward", words=WORDS)
    assert [pull.title for pull in second.pulls] == ["chore: release 0.3.1"]
    assert RpBranchName.errors[-1] in second.error
    assert [pull.title for pull in runs.of(rocket, *first.pulls).pulls] == ["chore: release 0.4.0"]


def test_rules_that_nobody_may_pass_by_are_found(rocket: Patient) -> None:
    rules = (
        BranchRule("update", "7", 0),
        BranchRule("creation", "7", 0),
        BranchRule("creation", "7", 0),
        BranchRule("creation", "8", None),
        BranchRule("deletion", "7", 0),
    )
    found = rocket.failed(RpBranchName, settings=RepositorySettings(release_rules=rules))

    assert [(each.message, each.severity) for each in found] == [
        ("by ruleset 7 (`creation`) the branch `release-please--branches--main` cannot be made", "warning"),
        ("by ruleset 7 (`update`) the branch `release-please--branches--main` cannot be pushed to", "warning"),
    ]
    assert found[0].fix == "exclude `release-please--*` in the ruleset 7, or let the App bypass it"


@pytest.mark.parametrize("rules", [(), (BranchRule("update", "7", 1),), (BranchRule("deletion", "7", None),)])
def test_rules_that_do_not_matter_are_left(rules: tuple[BranchRule, ...], rocket: Patient) -> None:
    outcomes = rocket.outcomes(RpBranchName, settings=RepositorySettings(release_rules=rules))

    assert [(each.status, each.message) for each in outcomes] == [
        (
            "passed",
            "no rule that nobody may pass by keeps `release-please--branches--main` from being made and updated",
        )
    ]


@pytest.mark.parametrize(
    ("rules", "reason"),
    [
        (None, "the rules for the branches of release pull requests are not known"),
        ((BranchRule("update", "7"),), "the token is not shown who may bypass the rules for release branches"),
    ],
)
def test_what_is_not_shown_is_not_judged(rules: tuple[BranchRule, ...] | None, reason: str, rocket: Patient) -> None:
    (outcome,) = rocket.outcomes(RpBranchName, settings=RepositorySettings(release_rules=rules))

    assert (outcome.status, outcome.message) == ("skipped", reason)
