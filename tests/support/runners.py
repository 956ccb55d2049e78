"""Repositories whose hooks pre-commit and prek run, for real."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from gatepost.adapters.linted_trees import NAME
from gatepost.adapters.tree_lint import lint_tree
from support.program import start
from support.repos import commit

if TYPE_CHECKING:
    import pytest

RUNNERS = ("pre-commit", "prek")
BESIDE = Path(sys.executable).parent


class Hook(TypedDict):
    """A hook of the repository's own, as a configuration has it."""

    id: str
    name: str
    entry: str
    language: str
    stages: list[str]
    pass_filenames: bool
    alias: str


def hook(id_: str, script: str, *, stage: str = "pre-push", language: str = "system", alias: str = "") -> Hook:
    """Return a hook that runs a line of shell at the top of the checkout."""
    entry = f"sh -c {json.dumps(script)}"
    return Hook(
        id=id_, name=id_, entry=entry, language=language, stages=[stage], pass_filenames=False, alias=alias or id_
    )


def configured(*hooks: Hook) -> str:
    """Return a .pre-commit-config.yaml; JSON is YAML."""
    return json.dumps({"repos": [{"repo": "local", "hooks": hooks}]}, indent=1)


def commit_hooks(repository: Path, *hooks: Hook, **files: str) -> str:
    """Commit a configuration with some hooks, and other files, and return the id."""
    return commit(repository, "feat: begin\n", **{".pre-commit-config.yaml": configured(*hooks), **files})


def own_temporary(patch: pytest.MonkeyPatch, folder: Path) -> Path:
    """Return a new folder below `folder` in which everything temporary is made from now on."""
    path = folder / "temporary"
    path.mkdir()
    patch.setattr(tempfile, "tempdir", None)
    patch.setenv("TMPDIR", str(path))
    return path


def settle_runners(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Give the runners a home of their own, which they may fill."""
    for variable in ("PRE_COMMIT_HOME", "PREK_HOME"):
        patch.setenv(variable, str(folder / variable))


def choose(repository: Path, runner: str) -> None:
    """Let a runner have been installed for pre-commit."""
    done = start(repository, str(BESIDE / runner), "install", "--hook-type", "pre-commit")
    assert done.code == 0, done.err


class Lint:
    """The linting of a repository's commits, and what it says."""

    def __init__(self, repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self._repository = repository
        self._capfd = capfd
        self.said = ""

    def __call__(self, commit: str, *advisory: str) -> str:
        self._capfd.readouterr()
        try:
            return lint_tree(commit, str(self._repository), advisory=advisory)
        finally:
            out, self.said = self._capfd.readouterr()
            assert out == ""

    @property
    def remembered(self) -> int:
        file = self._repository / ".git" / NAME
        return len(file.read_text().splitlines()) if file.exists() else 0
