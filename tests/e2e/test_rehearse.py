"""A rehearsal that is interrupted, as a user does it: nothing goes on, and nothing is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gatepost.errors import INTERRUPTED
from support.rehearsing import Stage, make_stage
from support.repos import git

pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(not Path("/proc/self/environ").is_file(), reason="needs /proc, to see what is left running"),
]
_PATIENCE = 60.0


@pytest.fixture
def stage(repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Stage:
    return make_stage(repository, capsys, monkeypatch)


def running(folder: Path) -> list[str]:
    """Return the command lines of processes that work in a folder, or have it in their words or their environment."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        words, environment, cwd = _read(place / "cmdline"), _read(place / "environ"), _target(place / "cwd")
        if int(place.name) != os.getpid() and str(folder).encode() in words + environment + cwd:
            found.append(words.decode().replace("\0", " "))
    return found


def _read(place: Path) -> bytes:
    """Return what a file of a process has; nothing of one that has ended, or is somebody else's."""
    try:
        return place.read_bytes()
    except OSError:
        return b""


def _target(place: Path) -> bytes:
    try:
        return os.fsencode(place.readlink())
    except OSError:
        return b""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("step", ["cloning", "building the sdist", "uploading", "installing rocket==1.2.1"])
def test_ctrl_c_leaves_no_process_and_no_folder(
    stage: Stage, tmp_path: Path, step: str, number: signal.Signals
) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    before = git(stage.path, "for-each-ref"), git(stage.path, "status", "--porcelain")
    words = [sys.executable, "-m", "gatepost", "rehearse", "--no-isolation"]
    environment = {**os.environ, "TMPDIR": str(temporary)}
    with subprocess.Popen(
        words, cwd=stage.path, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        while step not in process.stderr.readline():
            assert process.poll() is None
        process.send_signal(number)
        process.stderr.read()

    assert process.returncode == INTERRUPTED
    end = time.monotonic() + _PATIENCE
    while running(tmp_path) and time.monotonic() < end:
        time.sleep(0.05)
    assert running(tmp_path) == []
    assert [path.name for path in temporary.iterdir() if path.name.startswith("gatepost")] == []
    assert (git(stage.path, "for-each-ref"), git(stage.path, "status", "--porcelain")) == before
