"""Throwaway repositories that look like real ones, and the surroundings that commands are measured in."""

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from bench.clock import BenchError
from gatepost.adapters.rulebook_cache import NAME

MESSAGE_FILE = ".git/COMMIT_EDITMSG"
HOOK = ".git/hooks/commit-msg"
MESSAGE = """\
feat(api): bundle local modules for serverless endpoints

A handler can import modules of its own project now, without a
step that copies them to the place of deployment.

Refs: #352
"""
SETTINGS = """\
[project]
name = "endpoints"
version = "1.18.0"

[tool.ruff]
line-length = 100

[tool.gatepost]
extra-types = ["deps"]
scopes = ["api", "cli", "docs"]
severity = { type-not-lowercase = "warning" }
"""
RELEASE_CONFIGURATION = """\
{
  "release-type": "python",
  "changelog-sections": [
    { "type": "feat", "section": "Features" },
    { "type": "fix", "section": "Fixes" },
    { "type": "perf", "section": "Performance" },
    { "type": "security", "section": "Security" },
    { "type": "chore", "section": "Chores", "hidden": true }
  ],
  "packages": { ".": { "package-name": "endpoints" } }
}
"""
_FILES = {
    "pyproject.toml": SETTINGS,
    "release-please-config.json": RELEASE_CONFIGURATION,
    ".release-please-manifest.json": '{ ".": "1.18.0" }\n',
    "committed.toml": 'style = "conventional"\nsubject_capitalized = false\n',
    ".gitlint": "[general]\ncontrib = contrib-title-conventional-commits\n",
    MESSAGE_FILE: MESSAGE,
}
_LONGEST_WAIT = 20.0


def surroundings(home: Path) -> dict[str, str]:
    """Return the environment to measure in: nothing of the user's but the PATH."""
    home.mkdir()
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "NO_COLOR": "1",
        "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
    }


def make_repository(folder: Path, environment: Mapping[str, str]) -> Path:
    """Make a repository with one commit, settings of every gate, and a release configuration."""
    folder.mkdir()
    run(["git", "init", "--quiet", "--initial-branch=main"], folder, environment)
    for key, value in (("user.name", "A Person"), ("user.email", "person@example.org"), ("gc.auto", "0")):
        run(["git", "config", key, value], folder, environment)
    for name, text in _FILES.items():
        (folder / name).write_text(text, "utf-8")
    run(["git", "add", "--all"], folder, environment)
    run(["git", "commit", "--quiet", "-m", "chore: begin"], folder, environment)
    (folder / MESSAGE_FILE).write_text(MESSAGE, "utf-8")
    return folder


def install_our_hook(folder: Path, environment: Mapping[str, str]) -> None:
    """Install gatepost's hook as a user does, and commit until it has kept its rulebook."""
    run([sys.executable, "-m", "gatepost", "hook", "install"], folder, environment)
    warm(folder, environment)


def warm(folder: Path, environment: Mapping[str, str]) -> None:
    """Run our hook on the good message until it has kept its rulebook anew, and leaves that alone: it uses it."""
    kept = folder / ".git" / NAME
    kept.unlink(missing_ok=True)
    deadline = time.monotonic() + _LONGEST_WAIT
    while time.monotonic() < deadline:
        before = rulebook_time(folder)
        if verdict(folder, environment):
            message = "our own hook refuses the good message"
            raise BenchError(message)
        if before and rulebook_time(folder) == before:
            return
        time.sleep(0.3)
    message = f"the hook has kept no rulebook in {_LONGEST_WAIT:.0f} s: are the sources being written right now?"
    raise BenchError(message)


def rulebook_time(folder: Path) -> int:
    """Return when our hook last kept its rulebook, in nanoseconds; 0 where it has kept none."""
    kept = folder / ".git" / NAME
    return kept.stat().st_mtime_ns if kept.exists() else 0


def verdict(folder: Path, environment: Mapping[str, str]) -> int:
    """Return the exit status of our hook on the message file."""
    hooked = {**environment, "GIT_EDITOR": ":"}
    return subprocess.run([HOOK, MESSAGE_FILE], check=False, cwd=folder, env=hooked, capture_output=True).returncode


def hook_interpreter(folder: Path) -> str:
    """Return the interpreter that our installed hook runs by."""
    for line in (folder / HOOK).read_text("utf-8").splitlines():
        if line.startswith("python="):
            return shlex.split(line)[0].partition("=")[2]
    message = "the installed hook names no interpreter"
    raise BenchError(message)


def run(arguments: list[str], folder: Path, environment: Mapping[str, str]) -> str:
    """Run a command that sets something up, and return what it prints; raise `BenchError` where it fails."""
    result = subprocess.run(arguments, check=False, cwd=folder, env=dict(environment), capture_output=True)
    if result.returncode:
        said = (result.stdout + result.stderr).decode("utf-8", "replace").strip()
        message = f"`{shlex.join(arguments)}` failed ({result.returncode}): {said}"
        raise BenchError(message)
    return result.stdout.decode("utf-8", "replace")
