"""What git is at is seen without asking it, in every kind of place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.under_way import git_dir_of_hook, is_under_way
from support.program import start
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def forked(repository: Path) -> Path:
    """Return a repository whose branch `side` cannot be brought into `main` without a conflict."""
    commit(repository, "feat: base", file="base\n")
    git(repository, "switch", "--quiet", "-c", "side")
    commit(repository, "fix: side", file="side\n")
    git(repository, "switch", "--quiet", "main")
    commit(repository, "fix: main", file="main\n")
    return repository


@pytest.mark.parametrize(
    "command",
    [
        ("merge", "side"),
        ("rebase", "side"),
        ("rebase", "--apply", "side"),
        ("cherry-pick", "side"),
        ("cherry-pick", "side~1..side", "side"),
        ("revert", "main~1"),
    ],
)
def test_what_waits_for_a_person_is_seen(forked: Path, command: tuple[str, ...]) -> None:
    assert not is_under_way(forked / ".git")
    assert start(forked, "git", *command, GIT_EDITOR="true").code != 0
    assert is_under_way(forked / ".git")


def test_patches_that_are_applied_are_seen(forked: Path) -> None:
    patch = git(forked, "format-patch", "-1", "--stdout", "side")
    assert start(forked, "git", "am", given=f"{patch}\n").code != 0
    assert is_under_way(forked / ".git")


def test_the_directory_of_a_hook_is_found_as_git_finds_it(
    forked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other tree"
    git(forked, "worktree", "add", "--quiet", str(other), "side")
    git(tmp_path, "init", "--quiet", "--separate-git-dir", str(tmp_path / "far away"), "near")
    commit(tmp_path / "near", "feat: near")
    git(forked, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(tmp_path / "near"), "sub")
    for folder in (forked, other, tmp_path / "near", forked / "sub"):
        monkeypatch.chdir(folder)
        assert str(git_dir_of_hook().resolve()) == git(folder, "rev-parse", "--absolute-git-dir")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_DIR", str(forked / ".git"))
    assert git_dir_of_hook() == forked / ".git"
