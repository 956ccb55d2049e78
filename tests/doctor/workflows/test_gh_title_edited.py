"""GD317."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_title_edited import GhTitleEdited
from support.patients import COMMITS

if TYPE_CHECKING:
    from support.patients import Patient

TYPES = "    types: [opened, edited, reopened, synchronize] # edited: a corrected title is judged again\n"
ON = f"on:\n  pull_request:\n{TYPES}  merge_group:\n"
OTHER = ".github/workflows/titles.yml"
AMANNN = """\
EVENTS
jobs:
  title:
    runs-on: ubuntu-24.04
    steps:
      - STEP
"""
USES = "uses: amannn/action-semantic-pull-request@v6"


def test_a_title_that_is_judged_again_is_healthy(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(GhTitleEdited)] == [
        ("passed", "a title that is edited is judged again, by `commits.yml`")
    ]


@pytest.mark.parametrize(
    ("broken", "mended", "text"),
    [
        (
            "  pull_request:\n    types: [opened, reopened] # both\n",
            "  pull_request:\n    types: [opened, edited, reopened] # both\n",
            "types:",
        ),
        ("  pull_request:\n    types: [ opened, ]\n", "  pull_request:\n    types: [ opened, edited, ]\n", "types:"),
        (
            "  pull_request:\n    types:\n      - opened\n      - reopened # again\n",
            "  pull_request:\n    types:\n      - opened\n      - reopened # again\n      - edited\n",
            "types:",
        ),
        (
            "  pull_request: # all\n",
            "  pull_request: # all\n    types: [opened, edited, reopened, synchronize]\n",
            "pull_request:",
        ),
        (
            "  pull_request:\n    branches: [main]\n",
            "  pull_request:\n    types: [opened, edited, reopened, synchronize]\n    branches: [main]\n",
            "pull_request:",
        ),
        (
            "  pull_request: {branches: [main]}\n",
            "  pull_request: { branches: [main], types: [opened, edited, reopened, synchronize] }\n",
            "pull_request:",
        ),
    ],
)
def test_the_type_is_added_where_it_lacks(rocket: Patient, broken: str, mended: str, text: str) -> None:
    rocket.replace(COMMITS, f"  pull_request:\n{TYPES}", broken)

    found = rocket.failed(GhTitleEdited)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(COMMITS, text), "error")]
    rocket.mend(GhTitleEdited)
    assert mended in rocket.text(COMMITS)
    assert rocket.failed(GhTitleEdited) == []


@pytest.mark.parametrize(
    "events",
    [
        "on: pull_request",
        "on: [push, pull_request]",
        "on: {pull_request: }",
        "on:\n  pull_request_target: {types: opened}",
        "on:\n  pull_request:\n    types: [opened,\n      reopened]",
        "on:\n  pull_request:\n    types:\n      [opened]",
    ],
)
def test_what_is_not_simple_is_left_to_a_person(rocket: Patient, events: str) -> None:
    rocket.write(OTHER, AMANNN.replace("EVENTS", events).replace("STEP", USES))

    found = rocket.failed(GhTitleEdited)

    assert [(len(each.edits), each.where.startswith(OTHER)) for each in found] == [(0, True)]


@pytest.mark.parametrize(
    ("step", "is_reported"),
    [
        (USES, True),
        ("uses: webiny/action-conventional-commits@v1", False),
        ("run: npx commitlint --from a --to b", False),
        ("run: cz check --rev-range a..b", False),
        ('{run: \'echo "$T" | npx commitlint\', env: {T: "${{ github.event.pull_request.title }}"}}', True),
    ],
)
def test_only_steps_that_read_the_title_count(rocket: Patient, step: str, is_reported: bool) -> None:  # noqa: FBT001  a parameter of pytest
    rocket.remove(COMMITS)
    rocket.write(OTHER, AMANNN.replace("EVENTS", "on: pull_request").replace("STEP", step))

    outcomes = rocket.outcomes(GhTitleEdited)

    assert [each.status for each in outcomes] == ["failed" if is_reported else "skipped"]


@pytest.mark.parametrize(
    "events",
    [
        "on: merge_group",
        "on: {pull_request: , pull_request_target: {types: [edited]}}",
        "on: push",
        "on: {pull_request: {types: [edited]}}",
        "on: {pull_request: {types: []}}",
    ],
)
def test_other_events_are_no_matter(rocket: Patient, events: str) -> None:
    rocket.write(OTHER, AMANNN.replace("EVENTS", events).replace("STEP", USES))

    assert rocket.failed(GhTitleEdited) == []
