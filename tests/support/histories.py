"""Long histories, made in a second; and a git that takes its time over them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_WHEN = 1_700_000_000


def grow(path: Path, messages: Iterable[str], branch: str = "main") -> None:
    """Add a commit for each message to a branch of the repository `path`, and check it out if it is the current one."""
    commits = []
    for number, message in enumerate(messages):
        data = message.encode()
        start = f"from refs/heads/{branch}^0\n" if not number and _has(path, branch) else ""
        head = f"commit refs/heads/{branch}\ncommitter C <c@example.com> {_WHEN + number} +0000\ndata {len(data)}\n"
        commits.append(head.encode() + data + b"\n" + start.encode())
    subprocess.run(["git", "fast-import", "--quiet"], cwd=path, input=b"".join(commits), check=True)


def _has(path: Path, branch: str) -> bool:
    asked = ["git", "rev-parse", "--verify", "--quiet", f"refs/heads/{branch}"]
    return not subprocess.run(asked, cwd=path, check=False, capture_output=True).returncode


def slow_path(folder: Path, *, seconds: float, size: int = 1 << 18) -> str:
    """Return a PATH on which `git log` takes `seconds` for every `size` bytes that it writes."""
    folder.mkdir()
    script = folder / "git"
    script.write_text(_SLOW.format(python=sys.executable, git=shutil.which("git"), seconds=seconds, size=size))
    script.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


_SLOW = """#!{python} -IS
import os, subprocess, sys, time
if "log" not in sys.argv:
    os.execv("{git}", ["git", *sys.argv[1:]])
with subprocess.Popen(["{git}", *sys.argv[1:]], stdout=subprocess.PIPE) as git:
    while data := git.stdout.read({size}):
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        time.sleep({seconds})
sys.exit(git.returncode)
"""
