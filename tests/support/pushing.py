"""Pushes with our hook, and what a user does when one is refused."""

from __future__ import annotations

import os
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from gatepost.adapters.hook_files import install_hook
from support.program import start
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

    from support.program import Done

FINE = "✓ {} judged, all fine\n"
BAD = "Fixed login"
"""A header that every rulebook refuses."""

AGAIN = "then push again; `git push --no-verify` skips all of this once\n"
_EDITOR = """#!/bin/sh
old=$(sed -n 1p "$1")
echo "$old" >>"{seen}"
printf 'fix: say it better (was: %s)\\n' "$(printf %s "$old" | tr -d '!\\033')" >"$1"
"""


def stage(repository: Path, *, remote: str = "origin") -> Path:
    """Install the hook, and return a new remote of that name."""
    install_hook(str(repository), "pre-push")
    path = repository.parent / f"{remote}.git"
    git(repository.parent, "init", "--quiet", "--bare", "--initial-branch=main", str(path))
    git(repository, "remote", "add", remote, str(path))
    return path


def push(folder: Path, *arguments: str, **env: str) -> Done:
    """Run `git push ARGUMENTS` on a screen that is wide enough for two columns."""
    return start(folder, "git", "push", "--quiet", *arguments, **{"COLUMNS": "1000", **env})


def fine(number: int) -> str:
    """Return what is said of a push of so many good messages."""
    return FINE.format("1 message" if number == 1 else f"{number:,} messages")


def refused(done: Done) -> list[str]:
    """Return the headers of the messages that a push was refused for, in their order."""
    assert done.code == 1, done
    assert done.out == ""
    lines = done.err.splitlines()
    return [line.split("  ", 1)[1] for line, after in pairwise(lines) if after.startswith("✗ ")]


def recipes(done: Done) -> dict[str, list[str]]:
    """Return the commands that a refused push prints for each ref, as a user copies them."""
    assert done.code == 1, done
    assert done.err.partition("\nerror: failed to push")[0].endswith(AGAIN.rstrip("\n")), done.err
    found: dict[str, list[str]] = {}
    for part in re.split(r"^to reword ", done.err, flags=re.MULTILINE)[1:]:
        name, _, rest = part.partition("\n")
        lines = rest.partition("\n\n")[0].splitlines()
        found[name] = [line.strip().split("   ")[0] for line in lines if not line.startswith("  # ")]
    return found


def recipe(done: Done) -> list[str]:
    """Return the commands for the only ref."""
    (commands,) = recipes(done).values()
    return commands


class Editor:
    """An editor that writes good messages, and notes the first lines of what it was opened on."""

    def __init__(self, folder: Path) -> None:
        self._script = folder / "editor"
        self._seen = folder / "seen"
        self._script.write_text(_EDITOR.format(seen=self._seen))
        self._script.chmod(0o755)

    @property
    def env(self) -> dict[str, str]:
        """The environment in which git opens it."""
        return {"GIT_EDITOR": str(self._script)}

    @property
    def seen(self) -> list[str]:
        """The first lines that it was opened on."""
        return self._seen.read_text().splitlines() if self._seen.exists() else []

    def follow(self, folder: Path, commands: list[str], **env: str) -> None:
        """Paste commands into a shell, one by one; of two that do the same, the first."""
        for command in commands:
            if " -F " in command:
                continue
            done = start(folder, "sh", "-c", command, **self.env, **env)
            assert done.code == 0, (command, done)
            if " diff --stat " in command:
                assert done.out == ""


def left_behind(repository: Path) -> list[str]:
    """Return the work trees beside the first, and what a rebase leaves when it is not done."""
    common = repository / git(repository, "rev-parse", "--git-common-dir")
    trees = git(repository, "worktree", "list").splitlines()[1:]
    return trees + [name for name in ("rebase-merge", "rebase-apply") if os.path.lexists(common / name)]


def grow(repository: Path, *messages: str, file: str = "file") -> None:
    """Commit a line more in a file for each message."""
    for number, message in enumerate(messages):
        path = repository / file
        before = path.read_text() if path.exists() else ""
        commit(repository, message, **{file: f"{before}{number} {message}\n"})


def branch(repository: Path, name: str, *messages: str) -> None:
    """Make a branch of `main` with a commit for each message, and return to `main`."""
    git(repository, "switch", "--quiet", "-c", name, "main")
    for message in messages:
        commit(repository, message)
    git(repository, "switch", "--quiet", "main")


def state(repository: Path, ref: str = "HEAD") -> tuple[str, str, str, str]:
    """Return what must be the same afterwards: where we are, the tree of a ref, what is staged, what is changed."""
    here = start(repository, "git", "symbolic-ref", "--short", "HEAD").out
    staged, changed = git(repository, "diff", "--cached", "HEAD"), git(repository, "diff")
    return here, git(repository, "rev-parse", f"{ref}^{{tree}}"), staged, changed


def headers(repository: Path, range_: str) -> list[str]:
    """Return the headers of a range, newest first."""
    return git(repository, "log", "--format=%s", range_).splitlines()


def has(remote: Path, ref: str) -> bool:
    """Tell whether a repository has a ref that holds a commit."""
    return start(remote, "git", "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").code == 0
