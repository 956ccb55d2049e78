"""GD518, from the rules of environments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_environment_protection import PpEnvironmentProtection
from gatepost.doctor.facts import Repository
from gatepost.doctor.online import Environment
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

TAGS_ONLY = Environment("PyPI", patterns=(), tags=("v*",))
BRANCHES_ONLY = Environment("pypi", patterns=("main",), tags=())
OTHER = ".github/workflows/publish.yml"
BY_TAG = """\
on:
  {on}
jobs:
  upload:
    environment: pypi
    steps:
      - uses: pypa/gh-action-pypi-publish@v1
"""


def test_a_rule_for_tags_keeps_the_release_branch_out(rocket: Patient) -> None:
    (found,) = rocket.failed(PpEnvironmentProtection, environments=(TAGS_ONLY,))

    assert found.message == "`publish` runs for the branch `main`, which may not deploy to its environment `PyPI`"
    assert (found.where, found.severity) == (rocket.line(RELEASE, "environment: pypi"), "error")
    assert found.fix == (
        "gh api -X POST repos/octo/rocket/environments/PyPI/deployment-branch-policies -f name=main -f type=branch"
    )
    mended = Environment("PyPI", patterns=("main",), tags=("v*",))
    (outcome,) = rocket.outcomes(PpEnvironmentProtection, environments=(mended,))
    assert (outcome.status, outcome.message) == ("passed", "no environment keeps a release or an upload out")


def test_release_please_is_kept_out_too(rocket: Patient) -> None:
    closed = Environment("release-please", patterns=("release/*", "mai"), tags=())
    (found,) = rocket.failed(PpEnvironmentProtection, environments=(closed,), repository=Repository("1"))

    assert found.message.startswith("`release-please` runs for the branch `main`")
    assert "repos/OWNER/NAME/" in found.fix


def test_an_approval_holds_every_run_of_release_please_up(rocket: Patient) -> None:
    waiting = (Environment("release-please", needs_approval=True), Environment("pypi", needs_approval=True))
    (found,) = rocket.failed(PpEnvironmentProtection, environments=waiting)

    assert (found.where, found.severity) == (rocket.line(RELEASE, "environment: release-please"), "warning")
    (outcome,) = rocket.outcomes(PpEnvironmentProtection, environments=waiting[1:])
    assert outcome.message.endswith("; `pypi`: somebody approves each deployment")


@pytest.mark.parametrize("pattern", ["main", "ma*", "*", "**", "[mn]ain", "m?in"])
def test_patterns_that_fit_let_it_in(pattern: str, rocket: Patient) -> None:
    open_ = Environment("pypi", patterns=(pattern,), tags=())

    assert rocket.failed(PpEnvironmentProtection, environments=(open_,)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("needs.build.result == 'success'", "startsWith(github.ref, 'refs/tags/')"),
        ("    branches: [main]", "    tags: [v*]"),
        ("    branches: [main]", "    branches: [next]"),
        ("    branches: [main]", "    branches-ignore: [main]"),
        ("  push:\n    branches: [main]\n", ""),
        ("    needs: [build]", "    needs: [gone]"),
    ],
)
def test_a_job_that_may_not_run_for_the_branch_is_left(old: str, new: str, rocket: Patient) -> None:
    rocket.replace(RELEASE, old, new)

    assert rocket.failed(PpEnvironmentProtection, environments=(TAGS_ONLY,)) == []


@pytest.mark.parametrize("new", ["  push:\n", "  push: {}\n", "  push:\n    paths: [src/**]\n"])
def test_every_push_is_one_to_the_branch(new: str, rocket: Patient) -> None:
    rocket.replace(RELEASE, "  push:\n    branches: [main]\n", new)

    assert len(rocket.failed(PpEnvironmentProtection, environments=(TAGS_ONLY,))) == 1


@pytest.mark.parametrize(
    ("on", "count"),
    [
        ("push: {tags: [v*]}", 1),
        ("release: {types: [published]}", 1),
        ("release:\n  workflow_dispatch:", 1),
        ("push: {tags: [v*], branches: [main]}", 0),
        ("push: {branches: [main]}", 0),
        ("push:", 0),
        ("workflow_dispatch:", 0),
        ("release:\n  workflow_call:", 0),
    ],
)
def test_a_rule_for_branches_keeps_every_tag_out(on: str, count: int, rocket: Patient) -> None:
    rocket.write(OTHER, BY_TAG.format(on=on))
    found = rocket.failed(PpEnvironmentProtection, environments=(BRANCHES_ONLY,))

    assert [each.where for each in found] == [f"{OTHER}:{5 + on.count(chr(10))}"] * count
    assert all(each.message.startswith("`upload` runs for any tag, which may not deploy") for each in found)


def test_an_environment_that_anybody_may_deploy_to_is_fine(rocket: Patient) -> None:
    assert rocket.failed(PpEnvironmentProtection, environments=(Environment("pypi"), Environment("x"))) == []


def test_without_github_nothing_is_said(rocket: Patient) -> None:
    (outcome,) = rocket.outcomes(PpEnvironmentProtection)

    assert outcome.status == "skipped"
