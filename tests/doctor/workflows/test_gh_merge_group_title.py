"""GD316."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_merge_group_title import GhMergeGroupTitle
from support.patients import COMMITS

if TYPE_CHECKING:
    from support.patients import Patient

ACTION = "uses: amannn/action-semantic-pull-request@v6"
OTHER = ".github/workflows/title.yml"
TITLE = "${{ github.event.pull_request.title }}"


def judging(patient: Patient, step: str, job: str = "", on: str = "[pull_request, merge_group]") -> None:
    """Add a workflow that judges titles."""
    jobs = f"  before: {{steps: [{{run: make x}}]}}\n  title:\n{job}    steps:\n      - {step}\n"
    patient.write(OTHER, f"on: {on}\njobs:\n{jobs}")


def test_what_asks_the_event_itself_is_healthy(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(GhMergeGroupTitle)] == [
        ("passed", "no title is asked for in the merge queue, in `commits`")
    ]


@pytest.mark.parametrize(
    "step", [ACTION, f"name: Title\n        {ACTION}\n        with: {{types: feat}}", f"{ACTION} # the title"]
)
def test_an_action_that_needs_a_pull_request_is_left_out_there(rocket: Patient, step: str) -> None:
    judging(rocket, step)

    found = rocket.failed(GhMergeGroupTitle)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(OTHER, "      - "), "error")]
    rocket.mend(GhMergeGroupTitle)
    assert "        if: ${{ github.event_name != 'merge_group' }}\n" in rocket.text(OTHER)
    assert rocket.failed(GhMergeGroupTitle) == []


@pytest.mark.parametrize(
    ("step", "is_reported"),
    [
        (f"{{run: cz check --message \"$T\", env: {{T: '{TITLE}'}}}}", True),
        (f"run: commitlint <<<'{TITLE}'", True),
        (
            "run: commitlint <<<'${{ github.event.pull_request.title || github.sha }}'",
            False,
        ),
        ("run: npx commitlint --from origin/main", False),
        ("uses: webiny/action-conventional-commits@v1", False),
        (f"uses: {{name: {ACTION}}}", False),
    ],
)
def test_a_command_that_gets_no_title_is_left_to_hands(rocket: Patient, step: str, *, is_reported: bool) -> None:
    judging(rocket, step)

    assert [(each.where, each.edits) for each in rocket.failed(GhMergeGroupTitle)] == (
        [(rocket.line(OTHER, "      - "), ())] if is_reported else []
    )


@pytest.mark.parametrize(
    ("job", "step", "is_reported"),
    [
        ("    if: github.actor != 'dependabot[bot]'\n", "", True),
        ("    if: always()\n", "\n        if: true", True),
        ("    needs: [before]\n", "", True),
        ("    if: github.event_name == 'pull_request'\n", "", False),
        ("", "\n        if: ${{ github.event_name != 'merge_group' }}", False),
        ("", "\n        if: env.TITLE", False),
        ("", "\n        if: false", False),
        ("", "\n        continue-on-error: true", False),
        ("    continue-on-error: true\n", "", False),
    ],
)
def test_conditions_that_may_leave_it_out_are_believed(
    rocket: Patient,
    job: str,
    step: str,
    *,
    is_reported: bool,
) -> None:
    judging(rocket, ACTION + step, job)

    found = rocket.failed(GhMergeGroupTitle)

    assert bool(found) is is_reported
    assert [bool(each.edits) for each in found] == ["if: true" not in step for _ in found]


def test_a_workflow_that_does_not_run_in_the_queue_is_no_matter(rocket: Patient) -> None:
    judging(rocket, ACTION, on="pull_request")
    assert rocket.failed(GhMergeGroupTitle) == []

    rocket.replace(COMMITS, "  merge_group:\n", "")
    assert [each.message for each in rocket.outcomes(GhMergeGroupTitle)] == [
        "no workflow that judges titles runs for a merge queue"
    ]
