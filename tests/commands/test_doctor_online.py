"""`gatepost doctor --online`: a GitHub and an index that are played on this machine."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.online import CLOSED, knowing_all
from support.program import call

if TYPE_CHECKING:
    from support.patients import Patient


@pytest.fixture
def rocket(rocket: Patient, monkeypatch: pytest.MonkeyPatch) -> Patient:
    monkeypatch.setenv("PIP_INDEX_URL", "http://localhost:9/simple/")  # where nobody answers
    return rocket


def statuses(out: str) -> dict[str, str]:
    return {each["name"]: each["status"] for each in json.loads(out)["outcomes"]}


def test_what_only_others_know_is_asked_only_where_it_is_asked_for(
    rocket: Patient, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["doctor", "-C", str(rocket.path), "--format", "json", "--only", "rp-snoozed,rp-pending-left"]
    with knowing_all(monkeypatch) as known:
        assert statuses(call(capsys, *arguments).out) == {"rp-snoozed": "skipped", "rp-pending-left": "skipped"}
        assert known.asked == []
        done = call(capsys, *arguments, "--online")

    assert statuses(done.out) == {"rp-snoozed": "passed", "rp-pending-left": "passed"}
    assert CLOSED in known.asked


def test_what_could_not_be_asked_says_why(
    rocket: Patient, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(Path(shutil.which("git") or "").parent))  # without gh
    arguments = ["doctor", "-C", str(rocket.path), "--only", "rp-snoozed"]
    done = call(capsys, *arguments, "--online")

    assert done.code == 0
    assert "○ rp-snoozed not looked at: " in done.out
    assert "token" in done.out
