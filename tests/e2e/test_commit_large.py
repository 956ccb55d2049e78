"""On a large repository nothing that a person waits for takes longer than on a small one. Ratios, never seconds."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest

from support.guiding import REVIEW, TYPE, stage, to_review
from support.large import long_history, many_changes
from support.repos import git

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.terminal import Terminal

pytestmark = pytest.mark.once

TIMES = 4
READS_HISTORY = re.compile(r"trace: built-in: git (?:log|rev-list|shortlog|whatchanged) (.*)")


def fastest(do: Callable[[int], object]) -> float:
    """Return the shortest of a few times, in seconds: what else the machine does only makes others longer."""
    found = []
    for number in range(TIMES):
        start = time.perf_counter()
        do(number)
        found.append(time.perf_counter() - start)
    return min(found)


def new(path: Path, name: str) -> Path:
    """Return a new repository in a folder."""
    found = path / name
    found.mkdir()
    git(found, "init", "--quiet", "--initial-branch=main")
    return found


def first_picture(screen: Terminal, path: Path, sign: str) -> float:
    def show(_: int) -> None:
        screen.cc(path).until("gatepost commit", sign)
        screen.close()

    return fastest(show)


def with_history(path: Path, name: str, commits: int) -> Path:
    """Return a new repository with that many commits and a staged file."""
    found = new(path, name)
    long_history(found, commits)
    git(found, "reset", "--quiet", "--hard")
    stage(found, **{"src/new.py": "x"})
    return found


def test_a_hundred_thousand_commits_delay_nothing(tmp_path: Path, screen: Terminal) -> None:
    small, large = with_history(tmp_path, "small", 1_000), with_history(tmp_path, "large", 100_000)
    assert first_picture(screen, large, TYPE) < 1.8 * first_picture(screen, small, TYPE)

    trace = tmp_path / "trace"
    screen.cc(large, GIT_TRACE=str(trace)).until(TYPE)
    screen.keys("Enter").until("scope:", "used before", "1 of 301")
    screen.type("s299").until("» s299", gone="no scope")
    asked = READS_HISTORY.findall(trace.read_text())
    assert sorted(arguments.split()[0] for arguments in asked) == ["-1", "-1000"]  # no more than of the small one


def test_co_authors_are_those_of_the_last_commits(tmp_path: Path, screen: Terminal) -> None:
    screen.cc(with_history(tmp_path, "large", 5_000))
    to_review(screen).keys("c").until("» ○ P4999 ", "1 of 1,000")
    screen.type("P4321").until("» ○ P4321 ", gone="P4999")
    screen.keys("Enter").until("Co-authored-by: P4321 <p4321@example.com>", REVIEW)


def test_ten_thousand_changed_files_delay_no_key(tmp_path: Path, screen: Terminal) -> None:
    small, large = new(tmp_path, "small"), new(tmp_path, "large")
    many_changes(small, 100)
    many_changes(large, 10_000)

    def keys(path: Path) -> float:
        screen.cc(path).until("what is to be committed?", "Ctrl-A")
        screen.keys("Down").until("2 of ")

        def press(_: int) -> None:
            screen.keys("End").until("» ○ d99/")
            screen.keys("Home").until("» ○ d0/")
            screen.type("d42/").until("» ○ d42/", gone="d0/")
            screen.keys("C-u").until("» ○ d0/")

        return fastest(press)

    assert keys(large) < 10 * keys(small)  # with a hundred times the files


def test_ten_thousand_files_are_staged_at_once(tmp_path: Path, screen: Terminal) -> None:
    large = new(tmp_path, "large")
    many_changes(large, 10_000)
    screen.cc(large).until("1 of 10,000")
    screen.keys("C-a").until("● d0/file-0.txt")
    screen.keys("Enter").until(TYPE, "10,000 files")
    to_review(screen).keys("Enter")
    assert screen.ended() == 0
    assert git(large, "status", "--short") == ""
