"""GD602, with a real configuration of git."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.setup.hooks_path_elsewhere import HooksPathElsewhere
from support.patients import PYPROJECT
from support.program import gatepost

if TYPE_CHECKING:
    from support.patients import Patient


@pytest.fixture(autouse=True)
def _own_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


def test_git_looks_in_its_own_folder(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(HooksPathElsewhere)] == [
        ("passed", "git runs hooks from its own folder")
    ]


def test_a_folder_that_is_none(rocket: Patient) -> None:
    rocket.git("config", "core.hooksPath", ".husky/_")
    found = rocket.failed(HooksPathElsewhere)

    assert [(each.message, each.fix) for each in found] == [
        (
            "core.hooksPath is `.husky/_`, which is no folder, so git runs no hooks at all",
            "git config --unset core.hooksPath && gatepost hook install",
        )
    ]
    rocket.git(*found[0].fix.partition(" && ")[0].split()[1:])
    assert rocket.failed(HooksPathElsewhere) == []


def test_a_folder_without_ours(rocket: Patient) -> None:
    (rocket.path / ".githooks").mkdir()
    rocket.git("config", "core.hooksPath", ".githooks")
    found = rocket.failed(HooksPathElsewhere)

    assert [(each.message, each.fix) for each in found] == [
        ("core.hooksPath is `.githooks`, where gatepost's commit-msg is not", "gatepost hook install")
    ]
    assert gatepost(rocket.path, "hook", "install", "commit-msg", "pre-push").code == 0
    assert [each.message for each in rocket.outcomes(HooksPathElsewhere)] == ["git runs hooks from `.githooks`"]


def test_a_hook_there_that_is_only_switched_off_is_said_elsewhere(rocket: Patient) -> None:
    (rocket.path / ".githooks").mkdir()
    rocket.git("config", "core.hooksPath", ".githooks")
    assert gatepost(rocket.path, "hook", "install", "commit-msg", "pre-push").code == 0
    (rocket.path / ".githooks" / "commit-msg").chmod(0o644)

    assert rocket.failed(HooksPathElsewhere) == []


def test_who_wants_no_hooks_of_ours_may_have_none(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, "[tool.gatepost.init]", "[tool.other]")
    rocket.git("config", "core.hooksPath", "/dev/null")
    assert rocket.failed(HooksPathElsewhere) == []
    rocket.git("config", "core.hooksPath", "nowhere")

    assert [each.fix for each in rocket.failed(HooksPathElsewhere)] == ["git config --unset core.hooksPath"]
