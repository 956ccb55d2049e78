"""`gatepost lint --range` on thirty thousand commits: by several processes, and as if by one."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from support.histories import grow, slow_path
from support.program import gatepost, shell, start, uncounted
from support.repos import git

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(os.name == "nt", reason="process groups and their signals are Unix's"),
]

COMMITS = 30_000
TEXTS = (
    "feat: sign in with a passkey",
    "fix(api): keep the session",
    "Fixed the login.",
    "docs: say how\n\nA body of some words that goes on for a while,\nover two lines.",
    "fix: handle null\n\nfoo(bar(baz))",
    "chore(deps): bump x from 1 to 2",
    "fix: a\n\nBREAKING CHANGES: b",
)
BAD = sum(COMMITS // 7 + (at < COMMITS % 7) for at in (2, 4, 6))
LINT = (sys.executable, "-m", "gatepost", "lint", "--range", "HEAD")
CORES = min(len(os.sched_getaffinity(0)), 8) if sys.platform == "linux" else 1
LATEST = 20.0  # seconds after which something hangs


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("history")
    git(path, "init", "--quiet", "--initial-branch=main")
    grow(path, (f"{TEXTS[number % 7]}\n\nThis is number {number}.\n" for number in range(COMMITS)))
    return path


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return an environment in which git takes seconds for the history."""
    return {**os.environ, "PATH": slow_path(tmp_path_factory.mktemp("slow") / "bin", seconds=0.3, size=1 << 17)}


