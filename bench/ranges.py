"""A range of 40,000 commits: `gatepost lint --range` against git itself and against the peers."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.clock import CPU, BenchError, Command, measure
from bench.messages import Messages
from bench.page import Section, Table, Target, milliseconds, number, times
from bench.peers import Peers
from bench.scratch import run

COMMITS = 40_000
_GIT = "`git log -z --format=%H%x00%B`"
_OURS = "gatepost lint --range"
_LIMIT = 3.0
_MEMORY_LIMIT = 1.5
_RARE = 1_000  # a round that never comes again: once is enough for what takes minutes
_FINDINGS = (0, 1)
_TEXT = """\
{source}, each with all default rules; what is found goes to nowhere. *Memory* is the largest resident
set of a process of the command. The other tools read their usual settings; commitizen and commitlint are run once."""


@dataclass(frozen=True)
class History:
    """A repository, the range in it, and a sentence on where they come from."""

    folder: Path
    range: str
    source: str


def made_up_history(folder: Path, messages: Messages, environment: Mapping[str, str]) -> History:
    """Make a history of `COMMITS` commits from messages, again and again where there are fewer, in one stroke."""
    folder.mkdir()
    run(["git", "init", "--quiet", "--initial-branch=main"], folder, environment)
    (folder / "committed.toml").write_text('style = "conventional"\nsubject_capitalized = false\n', "utf-8")
    process = subprocess.Popen(
        ["git", "fast-import", "--quiet"], cwd=folder, env=dict(environment), stdin=subprocess.PIPE
    )
    process.communicate(b"".join(_commands(messages)))
    if process.returncode:
        message = "git fast-import failed"
        raise BenchError(message)
    return History(folder, f"main~{COMMITS}..main", f"{COMMITS:,} commits made of {messages.source}")


def given_history(folder: Path, range_: str) -> History:
    """Return the range of a repository that is there."""
    counted = subprocess.run(
        ["git", "-C", str(folder), "rev-list", "--count", range_, "--"], check=False, capture_output=True, text=True
    )
    if counted.returncode:
        message = f"{folder} has no {range_}: {counted.stderr.strip()}"
        raise BenchError(message)
    return History(folder, range_, f"{int(counted.stdout):,} commits of {folder.resolve().parent.name or folder.name}")


def measure_ranges(history: History, environment: Mapping[str, str], peers: Peers, rounds: int) -> Section:
    """Measure all of them on the same range."""
    commands = _commands_of(history, peers)
    found = measure(commands, rounds, environment, history.folder)
    labels = sorted((command.label for command in commands), key=lambda label: found.seconds(label).median)
    rows = [
        (
            f"**{label}**" if label == _OURS else f"{label} {peers.versions.get(label.partition(' ')[0], '')}".strip(),
            times(found.ratio(label, _GIT)),
            number(found.ratio(label, _GIT, CPU).median),
            number(found.memory(label) / found.memory(_GIT)),
            milliseconds(found.seconds(label)),
            f"{found.memory(label) / 1024:,.0f} MiB",
            str(found.count(label)),
        )
        for label in labels
    ]
    if peers.npm is None:
        rows.append(("commitlint", peers.no_npm, "", "", "", "", ""))
    columns = ("", "git = 1", "CPU, git = 1", "memory, git = 1", "median", "memory", "rounds")
    ratio = found.ratio(_OURS, _GIT)
    memory = found.memory(_OURS) / found.memory(_GIT)
    text = _TEXT.format(source=history.source[0].upper() + history.source[1:])
    return Section(
        (Table(f"A range of {COMMITS:,} commits", text, columns, tuple(rows)),),
        (
            Target("a range, against `git log` of it", "at most 3.0, aim 2.0", times(ratio), ratio.median <= _LIMIT),
            Target("its memory, against git's", "at most 1.5", number(memory), memory <= _MEMORY_LIMIT),
        ),
    )


def _commands_of(history: History, peers: Peers) -> list[Command]:
    git = ("git", "log", "-z", "--format=%H%x00%B", history.range)
    ours = (str(Path(sys.executable).with_name("gatepost")), "lint", "--range", history.range)
    committed = (peers.program("committed"), "--no-merge-commit", history.range)
    cz = (peers.program("cz"), "check", "--rev-range", history.range)
    commands = [
        Command(_GIT, git),
        Command(_OURS, ours, accepted=_FINDINGS),
        Command("committed", committed, accepted=_FINDINGS),
        Command("commitizen (cz check)", cz, every=_RARE, warm_up=0, accepted=(0, 14)),
    ]
    if peers.npm is not None:
        program = str(peers.npm / "node_modules" / ".bin" / "commitlint")
        settings = str(peers.npm / "commitlint.config.mjs")
        first, _, last = history.range.partition("..")
        ends = ("--from", first, "--to", last)
        commands.append(
            Command("commitlint", (program, "--config", settings, *ends), every=_RARE, warm_up=0, accepted=_FINDINGS)
        )
    return commands


def _commands(messages: Messages) -> Iterator[bytes]:
    """Yield what `git fast-import` wants to hear for a line of commits without files."""
    for number_ in range(COMMITS + 1):
        text = messages.texts[number_ % len(messages.texts)]
        stamp = b"A Person <person@example.org> %d +0000" % (1_600_000_000 + number_)
        yield b"commit refs/heads/main\ncommitter %s\ndata %d\n%s\n" % (stamp, len(text), text)
