"""Messages that are none, through every door of `gatepost lint`."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from support.program import call, gatepost, shell, start
from support.repos import commit

if TYPE_CHECKING:
    from pathlib import Path

    from support.program import Done

PROGRAM = f"'{sys.executable}' -m gatepost"
HUGE = b"fix: a\n\n" + b"0123456789\n" * 950_000


@pytest.fixture(autouse=True)
def _inside(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)


@pytest.fixture(params=["file", "stdin"])
def lint(
    request: pytest.FixtureRequest,
    repository: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Lint:
    return Lint(request.param, repository, capsys, monkeypatch)


class Lint:
    """`gatepost lint` on bytes, by one of its doors."""

    def __init__(
        self, door: str, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self._door = door
        self._folder = folder
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    @property
    def called(self) -> str:
        """How an error names the message."""
        return "standard input" if self._door == "stdin" else "message"

    def __call__(self, data: bytes, *arguments: str) -> Done:
        if self._door == "stdin":
            self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
            return call(self._capsys, "lint", "--stdin", *arguments)
        (self._folder / "message").write_bytes(data)
        return call(self._capsys, "lint", *arguments, "message")


@pytest.mark.parametrize("format_", ["text", "json"])
@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"fix: a\0b\n", "is not text: there is a NUL byte at offset 6"),
        (b"\0", "is not text: there is a NUL byte at offset 0"),
        (b"fix: a\n\ncaf\xe9\n", "is not UTF-8: byte 0xe9 in line 3 does not fit"),
        (b"\xff\xfef\0i\0x\0", "is not text: there is a NUL byte at offset 3"),
        (b"fix: \xed\xa0\x80", "is not UTF-8: byte 0xed in line 1 does not fit"),
    ],
)
def test_what_is_not_text_is_refused(data: bytes, says: str, format_: str, lint: Lint) -> None:
    done = lint(data, "--format", format_)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: {lint.called} {says}\n  hint: ")
    assert done.err.endswith("  help: gatepost explain GE108\n")


def test_a_message_of_ten_megabytes_is_judged(lint: Lint) -> None:
    assert lint(HUGE) == (0, "✓ 1 message judged, all fine\n", "")
    done = lint(b"nope\n" + HUGE, "--format", "json")
    assert (done.code, json.loads(done.out)["summary"]["messages"]) == (1, 1)


def test_a_message_of_a_hundred_megabytes_is_none(lint: Lint) -> None:
    done = lint(b"0123456789\n" * 9_500_000)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: the message is too large: {lint.called} has more than 64 MiB\n")


@pytest.mark.parametrize("data", [b"", b"\n", b" \n\t\n"])
def test_an_empty_message_is_refused_with_a_finding(data: bytes, lint: Lint) -> None:
    done = lint(data)
    assert (done.code, done.err) == (1, "")
    assert "\n1 error in 1 message\nwhy, and examples: gatepost explain GP101\n" in done.out


def test_a_file_of_comments_alone_is_an_empty_message(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "message").write_text("# fix: a\n#\n")
    done = call(capsys, "lint", "--format", "json", "message")
    assert (done.code, json.loads(done.out)["messages"][0]["header"]) == (1, "")


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("missing", "No such file or directory"),
        (".", "Is a directory"),
        ("message/below", "Not a directory"),
        ("", "Is a directory"),
        ("x" * 300, "File name too long"),
        ("loop", "Too many levels of symbolic links"),
    ],
)
@pytest.mark.parametrize("flags", [(), ("--fix",), ("--format", "json")])
def test_a_file_that_cannot_be_read_is_a_wrong_call(
    file: str, reason: str, flags: tuple[str, ...], repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "message").write_text("fix: a.\n")
    (repository / "loop").symlink_to("loop")
    done = call(capsys, "lint", *flags, "message", file)
    assert (done.code, done.out) == (2, "")
    assert re.match(f"error: cannot read the message: [^\n]*: {reason}\n  hint: ", done.err)
    assert (repository / "message").read_text() == "fix: a.\n"  # all or none


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_named_pipe_is_read_and_cannot_be_mended(repository: Path) -> None:
    os.mkfifo(repository / "pipe")
    for data, code in (("fix: a", 0), ("nope", 1)):
        with subprocess.Popen(["sh", "-c", f"printf '{data}' > pipe"], cwd=repository) as writer:
            done = gatepost(repository, "lint", "pipe")
            writer.kill()  # it would wait for a reader for ever
        assert (done.code, done.err) == (code, "")
    done = gatepost(repository, "lint", "--fix", "pipe")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: --fix has no file to write to: pipe is a pipe or a device\n")
    assert (repository / "pipe").is_fifo()


@pytest.mark.skipif(not os.path.exists("/dev/fd"), reason="there is no /dev/fd")  # noqa: PTH110  no path object needed
def test_a_device_can_be_read(repository: Path) -> None:
    assert shell(repository, f"printf 'fix: a' | {PROGRAM} lint /dev/stdin").code == 0
    assert shell(repository, f"{PROGRAM} lint /dev/null").code == 1
    assert shell(repository, f"{PROGRAM} lint /dev/zero").err.startswith("error: the message is too large: /dev/zero")
    assert shell(repository, f"printf 'fix: a.' | {PROGRAM} lint --fix /dev/stdin").code == 2


@pytest.mark.parametrize(
    ("title", "codes"),
    [("", "GP101"), ("\n", "GP101"), ("caf\udce9: x", "GP102"), ("x" * 100_000, "GP101 GP110")],
    ids=["empty", "line", "bytes", "long"],
)
def test_any_title_that_a_system_hands_over_is_judged(title: str, codes: str, repository: Path) -> None:
    done = gatepost(repository, "lint", "--title", title)
    assert (done.code, done.err) == (1, "")
    assert done.out.endswith(f"why, and examples: gatepost explain {codes}\n")


def test_any_commit_that_git_stores_is_judged(repository: Path) -> None:
    commit(repository, "fix: a")
    raw = start(repository, "git", "cat-file", "commit", "HEAD").out.encode()
    for text, header, is_ok in (
        (b"fix: caf\xe9", "fix: caf\ufffd", True),
        (b"", "", False),
        (b"fix: a\0b", "fix: a", True),
        (b"\x1b[2J", "\x1b[2J", False),
        (HUGE.rstrip(b"\n"), "fix: a", True),
    ):
        data = raw.replace(b"\n\nfix: a", b"\n\n" + text)
        done = subprocess.run(
            ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
            cwd=repository,
            input=data,
            check=True,
            capture_output=True,
        )
        sha = done.stdout.decode().strip()
        found = gatepost(repository, "lint", "--range", sha, "--format", "json")
        (message,) = json.loads(found.out)["messages"]
        assert (message["id"], message["header"], message["ok"], found.err) == (sha, header, is_ok, "")


@pytest.mark.parametrize(
    ("range_", "says"),
    [
        ("nope..HEAD", "git knows no commit by `nope`"),
        ("HEAD..caf\udce9", "git knows no commit by `caf\\udce9`"),
        ("HEAD\n::error::x", "git knows no commit by `HEAD\\n::error::x`"),
        ("HEAD:file", "`HEAD:file` names no commits"),
        (".", "git knows no commit by `.`"),
    ],
)
def test_a_range_that_is_none_is_refused(range_: str, says: str, repository: Path) -> None:
    commit(repository, "fix: a", file="content")
    done = gatepost(repository, "lint", "--format", "json", "--range", range_)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: {says}\n  hint: ")
