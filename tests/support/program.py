"""gatepost and git as a user starts them, whatever the end."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

from gatepost.adapters.hook_files import install_hook
from gatepost.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


class Done(NamedTuple):
    """How a process ended, and what it said."""

    code: int
    out: str
    err: str


def start(folder: Path, *command: str, given: bytes | str = b"", **env: str) -> Done:
    """Run a command in `folder` to its end; `env` is added to the environment."""
    given = given.encode() if isinstance(given, str) else given
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **env}, input=given, capture_output=True, check=False, timeout=60
    )
    return Done(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def uncounted() -> dict[str, str]:
    """Return what keeps a process from measuring coverage, for one that is to be killed, or to find no room."""
    return {name: "" for name in os.environ if name.startswith("COVERAGE")}


def gatepost(folder: Path, *arguments: str, given: bytes | str = b"", **env: str) -> Done:
    """Run `gatepost ARGUMENTS` as a process of its own."""
    return start(folder, sys.executable, "-m", "gatepost", *arguments, given=given, **env)


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> Done:
    """Run `gatepost ARGUMENTS` in this process."""
    capsys.readouterr()
    code = main(list(arguments))
    out, err = capsys.readouterr()
    return Done(code, out, err)


def try_commit(folder: Path, *arguments: str, given: bytes | str = b"", **env: str) -> Done:
    """Run `git commit --allow-empty ARGUMENTS`, with its hooks."""
    return start(folder, "git", "commit", "--quiet", "--allow-empty", *arguments, given=given, **env)


def shell(folder: Path, line: str, **env: str) -> Done:
    """Run a line as if it were pasted into a shell."""
    return start(folder, "sh", "-c", line, **env)


def install(folder: Path) -> Path:
    """Install the commit-msg hook, and return where it is."""
    return install_hook(str(folder), "commit-msg").path


def settle() -> None:
    """Wait until no file is too young to be remembered by the hook's cache."""
    time.sleep(2.1)


def has_cache(folder: Path) -> bool:
    """Tell whether the hook has remembered the rulebook."""
    return (folder / ".git" / "gatepost" / "rulebook").exists()