@contextmanager
def started(history: Path, env: dict[str, str], *flags: str) -> Iterator[subprocess.Popen[bytes]]:
    """Start judging the whole history, in a process group of its own; the report goes into the file `out` beside it."""
    with (history.parent / "out").open("wb") as out:
        process = subprocess.Popen(
            [*LINT, *flags],
            cwd=history,
            env={**env, **uncounted()},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            for pid in members(process.pid):
                os.kill(pid, signal.SIGKILL)
            process.communicate()


def members(group: int) -> dict[int, int]:
    """Return the processes of a group, each with its parent."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,pgid=,stat="], check=True, capture_output=True, text=True)
    rows = [line.split() for line in listed.stdout.splitlines()]
    return {int(pid): int(parent) for pid, parent, of, state in rows if int(of) == group and state[0] != "Z"}


def helpers(process: subprocess.Popen[bytes]) -> list[int]:
    """Return the processes that judge beside the first one, as soon as they are all there."""
    until = time.monotonic() + LATEST
    while time.monotonic() < until:
        listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,args="], check=True, capture_output=True, text=True)
        rows = [line.split(None, 2) for line in listed.stdout.splitlines()]
        found = [int(pid) for pid, parent, args in rows if int(parent) == process.pid and "gatepost" in args]
        if len(found) == CORES:  # one alone may be on its way to become git
            return found
        time.sleep(0.02)
    message = "no helper was started"
    raise AssertionError(message)


def wait_for_output(history: Path) -> None:
    """Wait until the report has begun."""
    until = time.monotonic() + LATEST
    while not (history.parent / "out").stat().st_size:
        assert time.monotonic() < until
        time.sleep(0.005)


def all_gone(group: int, *, within: float = 5.0) -> bool:
    """Tell whether no process of a group is left."""
    until = time.monotonic() + within
    while members(group) and time.monotonic() < until:
        time.sleep(0.02)
    return not members(group)


needs_cores = pytest.mark.skipif(CORES < 2, reason="one core needs no helpers")


def documents(history: Path, *ranges: str) -> tuple[list[object], list[int]]:
    """Return the messages of some ranges, one after the other, and the sums of their numbers."""
    messages: list[object] = []
    sums = [0] * 5
    for range_ in ranges:
        document = json.loads(gatepost(history, "lint", "--range", range_, "--format", "json").out)
        messages += document["messages"]
        numbers = [document["summary"][key] for key in ("messages", "ok", "errors", "warnings", "ignored")]
        sums = [first + second for first, second in zip(sums, numbers, strict=True)]
    return messages, sums


def test_several_processes_find_the_same_in_the_same_order_as_one(history: Path) -> None:
    steps = [0, 1, 1800, 2000, *range(3500, COMMITS, 3500)]
    ranges = [f"HEAD~{end}..HEAD~{start}" for start, end in pairwise(steps)]
    ranges.append(f"HEAD~{steps[-1]}")
    whole = documents(history, "HEAD")
    assert whole == documents(history, *ranges)
    assert whole[1] == [COMMITS, COMMITS - BAD, BAD, 0, 0]
    ids = [message["id"] for message in whole[0] if isinstance(message, dict)]
    assert ids == git(history, "rev-list", "HEAD").split()


@needs_cores
@pytest.mark.parametrize("format_", ["text", "github", "sarif"])
def test_one_core_and_several_write_the_same_report(format_: str, history: Path) -> None:
    command = [*LINT, "--format", format_]
    alone = (
        "import os, sys; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); os.execv(sys.argv[1], sys.argv[1:])"
    )
    by_one = start(history, sys.executable, "-c", alone, *command)
    assert by_one.code == 1
    assert by_one == start(history, *command)


def test_the_report_for_people_ends_after_a_thousand_messages_and_says_how_many_there_are(history: Path) -> None:
    out = gatepost(history, "lint", "--range", "HEAD").out
    titles = re.findall(r"^[0-9a-f]{9}  ", out, re.MULTILINE)
    assert len(titles) == 1000
    assert out.endswith(
        "\n"
        f"… and {BAD - 1000:,} more messages with findings; --format json has them all\n"
        "\n"
        "✗ header-not-conventional   4,286\n"
        "✗ message-dropped           4,286\n"
        "✗ breaking-change-misspelt  4,285\n"
        "\n"
        "12,857 errors in 30,000 messages\n"
        "why, and examples: gatepost explain GP101 GP302 GP401\n"
    )


def peak(history: Path, range_: str, format_: str) -> int:
    """Return the most memory that the judging of a range takes, in KiB."""
    with open(os.devnull, "wb") as nothing:  # noqa: PTH123  no path object needed
        process = subprocess.Popen(
            [*LINT[:-1], range_, "--format", format_], cwd=history, stdout=nothing, stderr=nothing
        )
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 1
    return usage.ru_maxrss


@pytest.mark.parametrize("format_", ["text", "json"])
def test_memory_does_not_grow_with_the_range(format_: str, history: Path) -> None:
    small = peak(history, "HEAD~6000..HEAD", format_)
    assert peak(history, "HEAD", format_) < small * 1.3


@needs_cores
def test_ctrl_c_ends_all_processes_quickly(history: Path, slow: dict[str, str]) -> None:
    with started(history, slow) as process:
        helpers(process)
        os.killpg(process.pid, signal.SIGINT)
        begin = time.monotonic()
        _, err = process.communicate(timeout=LATEST)
        assert time.monotonic() - begin < 3
        assert (process.returncode, err.decode()) == (130, "\nerror: interrupted\n")
        assert all_gone(process.pid)


@needs_cores
@pytest.mark.parametrize("delay", [0.0, 0.02, 0.05, 0.1, 0.2, 0.4])
def test_ctrl_c_at_any_moment_leaves_no_trace(delay: float, history: Path) -> None:
    with started(history, dict(os.environ)) as process:
        wait_for_output(history)
        time.sleep(delay)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=LATEST)
        assert (process.returncode, err.decode()) in [(130, "\nerror: interrupted\n"), (1, "")]
        assert all_gone(process.pid)


@needs_cores
@pytest.mark.parametrize("how", [15, 9], ids=["SIGTERM", "SIGKILL"])
def test_helpers_end_with_the_process_that_called_them(how: int, history: Path, slow: dict[str, str]) -> None:
    with started(history, slow) as process:
        helpers(process)
        process.send_signal(how)
        process.communicate(timeout=LATEST)
        assert process.returncode == -how
        assert all_gone(process.pid)


@needs_cores
@pytest.mark.parametrize("which", [0, -1])
def test_a_helper_that_is_killed_is_an_error(which: int, history: Path, slow: dict[str, str]) -> None:
    with started(history, slow, "--format", "json") as process:
        os.kill(helpers(process)[which], signal.SIGKILL)
        _, err = process.communicate(timeout=LATEST)
        assert process.returncode == 3
        assert err.decode() == (
            "error: cannot go on: a helper process was killed by signal 9\n"
            "  hint: the system does so when memory runs out: free some, or judge a shorter range\n"
            "  help: gatepost explain GE115\n"
        )
        assert all_gone(process.pid)


@pytest.mark.parametrize("format_", ["text", "json", "github", "sarif", "junit", "markdown"])
def test_a_reader_that_leaves_early_changes_no_exit_code(format_: str, history: Path) -> None:
    line = f"{{ '{sys.executable}' -m gatepost lint --range HEAD --format {format_}; echo $? >&2; }} | head -n 1"
    done = shell(history, line)
    assert done.out.count("\n") == 1
    assert done.err.splitlines()[-1] == "1"
    assert "Traceback" not in done.err
    assert "Error" not in done.err


def test_when_the_reader_has_left_and_the_outcome_is_known_nothing_more_is_judged(
    history: Path, slow: dict[str, str]
) -> None:
    line = f"{{ '{sys.executable}' -m gatepost lint --range HEAD; echo $? >&2; }} | head -n 1"
    begin = time.monotonic()
    done = shell(history, line, PATH=slow["PATH"], **uncounted())
    assert (done.out.count("\n"), done.err) == (1, "1\n")
    assert time.monotonic() - begin < 4  # the whole takes more than nine seconds


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")  # noqa: PTH110  no path object needed
@pytest.mark.parametrize("format_", ["text", "json", "junit"])
def test_a_full_disk_under_the_report_ends_with_3(format_: str, history: Path) -> None:
    done = shell(history, f"'{sys.executable}' -m gatepost lint --range HEAD --format {format_} > /dev/full")
    assert done.code == 3
    assert done.err.startswith("error: cannot write the output: No space left on device\n")
    assert "Traceback" not in done.err
