"""GD325."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_unpinned import GhUnpinned
from support.patients import CI, COMMITS, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

UV = "astral-sh/setup-uv@20cfd1bf945f4377ade1205e4dbc17946fc9a30d # v10.0.1"
PYPI = "pypa/gh-action-pypi-publish@dc37677b2e1c63e2034f94d8a5b11f265b73ba33 # v1.14.2"
SIX = "\n".join(f"      - uses: someone/action-{number}@v1" for number in range(6))


def test_pinned_actions_are_healthy(rocket: Patient) -> None:
    outcomes = rocket.outcomes(GhUnpinned)

    assert [each.status for each in outcomes] == ["passed"]
    assert outcomes[0].message.startswith("every action of third parties is pinned to a commit (")


def test_a_workflow_is_one_problem_at_its_first_use(rocket: Patient) -> None:
    rocket.replace(RELEASE, UV, "astral-sh/setup-uv@v10")
    rocket.replace(RELEASE, PYPI, "pypa/gh-action-pypi-publish@release/v1")

    found = rocket.failed(GhUnpinned)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(RELEASE, "setup-uv@v10"), "warning")]
    assert found[0].message.endswith("`astral-sh/setup-uv@v10`, `pypa/gh-action-pypi-publish@release/v1`")
    rocket.replace(RELEASE, "astral-sh/setup-uv@v10", UV)
    rocket.replace(RELEASE, "pypa/gh-action-pypi-publish@release/v1", PYPI)
    assert rocket.failed(GhUnpinned) == []


def test_of_many_the_first_are_named(rocket: Patient) -> None:
    rocket.replace(COMMITS, "      - name: Set up uv\n", f"{SIX}\n      - name: Set up uv\n")

    assert rocket.failed(GhUnpinned)[0].message.endswith("`someone/action-4@v1` and 1 more")


@pytest.mark.parametrize(
    "use",
    [
        "actions/checkout@v7",
        "github/codeql-action/init@v4",
        "Octo/own-action@main",
        "./.github/actions/setup",
        "$/.github/actions/setup",
        "docker://alpine:3",
        "someone/without-a-revision",
        "odd@v1",
    ],
)
def test_own_ones_and_those_of_github_may_have_tags(rocket: Patient, use: str) -> None:
    rocket.replace(COMMITS, UV, use)

    assert rocket.failed(GhUnpinned) == []


def test_a_workflow_that_is_called_counts_too(rocket: Patient) -> None:
    rocket.write(".github/workflows/a.yml", "on: push\njobs:\n  a:\n    uses: someone/b/.github/workflows/c.yml@main\n")

    assert rocket.where(GhUnpinned) == [".github/workflows/a.yml:4"]


def test_without_a_remote_every_owner_is_a_third_party(rocket: Patient) -> None:
    rocket.git("remote", "remove", "origin")
    rocket.replace(COMMITS, UV, "octo/own-action@main")

    assert rocket.where(GhUnpinned) == [rocket.line(COMMITS, "own-action")]


def test_without_actions_there_is_nothing_to_pin(rocket: Patient) -> None:
    for path in (CI, COMMITS, RELEASE):
        rocket.remove(path)

    assert [each.status for each in rocket.outcomes(GhUnpinned)] == ["skipped"]
