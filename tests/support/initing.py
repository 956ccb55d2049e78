"""`gatepost init` in this process, and what it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.program import call
from support.repos import commit, git

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest

    from support.program import Done

FILES_ALONE = ("--yes", "--no-lock", "--no-hooks")
"""Neither an index nor a hook is needed for the files."""
_MOST = 1 << 20
PYPROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "rocket"
version = "0.2.0"  # by hand
requires-python = ">=3.11"
"""
PROJECT = {"pyproject.toml": PYPROJECT, "src/rocket/__init__.py": '"""Rocket."""\n', "tests/test_rocket.py": ""}


class Desk:
    """A folder that is set up."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path = path
        self._capsys = capsys

    def init(self, *arguments: str) -> Done:
        """Run `gatepost init ARGUMENTS` there, without a terminal."""
        return call(self._capsys, "init", "-C", str(self.path), *arguments)

    def set_up(self, *arguments: str) -> Done:
        """Set it up with files alone, which must work."""
        done = self.init(*FILES_ALONE, *arguments)
        assert done.code == 0, done.out + done.err
        return done

    def keep(self) -> None:
        """Commit all that is there."""
        git(self.path, "add", "--all")
        commit(self.path, "chore: keep")

    def text(self, name: str) -> str:
        """Return the text of a file, as it is on disk."""
        return (self.path / name).read_bytes().decode()


def project(path: Path, files: Mapping[str, str] | None = None) -> None:
    """Commit a package, with other files beside it or in place of its own."""
    commit(path, "feat: begin", **{**PROJECT, **(files or {})})


def files(path: Path) -> dict[str, bytes]:
    """Return what is there, by path: the bytes of files, and where links lead; git's own folder aside."""
    found = (each for each in path.rglob("*") if ".git" not in each.relative_to(path).parts)
    return {str(each.relative_to(path)): _content(each) for each in found if each.is_symlink() or not each.is_dir()}


def _content(path: Path) -> bytes:
    if path.is_symlink():
        return str(path.readlink()).encode()
    return path.read_bytes() if path.is_file() and path.stat().st_size < _MOST else b""


def traces(path: Path) -> dict[str, tuple[bytes, int, int, int]]:
    """Return what is there as `files` does, and of each the mode, the inode and when it was written."""
    found = ((name, data, (path / name).lstat()) for name, data in files(path).items())
    return {name: (data, stat.st_mode, stat.st_ino, stat.st_mtime_ns) for name, data, stat in found}
