"""The first picture of the guided commit, against `cz commit` and czg; and its keystrokes, on a huge repository."""

import fcntl
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.clock import BenchError, Command, Rounds
from bench.page import Section, Table, Target, milliseconds, number, times
from bench.peers import Peers
from bench.scratch import make_repository, run

COMMITS, FILES = 100_000, 10_000
_OURS = "gatepost commit"
_HUGE = "gatepost commit, huge repository"
_MOST = 0.6
_MOST_OF_KEYS = 5.0
_PATIENCE = 30.0
_KEYS = b"aeiou"
_WHERE = b"\x1b[6n"  # a program that asks where the cursor is reads keys by then
_HERE = b"\x1b[1;1R"
_TEXT = f"""\
*First picture*: from the start of the process in a terminal until the list of types stands there, with one file
staged. The first picture of ours is drawn before the library is loaded that draws all others; *takes keys* is when that
is ready, and keys that are pressed before wait for it. *The huge repository* has {COMMITS:,} commits and {FILES:,}
changed files, none of them staged: the first picture is the list of the files, and each key filters it."""


def measure_prompts(folder: Path, environment: Mapping[str, str], peers: Peers, rounds: int) -> Section:
    """Measure all of them; czg where there is npm."""
    folder.mkdir()
    small = make_repository(folder / "small", environment)
    (small / "a.py").write_text("a = 1\n", "utf-8")
    run(["git", "add", "a.py"], small, environment)
    huge = _huge(folder / "huge", environment)
    ours = str(Path(sys.executable).with_name("git-cc"))
    commands = [Command(_OURS, (ours,)), Command("cz commit", (peers.program("cz"), "commit"))]
    if peers.npm is not None:
        commands.append(Command("czg", (str(peers.npm / "node_modules" / ".bin" / "czg"),)))
    found, ready = Rounds(), list[float]()
    keys: dict[Path, list[float]] = {small: [], huge: []}
    for turn in range(rounds + 1):
        for command in commands:
            taken = _first_picture(command.arguments, small, environment)
            if turn:
                found.add(command.label, turn, (taken, 0.0, 0.0))
        for place in (small, huge):
            waited, pressed = _pressed(ours, place, environment)
            keys[place] += pressed
            if place is small:
                ready.append(waited)
            elif turn:
                found.add(_HUGE, turn, (_first_picture((ours,), huge, environment, b"Space"), 0.0, 0.0))
    key = {place: statistics.median(taken) for place, taken in keys.items()}
    rows = [(f"**{name}**" if name.startswith(_OURS) else name, milliseconds(found.seconds(name)))
            for name in [*(command.label for command in commands), _HUGE]]  # fmt: skip
    rows += [
        ("gatepost commit takes keys", f"{number(statistics.median(ready) * 1000)} ms"),
        ("a key", f"{number(key[small] * 1000)} ms"),
        ("a key, huge repository", f"{number(key[huge] * 1000)} ms"),
    ]
    table = Table("The guided commit", _TEXT, ("", "median"), tuple(rows))
    return Section((table,), tuple(_targets(found, commands[1:], key[huge] / key[small])))


def _targets(found: Rounds, others: Sequence[Command], keys: float) -> Iterator[Target]:
    for other in others:
        ratio = found.ratio(_OURS, other.label)
        name = f"the first picture of a commit, against `{other.label}`"
        yield Target(name, f"at most {_MOST}", times(ratio), ratio.median <= _MOST)
    name = f"a key that filters {FILES:,} files, against one that filters the types"
    yield Target(name, f"at most {_MOST_OF_KEYS}", number(keys), keys <= _MOST_OF_KEYS)


def _huge(folder: Path, environment: Mapping[str, str]) -> Path:
    """Make a repository with a long history and a work tree in which very much is changed."""
    make_repository(folder, environment)
    stream = folder / ".git" / "stream"
    with stream.open("w", encoding="utf-8") as file:
        for each in range(COMMITS):
            header = f"fix(part{each % 40}): mend {each}"
            who = f"Person {each % 90} <person{each % 90}@example.org> {1_600_000_000 + each} +0000"
            start = "from refs/heads/main^0\n" if not each else ""
            file.write(f"commit refs/heads/main\ncommitter {who}\ndata {len(header)}\n{header}\n{start}\n")
    with stream.open("rb") as file:
        words = ["git", "fast-import", "--quiet"]
        done = subprocess.run(words, check=False, cwd=folder, env=dict(environment), stdin=file, capture_output=True)
    stream.unlink()
    if done.returncode:
        message = f"git fast-import failed: {done.stderr.decode(errors='replace')}"
        raise BenchError(message)
    for each in range(FILES):
        path = folder / f"folder{each % 100}" / f"module{each}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text("x = 1\n", "utf-8")
    return folder


def _first_picture(
    arguments: Sequence[str], folder: Path, environment: Mapping[str, str], sign: bytes = b"feat"
) -> float:
    """Return the seconds until `sign` stands on the terminal."""
    start = time.perf_counter()
    with _started(arguments, folder, environment) as terminal:
        _read_until(terminal, sign)
        return time.perf_counter() - start


def _pressed(program: str, folder: Path, environment: Mapping[str, str]) -> tuple[float, list[float]]:
    """Return the seconds until ours takes keys, and those from each key to the picture that follows it."""
    start = time.perf_counter()
    with _started((program,), folder, environment) as terminal:
        _read_until(terminal, _WHERE)
        ready = time.perf_counter() - start
        os.write(terminal, _HERE)
        _drain(terminal)
        taken = []
        for key in _KEYS:
            start = time.perf_counter()
            os.write(terminal, bytes((key,)))
            _read_until(terminal, b"")
            taken.append(time.perf_counter() - start)
            _drain(terminal)
        return ready, taken


@contextmanager
def _started(arguments: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Iterator[int]:
    """Start a program in a terminal of its own, which is closed in the end."""
    process, terminal = pty.fork()
    if not process:
        os.chdir(folder)
        os.execvpe(arguments[0], list(arguments), {**environment, "TERM": "xterm-256color"})  # noqa: S606  no shell
    try:
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        yield terminal
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)
        shutil.rmtree(folder / ".git" / "gatepost", ignore_errors=True)


def _read_until(terminal: int, sign: bytes) -> None:
    """Read until `sign` comes, or anything at all where it is empty."""
    read = b""
    while not read or sign not in read:
        if not select.select([terminal], [], [], _PATIENCE)[0]:
            message = f"nothing comes any more: {read[-200:]!r}"
            raise BenchError(message)
        try:
            read += os.read(terminal, 1 << 16)
        except OSError:
            message = f"it has ended: {read[-200:].decode('utf-8', 'replace')}"
            raise BenchError(message) from None


def _drain(terminal: int) -> None:
    """Read on until nothing more is drawn."""
    while select.select([terminal], [], [], 0.15)[0]:
        os.read(terminal, 1 << 16)
