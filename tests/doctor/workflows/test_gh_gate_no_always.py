"""GD310."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_gate_no_always import GhGateNoAlways
from support.patients import CI, COMMITS

if TYPE_CHECKING:
    from support.patients import Patient

ALWAYS = "    if: ${{ always() }}\n"
NEEDS = "    needs: [checks, audit, build, test]\n"
STEPS = "      - name: Every job above succeeded; a skipped or cancelled one is a failure\n"


def idle(patient: Patient, run: str) -> None:
    """Let the gate only wait."""
    text = patient.text(CI)
    patient.write(CI, text[: text.index(STEPS)] + f"      - run: {run}\n")


def test_a_gate_that_runs_always_is_healthy(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(GhGateNoAlways)] == [
        ("passed", "`CI gate` judges the other jobs even when one fails")
    ]


def test_a_gate_that_does_not_is_made_to(rocket: Patient) -> None:
    healthy = rocket.text(CI)
    rocket.replace(CI, ALWAYS, "")

    found = rocket.failed(GhGateNoAlways)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(CI, NEEDS.strip()), "error")]
    rocket.mend(GhGateNoAlways)
    assert rocket.text(CI) == healthy


@pytest.mark.parametrize(
    ("condition", "is_reported"),
    [
        ("github.event_name == 'pull_request'", True),
        ("always() && github.event_name == 'push' && success() == false", False),
        ("contains(needs.*.result, 'failure')", True),
        ("github.actor == 'always()'", True),
        ("always() && github.event_name == 'pull_request'", False),
        ("${{ !cancelled() }}", False),
        ("failure()", False),
    ],
)
def test_another_condition_is_left_to_hands(rocket: Patient, condition: str, *, is_reported: bool) -> None:
    rocket.replace(CI, ALWAYS, f"    if: {condition}\n")

    found = rocket.failed(GhGateNoAlways)

    where = [(rocket.line(CI, f"    if: {condition}"), ()), "add `always() &&` to the `if` of `gate`"]
    assert [[(each.where, each.edits), each.fix] for each in found] == ([where] if is_reported else [])


@pytest.mark.parametrize(
    "run", ["echo done", "|\n          # all are green\n          echo ok\n\n          exit 0", "true", "':'"]
)
def test_a_job_that_only_waits_would_then_pass_always(rocket: Patient, run: str) -> None:
    idle(rocket, run)
    assert rocket.failed(GhGateNoAlways) == []

    rocket.replace(CI, ALWAYS, "")
    found = rocket.failed(GhGateNoAlways)
    assert [(each.where, each.severity, each.edits) for each in found] == [
        (rocket.line(CI, NEEDS.strip()), "warning", ())
    ]
    assert "unless every result in `toJSON(needs)` is `success`" in found[0].fix
    assert [each.severity for each in rocket.failed(GhGateNoAlways, required=("CI gate",))] == ["error"]


def test_a_job_that_others_wait_for_in_turn_is_no_gate(rocket: Patient) -> None:
    idle(rocket, "echo done")
    rocket.replace(CI, ALWAYS, "")
    rocket.write(CI, f"{rocket.text(CI)}\n  deploy:\n    needs: [gate]\n    steps:\n      - run: make deploy\n")

    assert rocket.failed(GhGateNoAlways) == []


def test_a_gate_that_is_not_required_weighs_less(rocket: Patient) -> None:
    rocket.replace(CI, ALWAYS, "")

    assert [each.severity for each in rocket.failed(GhGateNoAlways, required=("CI gate",))] == ["error"]
    assert [each.severity for each in rocket.failed(GhGateNoAlways, required=("CI gates",))] == ["warning"]


@pytest.mark.parametrize(
    "run",
    [
        "make release",
        'curl -d "${{ toJSON(needs) }}" "$URL" || exit 1',
        "echo ${{ secrets.X }} && exit 1",
        "echo done > file",
        'echo "${{ needs.test.result }}" | ./tell',
    ],
)
def test_a_job_that_does_something_is_no_gate(rocket: Patient, run: str) -> None:
    idle(rocket, run)
    rocket.replace(CI, ALWAYS, "")

    assert [(each.status, each.message) for each in rocket.outcomes(GhGateNoAlways)] == [
        ("skipped", "no job of a workflow for pull requests judges the other jobs")
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (NEEDS, "    needs: [checks]\n"),
        (NEEDS, ""),
        (NEEDS, f"{NEEDS}    environment: pypi\n"),
        (STEPS, f"      - uses: actions/checkout@v7\n{STEPS}"),
        ("  pull_request:\n  merge_group:\n", ""),
        ("toJSON(needs)", "github.sha"),
    ],
)
def test_what_is_not_a_gate(rocket: Patient, old: str, new: str) -> None:
    rocket.replace(CI, ALWAYS, "")
    rocket.replace(CI, old, new)

    assert rocket.failed(GhGateNoAlways) == []


def test_jobs_behind_the_gate_do_not_count_and_alls_green_is_known(rocket: Patient) -> None:
    text = rocket.text(CI)
    green = "      - uses: step-security/harden-runner@v2\n      - uses: re-actors/alls-green@release/v1\n"
    jobs = "".join(f"\n  after{number}:\n    needs: [gate]\n    steps: [{{run: make x}}]\n" for number in range(6))
    rocket.write(CI, text[: text.index(STEPS)] + green + jobs)
    rocket.replace(CI, ALWAYS, "")
    rocket.replace(CI, NEEDS, "    needs:\n      - checks\n      - test\n")

    assert rocket.where(GhGateNoAlways) == [rocket.line(CI, "needs:", "  gate:")]
    rocket.mend(GhGateNoAlways)
    assert rocket.failed(GhGateNoAlways) == []


def test_needs_in_the_flow_of_a_line_are_left_to_hands(rocket: Patient) -> None:
    rocket.write(
        COMMITS,
        "on: pull_request\njobs:\n  a: {steps: [{run: make a}]}\n  called: {uses: ./x.yml, needs: [a]}\n"
        "  b: {needs: [a], steps: [{run: test x, env: {R: '${{ needs.a.result }}'}}]}\n",
    )

    assert [(each.where, each.edits) for each in rocket.failed(GhGateNoAlways)] == [(f"{COMMITS}:5", ())]


@pytest.mark.parametrize("condition", ["${{ success() }}", "success()", "${{ always() && success() }}"])
def test_success_is_what_a_gate_must_not_ask_for(rocket: Patient, condition: str) -> None:
    healthy = rocket.text(CI)
    rocket.replace(CI, ALWAYS, f"    if: {condition}\n")

    (found,) = rocket.failed(GhGateNoAlways)
    assert found.where == rocket.line(CI, f"    if: {condition}")
    assert found.fix.startswith("let the `if` of `gate` be `if: ${{ always() }}`")
    rocket.mend(GhGateNoAlways)
    assert (rocket.text(CI), rocket.failed(GhGateNoAlways)) == (healthy, [])


@pytest.mark.parametrize("condition", ["success() && github.actor != 'x'", "always() && (success() && !cancelled())"])
def test_success_beside_something_else_is_left_to_hands(rocket: Patient, condition: str) -> None:
    rocket.replace(CI, ALWAYS, f"    if: {condition}\n")

    (found,) = rocket.failed(GhGateNoAlways)
    assert (found.fix, found.edits) == ("write `always()` for `success()` in the `if` of `gate`", ())


def test_success_on_several_lines_is_left_to_hands(rocket: Patient) -> None:
    rocket.replace(CI, ALWAYS, "    if: >-\n      success()\n")

    assert [each.edits for each in rocket.failed(GhGateNoAlways)] == [()]
