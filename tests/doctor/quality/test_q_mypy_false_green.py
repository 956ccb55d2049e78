"""GD402."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.quality.q_mypy_false_green import QMypyFalseGreen
from support.patients import CI

if TYPE_CHECKING:
    from support.patients import Patient

RUN = "run: uv run --locked --only-group dev ruff check --output-format=github ."
NAMED = "    name: Checks\n"


def test_an_advisory_step_that_is_shown_is_deliberate(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(QMypyFalseGreen)] == [
        ("passed", "the verdict counts, or is shown, in each of 4 steps that judge code")
    ]


def test_without_workflows_there_is_no_such_step(rocket: Patient) -> None:
    assert [each.message for each in rocket.outcomes(QMypyFalseGreen, workflows=())] == ["no such step"]


@pytest.mark.parametrize(
    "command",
    ["uv run mypy . || true", "ruff check . || :", ".venv/bin/pytest -q || exit 0", "mypy || true; echo done"],
)
def test_a_failure_that_is_swallowed(rocket: Patient, command: str) -> None:
    rocket.replace(CI, RUN, f"run: |\n          echo\n          {command}")
    found = rocket.failed(QMypyFalseGreen)

    assert [each.where for each in found] == [rocket.line(CI, command)]
    assert found[0].message == f"`{command}` succeeds whatever is found"
    rocket.replace(CI, command, command.partition(" ||")[0])
    assert rocket.failed(QMypyFalseGreen) == []


@pytest.mark.parametrize(
    "command",
    [
        "mypy . > types.txt || true",  # somebody reads it
        "mypy . | mypy-baseline filter || true",
        "mypy . || echo '::warning::there are type errors'",
        "rm mypy.log || true",
        "pip uninstall mypy-extensions || true",
        "mypy . || true && false",
        "# mypy . || true",
        "ruff check --fix . || true",
        "pytest --junitxml=results.xml || true",
    ],
)
def test_a_failure_that_is_used_or_of_something_else(rocket: Patient, command: str) -> None:
    rocket.replace(CI, RUN, f"run: |\n          echo\n          {command}")

    assert rocket.failed(QMypyFalseGreen) == []


def test_a_step_that_nothing_looks_at(rocket: Patient) -> None:
    rocket.replace(CI, "steps.types.outcome == 'failure'", "failure()")

    found = rocket.failed(QMypyFalseGreen)
    assert [each.where for each in found] == [rocket.line(CI, "continue-on-error: true # `type-errors`")]
    assert found[0].message == "the step `Types (advisory)` may fail and nothing looks at its outcome"
    rocket.replace(CI, "        continue-on-error: true # `type-errors` in the settings makes it block\n", "")
    assert rocket.failed(QMypyFalseGreen) == []


def test_its_conclusion_is_that_of_a_success(rocket: Patient) -> None:
    rocket.replace(CI, "steps.types.outcome", "steps.types.conclusion")

    assert len(rocket.failed(QMypyFalseGreen)) == 1


@pytest.mark.parametrize("asked", ["toJSON(steps)", "steps['types'].outcome", "steps.types.outputs.count"])
def test_other_ways_to_ask_count(rocket: Patient, asked: str) -> None:
    rocket.replace(CI, "steps.types.outcome", asked)

    assert rocket.failed(QMypyFalseGreen) == []


def test_a_step_without_name_and_id_is_called_by_what_it_runs(rocket: Patient) -> None:
    lint = rocket.text(CI).partition("      - name: Lint\n")[2].partition("      - name: Types")[0]
    rocket.replace(CI, f"- name: Lint\n{lint}", "- run: ruff check\n        continue-on-error: true\n")

    assert [each.message for each in rocket.failed(QMypyFalseGreen)] == [
        "the step `ruff check` may fail and nothing looks at its outcome"
    ]


@pytest.mark.parametrize("said", ["false", "${{ matrix.experimental }}"])
def test_what_may_not_go_on_or_only_at_times(rocket: Patient, said: str) -> None:
    rocket.replace(CI, NAMED, f"{NAMED}    continue-on-error: {said}\n")

    assert rocket.failed(QMypyFalseGreen) == []


def test_a_job_that_the_gate_needs(rocket: Patient) -> None:
    rocket.replace(CI, NAMED, f"{NAMED}    continue-on-error: true\n")

    found = rocket.failed(QMypyFalseGreen)
    assert [each.where for each in found] == [rocket.line(CI, "    continue-on-error: true")]
    assert found[0].message == "the job `checks` counts as a success for `gate` even where it fails"


def test_a_job_that_judges_no_code_may_fail(rocket: Patient) -> None:
    named = "    name: Known vulnerabilities (advisory)\n"
    rocket.replace(CI, named, f"{named}    continue-on-error: true\n")

    assert rocket.failed(QMypyFalseGreen) == []


def test_what_only_installs_judges_nothing(rocket: Patient) -> None:
    rocket.replace(CI, RUN, "run: pip install ruff\n        continue-on-error: true")

    assert rocket.failed(QMypyFalseGreen) == []
