"""Times whole processes in paired rounds: each command once a round, after a warm-up."""

import hashlib
import os
import shlex
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

WALL = "wall"
CPU = "cpu"
MEMORY = "memory"
_WARM_UP = 2
_FEWEST_FOR_QUARTILES = 4


class BenchError(Exception):
    """Something cannot be measured; the text says why."""


@dataclass(frozen=True)
class Command:
    """A command to measure; a slow one takes part in every `every`-th round only, and `accepted` are its statuses."""

    label: str
    arguments: tuple[str, ...]
    every: int = 1
    stdin: str = os.devnull
    warm_up: int = _WARM_UP
    accepted: tuple[int, ...] = (0,)


@dataclass(frozen=True)
class Spread:
    """The median, with the quartiles around it."""

    median: float
    low: float
    high: float


class Rounds:
    """What each command took in each round, in seconds."""

    def __init__(self) -> None:
        self._taken: dict[tuple[str, str], dict[int, float]] = {}

    def add(self, label: str, number: int, taken: tuple[float, float, float]) -> None:
        """Note what the command `label` took in a round: wall-clock and processor time, and memory."""
        for kind, value in zip((WALL, CPU, MEMORY), taken, strict=True):
            self._taken.setdefault((label, kind), {})[number] = value

    def memory(self, label: str) -> float:
        """Return the largest resident set of a process of `label`, in KiB; the median of the rounds."""
        return statistics.median(self._taken[label, MEMORY].values())

    def seconds(self, label: str, kind: str = WALL) -> Spread:
        """Return what `label` took."""
        return spread(list(self._taken[label, kind].values()))

    def count(self, label: str) -> int:
        """Return how many rounds `label` took part in."""
        return len(self._taken[label, WALL])

    def ratio(self, label: str, to: str, kind: str = WALL, *, start: tuple[str, str] | None = None) -> Spread:
        """Return `label` against `to`, round by round.

        `start` names two commands whose times are taken off first: what the
        two need to start and end.
        """
        upper, lower = self._taken[label, kind], self._taken[to, kind]
        both = sorted(upper.keys() & lower.keys())
        if start is None:
            return spread([upper[each] / lower[each] for each in both])
        off = self._taken[start[0], kind], self._taken[start[1], kind]
        return spread([(upper[each] - off[0][each]) / (lower[each] - off[1][each]) for each in both])


def spread(values: list[float]) -> Spread:
    """Return the median and the quartiles; of few values, the least and the largest."""
    if len(values) < _FEWEST_FOR_QUARTILES:
        return Spread(statistics.median(values), min(values), max(values))
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return Spread(middle, low, high)


def measure(commands: Sequence[Command], rounds: int, environment: Mapping[str, str], folder: Path) -> Rounds:
    """Run every command in every round that it takes part in.

    The order changes from round to round, so that nobody always comes after
    the same neighbour and finds its caches. Raises `BenchError` where one fails.
    """
    found = Rounds()
    back = Path.cwd()
    os.chdir(folder)  # posix_spawn has no other way
    try:
        for command in commands:
            for _ in range(command.warm_up):
                _run(command, environment)
        for number in range(rounds):
            for command in sorted(commands, key=partial(_shuffled, number)):
                if number % command.every == 0:
                    found.add(command.label, number, _run(command, environment))
    finally:
        os.chdir(back)
    return found


def _shuffled(number: int, command: Command) -> bytes:
    """Return what to sort by for an order that looks like chance, and is the same in every run."""
    return hashlib.sha256(f"{number} {command.label}".encode()).digest()


def _run(command: Command, environment: Mapping[str, str]) -> tuple[float, float, float]:
    """Run a command; return its time, and the processor time of it and its children, in seconds, and memory in KiB."""
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, command.stdin, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    program = command.arguments[0]
    start = time.perf_counter()
    process = os.posix_spawnp(program, command.arguments, environment, file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    taken = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in command.accepted:
        raise BenchError(_failure(command, environment))
    return taken, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def _failure(command: Command, environment: Mapping[str, str]) -> str:
    """Run a command that failed once more, and tell what it prints."""
    with Path(command.stdin).open("rb") as stdin:
        again = subprocess.run(command.arguments, check=False, stdin=stdin, capture_output=True, env=dict(environment))
    said = (again.stdout + again.stderr).decode("utf-8", "replace").strip()
    return f"{command.label}: `{shlex.join(command.arguments)}` failed ({again.returncode}):\n{said}"
