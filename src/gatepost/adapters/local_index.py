"""A package index on this machine, for as long as it is needed: pypiserver, which nothing outside can reach."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from gatepost.adapters.captured import end_group
from gatepost.adapters.own_installation import command_to_install
from gatepost.adapters.signals import held_back
from gatepost.errors import NotTriedError, ToolMissingError

HOST = "127.0.0.1"

_EXTRA = "gatepost[rehearse]"
_PATIENCE = 30.0  # seconds for it to answer
_PAUSE = 0.05
_TRIES = 3  # the port that was free may be taken a moment later
_OK = 200


class LocalIndex:
    """An index that keeps its files in `folder`; what it says goes to the file `log`.

    It takes each file once, as real ones do.
    """

    def __init__(self, folder: Path, log: Path) -> None:
        self.folder = folder
        self._log = log
        self._port = 0
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where files are uploaded to."""
        return f"http://{HOST}:{self._port}/"

    @property
    def simple(self) -> str:
        """Where installers look (PEP 503)."""
        return f"{self.address}simple/"

    def names(self) -> frozenset[str]:
        """Return the names of the files that it has."""
        return frozenset(path.name for path in self.folder.iterdir())

    def start(self) -> None:
        """Start it, and return when it answers. Raises `ToolMissingError`, `NotTriedError`."""
        expect_index()
        self.folder.mkdir(parents=True, exist_ok=True)
        for _ in range(_TRIES):
            self._port = self._port or _free_port()
            self._run()
            if self._answers():
                return
            self.stop()
            self._port = 0
        message = "the index on this machine does not answer"
        raise NotTriedError(message, f"what it said is in {self._log}")

    def stop(self) -> None:
        """End it; its files stay."""
        if self._process is not None:
            end_group(self._process)
            self._process = None

    def _run(self) -> None:
        options = [
            "--interface",
            HOST,
            "--port",
            str(self._port),
            "--disable-fallback",
            "--backend",
            "simple-dir",
            "--authenticate",
            ".",
        ]
        words = [sys.executable, "-I", "-m", "pypiserver", "run", *options, "--passwords", ".", str(self.folder)]
        with held_back([]), self._log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603  a list of words, no shell
                words,
                cwd=self.folder,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def _answers(self) -> bool:
        """Wait for an answer; false where the process has ended, or takes too long."""
        end = time.monotonic() + _PATIENCE
        while self._process is not None and self._process.poll() is None and time.monotonic() < end:
            with suppress(OSError, http.client.HTTPException):
                connection = http.client.HTTPConnection(HOST, self._port, timeout=_PATIENCE)  # heeds no proxy
                connection.request("GET", "/simple/")
                if connection.getresponse().status == _OK:
                    return True
            time.sleep(_PAUSE)
        return False


def expect_index() -> None:
    """Raise `ToolMissingError` where there is nothing that could be an index."""
    try:
        version("pypiserver")
    except PackageNotFoundError:
        message = "there is no index to rehearse with: pypiserver is not installed"
        raise ToolMissingError(message, f"`{command_to_install(_EXTRA)}`") from None


@contextmanager
def local_index(folder: Path, log: Path) -> Iterator[LocalIndex]:
    """Run an index, and end it whatever happens."""
    index = LocalIndex(folder, log)
    try:
        index.start()
        yield index
    finally:
        index.stop()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((HOST, 0))
        port: int = found.getsockname()[1]
        return port
