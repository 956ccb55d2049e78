"""Programs whose output is kept, and that end."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.captured import Ended, Program, run_captured
from gatepost.adapters.signals import interruptible
from support.processes import is_soon_gone

if TYPE_CHECKING:
    from pathlib import Path

SLEEPER = (
    "import subprocess, sys, time\nchild = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']{})\n"
)
SAYS_WHO = """
print(f"{os.getpid()} {child.pid}", flush=True)
time.sleep(60)
"""


def run(folder: Path, code: str, timeout: float = 30, heard: list[bytes] | None = None) -> Ended:
    """Run some Python."""
    program = Program([sys.executable, "-c", code], folder, os.environ)
    return run_captured(program, timeout, (heard if heard is not None else []).append)


def test_what_is_said_is_heard_and_kept_and_nothing_can_be_asked(tmp_path: Path) -> None:
    heard: list[bytes] = []

    ended = run(
        tmp_path,
        "import os, sys\n"
        "print(os.getcwd(), flush=True)\nprint(repr(sys.stdin.read()), file=sys.stderr, flush=True)\nsys.exit(7)",
        heard=heard,
    )

    assert ended == Ended(7, f"{tmp_path}\n''\n".encode())
    assert b"".join(heard) == ended.output


def test_of_much_output_the_end_is_kept(tmp_path: Path) -> None:
    sizes: list[bytes] = []

    ended = run(tmp_path, "for number in range(4000): print(str(number) * 1000)", heard=sizes)

    assert ended.status == 0
    assert 200_000 < len(ended.output) < 300_000
    assert ended.output.endswith(b"3999\n")
    assert sum(map(len, sizes)) > 3_000_000


def test_a_signal_is_told(tmp_path: Path) -> None:
    assert run(tmp_path, "import os\nos.kill(os.getpid(), 9)").status == -9


@pytest.mark.parametrize("code", ["", "import os\nos.close(1); os.close(2)\n"], ids=["silent", "closed"])
def test_what_does_not_end_is_ended(tmp_path: Path, code: str) -> None:
    began = time.monotonic()

    assert run(tmp_path, f"{code}import time\ntime.sleep(60)", timeout=0.3) == Ended(None, b"")
    assert time.monotonic() - began < 5


def test_what_never_falls_silent_is_ended_too(tmp_path: Path) -> None:
    ended = run(tmp_path, "while True: print('x' * 100)", timeout=0.3)

    assert ended.status is None
    assert ended.output.endswith(b"x\n") or ended.output.endswith(b"x")


def test_what_is_left_running_is_ended(tmp_path: Path) -> None:
    ended = run(tmp_path, f"{SLEEPER.format('')}print(child.pid)")

    assert ended.status == 0
    assert is_soon_gone(int(ended.output))


def test_who_waits_is_not_held_up_by_what_has_left_the_group(tmp_path: Path) -> None:
    began = time.monotonic()
    ended = run(tmp_path, f"{SLEEPER.format(', start_new_session=True')}print(child.pid)")
    try:
        assert ended.status == 0
        assert time.monotonic() - began < 5
    finally:
        os.kill(int(ended.output), signal.SIGKILL)
    assert is_soon_gone(int(ended.output))


@pytest.mark.parametrize("deaf", ["", "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"], ids=["obedient", "deaf"])
def test_it_ends_with_us(tmp_path: Path, deaf: str) -> None:
    heard: list[bytes] = []
    code = f"import os, signal\n{deaf}{SLEEPER.format('')}{SAYS_WHO}"

    def interrupt(piece: bytes) -> None:
        heard.append(piece)
        signal.raise_signal(signal.SIGTERM)

    with pytest.raises(KeyboardInterrupt), interruptible():
        run_captured(Program([sys.executable, "-c", code], tmp_path, os.environ), 30, interrupt)

    assert len(b"".join(heard).split()) == 2
    assert [pid for pid in b"".join(heard).split() if not is_soon_gone(int(pid))] == []


def test_it_ends_with_us_even_while_it_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "pid"
    begin = threading.Thread.start

    def interrupt(thread: threading.Thread) -> None:
        end = time.monotonic() + 30
        while not place.exists() and time.monotonic() < end:
            time.sleep(0.01)
        signal.raise_signal(signal.SIGINT)
        begin(thread)

    monkeypatch.setattr(threading.Thread, "start", interrupt)
    code = "import os, pathlib, time\npathlib.Path('new').write_text(str(os.getpid()))\nos.rename('new', 'pid')\n"
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, f"{code}time.sleep(60)")
    assert is_soon_gone(int(place.read_text()))


def test_an_error_of_who_hears_ends_it_and_comes_through(tmp_path: Path) -> None:
    def fail(_: bytes) -> None:
        assert threading.current_thread() is threading.main_thread()
        raise ZeroDivisionError

    program = Program([sys.executable, "-uc", "print(1)\nimport time; time.sleep(60)"], tmp_path, os.environ)
    with pytest.raises(ZeroDivisionError):
        run_captured(program, 30, fail)


def test_what_cannot_be_started_is_the_system_s_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        run_captured(Program([str(tmp_path / "no")], tmp_path, {}), 1, lambda _: None)
