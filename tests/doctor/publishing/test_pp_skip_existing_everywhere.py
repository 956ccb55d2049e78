"""GD516."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_skip_existing_everywhere import PpSkipExistingEverywhere
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

_RETRY = "skip-existing: ${{ github.event_name == 'workflow_dispatch' }}"
_FILE = ".github/workflows/x.yml"
_TWINE = "on: push\njobs:\n  a:\n    steps:\n      - run: twine upload --skip-existing dist/*\n"


def test_a_healthy_job_skips_only_where_it_is_a_retry(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(PpSkipExistingEverywhere)] == [
        ("passed", "`publish` does not skip files that exist on every run")
    ]


@pytest.mark.parametrize("line", ["skip-existing: true", "skip_existing: True # always", 'skip-existing: "true"'])
def test_one_that_always_does_hides_a_forgotten_bump(rocket: Patient, line: str) -> None:
    rocket.replace(RELEASE, _RETRY, line)

    found = rocket.failed(PpSkipExistingEverywhere)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(RELEASE, line), "warning")]
    rocket.mend(PpSkipExistingEverywhere)
    assert "${{ github.event_name == 'workflow_dispatch' }}" in rocket.text(RELEASE).split("attestations: true")[1]
    assert rocket.failed(PpSkipExistingEverywhere) == []


def test_so_does_twine(rocket: Patient) -> None:
    rocket.write(_FILE, _TWINE)

    assert rocket.where(PpSkipExistingEverywhere) == [f"{_FILE}:5"]
    assert rocket.failed(PpSkipExistingEverywhere)[0].fix == (
        "take the option away, but in a run that somebody starts by hand to try again"
    )


@pytest.mark.parametrize(
    "text",
    [
        _TWINE.replace("on: push", "on: [workflow_dispatch]"),
        _TWINE.replace("  a:\n", "  a:\n    if: github.event_name == 'workflow_dispatch'\n"),
        _TWINE.replace("  a:\n", "  a:\n    if: inputs.tag\n"),
        _TWINE.replace("upload ", "upload -r testpypi "),
        _TWINE.replace("--skip-existing ", ""),
    ],
)
def test_retries_and_rehearsals_may_skip(rocket: Patient, text: str) -> None:
    rocket.write(_FILE, text)

    assert rocket.failed(PpSkipExistingEverywhere) == []
