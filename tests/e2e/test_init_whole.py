"""`gatepost init` that is cut short: each file is as before or as it should be, and another run finishes."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from support.initing import FILES_ALONE, files, project
from support.program import gatepost, uncounted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.once, pytest.mark.skipif(os.name == "nt", reason="there are no such signals and disks")]

WAIT = 20.0
WORKFLOWS = ".github/workflows"
BY_HAND = {
    "Makefile": "all:\n\ttrue\n",
    ".pre-commit-config.yaml": "repos: []\n",
    "gatepost.toml": '[init]\nmanager = "pip"\n',  # whether uv is installed or not
}
ORDER = ("requirements/dev.in", f"{WORKFLOWS}/ci.yml", f"{WORKFLOWS}/release.yml", "CONTRIBUTING.md", "RELEASING.md")
"""Some of the files, in the order in which they are written."""


@pytest.fixture
def place(repository: Path) -> Path:
    """Return a repository of which nothing is set up, with files of which some are to be changed."""
    project(repository, BY_HAND)
    return repository


def after(place: Path) -> dict[str, bytes]:
    """Return what an undisturbed run makes of a repository."""
    other = place.parent / "undisturbed" / place.name  # a repository without a remote has its name from its folder
    shutil.copytree(place, other)
    done = gatepost(other, "init", *FILES_ALONE)
    assert done.code == 0, done.err
    return files(other)


def start(place: Path) -> subprocess.Popen[bytes]:
    command = (sys.executable, "-m", "gatepost", "init", *FILES_ALONE)
    return subprocess.Popen(
        command, cwd=place, env={**os.environ, **uncounted()}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def hold(place: Path, before: dict[str, bytes], wanted: dict[str, bytes], *, may_leave: bool = False) -> None:
    """Fail where a file is neither as before nor as it should be; what a killed process was writing may be there."""
    for name, data in files(place).items():
        if name not in wanted and may_leave:
            assert name.rpartition("/")[2].startswith("."), name
            (place / name).unlink()
        else:
            assert data in (before.get(name), wanted.get(name)), name
    done = gatepost(place, "init", *FILES_ALONE)
    assert done.code == 0, done.err
    assert files(place) == wanted
    assert gatepost(place, "init", "--check").code == 0


@pytest.mark.parametrize("seen", ORDER)
def test_a_process_that_is_killed_leaves_whole_files(seen: str, place: Path) -> None:
    before, wanted = files(place), after(place)
    process = start(place)
    end = time.monotonic() + WAIT
    while not (place / seen).exists() and process.poll() is None:
        assert time.monotonic() < end
    process.kill()
    process.communicate()
    assert (place / seen).exists()
    hold(place, before, wanted, may_leave=True)


@pytest.mark.parametrize("seen", ORDER[:2])
def test_an_interrupt_while_files_are_written_waits_for_the_last(seen: str, place: Path) -> None:
    before, wanted = files(place), after(place)
    process = start(place)
    end = time.monotonic() + WAIT
    while not (place / seen).exists() and process.poll() is None:
        assert time.monotonic() < end
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert process.returncode in (0, 130)
    assert files(place) == wanted
    hold(place, before, wanted)


def test_an_interrupt_at_any_time_leaves_all_or_nothing(place: Path) -> None:
    before, wanted = files(place), after(place)
    ends = set()
    for tenths in range(1, 7):
        process = start(place)
        time.sleep(tenths / 10)
        process.send_signal(signal.SIGINT)
        said = process.communicate()[1].decode()
        assert process.returncode in (0, 130, -signal.SIGINT), said
        assert files(place) in (before, wanted)
        ends.add(process.returncode)
        if files(place) == wanted:
            break
    assert ends & {130, -signal.SIGINT}


def mounted(folder: Path, *options: str) -> Iterator[Path]:
    """Mount a disk of its own on a folder; skip where that is not allowed."""
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(folder)], check=False, capture_output=True
    )
    if done.returncode:
        pytest.skip("a disk can be mounted by root alone")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def small(place: Path) -> Iterator[Path]:
    """Return the folder of the workflows on a disk with room for about one."""
    (place / WORKFLOWS).mkdir(parents=True)
    yield from mounted(place / WORKFLOWS, "size=16k")


@pytest.fixture
def frozen(place: Path) -> Iterator[Path]:
    """Return the folder of the workflows on a disk that cannot be written to."""
    (place / WORKFLOWS).mkdir(parents=True)
    yield from mounted(place / WORKFLOWS, "ro")


def test_a_full_disk_leaves_whole_files_and_a_run_with_room_finishes(small: Path, place: Path) -> None:
    before, wanted = files(place), after(place)
    done = gatepost(place, "init", *FILES_ALONE, **uncounted())
    assert done.code == 3
    assert "error: cannot write " in done.err
    assert "No space left on device\n  hint: make room" in done.err
    found = files(place)
    assert set(found) < set(wanted)
    assert all(data in (before.get(name), wanted[name]) for name, data in found.items())
    subprocess.run(["mount", "-o", "remount,size=1m", str(small)], check=True)
    hold(place, before, wanted)


def test_a_disk_that_cannot_be_written_to_is_named_before_anything_is_written(frozen: Path, place: Path) -> None:
    before = files(place)
    done = gatepost(place, "init", *FILES_ALONE)
    assert (done.code, files(place)) == (3, before)
    assert f"error: cannot write {WORKFLOWS}/ci.yml: {frozen} is not writable\n  hint: " in done.err
