"""Repositories that `gatepost init` has set up and that are healthy, to be broken and diagnosed."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from gatepost.adapters.doctor_facts import gather
from gatepost.doctor.edits import apply_edits, by_path
from gatepost.outcomes.judge import judge
from gatepost.outcomes.values import FAILED
from support.program import gatepost
from support.repos import commit, git

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gatepost.doctor.check import DoctorCheck
    from gatepost.doctor.facts import Facts
    from gatepost.outcomes.values import Outcome

RELEASE = ".github/workflows/release.yml"
CI = ".github/workflows/ci.yml"
COMMITS = ".github/workflows/commits.yml"
DEPENDABOT = ".github/dependabot.yml"
CONFIGURATION = "release-please-config.json"
MANIFEST = ".release-please-manifest.json"
PYPROJECT = "pyproject.toml"
TEST_INDEX = "https://test.pypi" + ".org/legacy/"
"""Not in one word, which would name a registry's host."""
DUNDER = "src/rocket/__init__.py"

_PYPROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "{name}"
version = "0.2.0"
description = "A {name}"
readme = "README.md"
license = "MIT"
license-files = ["LICENSE"]
requires-python = ">=3.11"
classifiers = [
  "Programming Language :: Python :: 3.11",
  "Programming Language :: Python :: 3.12",
  "Programming Language :: Python :: 3.13",
  "Programming Language :: Python :: 3.14",
]

[project.urls]
Repository = "https://github.com/octo/rocket"
"""
_LOCK = """\
version = 1
revision = 3
requires-python = ">=3.11"
"""
_LOCKED = """
[[package]]
name = "{name}"
version = "{version}"
source = {{ editable = "{place}" }}
"""
_CHANGELOG = """\
# Changelog

## [0.3.0](https://github.com/octo/rocket/compare/v0.2.0...v0.3.0) (2026-01-01)


### Features

