"""Both sides over the generated messages; what differs is shrunk and shown."""

from __future__ import annotations

import json
import platform
from typing import TYPE_CHECKING

from parity.generate import messages
from parity.oracle import Ours
from parity.shrink import shrink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parity.oracle import Answer, Oracle

BATCH = 500
MOST_SHOWN = 5


def compare(oracle: Oracle, seed: int, count: int) -> int:
    """Compare, print what came of it, and return the exit code."""
    ours = Ours()
    written = messages(seed, count)
    differing = differences(oracle, ours, written)
    real = f"release-please {oracle.versions['release-please']}"
    if not differing:
        times = f"{real} took {oracle.seconds:.1f} s, gatepost {ours.seconds:.1f} s"
        versions = f"@conventional-commits/parser {oracle.versions['@conventional-commits/parser']}"
        engines = f"node {oracle.versions['node']}, Python {platform.python_version()}"
        print(f"parity: {count} messages of seed {seed} are read alike; {times} ({versions}, {engines})")
        return 0
    for index in differing[:MOST_SHOWN]:
        _show(oracle, ours, shrink(written[index], lambda some: _differ(oracle, ours, some)), index)
    print(f"parity: {len(differing)} of {count} messages of seed {seed} are not read as {real} reads them")
    return 1


def differences(oracle: Oracle, ours: Ours, written: Sequence[str]) -> list[int]:
    """Return the indexes of the messages that are read in two ways."""
    found: list[int] = []
    for start in range(0, len(written), BATCH):
        differ = _differ(oracle, ours, written[start : start + BATCH])
        found += [start + at for at, differs in enumerate(differ) if differs]
    return found


def _differ(oracle: Oracle, ours: Ours, some: Sequence[str]) -> list[bool]:
    """Tell for each message whether it is read in two ways; both sides work at the same time."""
    oracle.send(some)
    got = ours.ask(some)
    return [expected != answer for expected, answer in zip(oracle.receive(), got, strict=True)]


def _show(oracle: Oracle, ours: Ours, message: str, index: int) -> None:
    print(f"message {index}, shrunk:")
    print(f"  {message!a}")
    print(f"  release-please  {_text(oracle.ask([message])[0])}")
    print(f"  gatepost        {_text(ours.ask([message])[0])}")


def _text(answer: Answer) -> str:
    return json.dumps(answer)
