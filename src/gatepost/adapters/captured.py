"""A program that is run with the end of its output kept, and that ends with all that it has started."""

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from gatepost.adapters.signals import held_back

_KEPT = 256 << 10  # bytes of the output
_CHUNK = 64 << 10
_WAITING = 16  # chunks that are read and not looked at yet
_PAUSE = 0.1  # seconds between two looks at a program that says nothing
_PATIENCE = 1.0  # seconds for a program to end when it is asked to


@dataclass(frozen=True)
class Ended:
    """How a program ended: with `status`, minus a signal's number, or None where it had to be stopped.

    `output` is the last part of what it has said, on standard output and standard error.
    """

    status: int | None
    output: bytes


@dataclass(frozen=True)
class Program:
    """What is run: its words, its working folder and its environment."""

    words: Sequence[str]
    folder: Path
    environment: Mapping[str, str]


def run_captured(program: Program, timeout: float, hear: Callable[[bytes], None]) -> Ended:
    """Run a program, with nothing on its standard input, for at most `timeout` seconds.

    `hear` is given all that it says while it runs, in pieces, in this thread. Whatever ends this ends the program and
    what it has started, too; what it leaves running is ended behind it. Raises `OSError` where it cannot be started.
    """
    heard: list[int] = []
    process: subprocess.Popen[bytes] | None = None
    try:
        with held_back(heard):  # until there is a process to be ended, and who reads what it says
            process = subprocess.Popen(  # noqa: S603  a list of words, no shell
                list(program.words),
                bufsize=0,
                cwd=program.folder,
                env=program.environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # so that all of them can be ended together
            )
            running = _Running(process)
        for number in heard:
            signal.raise_signal(number)
        status = running.wait(time.monotonic() + timeout, hear)
    finally:
        if process is not None:
            end_group(process)
    running.drain(hear)
    return Ended(status, bytes(running.output[-_KEPT:]))


class _Running:
    """A process whose output is read in a thread: nowhere else can a pipe be read with a time limit everywhere."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process
        self._chunks: queue.Queue[bytes] = queue.Queue(_WAITING)
        self.output = bytearray()
        if process.stdout is not None:
            threading.Thread(target=_read, args=(process.stdout, self._chunks), daemon=True).start()

    def wait(self, deadline: float, hear: Callable[[bytes], None]) -> int | None:
        """Return the exit status of the process; None where it has none at the deadline, by the monotonic clock."""
        while time.monotonic() < deadline:
            try:
                chunk = self._chunks.get(timeout=_PAUSE)
            except queue.Empty:
                if self._process.poll() is not None:
                    return self._process.returncode  # what it has left running keeps the pipe open
                continue
            if not chunk:
                return self._exit_status(deadline)
            self._take(chunk, hear)
        return self._process.poll()

    def drain(self, hear: Callable[[bytes], None]) -> None:
        """Take what was said before the end and is not read yet."""
        with suppress(queue.Empty):
            deadline = time.monotonic() + _PAUSE
            while time.monotonic() < deadline and (chunk := self._chunks.get(timeout=_PAUSE)):
                self._take(chunk, hear)

    def _exit_status(self, deadline: float) -> int | None:
        self._chunks.put(b"")  # for who drains
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(max(0.0, deadline - time.monotonic()))
        return None

    def _take(self, chunk: bytes, hear: Callable[[bytes], None]) -> None:
        hear(chunk)
        self.output += chunk
        if len(self.output) > 2 * _KEPT:
            del self.output[:-_KEPT]


def _read(stream: IO[bytes], chunks: "queue.Queue[bytes]") -> None:
    """Hand on what a stream has, and an empty chunk at its end."""
    with stream, suppress(OSError):
        while chunk := stream.read(_CHUNK):
            chunks.put(chunk)
    chunks.put(b"")


def end_group(process: "subprocess.Popen[bytes]", patience: float = _PATIENCE) -> None:
    """End a process and what it has started: asked first, and after `patience` seconds by force."""
    if sys.platform == "win32":
        if process.poll() is None:
            tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(tree, check=False, capture_output=True)  # noqa: S603  a list of words, no shell
        process.wait()
        return
    for number, wait in ((signal.SIGTERM, patience), (signal.SIGKILL, None)):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(wait)
