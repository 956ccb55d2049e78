"""Which shell it is, and its script."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from gatepost.adapters.shells import SHELLS, script_for, users_shell

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("said", "name"),
    [("/bin/bash", "bash"), ("/usr/local/bin/fish", "fish"), ("zsh", "zsh"), ("", ""), ("/bin/sh", "sh")],
)
def test_the_shell_is_the_one_that_the_environment_names(said: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELL", said)
    assert users_shell() == name


def test_where_nothing_is_said_on_windows_it_is_powershell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SHELL", raising=False)
    assert users_shell() == ""
    monkeypatch.setattr("gatepost.adapters.shells._ON_WINDOWS", True)
    assert users_shell() == "powershell"


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_says_where_it_goes_and_how_it_asks(shell: str) -> None:
    script = script_for(shell)
    assert script.isascii()
    first = script.partition("\n")[0]
    assert first.startswith("# gatepost's completion for")
    assert f"gatepost completion {shell}" in first
    assert f"__complete {shell} " in script


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_itself_can_read_its_script(shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")  # tests/e2e/test_completion.py requires them all
    done = subprocess.run([shell, "-n"], input=script_for(shell), text=True, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_powershell_is_asked_to_run_is_closed_and_guarded() -> None:
    script = script_for("powershell")
    assert all(script.count(begin) == script.count(end) for begin, end in ("{}", "()", "[]"))
    assert "-CommandName 'gatepost', 'git-cc'" in script
    assert "Invoke-Expression" not in script.partition("\n")[2]
    assert script.index("try {") < script.index("& $program") < script.index("} catch {") < script.index("} finally {")
