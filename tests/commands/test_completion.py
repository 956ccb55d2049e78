"""`gatepost completion`: the script for a shell."""

from __future__ import annotations

import pytest

from gatepost.adapters.shells import SHELLS, script_for
from support.program import call


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_the_shell_is_printed(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "completion", shell) == (0, script_for(shell), "")


def test_without_a_name_it_is_the_users_own(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELL", "/bin/zsh")
    assert call(capsys, "completion").out == script_for("zsh")


@pytest.mark.parametrize(
    ("said", "text"), [("/bin/tcsh", "there is no completion for tcsh"), ("", "it is not known which shell you use")]
)
def test_an_unknown_shell_is_a_usage_error(
    said: str, text: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELL", said)
    done = call(capsys, "completion")
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines() == [
        f"error: {text}",
        "  hint: name one: gatepost completion bash|zsh|fish|powershell",
        "  help: gatepost explain GE101",
    ]
    assert call(capsys, "completion", "tcsh").code == 2


@pytest.mark.parametrize("shell", SHELLS)
def test_the_help_has_the_line_of_the_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    line = script_for(shell).partition("\n")[0].partition(":  ")[2]
    assert line in call(capsys, "completion", "--help").out
