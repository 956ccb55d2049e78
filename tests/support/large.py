"""Repositories of a size at which something slow would show."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from support.repos import git

if TYPE_CHECKING:
    from pathlib import Path


def long_history(path: Path, commits: int) -> None:
    """Give a repository that many commits on `main`, each of another author and with another scope."""
    pieces: list[str] = []
    for number in range(commits):
        who = f"P{number % 5000} <p{number % 5000}@example.com> {1_700_000_000 + number} +0000"
        text = f"feat(s{number % 300}): change {number}\n"
        parent = f"from :{number}\n" if number else ""
        people = f"author {who}\ncommitter {who}\n"
        pieces.append(f"commit refs/heads/main\nmark :{number + 1}\n{people}data {len(text)}\n{text}{parent}")
    subprocess.run(["git", "fast-import", "--quiet"], cwd=path, input="".join(pieces).encode(), check=True)


def many_changes(path: Path, files: int) -> None:
    """Change that many files of the last commit, in a hundred folders, and stage none."""
    git(path, "commit", "--quiet", "--allow-empty", "-m", "chore: begin")
    for folder in range(100):
        (path / f"d{folder}").mkdir()
        for number in range(files // 100):
            (path / f"d{folder}" / f"file-{number}.txt").write_text("x")
