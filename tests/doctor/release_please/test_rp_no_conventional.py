"""GD107, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_no_conventional import RpNoConventional
from support.patients import CONFIGURATION

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

ENGINES = "src/rocket/engines.py"


def test_a_healthy_repository_has_conventional_commits(rocket: Patient) -> None:
    outcomes = rocket.outcomes(RpNoConventional)

    assert [(each.status, each.message) for each in outcomes] == [
        ("passed", "of the commits since the last release (1), 1 can be read")
    ]


def test_commits_that_nobody_can_read_are_released_by_one_that_is_read(rocket: Patient, real: RealPlans) -> None:
    rocket.git("tag", "--force", "v0.3.0")
    first = rocket.commit("Refuel faster (#5)", **{ENGINES: "A = 1\n"})
    second = rocket.commit("Refuel even faster (#6)", **{ENGINES: "A = 2\n"})

    assert real.of(rocket)["prs"] == []
    newer, older = f"`Refuel even faster (#6)` ({second[:7]})", f"`Refuel faster (#5)` ({first[:7]})"
    found = rocket.failed(RpNoConventional)
    assert [(each.severity, each.message) for each in found] == [
        (
            "error",
            f"none of the commits of rocket since 0.3.0 is conventional, so none is released: {newer}, {older}",
        )
    ]
    rocket.git("commit", "--quiet", "--allow-empty", "-m", "fix: refuel faster")
    assert rocket.failed(RpNoConventional) == []
    assert real.of(rocket)["prs"][0]["version"] == "0.3.1"


@pytest.mark.parametrize(
    "file", ["README.md", "tests/test_more.py", "docs/conf.py", "other/thing.py", "noxfile.py", "src/rocket/tests/a.py"]
)
def test_where_no_code_is_changed_it_is_a_warning(rocket: Patient, file: str) -> None:
    rocket.git("tag", "--force", "v0.3.0")
    rocket.commit("Say more", **{file: "a = 1\n"})

    assert [each.severity for each in rocket.failed(RpNoConventional)] == ["warning"]


@pytest.mark.parametrize("file", ["rocket.py", "rocket/data.txt"])
def test_code_may_lie_at_the_top(rocket: Patient, file: str) -> None:
    rocket.commit("chore: have a package", **{"rocket/__init__.py": ""})
    rocket.git("tag", "--force", "v0.3.0")
    rocket.commit("Say more", **{file: "a = 1\n"})

    assert [each.severity for each in rocket.failed(RpNoConventional)] == ["error"]


def test_of_two_packages_only_the_one_is_reported(mills: Patient) -> None:
    commits = [
        mills.commit(f"Grind {how}", **{"packages/pepper/src/pepper/mill.py": f"HOW = '{how}'\n"})
        for how in ("fine", "finer", "finest", "coarse")
    ]

    (found,) = mills.failed(RpNoConventional)
    assert found.message.startswith("none of the commits of pepper since 0.2.0 is conventional")
    assert found.message.endswith(f"`Grind finer` ({commits[1][:7]}) and 1 more")


def test_merges_and_what_only_looks_conventional_are_no_matter(rocket: Patient) -> None:
    rocket.git("tag", "--force", "v0.3.0")
    rocket.commit("Merge pull request #5 from octo/fix", **{ENGINES: "A = 1\n"})
    rocket.commit("fix : refuel", **{ENGINES: "A = 2\n"})

    assert rocket.failed(RpNoConventional) == []


def test_without_a_plan_nothing_is_said(rocket: Patient) -> None:
    rocket.remove(CONFIGURATION)

    (outcome,) = rocket.outcomes(RpNoConventional)
    assert outcome.status == "skipped"
    assert outcome.message.startswith("nothing is planned: ConfigurationError")


def test_without_a_package_there_are_no_commits(rocket: Patient) -> None:
    rocket.write(CONFIGURATION, "{}")

    (outcome,) = rocket.outcomes(RpNoConventional)
    assert (outcome.status, outcome.message) == ("skipped", "nothing is planned: there is no package")
