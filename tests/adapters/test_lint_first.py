"""The pre-commit hook, run before the text is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.committing import MESSAGE
from gatepost.adapters.lint_first import Linted, let_hook_judge, lint_first, staged_tree
from gatepost.adapters.work_tree import find_work_tree
from gatepost.errors import GitFailedError
from support.program import start
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="the hooks are shell scripts")


@pytest.fixture
def staged(repository: Path) -> Path:
    """Return a repository with a staged change, and another one that is not."""
    commit(repository, "chore: begin", a="1\n", b="1\n")
    for name in "ab":
        (repository / name).write_text("2\n")
    git(repository, "add", "a")
    return repository


def hook(path: Path, name: str, script: str) -> None:
    file = path / ".git" / "hooks" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


def test_without_a_hook_all_passes(staged: Path) -> None:
    assert lint_first(staged) == Linted(0, git(staged, "write-tree"), ())


def test_what_the_hook_says_is_heard_and_shown(staged: Path, capfd: pytest.CaptureFixture[str]) -> None:
    hook(staged, "pre-commit", "echo all right; exit 0")
    assert lint_first(staged).status == 0
    hook(staged, "pre-commit", "echo all wrong; exit 1")
    assert lint_first(staged).status == 1
    out, err = capfd.readouterr()
    assert ("all right" in out + err, "all wrong" in out + err) == (True, True)


def test_the_files_that_the_hook_changes_are_named(staged: Path) -> None:
    hook(staged, "pre-commit", "echo 3 >> a; exit 1")
    assert lint_first(staged) == Linted(1, git(staged, "write-tree"), ("a",))
    assert lint_first(staged).changed == ("a",)


def test_the_tree_is_that_after_the_hook(staged: Path) -> None:
    before = staged_tree(staged)
    hook(staged, "pre-commit", "echo 3 > a; git add a")
    linted = lint_first(staged)
    assert linted.tree == staged_tree(staged) != before


def test_a_hook_that_ends_oddly_is_refused(staged: Path) -> None:
    hook(staged, "pre-commit", "exit 3")
    assert lint_first(staged).status == 3


def test_a_git_that_cannot_run_hooks_is_said_to_be_too_old(
    staged: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    old = tmp_path / "bin"
    old.mkdir()
    real = git(staged, "--exec-path")
    (old / "git").write_text(
        '#!/bin/sh\nfor word; do case "$word" in hook) exit 129;; version) echo git version 2.30.x; exit;; esac; done\n'
        f'exec "{real}/git" "$@"\n'
    )
    (old / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{old}:/usr/bin:/bin")
    with pytest.raises(GitFailedError, match="cannot run a hook by itself"):
        lint_first(staged)


def test_the_commit_msg_hook_judges_and_may_change_a_message(staged: Path) -> None:
    tree = find_work_tree(str(staged))
    assert let_hook_judge(tree, b"fix: x\n") == b"fix: x\n"
    hook(staged, "commit-msg", 'echo "Change-Id: 1" >> "$1"')
    assert let_hook_judge(tree, b"fix: x\n\n") == b"fix: x\n\nChange-Id: 1\n"
    hook(staged, "commit-msg", "exit 1")
    assert let_hook_judge(tree, b"fix: x\n") is None
    assert (tree.git_dir / MESSAGE).read_bytes() == b"fix: x\n"


def test_a_hook_that_takes_its_message_away_has_refused_it(staged: Path) -> None:
    hook(staged, "commit-msg", 'rm "$1"')
    assert let_hook_judge(find_work_tree(str(staged)), b"fix: x\n") is None


def test_in_conflict_there_is_no_tree(staged: Path) -> None:
    commit(staged, "fix: a")
    git(staged, "restore", "b")
    git(staged, "switch", "--quiet", "-c", "side", "HEAD~1")
    commit(staged, "fix: side", a="3\n")
    start(staged, "git", "merge", "main")
    with pytest.raises(GitFailedError):
        staged_tree(staged)
