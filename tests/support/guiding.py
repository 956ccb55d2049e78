"""Repositories with something to commit, and the usual ways through the guided commit."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING

from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

    from support.terminal import Terminal

TYPE, SCOPE, LINE, REVIEW = "type:", "scope:", "characters", "Enter commit"
"""What stands on the screen at each step that every commit takes."""


def stage(path: Path, **files: str) -> None:
    """Write files and stage them."""
    for name, content in files.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    git(path, "add", "--", *files)


def begin(path: Path) -> Path:
    """Give a repository a first commit and a staged file."""
    commit(path, "chore: begin", **{"a.txt": "a\n"})
    stage(path, **{"src/new.py": "x = 1\n"})
    return path


def to_description(terminal: Terminal, type_: str = "feat") -> Terminal:
    """Go to the description, with a type and no scope."""
    terminal.until(TYPE)
    terminal.type(type_).until(f"type: {type_}")
    terminal.keys("Enter").until(SCOPE)
    terminal.keys("Enter").until(LINE)
    return terminal


def to_review(terminal: Terminal, description: str = "sign in with a passkey") -> Terminal:
    """Go to the preview of a message of one line."""
    to_description(terminal).type(description, "Enter").until(REVIEW)
    return terminal


def known(terminal: Terminal) -> Terminal:
    """Wait at the preview until what is asked in the background is known, after a commit by the usual author."""
    terminal.keys("c").until("Ada Author")
    terminal.keys("Escape").until(REVIEW)
    return terminal


def told(terminal: Terminal, key: str, text: str) -> None:
    """Press a key that only says something, until it is known what."""
    while text not in terminal.keys(key).when(lambda shown: text in shown or "still being asked" in shown):
        pass


def message(path: Path, revision: str = "HEAD") -> str:
    """Return the message of a commit."""
    return git(path, "log", "-1", "--encoding=UTF-8", "--format=%B", revision)


def count(path: Path) -> int:
    """Return how many commits there are."""
    return int(git(path, "rev-list", "--count", "--all"))


def draft_file(path: Path) -> Path:
    """Return where the draft of a repository is."""
    return path / ".git" / "gatepost" / "draft.json"


def draft(path: Path) -> dict[str, object]:
    """Return the draft, which its owner alone can read."""
    file = draft_file(path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    found = json.loads(file.read_bytes())
    assert isinstance(found, dict)
    return found


def answers(path: Path) -> dict[str, object]:
    """Return the answers that the draft holds."""
    found = draft(path)["answers"]
    assert isinstance(found, dict)
    return found


def typed(path: Path) -> dict[str, object]:
    """Return what was typed and not taken, by step."""
    found = draft(path)["texts"]
    assert isinstance(found, dict)
    return found


def hook(path: Path, name: str, script: str) -> None:
    """Install a hook of the user's own."""
    file = path / ".git" / "hooks" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
