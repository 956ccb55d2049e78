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


def with_steps(patient: Patient, steps: str) -> None:
    patient.remove("uv.lock")
    for name in (CI, RELEASE, COMMITS):
        patient.remove(name)
    head = "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v7\n"
    patient.write(CI, f"{head}{steps}")


COMPILED = (
    "uv pip compile --universal --generate-hashes requirements/dev.in -o requirements/dev.txt"
    " && git add --force requirements/dev.txt"
)


@pytest.mark.parametrize(
    "command",
    [
        "python -m pip install --require-hashes -r requirements/dev.txt",
        "pip install -rrequirements/dev.txt",
        "uv pip install --requirement=./requirements/dev.txt",
        "pip3 install --constraint requirements/dev.txt .",
        "python -m pip_audit --desc off -r 'requirements/dev.txt'",
        "pip install -c requirements/dev.txt --requirement",
    ],
)
def test_requirements_that_were_never_compiled(rocket: Patient, command: str) -> None:
    with_steps(rocket, f"      - run: {command}\n      - run: {command}\n")
    rocket.write("requirements/dev.in", "pytest\n")

    found = rocket.failed(LockMissing)
    assert [(each.where, each.severity, each.fix) for each in found] == [
        (rocket.line(CI, "- run"), "error", COMPILED),
    ]
    assert found[0].message.endswith("needs `requirements/dev.txt`, which git does not have")
    rocket.write("requirements/dev.txt", "pytest==9.0.0\n")
    assert [(each.status, each.message) for each in rocket.outcomes(LockMissing)] == [
        ("passed", "`requirements/dev.txt` is there")
    ]


def test_each_is_named_and_what_has_no_source_is_committed(rocket: Patient) -> None:
    with_steps(rocket, "      - run: pip install -r a.txt -c b.txt\n")

    assert [each.fix for each in rocket.failed(LockMissing)] == [
        "commit `a.txt`, or name a file that is there",
        "commit `b.txt`, or name a file that is there",
    ]
    rocket.write("a.txt", "")
    rocket.write("b.txt", "")
    assert [each.message for each in rocket.outcomes(LockMissing)] == ["`a.txt`, `b.txt` are there"]


@pytest.mark.parametrize(
    "steps",
    [
        "      - run: uv export -o a.txt\n",
        "      - run: pip freeze > a.txt\n",
        "      - run: pip-compile a.in\n",
        "      - run: uv pip compile a.in -r b.txt -o a.txt\n",
        "      - run: cd python\n",
        "      - run: git checkout v1 -- .\n",
        "      - uses: actions/download-artifact@v7\n",
        "      - uses: ./.github/actions/setup\n",
        "      - uses: actions/checkout@v7\n        with:\n          submodules: true\n",
    ],
)
def test_what_a_step_before_may_have_made_is_not_missed(rocket: Patient, steps: str) -> None:
    with_steps(rocket, f"{steps}      - run: pip install -r a.txt\n")

    assert rocket.failed(LockMissing) == []


@pytest.mark.parametrize(
    "step",
    [
        "run: if [ -f a.txt ]; then pip install -r a.txt; fi",
        "run: pip install -r a.txt || true",
        "run: pip install -r ../a.txt -r ${{ matrix.file }} -r /a.txt",
        "run: pip install -r a.txt\n        if: hashFiles('a.txt') != ''",
        "run: pip install -r a.txt\n        continue-on-error: true",
        "run: grep -r a.txt",
        "run: pip install -r a.txt\n        working-directory: python",
    ],
)
def test_what_is_only_tried_or_lies_elsewhere_is_not_missed(rocket: Patient, step: str) -> None:
    with_steps(rocket, f"      - {step}\n")

    assert rocket.failed(LockMissing) == []


def test_the_files_of_those_who_call_a_workflow_are_not_known(rocket: Patient) -> None:
    with_steps(rocket, "      - run: pip install -r a.txt\n")
    assert len(rocket.failed(LockMissing)) == 1
    rocket.replace(CI, "on: push", "on: workflow_call")
    assert rocket.failed(LockMissing) == []
    rocket.replace(CI, "on: workflow_call", "on: push")
    rocket.replace(CI, "actions/checkout", "actions/cache")
    assert rocket.failed(LockMissing) == []


def test_poetry_goes_on_without_its_lock(rocket: Patient) -> None:
    with_steps(rocket, "      - run: poetry --version\n      - run: poetry sync --only dev\n")

    assert [(each.where, each.severity, each.fix) for each in rocket.failed(LockMissing)] == [
        (rocket.line(CI, "poetry sync"), "warning", "poetry lock && git add --force poetry.lock")
    ]
    rocket.replace(CI, "poetry --version", "poetry lock")
    assert rocket.failed(LockMissing) == []
