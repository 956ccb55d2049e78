"""Real repositories for tests, by the real git."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def git(path: Path, *args: str, **env: str) -> str:
    """Return what `git ARGS` prints in the folder `path`, without the newlines at its end; fail with git's own words.

    `env` is added to the environment. Nothing is read from standard input.
    """
    return _run(path, args, env, b"")


def commit(path: Path, message: str, **files: str) -> str:
    """Write `files` (name = content), commit them with exactly this message and without hooks, and return the id."""
    for name, content in files.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode())
    if files:
        git(path, "add", "--", *files)
    args = (
        "commit",
        "--quiet",
        "--no-verify",
        "--cleanup=verbatim",
        "--allow-empty",
        "--allow-empty-message",
        "-F",
        "-",
    )
    _run(path, args, {}, message.encode("utf-8", "surrogateescape"))
    return _head(path) or git(path, "rev-parse", "HEAD")


def _head(path: Path) -> str:
    """Return the last commit where git has just written it plainly, which saves a process; else nothing."""
    own = path / ".git"
    if "GIT_DIR" in os.environ or not (own / "HEAD").is_file():
        return ""
    head = (own / "HEAD").read_text("utf-8").removesuffix("\n").removeprefix("ref: ")
    ref = own / head
    found = ref.read_text("ascii").strip() if ref.is_file() else head
    return found if re.fullmatch("[0-9a-f]{40}", found) else ""


def pack(path: Path) -> None:
    """Let git keep all objects in one file, for a repository that is copied often."""
    git(path, "repack", "--quiet", "-a", "-d")


def _run(path: Path, args: tuple[str, ...], env: dict[str, str], given: bytes) -> str:
    done = subprocess.run(
        ["git", *args], cwd=path, env={**os.environ, **env}, input=given, capture_output=True, check=False
    )
    if done.returncode:
        message = f"git {' '.join(args)} ended with {done.returncode}: {done.stderr.decode('utf-8', 'replace')}"
        raise AssertionError(message)
    return done.stdout.decode("utf-8", "surrogateescape").rstrip("\n")
