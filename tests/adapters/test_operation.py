"""What git is in the middle of, in real repositories."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.operation import find_operation
from gatepost.adapters.work_tree import find_work_tree
from gatepost.prompt.operation import BISECT, CHERRY_PICK, MAILS, MERGE, REBASE, REBASE_STOP, REVERT, Operation
from support.program import start
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path


def found(path: Path) -> Operation:
    tree = find_work_tree(str(path))
    return find_operation(tree.git_dir, tree.message_config(), ())


@pytest.fixture
def forked(repository: Path) -> Path:
    """Return a repository with two branches that change the same file."""
    commit(repository, "chore: begin", a="0\n", b="0\n")
    git(repository, "switch", "--quiet", "-c", "side")
    commit(repository, "fix: side", a="1\n")
    git(repository, "switch", "--quiet", "main")
    commit(repository, "fix: main", a="2\n")
    return repository


def test_usually_nothing_is_under_way(repository: Path) -> None:
    assert found(repository) == Operation()


def test_the_message_of_a_merge_is_read_without_its_comments(forked: Path) -> None:
    start(forked, "git", "merge", "side")
    assert found(forked) == Operation(MERGE, "Merge branch 'side'")


def test_a_merge_that_waits_for_its_commit_is_one(repository: Path) -> None:
    commit(repository, "chore: begin", a="0\n")
    git(repository, "switch", "--quiet", "-c", "side")
    commit(repository, "fix: side", b="1\n")
    git(repository, "switch", "--quiet", "main")
    commit(repository, "fix: main", c="2\n")
    git(repository, "merge", "--no-commit", "side")
    assert found(repository) == Operation(MERGE, "Merge branch 'side'")


def test_a_pick_and_a_revert_bring_their_messages(forked: Path) -> None:
    start(forked, "git", "cherry-pick", "side")
    assert found(forked) == Operation(CHERRY_PICK, "fix: side")
    git(forked, "cherry-pick", "--abort")
    head = git(forked, "rev-parse", "HEAD")
    git(forked, "revert", "--no-commit", "HEAD")
    assert found(forked) == Operation(REVERT, f'Revert "fix: main"\n\nThis reverts commit {head}.')


def test_a_rebase_is_known_by_whether_it_stopped_for_a_change(forked: Path) -> None:
    start(forked, "git", "rebase", "side")
    assert found(forked) == Operation(REBASE)
    git(forked, "rebase", "--abort")
    start(forked, "git", "rebase", "--interactive", "HEAD~1", GIT_SEQUENCE_EDITOR="sed -i.bak s/^pick/edit/")
    assert found(forked) == Operation(REBASE_STOP)


@pytest.mark.parametrize(
    ("sign", "name"), [("rebase-apply/applying", MAILS), ("rebase-apply/rebasing", REBASE), ("rebase-merge/x", REBASE)]
)
def test_the_ways_of_older_gits_are_known(repository: Path, sign: str, name: str) -> None:
    path = repository / ".git" / sign
    path.parent.mkdir()
    path.touch()
    assert found(repository) == Operation(name)


def test_bisecting_is_known(forked: Path) -> None:
    git(forked, "bisect", "start")
    assert found(forked) == Operation(BISECT)


def test_files_in_conflict_are_handed_on(repository: Path) -> None:
    tree = find_work_tree(str(repository))
    assert find_operation(tree.git_dir, tree.message_config(), ("a",)) == Operation("", "", ("a",))


@pytest.mark.parametrize(("encoding", "data"), [("utf-8", b"\xff"), ("no-such", b"fix: x"), ("utf-8", None)])
def test_a_message_that_cannot_be_read_is_none(forked: Path, encoding: str, data: bytes | None) -> None:
    git(forked, "config", "i18n.commitEncoding", encoding)
    (forked / ".git" / "MERGE_HEAD").write_text(git(forked, "rev-parse", "side"))
    path = forked / ".git" / "MERGE_MSG"
    path.unlink(missing_ok=True)
    if data is not None:
        path.write_bytes(data)
    assert found(forked) == Operation(MERGE)