* add engines ([#2](https://github.com/octo/rocket/issues/2))
"""


def _package(folder: str, name: str) -> dict[str, str]:
    """Return the files of one distribution."""
    return {
        f"{folder}pyproject.toml": _PYPROJECT.format(name=name),
        f"{folder}README.md": f"# {name.title()}\n",
        f"{folder}LICENSE": "MIT License\n",
        f"{folder}src/{name}/__init__.py": f'"""{name.title()}."""\n\n__version__ = "0.2.0"\n',
        f"{folder}tests/test_{name}.py": f"import {name}\n\n\ndef test_it() -> None:\n    assert {name}\n",
    }


def make_rocket(path: Path) -> None:
    """Make a repository of one package, `rocket`, with two releases and a fix since the last."""
    _begin(
        path, {**_package("", "rocket"), "uv.lock": _LOCK + _LOCKED.format(name="rocket", version="0.2.0", place=".")}
    )
    git(path, "tag", "v0.2.0")
    commit(path, "feat: add engines (#2)", **{"src/rocket/engines.py": '"""Engines."""\n'})
    released = {each: _bumped(path, each) for each in (PYPROJECT, DUNDER, MANIFEST, "uv.lock")}
    commit(path, "chore: release 0.3.0 (#3)", **released, **{"CHANGELOG.md": _CHANGELOG})
    git(path, "tag", "v0.3.0")
    commit(path, "fix: refuel in time (#4)", **{"src/rocket/engines.py": '"""Engines that are refuelled."""\n'})


def make_mills(path: Path) -> None:
    """Make a repository of two packages, `salt` and `pepper`, each released once, and a fix of the first since."""
    root = '[tool.uv.workspace]\nmembers = ["packages/*"]\n'
    lock = _LOCK + "".join(
        _LOCKED.format(name=name, version="0.2.0", place=f"packages/{name}") for name in ("pepper", "salt")
    )
    files = {**_package("packages/salt/", "salt"), **_package("packages/pepper/", "pepper")}
    _begin(
        path, {**files, "pyproject.toml": root, "README.md": "# Mills\n", "LICENSE": "MIT License\n", "uv.lock": lock}
    )
    git(path, "tag", "salt-v0.2.0")
    git(path, "tag", "pepper-v0.2.0")
    commit(path, "fix(salt): grind finer (#4)", **{"packages/salt/src/salt/mill.py": '"""A mill."""\n'})


def _begin(path: Path, files: dict[str, str]) -> None:
    path.mkdir()
    git(path, "init", "--quiet", "--initial-branch=main")
    git(path, "remote", "add", "origin", "https://github.com/octo/rocket.git")
    commit(path, "feat: begin", **files)
    done = gatepost(path, "init", "--yes", "--no-lock", "--no-hooks")
    assert done.code == 0, done.out + done.err
    git(path, "add", "--all")
    commit(path, "chore: set up the release chain (#1)")


def _bumped(path: Path, name: str) -> str:
    return (path / name).read_text(encoding="utf-8").replace("0.2.0", "0.3.0", 1)


class Patient:
    """A repository that is broken, diagnosed and mended."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def text(self, name: str) -> str:
        """Return the text of a file."""
        return (self.path / name).read_bytes().decode()

    def write(self, name: str, text: str) -> None:
        """Write a file."""
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace a text in a file, which must be there."""
        text = self.text(name)
        assert old in text, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new))

    def move(self, old: str, new: str) -> None:
        """Rename a file, as git does."""
        (self.path / new).parent.mkdir(parents=True, exist_ok=True)
        git(self.path, "mv", old, new)

    def remove(self, name: str) -> None:
        """Remove a file."""
        (self.path / name).unlink()

    def git(self, *arguments: str) -> str:
        """Return what git prints."""
        return git(self.path, *arguments)

    def commit(self, message: str, **files: str) -> str:
        """Commit everything that is changed, and some files, and return the id."""
        for name, text in files.items():
            self.write(name, text)
        git(self.path, "add", "--all")
        return commit(self.path, message)

    @contextmanager
    def facts(self, **known: object) -> Iterator[Facts]:
        """Give the facts as the doctor gathers them; some may be put in the place of what it found."""
        with gather(str(self.path)) as facts:
            yield replace(facts, **known)  # type: ignore[arg-type]  # by name, as a test gives them

    def outcomes(self, *checks: type[DoctorCheck], **known: object) -> list[Outcome]:
        """Return what comes of some checks."""
        with self.facts(**known) as facts:
            return judge(checks, facts, {}, {})

    def failed(self, *checks: type[DoctorCheck], **known: object) -> list[Outcome]:
        """Return the problems that some checks find."""
        return [outcome for outcome in self.outcomes(*checks, **known) if outcome.status == FAILED]

    def where(self, check: type[DoctorCheck], **known: object) -> list[str]:
        """Return the places that a check names."""
        return [outcome.where for outcome in self.failed(check, **known)]

    def line(self, name: str, text: str, after: str = "") -> str:
        """Return the place of the first line with a text in it, behind the first one with another."""
        lines = self.text(name).split("\n")
        start = next(number for number, line in enumerate(lines) if after in line) if after else 0
        found = next(number for number, line in enumerate(lines[start:], start + 1) if text in line)
        return f"{name}:{found}"

    def mend(self, *checks: type[DoctorCheck], **known: object) -> None:
        """Do what `--fix` would do about what some checks find; there must be something."""
        edits = [edit for outcome in self.failed(*checks, **known) for edit in outcome.edits]
        assert edits, "there is nothing that gatepost itself could mend"
        for name, some in by_path(edits).items():
            before = self.text(name) if (self.path / name).exists() else ""
            self.write(name, apply_edits(before, some))


def copied(template: Path, path: Path) -> Patient:
    """Return a copy of a repository that is kept."""
    shutil.copytree(template, path, symlinks=True)
    return Patient(path)
