"""The real release-please, installed once from npm below .cache/parity."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "parity"
DEFAULT_VERSION = "17.11.1"
NUMBERS = re.compile(r"npm error (?:code|errno|syscall)\b")
"""What npm says about an error before it says what is wrong."""
EXACT = re.compile(r"\d+\.\d+\.\d+(?:-[\w.]+)?")


class UnavailableError(Exception):
    """The real tool cannot be run on this machine; the text says in one line why, and what to do."""


def node() -> str:
    """Return the path of node."""
    return _find("node")


def installed(wanted: str) -> Path:
    """Return the directory with release-please in `wanted` version; npm brings it where it is not there yet.

    Anything npm understands will do for a version, as `latest`: the exact one
    it stands for is looked up at every run, and installed once.
    """
    node()
    npm = _find("npm")
    version = wanted if EXACT.fullmatch(wanted) else _resolve(npm, wanted)
    directory = CACHE / version
    if not directory.is_dir():
        _install(npm, version, directory)
    return directory


def _find(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        text = f"{name} is not on PATH: install Node.js 20 or newer, which brings node and npm"
        raise UnavailableError(text)
    return path


def _resolve(npm: str, wanted: str) -> str:
    text = _run_npm([npm, "view", f"release-please@{wanted}", "version", "--json"], CACHE.parent)
    try:
        found: object = json.loads(text)
    except ValueError:
        found = None
    version: object = found[-1] if isinstance(found, list) and found else found
    if not isinstance(version, str) or not EXACT.fullmatch(version):
        problem = f"npm knows no release-please@{wanted}"
        raise UnavailableError(problem)
    return version


def _install(npm: str, version: str, directory: Path) -> None:
    """Install beside the place and move it there: a run that is interrupted leaves nothing half done."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE, prefix=".installing-") as beside:
        new = Path(beside) / "new"
        new.mkdir()
        options = [
            "--no-package-lock",
            "--no-save",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--prefix",
            str(new),
        ]
        _run_npm([npm, "install", *options, f"release-please@{version}"], new)
        try:
            new.rename(directory)
        except OSError:
            if not directory.is_dir():  # else another run was faster
                raise


def _run_npm(command: list[str], directory: Path) -> str:
    directory.mkdir(parents=True, exist_ok=True)
    settings = {"update_notifier": "false", "loglevel": "error", "cache": str(CACHE.parent / "npm")}
    environment = {**os.environ, **{f"npm_config_{name}": value for name, value in settings.items()}}
    done = subprocess.run(command, cwd=directory, env=environment, capture_output=True, check=False, encoding="utf-8")
    if done.returncode != 0:
        said = [line for line in done.stderr.splitlines() if line.strip() and not NUMBERS.match(line)]
        why = said[0].removeprefix("npm error").strip() if said else "it did not say why"
        text = f"`npm {command[1]}` failed, and the first run needs it and a network: {why}"
        raise UnavailableError(text)
    return done.stdout
