from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from gatepost import __version__
from gatepost.commands import explain
from gatepost.commands.table import COMMANDS
from support.program import call, gatepost, shell

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = f"'{sys.executable}' -m gatepost"


@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        ((), "Usage: gatepost [OPTIONS] COMMAND [ARGS]..."),
        (("lint",), "Usage: gatepost lint [OPTIONS] [FILE]..."),
        (("parse",), "Usage: gatepost parse [OPTIONS]"),
        (("explain",), "Usage: gatepost explain [OPTIONS] [CODE]..."),
        (("hook",), "Usage: gatepost hook [OPTIONS] COMMAND [ARGS]..."),
        (("hook", "install"), "Usage: gatepost hook install [OPTIONS]"),
        (("hook", "uninstall"), "Usage: gatepost hook uninstall [OPTIONS]"),
        (("hook", "status"), "Usage: gatepost hook status [OPTIONS]"),
        (("hook", "run"), "Usage: gatepost hook run [OPTIONS] COMMAND [ARGS]..."),
        (("hook", "run", "commit-msg"), "Usage: gatepost hook run commit-msg [OPTIONS] FILE"),
    ],
)
def test_every_command_has_a_help_page(
    arguments: tuple[str, ...], first: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for flag in ("--help", "-h"):
        done = call(capsys, *arguments, flag)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith(first)


def test_help_lists_the_commands_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    out = call(capsys, "--help").out
    places = [out.index(f"\n  {name} ") for name in ("lint", "explain", "hook", "config", "parse")]
    assert places == sorted(places)


def test_the_version_is_one_line(tmp_path: Path) -> None:
    done = gatepost(tmp_path, "--version")
    assert done == (0, f"gatepost {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "error", "hint"),
    [
        ((), "Missing command.", "try `gatepost --help`"),
        (("hook",), "Missing command.", "try `gatepost hook --help`"),
        (("hook", "run"), "Missing command.", "try `gatepost hook run --help`"),
        (("nope",), "No such command 'nope'.", "try `gatepost --help`"),
        (("--nope",), "No such option", "try `gatepost --help`"),
        (("lint", "--nope"), "No such option", "try `gatepost lint --help`"),
        (("lint", "--format", "xml"), "Invalid value for '--format'", "try `gatepost lint --help`"),
        (("hook", "run", "commit-msg"), "Missing argument 'FILE'.", "try `gatepost hook run commit-msg --help`"),
        (("explain", "--all"), "No such option", "try `gatepost explain --help`"),
        (("parse", "x\x1b[31m"), "Got unexpected extra argument (x\\x1b[31m)", "try `gatepost parse --help`"),
    ],
)
def test_a_wrong_call_is_one_error_with_a_hint_and_ends_with_2(
    arguments: tuple[str, ...], error: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    done = call(capsys, *arguments)
    assert (done.code, done.out) == (2, "")
    first, *others = done.err.splitlines()
    assert first.startswith(f"error: {error}")
    assert others == [f"  hint: {hint}", "  help: gatepost explain GE101"]


def test_a_bug_shows_where_and_ends_with_70(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        message = "no \x1b[31m pages"
        raise RuntimeError(message)

    monkeypatch.setattr(explain, "all_pages", broken)
    done = call(capsys, "explain")
    assert (done.code, done.out) == (70, "")
    *trace, _, _ = done.err.splitlines()
    assert trace[0] == "| Traceback (most recent call last):"
    assert trace[-1] == r"| RuntimeError: no \x1b[31m pages"
    assert [line for line in trace if not line.startswith("| ")] == []
    assert done.err.endswith(
        "error: this is a bug in gatepost\n"
        "  hint: please report it with the lines above: https://github.com/gatepost/gatepost/issues\n"
    )


def test_ctrl_c_ends_with_130(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "gatepost", "parse"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"fix: a\0" + b" " * (1 << 20))
        process.stdin.flush()
        process.stdout.read(1)
        time.sleep(0.5)  # now it waits for more
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 130
        assert process.stderr is not None
        assert process.stderr.read().decode().strip() == "error: interrupted"


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "input").write_bytes(b"fix: a reader leaves\0" * 60_000)
    line = f"{{ {PROGRAM} parse < input; echo $? >&2; }} | head -n 1"
    done = shell(tmp_path, line)
    assert done.code == 0
    assert done.out.startswith('{"commits"')
    assert done.err == "0\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")  # noqa: PTH110  no path object needed
@pytest.mark.parametrize("command", ["lint --title 'fix: a'", "explain", "--help", "parse < input"])
def test_a_full_disk_under_the_output_is_no_bug(command: str, tmp_path: Path) -> None:
    (tmp_path / "input").write_bytes(b"fix: a\0")
    done = shell(tmp_path, f"{PROGRAM} {command} > /dev/full", PYTHONUNBUFFERED="")
    assert done == (
        3,
        "",
        (
            "error: cannot write the output: No space left on device\n"
            "  hint: make room, or write it somewhere else\n"
            "  help: gatepost explain GE110\n"
        ),
    )


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("nope 2>/dev/full", 2),
        ("lint --range x..y 2>/dev/full", 3),
        ("lint --title 'fix: a' >&-", 0),
        ("lint --title nothing >&- 2>&-", 1),
        ("lint --range x..y 2>&-", 3),
    ],
)
def test_where_nothing_can_be_said_the_exit_code_still_says_it(command: str, code: int, tmp_path: Path) -> None:
    done = shell(tmp_path, f"{PROGRAM} {command}")
    assert done.code == code
    assert "Traceback" not in done.err


@pytest.mark.parametrize("command", ["parse", "lint --stdin"])
def test_standard_input_that_is_closed_is_a_wrong_call(command: str, tmp_path: Path) -> None:
    done = shell(tmp_path, f"{PROGRAM} {command} <&-")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: standard input is closed\n  hint: ")


def test_a_shell_can_complete_the_commands(tmp_path: Path) -> None:
    done = gatepost(tmp_path, "__complete", "bash", "gatepost", "gatepost ", "", "0")
    assert (done.code, done.out.split()) == (0, ["words", *COMMANDS])


def test_only_the_chosen_command_is_loaded(tmp_path: Path) -> None:
    program = "import sys; from gatepost.cli import main; main(['hook', '-h']); print(*sys.modules, file=sys.stderr)"
    done = shell(tmp_path, f"'{sys.executable}' -c \"{program}\"")
    loaded = set(done.err.split())
    assert "gatepost.commands.hook" in loaded
    assert not loaded & {"git", "gatepost.commands.lint", "gatepost.commands.explain", "gatepost.rules.base"}


def test_a_bug_cannot_give_commands_to_a_ci_log(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        message = "one\n::error::two\r::warning::three\n##[group]four"
        raise RuntimeError(message)

    monkeypatch.setattr(explain, "all_pages", broken)
    lines = call(capsys, "explain").err.splitlines()
    assert [line for line in lines if line.lstrip().startswith("::") or "##[" in line] == []
    assert {"| ::error::two", "| ::warning::three", r"| #\x23[group]four"} <= set(lines)
