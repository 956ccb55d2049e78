"""GD320."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_skip_ci import GhSkipCi
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

ENGINES = "src/rocket/engines.py"
PUSH = "  push:\n    branches: [main]\n"


def test_a_newest_commit_without_a_marker_is_healthy(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(GhSkipCi)] == [
        ("passed", "nothing in the newest commit keeps Release Please from running")
    ]


@pytest.mark.parametrize(
    ("message", "marker"),
    [
        ("fix: start [skip ci] (#5)", "[skip ci]"),
        ("fix: start (#5)\n\nIt is small. [no ci]", "[no ci]"),
        ("fix: start (#5)\n\n\nskip-checks: true", "skip-checks: true"),
    ],
)
def test_a_fix_with_a_marker_is_reported_until_something_else_is_pushed(
    rocket: Patient, message: str, marker: str
) -> None:
    rocket.write(ENGINES, '"""Engines that start."""\n')
    rocket.git("add", "--all")
    rocket.git("commit", "--quiet", "--cleanup=verbatim", "-m", message)

    found = rocket.failed(GhSkipCi)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(RELEASE, "name: Release Please"), "error")]
    assert found[0].message.startswith(f"`{marker}` in `{message.splitlines()[0]}`")
    assert found[0].message.endswith("it gets into no release pull request")
    rocket.git("commit", "--allow-empty", "--quiet", "-m", found[0].fix.split('"')[1])
    assert rocket.failed(GhSkipCi) == []


def test_a_release_with_a_marker_is_not_tagged(rocket: Patient) -> None:
    rocket.commit("chore: release 0.3.1 (#5)\n\n[skip ci]", **{"CHANGELOG.md": "# Changelog\n\n## 0.3.1\n"})

    assert [each.message.rpartition(": ")[2] for each in rocket.failed(GhSkipCi)] == ["the release is not tagged"]


def test_what_releases_nothing_may_have_one(rocket: Patient) -> None:
    rocket.commit("docs: explain (#5) [skip ci]", **{"README.md": "# Rocket!\n"})

    assert rocket.failed(GhSkipCi) == []


def test_an_older_commit_with_one_is_seen_by_a_later_run(rocket: Patient) -> None:
    rocket.commit("fix: start [skip ci] (#5)", **{ENGINES: '"""Engines that start."""\n'})
    rocket.commit("docs: explain (#6)", **{"README.md": "# Rocket!\n"})

    assert rocket.failed(GhSkipCi) == []


def test_nothing_waits_right_after_a_release(rocket: Patient) -> None:
    rocket.git("tag", "v0.3.1")
    rocket.replace(".release-please-manifest.json", "0.3.0", "0.3.1")

    assert rocket.failed(GhSkipCi) == []


def test_on_a_branch_of_its_own_nothing_is_lost(rocket: Patient) -> None:
    with rocket.facts() as facts:
        repository = replace(facts.repository, branch="work")

    assert [(each.status, each.message) for each in rocket.outcomes(GhSkipCi, repository=repository)] == [
        ("skipped", "`work` is no branch that releases are made from")
    ]


@pytest.mark.parametrize("instead", ["", f"{PUSH}  schedule: [{{cron: '0 6 * * 1'}}]\n"])
def test_a_release_that_something_else_starts_is_no_matter(rocket: Patient, instead: str) -> None:
    rocket.replace(RELEASE, PUSH, instead)

    assert [each.status for each in rocket.outcomes(GhSkipCi)] == ["skipped"]
