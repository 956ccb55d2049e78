"""GD401."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.quality.q_ruff_drift import QRuffDrift
from support.patients import CI

if TYPE_CHECKING:
    from support.patients import Patient

HOOKS = ".pre-commit-config.yaml"
LOCKED = '\n[[package]]\nname = "ruff"\nversion = "0.17.6"\n'
RUN = "run: uv run --locked --only-group dev ruff check --output-format=github ."


def lock(rocket: Patient) -> None:
    rocket.write("uv.lock", rocket.text("uv.lock") + LOCKED)


def hook(rocket: Patient, rev: str) -> None:
    text = f"repos:\n  - repo: https://github.com/astral-sh/ruff-pre-commit.git\n{rev}    hooks:\n      - id: ruff\n"
    rocket.write(HOOKS, text)


def test_what_is_locked_is_run_everywhere(rocket: Patient) -> None:
    lock(rocket)

    assert [(each.status, each.message) for each in rocket.outcomes(QRuffDrift)] == [
        ("passed", "ruff is 0.17.6 wherever it is named")
    ]


def test_without_a_version_there_is_nothing_to_compare(rocket: Patient) -> None:
    rocket.replace(CI, RUN, "run: uvx ruff check .")

    assert [(each.status, each.message) for each in rocket.outcomes(QRuffDrift)] == [
        ("skipped", "nothing here names a version of ruff")
    ]


def test_another_revision_of_the_hooks_is_set_right(rocket: Patient) -> None:
    lock(rocket)
    hook(rocket, "    rev: 'v0.9.1' # by hand\n")

    assert rocket.where(QRuffDrift) == [rocket.line(HOOKS, "rev:")]
    rocket.mend(QRuffDrift)
    assert "    rev: 'v0.17.6' # by hand\n" in rocket.text(HOOKS)
    assert rocket.failed(QRuffDrift) == []


def test_a_frozen_revision_is_known_by_its_comment_and_left_to_a_person(rocket: Patient) -> None:
    lock(rocket)
    hook(rocket, f"    rev: {'a' * 40}  # frozen: v0.9.1\n")
    found = rocket.failed(QRuffDrift)

    assert [(each.message, each.fix, each.edits) for each in found] == [
        (
            "`.pre-commit-config.yaml` has ruff 0.9.1, while `uv.lock` has 0.17.6",
            "write `rev: v0.17.6` on this line",
            (),
        )
    ]


@pytest.mark.parametrize(
    "rev", ["", f"    rev: {'a' * 40}\n", "    rev: v0.17.6\n", "    rev: 0.17.6\n", "    rev: [1]\n"]
)
def test_a_revision_that_says_nothing_else_is_no_drift(rocket: Patient, rev: str) -> None:
    lock(rocket)
    hook(rocket, rev)

    assert rocket.failed(QRuffDrift) == []


@pytest.mark.parametrize("text", ["", "repos: {}\n", "repos:\n  - [1]\n", "[", "- 1\n"])
def test_hooks_that_cannot_be_read_say_nothing(rocket: Patient, text: str) -> None:
    lock(rocket)
    rocket.write(HOOKS, text)

    assert rocket.failed(QRuffDrift) == []


@pytest.mark.parametrize(
    "command",
    [
        "uvx ruff check .",
        "uvx ruff@latest check .",
        "uv tool run --python 3.12 -q ruff check .",
        "uvx --from ruff ruff check .",
        "pipx run ruff check .",
        "uv tool install ruff",
        "pip install ruff",
        "cd src && python -m pip install --upgrade 'ruff'",
    ],
)
def test_the_newest_differs_from_what_is_locked(rocket: Patient, command: str) -> None:
    lock(rocket)
    rocket.replace(CI, RUN, f"run: {command}")
    found = rocket.failed(QRuffDrift)

    assert [each.where for each in found] == [rocket.line(CI, f"run: {command}")]
    assert "takes whichever ruff is newest, while `uv.lock` has 0.17.6" in found[0].message
    assert found[0].fix == "run the locked one by `uv run ruff`, or name the version: `uvx ruff@0.17.6`"
    rocket.replace(CI, f"run: {command}", "run: uvx ruff@0.17.6 check .")
    assert rocket.failed(QRuffDrift) == []


@pytest.mark.parametrize(
    "command", ["uvx ruff@0.4.4 check", "uvx --from=ruff==0.4.4 ruff check", "pip install ruff==0.4.4"]
)
def test_another_version_is_named(rocket: Patient, command: str) -> None:
    lock(rocket)
    rocket.replace(CI, RUN, f"run: |\n          echo a \\\n            b\n          {command}  # this\n          \\")

    assert [(each.where, each.message.partition("` ")[2]) for each in rocket.failed(QRuffDrift)] == [
        (rocket.line(CI, command), "has ruff 0.4.4, while `uv.lock` has 0.17.6")
    ]


@pytest.mark.parametrize(
    "command",
    [
        "uvx ruff@${{ env.RUFF }} check",
        "uvx ruff==0.17.* check",
        "uvx ruff>=0.9 check",
        "uvx -c pins.txt ruff check",
        "uvx --from other ruff",
        "uvx other ruff",
        "uvx --from ruff other",
        "uvx -q",
        "uvx",
        "pip install -r requirements.txt ruff",
        "pip install . ruff",
        "pip install ruff-lsp",
        "pip install -e . && pip install ruff",
        "uv sync && uv pip install ruff",
        "echo ruff",
        ">\n          echo uvx",
        "'uvx --exclude-newer 2026-01-01 ruff check'",
    ],
)
def test_what_cannot_be_known_is_no_drift(rocket: Patient, command: str) -> None:
    lock(rocket)
    rocket.replace(CI, RUN, f"run: {command}")

    assert rocket.failed(QRuffDrift) == []


def test_constraints_in_the_environment_pin_what_a_command_does_not(rocket: Patient) -> None:
    lock(rocket)
    rocket.replace(CI, RUN, "env:\n          UV_CONSTRAINT: pins.txt\n        run: uvx ruff check .")

    assert rocket.failed(QRuffDrift) == []


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ('version: "0.4.4"', ["`astral-sh/ruff-action` has ruff 0.4.4, while `uv.lock` has 0.17.6"]),
        ("version: latest", ["`astral-sh/ruff-action` takes whichever ruff is newest, while `uv.lock` has 0.17.6"]),
        ('write `version: "0.17.6"` below `with` of this step', []),
        ('version: ">=0.4"', []),
        ("version-file: uv.lock", []),
        ("args: check", []),  # pyproject.toml says it
    ],
)
def test_the_action_has_a_version_of_its_own(rocket: Patient, inputs: str, expected: list[str]) -> None:
    lock(rocket)
    rocket.replace(CI, RUN, f"uses: astral-sh/ruff-action@v4.1.0\n        with:\n          {inputs}")
    found = rocket.failed(QRuffDrift)

    assert [each.message for each in found] == expected
    assert [each.where for each in found] == [rocket.line(CI, inputs)] * len(expected)
    assert [each.fix for each in found] == ['write `version: "0.17.6"` below `with` of this step'] * len(expected)


def test_the_action_takes_the_newest_where_nothing_else_names_one(rocket: Patient) -> None:
    lock(rocket)
    rocket.replace("pyproject.toml", '  "ruff==0.17.6",\n', "")
    rocket.replace(CI, RUN, "uses: astral-sh/ruff-action@v4.1.0")

    assert rocket.where(QRuffDrift) == [rocket.line(CI, "- name: Lint")]


def test_requirements_that_are_pinned_differ_from_a_lock(rocket: Patient) -> None:
    lock(rocket)
    rocket.write("requirements/dev.txt", "mypy==1.0\nruff==0.4.4 ; python_version > '3'\n")

    assert [(each.where, each.fix) for each in rocket.failed(QRuffDrift)] == [
        ("requirements/dev.txt:2", "write ruff 0.17.6 on this line")
    ]


def test_a_lock_with_two_versions_says_neither(rocket: Patient) -> None:
    lock(rocket)
    rocket.write("requirements.txt", "ruff==0.4.4\nruff==0.5.0\n")

    assert rocket.failed(QRuffDrift) == []
