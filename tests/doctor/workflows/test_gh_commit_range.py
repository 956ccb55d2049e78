"""GD322."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_commit_range import GhCommitRange
from support.patients import COMMITS

if TYPE_CHECKING:
    from support.patients import Patient

DEPTH = "          fetch-depth: 0 # the range from base to head, and the settings of the base\n"
OTHER = ".github/workflows/range.yml"
JOB = """\
on: pull_request
jobs:
  range:
    runs-on: ubuntu-24.04
    steps:
      - CHECKOUT
      - run: |
          COMMAND
"""
CHECKOUT = "uses: actions/checkout@v7"
RANGE = "npx commitlint --from ${{ github.event.pull_request.base.sha }} --to HEAD"


def test_a_whole_history_is_healthy(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(GhCommitRange)] == [
        ("passed", "the commits to be judged are there, in `commits`")
    ]


@pytest.mark.parametrize(
    ("checkout", "text", "mended"),
    [
        (CHECKOUT, CHECKOUT, f"      - {CHECKOUT}\n        with:\n          fetch-depth: 0\n      - run"),
        (
            f"name: It\n        {CHECKOUT} # v7",
            "name: It",
            f"        {CHECKOUT} # v7\n        with:\n          fetch-depth: 0\n      - run",
        ),
        (
            f"{CHECKOUT}\n        with:\n          persist-credentials: false",
            CHECKOUT,
            "        with:\n          fetch-depth: 0\n          persist-credentials: false\n",
        ),
        (
            f"{CHECKOUT}\n        with:\n          fetch-depth: 1 # quick",
            "fetch-depth",
            "        with:\n          fetch-depth: 0 # quick\n",
        ),
    ],
)
def test_the_history_is_asked_for(rocket: Patient, checkout: str, text: str, mended: str) -> None:
    rocket.write(OTHER, JOB.replace("CHECKOUT", checkout).replace("COMMAND", RANGE))

    found = rocket.failed(GhCommitRange)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(OTHER, text), "error")]
    rocket.mend(GhCommitRange)
    assert mended in rocket.text(OTHER)
    assert rocket.failed(GhCommitRange) == []


def test_the_gate_of_commits_without_its_history_is_reported(rocket: Patient) -> None:
    healthy = rocket.text(COMMITS)
    rocket.replace(COMMITS, DEPTH, "")

    assert rocket.where(GhCommitRange) == [rocket.line(COMMITS, "- name: Check out")]
    rocket.mend(GhCommitRange)
    assert rocket.text(COMMITS) == healthy.replace(DEPTH, "          fetch-depth: 0\n")


@pytest.mark.parametrize(
    ("command", "is_reported"),
    [
        ("cz check --rev-range origin/main..HEAD", True),
        ("gitlint --commits origin/main..HEAD", True),
        ('uv run gatepost lint --range "$BASE..$HEAD"', True),
        ("uv run gatepost lint \\\n            --event", True),
        ("gatepost lint --event --online", False),
        ("gatepost lint --title x", False),
        ("npx commitlint --last", False),
        ("# npx commitlint --from a", False),
        ("git fetch --unshallow && cz check --rev-range a..b", False),
    ],
)
def test_only_ranges_of_the_clone_count(rocket: Patient, command: str, is_reported: bool) -> None:  # noqa: FBT001  a parameter of pytest
    rocket.write(OTHER, JOB.replace("CHECKOUT", CHECKOUT).replace("COMMAND", command))

    assert bool(rocket.failed(GhCommitRange)) is is_reported


@pytest.mark.parametrize(
    "checkout",
    [
        f"{CHECKOUT}\n        with: {{fetch-depth: 50}}",
        f"{CHECKOUT}\n        with: {{fetch-depth: '${{{{ env.DEPTH }}}}'}}",
        f"{CHECKOUT}\n      - {CHECKOUT}",
        f"{CHECKOUT}\n        with: {{path: elsewhere}}",
        "uses: ./own-checkout",
    ],
)
def test_a_checkout_that_is_not_clear_is_no_matter(rocket: Patient, checkout: str) -> None:
    rocket.write(OTHER, JOB.replace("CHECKOUT", checkout).replace("COMMAND", RANGE))

    assert rocket.failed(GhCommitRange) == []


def test_two_steps_after_one_checkout_are_one_problem(rocket: Patient) -> None:
    command = f"{RANGE}\n      - run: cz check --rev-range a..b"
    rocket.write(OTHER, JOB.replace("CHECKOUT", CHECKOUT).replace("COMMAND", command))

    assert len(rocket.failed(GhCommitRange)) == 1


def test_a_step_on_one_line_is_left_to_a_person(rocket: Patient) -> None:
    rocket.write(OTHER, JOB.replace("CHECKOUT", f"{{{CHECKOUT}}}").replace("COMMAND", RANGE))

    assert [each.edits for each in rocket.failed(GhCommitRange)] == [()]


def test_without_a_range_there_is_nothing_to_fetch(rocket: Patient) -> None:
    rocket.remove(COMMITS)

    assert [each.status for each in rocket.outcomes(GhCommitRange)] == ["skipped"]
