"""GD108, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_hidden_only import RpHiddenOnly
from support.patients import CONFIGURATION, PYPROJECT

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

ENGINES = "src/rocket/engines.py"


def test_a_healthy_repository_has_a_release_due(rocket: Patient) -> None:
    outcomes = rocket.outcomes(RpHiddenOnly)

    assert [(each.status, each.message) for each in outcomes] == [("passed", "rocket: 0.3.1 is due")]


def test_a_chore_that_changes_code_is_named(rocket: Patient, real: RealPlans) -> None:
    rocket.git("tag", "--force", "v0.3.0")
    sha = rocket.commit("chore: refuel faster", **{ENGINES: "A = 1\n"})
    rocket.commit("Merge pull request #5 from octo/refuel")
    rocket.commit("test: refuel", **{"tests/test_more.py": "A = 1\n"})

    assert real.of(rocket)["prs"] == []
    (found,) = rocket.failed(RpHiddenOnly)
    assert found.severity == "warning"
    assert found.message.endswith(f"is changed by `chore: refuel faster` ({sha[:7]})")
    rocket.git("commit", "--quiet", "--allow-empty", "-m", "fix: refuel faster")
    assert rocket.failed(RpHiddenOnly) == []
    assert real.of(rocket)["prs"][0]["version"] == "0.3.1"


@pytest.mark.parametrize(
    ("message", "file"),
    [
        ("chore: tidy", "README.md"),
        ("refactor: split", ENGINES),
        ("chore(main): release 0.3.1 (#5)", ENGINES),
        ("chore: release 0.3.1", ENGINES),
    ],
)
def test_only_chores_are_healthy(rocket: Patient, message: str, file: str) -> None:
    rocket.git("tag", "--force", "v0.3.0")
    rocket.commit(message, **{file: "A = 1\n"})

    (outcome,) = rocket.outcomes(RpHiddenOnly)
    assert outcome.status == "passed"
    assert outcome.message == "rocket: nothing is due (nothing that is listed: 1 hidden)"


def test_what_no_section_lists_is_reported_where_the_list_is_the_default(rocket: Patient) -> None:
    rocket.git("tag", "--force", "v0.3.0")
    rocket.commit("feature: refuel faster", **{ENGINES: "A = 1\n"})
    assert rocket.failed(RpHiddenOnly) == []  # the list is the configuration's own: `rp-sections-narrow` tells

    rocket.replace(CONFIGURATION, '"changelog-sections"', '"_sections"')
    assert len(rocket.failed(RpHiddenOnly)) == 1


def test_a_commit_that_cannot_be_read_is_another_matter(rocket: Patient) -> None:
    rocket.git("tag", "--force", "v0.3.0")
    rocket.commit("chore: refuel faster", **{ENGINES: "A = 1\n"})
    rocket.commit("Refuel even faster", **{ENGINES: "A = 2\n"})

    assert rocket.failed(RpHiddenOnly) == []


def test_without_a_plan_nothing_is_said(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, 'version = "0.3.0"', "")

    assert [each.status for each in rocket.outcomes(RpHiddenOnly)] == ["skipped"]


def test_a_configuration_without_packages_has_nothing_due(rocket: Patient) -> None:
    rocket.write(CONFIGURATION, "{}")

    assert [each.message for each in rocket.outcomes(RpHiddenOnly)] == ["there is no package"]
