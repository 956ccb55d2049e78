"""GD150, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_empty_commit_everywhere import RpEmptyCommitEverywhere
from support.patients import CONFIGURATION

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans


def test_a_healthy_repository_has_files_in_its_commits(mills: Patient) -> None:
    outcomes = mills.outcomes(RpEmptyCommitEverywhere)

    assert [(each.status, each.message) for each in outcomes] == [
        ("passed", "no commit is in several packages without a file (packages: 2)")
    ]


def test_a_commit_without_files_releases_all(mills: Patient, real: RealPlans) -> None:
    sha = mills.commit("fix: grind again")

    assert len(real.of(mills)["prs"]) == 2
    (found,) = mills.failed(RpEmptyCommitEverywhere)
    assert found.severity == "warning"
    assert found.message == f"`fix: grind again` ({sha[:7]}) changes no file, and so makes a release of pepper, salt"
    mills.write("packages/salt/src/salt/mill.py", "A = 1\n")
    mills.git("add", "--all")
    mills.git("commit", "--quiet", "--amend", "--no-edit")
    assert mills.failed(RpEmptyCommitEverywhere) == []
    assert len(real.of(mills)["prs"]) == 1


def test_a_chore_makes_no_release(mills: Patient) -> None:
    mills.commit("chore: trigger ci")

    assert mills.failed(RpEmptyCommitEverywhere) == []


def test_a_package_that_leaves_paths_out_has_none(mills: Patient) -> None:
    mills.replace(CONFIGURATION, '"package-name": "pepper"', '"exclude-paths": ["x"], "package-name": "pepper"')
    mills.commit("chore: leave something out")
    mills.commit("fix: grind again")

    assert mills.failed(RpEmptyCommitEverywhere) == []


def test_one_package_has_them_all(rocket: Patient) -> None:
    rocket.commit("fix: refuel again")

    assert rocket.failed(RpEmptyCommitEverywhere) == []
