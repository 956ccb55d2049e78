"""GD502."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_fork_pr import PpForkPr

if TYPE_CHECKING:
    from support.patients import Patient

_FILE = ".github/workflows/extra.yml"
_TEXT = """\
on:
  push:
  pull_request:
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - run: python -m build
  publish:
    needs: [build, build, other]
    runs-on: ubuntu-24.04
    permissions:
      id-token: write
    steps:
      - uses: pypa/gh-action-pypi-publish@release/v1
"""


def test_a_healthy_workflow_does_not_run_for_pull_requests(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(PpForkPr)] == [
        ("passed", "`release.yml` does not publish what a pull request proposes")
    ]


def test_a_job_that_publishes_pull_requests_is_guarded(rocket: Patient) -> None:
    rocket.write(_FILE, _TEXT)

    found = rocket.failed(PpForkPr)
    assert [each.where for each in found] == [rocket.line(_FILE, "pull_request:")]
    rocket.replace(_FILE, "  publish:\n", f"  publish:\n    {found[0].fix.split('`')[3]}\n")
    assert rocket.failed(PpForkPr) == []


@pytest.mark.parametrize("condition", ["github.repository == 'octo/rocket'", "${{ always() }}"])
def test_a_condition_that_asks_for_something_else_keeps_nothing_away(rocket: Patient, condition: str) -> None:
    rocket.write(_FILE, _TEXT.replace("  publish:\n", f"  publish:\n    if: {condition}\n"))

    assert rocket.where(PpForkPr) == [rocket.line(_FILE, "pull_request:")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  build:\n", "  build:\n    if: github.ref_type == 'tag'\n"),
        ("  publish:\n", "  publish:\n    if: false\n"),
        ("      - uses:", "      - if: startsWith(github.ref, 'refs/tags/')\n        uses:"),
        ("release/v1\n", "release/v1\n        continue-on-error: true\n"),
        ("uses: pypa/gh-action-pypi-publish@release/v1", "run: uv publish --dry-run"),
        ("  pull_request:", "  merge_group:"),
    ],
)
def test_what_may_keep_it_away_is_trusted(rocket: Patient, old: str, new: str) -> None:
    rocket.write(_FILE, _TEXT.replace(old, new))

    assert rocket.failed(PpForkPr) == []
