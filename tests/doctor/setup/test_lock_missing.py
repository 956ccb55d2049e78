"""GD610."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.setup.lock_missing import LockMissing
from support.patients import CI, COMMITS, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient


def test_the_lock_is_there(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(LockMissing)] == [("passed", "`uv.lock` is there")]


def test_a_lock_that_git_ignores(rocket: Patient) -> None:
    rocket.git("rm", "--quiet", "--cached", "uv.lock")
    rocket.write(".gitignore", "uv.lock\n")

    assert [(each.where, each.message) for each in rocket.failed(LockMissing)] == [
        (rocket.line(CI, "ruff format --check"), "`uv run --locked …` needs `uv.lock`, which git does not have")
    ]
    rocket.git("add", "--force", "uv.lock")
    assert rocket.failed(LockMissing) == []


@pytest.mark.parametrize(
    "step",
    [
        "run: uv lock",
        "run: cd python && uv sync",
        "run: echo\n        working-directory: python",
        "uses: actions/checkout@v7\n        with:\n          path: python",
        "uses: actions/checkout@v7\n        with:\n          repository: octo/other",
    ],
)
def test_a_lock_may_be_made_or_lie_elsewhere(rocket: Patient, step: str) -> None:
    rocket.remove("uv.lock")
    rocket.replace(CI, "      - name: Format\n", f"      - {step}\n      - name: Format\n")

    assert [each.message for each in rocket.outcomes(LockMissing)] == ["no workflow is known to need a lock"]


def test_all_steps_may_work_elsewhere(rocket: Patient) -> None:
    rocket.remove("uv.lock")
    rocket.replace(CI, "\njobs:\n", "\ndefaults:\n  run:\n    working-directory: python\n\njobs:\n")

    assert rocket.failed(LockMissing) == []


def test_what_locks_by_itself_needs_none(rocket: Patient) -> None:
    rocket.remove("uv.lock")
    for name, strict in ((CI, "--locked"), (RELEASE, "--locked"), (COMMITS, "--frozen")):
        rocket.replace(name, f" {strict}", "")

    assert rocket.failed(LockMissing) == []
