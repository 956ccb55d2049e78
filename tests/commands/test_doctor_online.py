"""`gatepost doctor --online`: a GitHub and an index that are played on this machine."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gatepost.report.formats import FORMATS
from support.online import CLOSED, knowing_all
from support.program import call
from support.repos import git

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


_TOKENS = ("ghp_SECRET\nghp_OTHER", "ghp_SECRET\tOTHER", "ghp_SECRET\x01OTHER", "ghp_SECRET\x7f")


@pytest.mark.parametrize("token", _TOKENS)
def test_a_token_with_what_no_token_has_is_why_nothing_is_asked(
    rocket: Patient, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", token)
    done = call(capsys, "doctor", "-C", str(rocket.path), "--only", "rp-snoozed", "--online")

    said = " ".join(done.out.split())
    assert "not looked at: the token for GitHub is empty, or has a character in it that no token has" in said


@pytest.mark.parametrize("token", _TOKENS)
@pytest.mark.parametrize("format_", FORMATS)
def test_such_a_token_is_never_shown(
    rocket: Patient, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, token: str, format_: str
) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", token)
    done = call(capsys, "doctor", "-C", str(rocket.path), "--only", "rp-snoozed", "--online", "--format", format_)

    assert done.out + done.err
    assert re.findall("SECRET|OTHER", done.out + done.err) == []


@pytest.mark.parametrize(
    "address",
    [
        "user:SECRET@github.com:acme/rocket",
        "https://user:SECRET@github.com/acme/rocket",
        "https://SECRET@github.com/acme/rocket.git",
        "https://user:SECRET@git.example.com/acme/rocket",
        "ssh://user:SECRET@github.com/acme/rocket",
        "https://user:SECRET@github.com/acme",
    ],
)
@pytest.mark.parametrize("format_", FORMATS)
def test_what_an_address_has_of_a_secret_is_never_shown(
    rocket: Patient, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, address: str, format_: str
) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "ghp_a\nb")  # with which nobody is asked
    git(rocket.path, "config", "remote.origin.url", address)
    done = call(capsys, "doctor", "-C", str(rocket.path), "--online", "--format", format_)

    assert done.out
    assert "SECRET" not in done.out + done.err
