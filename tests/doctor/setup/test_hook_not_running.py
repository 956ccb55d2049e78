"""GD601, with real hooks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.setup.hook_not_running import HookNotRunning
from gatepost.doctor.facts import Hooks
from gatepost.hooks.status import FOREIGN, GONE, HookStatus
from support.patients import COMMITS, PYPROJECT
from support.program import gatepost

if TYPE_CHECKING:
    from support.patients import Patient

HOOK = ".git/hooks/commit-msg"


@pytest.fixture(autouse=True)
def _own_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


def install(rocket: Patient) -> None:
    assert gatepost(rocket.path, "hook", "install", "commit-msg", "pre-push").code == 0


def test_a_clone_has_to_install_them(rocket: Patient) -> None:
    assert [(each.where, each.message, each.fix, each.severity) for each in rocket.failed(HookNotRunning)] == [
        (HOOK, "the hook commit-msg is not installed in this clone", "gatepost hook install", "warning"),
        (
            ".git/hooks/pre-push",
            "the hook pre-push is not installed in this clone",
            "gatepost hook install",
            "warning",
        ),
    ]
    install(rocket)
    assert [(each.status, each.message) for each in rocket.outcomes(HookNotRunning)] == [
        ("passed", "commit-msg, pre-push run here")
    ]


def test_it_weighs_more_where_nothing_else_judges(rocket: Patient) -> None:
    rocket.remove(COMMITS)

    assert {each.severity for each in rocket.failed(HookNotRunning)} == {"error"}


def test_nobody_misses_them_without_settings_or_in_ci(rocket: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    rocket.replace(PYPROJECT, "[tool.gatepost.init]", "[tool.other]")
    assert [(each.status, each.message) for each in rocket.outcomes(HookNotRunning)] == [
        ("skipped", "this repository has no settings of gatepost")
    ]
    monkeypatch.setenv("CI", "true")
    assert [each.status for each in rocket.outcomes(HookNotRunning)] == ["skipped"]


def test_a_hook_that_lost_its_mode(rocket: Patient) -> None:
    install(rocket)
    (rocket.path / HOOK).chmod(0o644)

    assert [(each.message, each.fix) for each in rocket.failed(HookNotRunning)] == [
        ("the hook commit-msg is not executable, so git passes it over", f"chmod +x {HOOK}")
    ]
    (rocket.path / HOOK).chmod(0o755)
    assert rocket.failed(HookNotRunning) == []


def test_a_hook_of_somebody_else(rocket: Patient) -> None:
    install(rocket)
    rocket.write(HOOK, "#!/bin/sh\nexit 0\n")
    (rocket.path / HOOK).chmod(0o755)

    assert [each.message for each in rocket.failed(HookNotRunning)] == [
        "the hook commit-msg is somebody else's, and does not run gatepost"
    ]
    install(rocket)
    assert rocket.failed(HookNotRunning) == []


def test_a_hook_that_was_changed_may_judge(rocket: Patient) -> None:
    rocket.remove(COMMITS)
    install(rocket)
    rocket.write(HOOK, f"{rocket.text(HOOK)}echo mine\n")

    assert [(each.message, each.severity) for each in rocket.failed(HookNotRunning)] == [
        ("the hook commit-msg was changed by hand, so nobody knows what it judges", "warning")
    ]


def test_what_owns_a_hook_says_how_to_mend_it(rocket: Patient) -> None:
    statuses = (
        HookStatus("commit-msg", FOREIGN, "/r/.husky/_/commit-msg", "husky", []),
        HookStatus("pre-push", GONE, "/r/.git/hooks/pre-push", "gatepost", []),
    )
    found = rocket.failed(HookNotRunning, hooks=Hooks(statuses, is_wanted=True))

    assert [(each.where, each.fix) for each in found] == [
        ("/r/.husky/_/commit-msg", "run `gatepost hook install`: it says which lines husky needs"),
        (".git/hooks/pre-push", "gatepost hook install"),
    ]


def test_a_folder_that_is_none_is_said_elsewhere(rocket: Patient) -> None:
    rocket.git("config", "core.hooksPath", "nowhere")
    with rocket.facts() as facts:
        assert facts.hooks is not None
        hooks = replace(facts.hooks, is_wanted=True)

    assert [each.message for each in rocket.outcomes(HookNotRunning, hooks=hooks)] == [
        "git is told to run no hooks, which is said elsewhere"
    ]
