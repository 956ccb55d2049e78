"""What an action of the repository itself runs counts as what its step runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_title_edited import GhTitleEdited
from support.patients import COMMITS

if TYPE_CHECKING:
    from support.patients import Patient

ACTION = """\
runs:
  using: composite
  steps:
    - uses: actions/setup-python@v7
    - shell: bash
      run: |
        python -m gatepost lint --event --format github
"""
WORKFLOW = """\
on:
  pull_request:
    types: [opened]
jobs:
  judge:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
        with: CHECKOUT
      - run: echo
      - uses: USE
"""


def written(rocket: Patient, use: str, checkout: str, path: str, action: str = ACTION) -> None:
    rocket.remove(COMMITS)
    rocket.write(".github/workflows/own.yml", WORKFLOW.replace("CHECKOUT", checkout).replace("USE", use))
    rocket.write(path, action)


@pytest.mark.parametrize(
    ("use", "checkout", "path"),
    [
        ("./", "{}", "action.yml"),
        ("./base", "{ path: base }", "action.yml"),
        ("./base/", "{ path: ./base/ }", "action.yaml"),
        ("./base/lint", "{ path: base }", "lint/action.yml"),
        ("./.github/actions/lint", "{ fetch-depth: 0 }", ".github/actions/lint/action.yml"),
        ("./based", "{ path: base }", "based/action.yml"),
        ("./base", "{ path: base, repository: octo/other }", "base/action.yml"),
    ],
)
def test_a_local_action_that_judges_titles_is_found(rocket: Patient, use: str, checkout: str, path: str) -> None:
    written(rocket, use, checkout, path)

    assert rocket.where(GhTitleEdited) == [".github/workflows/own.yml:3"]


@pytest.mark.parametrize(
    ("use", "action"),
    [
        ("./other", ACTION),
        ("octo/action@v1", ACTION),
        ("./", "runs: { using: node24, main: index.js }\n"),
        ("./", "runs: {\n"),
        ("./", "runs:\n  using: composite\n  steps:\n    - run: echo\n      shell: bash\n"),
    ],
)
def test_what_judges_no_titles_is_none(rocket: Patient, use: str, action: str) -> None:
    written(rocket, use, "{}", "action.yml", action)

    assert [each.status for each in rocket.outcomes(GhTitleEdited)] == ["skipped"]
