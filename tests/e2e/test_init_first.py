"""How soon `gatepost init` asks: what is loaded and how often git is called before its first question."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from support.initing import project
from support.program import start

if TYPE_CHECKING:
    from pathlib import Path

    from support.terminal import Terminal

pytestmark = [pytest.mark.once, pytest.mark.skipif(os.name == "nt", reason="the git here is a script of sh")]

LOADED = """
import sys
from gatepost.adapters import asking
def choose(text, answers):
    print(*sys.modules, sep=chr(10))
    raise SystemExit
asking.choose = choose
asking.can_ask = lambda: True
from gatepost.cli import main
main(["init"])
"""
LATER = {
    "questionary",
    "prompt_toolkit",
    "rich",
    "git",
    "asyncio",
    "hypothesis",
    "pre_commit",
    "commitizen",
    "http.client",
}
"""What has no part in the first question: questionary is loaded when it is known."""
MOST_CALLS = 20


def counting(folder: Path) -> tuple[str, Path]:
    """Return a PATH with a git that notes how it is called, and where it notes that."""
    folder.mkdir()
    notes = folder / "notes"
    git = shutil.which("git")
    (folder / "git").write_text(f'#!/bin/sh\necho "$*" >> "{notes}"\nexec "{git}" "$@"\n', "utf-8")
    (folder / "git").chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}", notes


def test_nothing_is_loaded_that_the_first_question_does_not_need(repository: Path) -> None:
    project(repository)
    done = start(repository, sys.executable, "-c", LOADED)
    assert done.code == 0, done.err
    loaded = set(done.out.split("\n"))
    assert "gatepost.commands.init_run" in loaded
    assert not LATER & loaded


@pytest.mark.parametrize("count", [3, 600])
def test_git_is_called_a_few_times_however_many_files_there_are(
    count: int, repository: Path, screen: Terminal, tmp_path: Path
) -> None:
    project(repository, {f"src/rocket/m{number}.py": "" for number in range(count)})
    path, notes = counting(tmp_path / "bin")
    screen.start(repository, sys.executable, "-m", "gatepost", "init", PATH=path).until("Where do releases go?")
    calls = notes.read_text("utf-8").splitlines()
    assert len(calls) <= MOST_CALLS, calls
    screen.keys("C-c").ended()
