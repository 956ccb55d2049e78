"""Whole plans: what a change does to them is seen in the files of tests/golden/plans.

`WRITE_GOLDENS=1` writes these anew, to be looked through before they are committed.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from support.program import call
from support.repos import commit, git

if TYPE_CHECKING:
    from support.program import Done

PLANS = Path(__file__).parent / "plans"
CONFIGURATION, MANIFEST = "release-please-config.json", ".release-please-manifest.json"
PROJECT = '[project]\nname = "rocket"\nversion = "1.2.3"\n'
LOG = "# Changelog\n\n## 1.2.3 (2026-01-01)\n\n* the beginning\n"


class Case(NamedTuple):
    """A command on a repository, at a width of the screen; the file of its name has all that comes of it."""

    name: str
    repository: str
    command: str = ""
    columns: int = 80


CASES = (
    Case("python-40", "python", columns=40),
    Case("python-80", "python"),
    Case("python-160", "python", columns=160),
    Case("python-diff", "python", "--diff"),
    Case("python-changelog", "python", "--changelog"),
    Case("python-markdown", "python", "--markdown"),
    Case("python-json", "python", "--format json"),
    Case("python-with", "python", "--with feat!:x --touching docs/b --touching c"),
    Case("python-past", "python", "--at v1.2.3"),
    Case("monorepo", "monorepo"),
    Case("monorepo-markdown", "monorepo", "--markdown"),
    Case("unready", "unready"),
    Case("unready-markdown", "unready", "--markdown"),
    Case("unready-json", "unready", "--format json"),
)


def build(kind: str, path: Path) -> None:
    """Make the history of a repository of one kind."""
    git(path, "remote", "add", "origin", "git@github.com:acme/rocket.git")
    {"python": _python, "monorepo": _monorepo, "unready": _unready}[kind](path)


def _python(path: Path) -> None:
    table = {
        "release-type": "python",
        "include-component-in-tag": False,
        "packages": {".": {"package-name": "rocket", "exclude-paths": ["docs"], "extra-files": ["gone.txt"]}},
        "bumb-minor-pre-major": True,
    }
    files = {CONFIGURATION: json.dumps(table), MANIFEST: '{".": "1.2.3"}\n', "pyproject.toml": PROJECT}
    module = {"src/rocket/__init__.py": '__version__ = "1.2.3"\n', "CHANGELOG.md": LOG}
    commit(path, "chore(main): release 1.2.3", **files, **module)
    git(path, "tag", "v1.2.3")
    commit(path, "feat(api): sign in with a passkey that you keep in your pocket (#12)\n\nRefs: #3", a="1")
    commit(path, "fix: handle null\n\nrestore(load(session)) was too late", b="1")
    commit(path, "docs: how to fly", **{"docs/a": "1"})
    commit(path, "Fixed the login.", a="2")
    commit(path, "ci: faster", a="3")
    commit(path, 'Revert "feat(api): sign in with a passkey that you keep in your pocket (#12)"', a="4")
    commit(path, "fix: one\n\nfix: another", a="5")


def _monorepo(path: Path) -> None:
    names = ("engine", "nose", "fins", "fuel")
    packages = {f"libs/{name}": {"component": name} for name in names}
    files = {
        CONFIGURATION: json.dumps({"release-type": "simple", "packages": packages}),
        MANIFEST: json.dumps({f"libs/{name}": "0.9.0" for name in names[:3]}),
    }
    commit(path, "chore: set up", **files)
    for name in names[:3]:
        git(path, "tag", f"{name}-v0.9.0")
    commit(path, "feat!: burn hotter\n\nBREAKING CHANGE: needs better steel", **{"libs/engine/a": "1"})
    commit(path, "fix: paint", **{"libs/nose/a": "1"})
    commit(path, "chore: polish", **{"libs/fins/a": "1"})
    commit(path, "fix: nobody's", elsewhere="1")


def _unready(path: Path) -> None:
    commit(path, "feat: a", a="1")


def shown(done: Done) -> str:
    """Return all that came of a command in one text."""
    return f"{done.out}=== standard error\n{done.err}=== exit code {done.code}\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_whole_output(
    case: Case, repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(case.repository, repository)
    monkeypatch.setenv("COLUMNS", str(case.columns))
    done = call(capsys, "plan", "-C", str(repository), "--date", "2026-03-04", *case.command.split())
    file = PLANS / f"{case.name}.txt"
    if "WRITE_GOLDENS" in os.environ:
        file.write_bytes(shown(done).encode())
    assert shown(done).encode() == file.read_bytes()


def test_no_file_is_left_over() -> None:
    assert {path.stem for path in PLANS.iterdir()} == {case.name for case in CASES}
