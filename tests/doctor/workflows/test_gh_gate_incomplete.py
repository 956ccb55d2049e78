"""GD312."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_gate_incomplete import GhGateIncomplete
from support.patients import CI

if TYPE_CHECKING:
    from support.patients import Patient

NEEDS = "needs: [checks, audit, build, test]"
DOCS = "\n  docs:\n    name: Docs\n    steps:\n      - run: make docs\n"


def test_a_gate_that_hears_of_every_job_is_healthy(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(GhGateIncomplete)] == [
        ("passed", "`CI gate` hears of every job that judges pull requests beside it")
    ]


def test_a_job_that_was_added_later_is_found(rocket: Patient) -> None:
    rocket.write(CI, rocket.text(CI) + DOCS)

    found = rocket.failed(GhGateIncomplete)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(CI, NEEDS), "warning")]
    assert rocket.failed(GhGateIncomplete, required=("CI gate", "Docs")) == []
    assert len(rocket.failed(GhGateIncomplete, required=("CI gate",))) == 1
    rocket.replace(CI, NEEDS, found[0].fix)
    assert rocket.failed(GhGateIncomplete) == []


def test_a_job_whose_failure_skips_another_is_heard_of(rocket: Patient) -> None:
    rocket.replace(CI, NEEDS, "needs: [checks, audit, test]")
    assert rocket.failed(GhGateIncomplete) == []

    rocket.replace(CI, "    needs: [build]\n", "    needs: [build]\n    if: ${{ !cancelled() }}\n")
    assert [each.message for each in rocket.failed(GhGateIncomplete)] == [
        "`CI gate` passes whether `build` fails or not"
    ]


@pytest.mark.parametrize(
    "more",
    [
        "    if: github.event_name == 'push'\n",
        "    continue-on-error: true\n",
        "    environment: preview\n",
        "    permissions:\n      pull-requests: write\n",
        "    needs: [gate]\n",
        "    needs: [deploy]\n",
    ],
)
def test_a_job_that_does_more_or_does_not_always_run_is_no_matter(rocket: Patient, more: str) -> None:
    deploy = "\n  deploy:\n    if: github.ref == 'refs/heads/main'\n    steps:\n      - run: make deploy\n"
    rocket.write(CI, rocket.text(CI) + DOCS.replace("    name: Docs\n", more) + deploy)

    assert rocket.failed(GhGateIncomplete) == []


@pytest.mark.parametrize("step", ["uses: googleapis/release-please-action@v5", "run: uv publish"])
def test_a_job_that_releases_or_publishes_is_no_matter(rocket: Patient, step: str) -> None:
    rocket.write(CI, rocket.text(CI) + DOCS.replace("run: make docs", step))

    assert rocket.failed(GhGateIncomplete) == []


def test_two_gates_hear_of_more_than_one(rocket: Patient) -> None:
    other = (
        "\n  other:\n    if: always()\n    needs: [docs, checks, test]\n    steps:\n"
        "      - uses: re-actors/alls-green@release/v1\n"
    )
    rocket.write(CI, rocket.text(CI) + DOCS + other)

    assert rocket.failed(GhGateIncomplete) == []


def test_without_a_gate_there_is_nothing_to_say(rocket: Patient) -> None:
    rocket.remove(CI)

    assert [each.status for each in rocket.outcomes(GhGateIncomplete)] == ["skipped"]
