"""The two sides: the real tool in one node process that stays, and gatepost in this one."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

from gatepost.message.wire import encode
from parity.install import node

if TYPE_CHECKING:
    from collections.abc import Sequence

SCRIPT = Path(__file__).with_name("oracle.mjs")
Answer = dict[str, object]


class OracleError(Exception):
    """The node process ended, or said something else than answers."""


class Oracle:
    """The real release-please, asked for many messages at once, or for what else its `script` answers.

    `versions` names what answers. `seconds` is the time it took to read all
    messages so far, without the start of node and the transport.
    """

    def __init__(self, directory: Path, script: Path = SCRIPT) -> None:
        command = [node(), str(script), str(directory)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.seconds = 0.0
        self.versions = {name: str(version) for name, version in self._receive().items()}

    def close(self) -> None:
        """End the node process."""
        self._process.kill()
        self._process.communicate()

    def send(self, messages: Sequence[str]) -> None:
        """Ask; `receive` waits for the answers. One question at a time."""
        if self._process.stdin is None:
            raise AssertionError
        try:
            self._process.stdin.write(json.dumps(messages).encode() + b"\n")
            self._process.stdin.flush()
        except OSError as error:
            text = f"node took no messages: {error}"
            raise OracleError(text) from error

    def receive(self) -> list[Answer]:
        """Return an answer for each message that was sent."""
        said = self._receive()
        answers, seconds = said.get("answers"), said.get("seconds")
        if not isinstance(answers, list) or not isinstance(seconds, (int, float)):
            text = f"node said no answers but {said!r:.200}"
            raise OracleError(text)
        self.seconds += seconds
        return [answer for answer in answers if isinstance(answer, dict)]

    def ask(self, messages: Sequence[str]) -> list[Answer]:
        """Return what the real tool reads in each of `messages`."""
        self.send(messages)
        return self.receive()

    def _receive(self) -> Answer:
        if self._process.stdout is None:
            raise AssertionError
        line = self._process.stdout.readline()
        said: object = json.loads(line) if line.endswith(b"\n") else None
        if not isinstance(said, dict):
            text = "node ended without an answer; what it said about it is above"
            raise OracleError(text)
        return said


class Ours:
    """Gatepost, asked in the same way; an exception is an answer that equals none of the real tool's."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def ask(self, messages: Sequence[str]) -> list[Answer]:
        """Return what gatepost reads in each of `messages`."""
        start = time.perf_counter()
        lines = [_encode(message) for message in messages]
        self.seconds += time.perf_counter() - start
        return [json.loads(line) for line in lines]


def _encode(message: str) -> str:
    try:
        return encode(message)
    except Exception as error:  # noqa: BLE001 - whatever it raises is a difference to report
        return json.dumps({"raised": repr(error)})
