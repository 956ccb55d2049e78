"""What a refused push prints for what is not checked out, or has another name: pasted into a shell, it works."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.hook_files import install_hook
from support.program import start
from support.pushing import (
    BAD,
    Editor,
    fine,
    grow,
    headers,
    left_behind,
    push,
    recipe,
    recipes,
    refused,
    stage,
    state,
)
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once  # git and the runners are tried here, more than our interpreter


@pytest.fixture
def remote(repository: Path) -> Path:
    """Return the remote of the repository, which has its first commit."""
    commit(repository, "feat: base", base="1\n")
    path = stage(repository)
    git(repository, "push", "--quiet", "--no-verify", "-u", "origin", "main")
    return path


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    return Editor(tmp_path)


def test_a_branch_that_is_not_checked_out_is_reworded_beside_what_one_is_at(
    repository: Path, remote: Path, editor: Editor
) -> None:
    git(repository, "switch", "--quiet", "-c", "top'ic")
    grow(repository, "feat: a", BAD, "feat: b")
    git(repository, "switch", "--quiet", "main")
    (repository / "base").write_text("changed\n")
    (repository / "file").write_text("in the way of the branch's\n")
    before, tree = state(repository), git(repository, "rev-parse", "top'ic^{tree}")
    done = push(repository, "origin", "top'ic")
    editor.follow(repository, recipe(done))
    assert state(repository) == before
    assert git(repository, "rev-parse", "top'ic^{tree}") == tree
    assert left_behind(repository) == []
    assert push(repository, "origin", "top'ic") == (0, "", fine(3))
    assert headers(remote, "main..top'ic") == ["feat: b", "fix: say it better (was: Fixed login)", "feat: a"]


def test_the_tip_of_a_branch_that_is_not_checked_out_is_amended_there(
    repository: Path, remote: Path, editor: Editor
) -> None:
    git(repository, "switch", "--quiet", "-c", "topic")
    grow(repository, "Feat: a")
    git(repository, "switch", "--quiet", "main")
    commands = recipe(push(repository, "origin", "topic"))
    place = f".git/gatepost/reword-{git(repository, 'rev-parse', 'topic')[:9]}"
    assert commands == [
        f"git worktree add {place} topic",
        f"git -C {place} commit --amend --only",
        f"git -C {place} commit --amend --only -F {repository}/.git/gatepost/mended-{place[-9:]}",
        f"git worktree remove {place}",
    ]
    editor.follow(repository, commands[:1])
    assert start(repository, "sh", "-c", commands[2]).code == 0
    editor.follow(repository, commands[3:])
    assert push(repository, "origin", "topic") == (0, "", fine(1))
    assert headers(remote, "main..topic") == ["feat: a"]


def test_a_branch_of_another_work_tree_is_reworded_there(repository: Path, remote: Path, editor: Editor) -> None:
    other = repository.parent / "other tree"
    git(repository, "worktree", "add", "--quiet", "-b", "topic", str(other))
    grow(other, BAD, "feat: a")
    (other / "file").write_text("changed\n")
    before = state(other)
    done = push(repository, "origin", "topic")
    assert recipe(done)[0].startswith(f"git -C '{other}' ")
    editor.follow(repository, recipe(done))
    assert state(other) == before
    assert push(repository, "origin", "topic") == (0, "", fine(2))
    assert headers(remote, "main..topic")[0] == "feat: a"


def test_a_push_from_another_work_tree(repository: Path, remote: Path, editor: Editor) -> None:
    other = repository.parent / "other"
    git(repository, "worktree", "add", "--quiet", "-b", "topic", str(other))
    grow(other, BAD, "feat: a", "Feat: b")
    done = push(other, "origin", "topic")
    editor.follow(other, recipe(done))
    assert push(other, "origin", "topic") == (0, "", fine(3))
    assert len(headers(remote, "main..topic")) == 3


def test_a_bare_repository_gets_a_work_tree_for_it(repository: Path, remote: Path, editor: Editor) -> None:
    grow(repository, BAD, "feat: a")
    bare = repository.parent / "bare"
    git(repository.parent, "clone", "--quiet", "--bare", str(repository), str(bare))
    git(bare, "remote", "set-url", "origin", str(remote))
    install_hook(str(bare), "pre-push")
    tree = git(bare, "rev-parse", "main^{tree}")
    assert recipe(push(bare, "origin", "main")) == recipe(push(bare, "origin", "HEAD"))
    done = push(bare, "origin", "main")
    assert refused(done) == [BAD]
    assert " worktree add " in recipe(done)[0]
    editor.follow(bare, recipe(done))
    assert left_behind(bare) == []
    assert git(bare, "rev-parse", "main^{tree}") == tree
    assert push(bare, "origin", "main") == (0, "", fine(2))


@pytest.mark.parametrize("messages", [(BAD,), (BAD, "feat: a")])
def test_with_a_detached_head_it_stays_detached(
    messages: tuple[str, ...], repository: Path, remote: Path, editor: Editor
) -> None:
    git(repository, "switch", "--quiet", "--detach")
    grow(repository, *messages)
    before = state(repository)
    done = push(repository, "origin", "HEAD:refs/heads/topic")
    assert list(recipes(done)) == ["topic"]
    editor.follow(repository, recipe(done))
    assert state(repository) == before
    assert push(repository, "origin", "HEAD:refs/heads/topic") == (0, "", fine(len(messages)))
    assert len(headers(remote, "main..topic")) == len(messages)


@pytest.mark.parametrize("messages", [(BAD, "feat: a", "feat: b"), ("feat: a", BAD, "feat: b"), ("feat: b", BAD)])
def test_what_has_no_name_here_is_reworded_and_pushed_from_there(
    messages: tuple[str, ...], repository: Path, remote: Path, editor: Editor
) -> None:
    grow(repository, *messages)
    before, at = state(repository), git(repository, "rev-parse", "HEAD~1" if messages[-1] != BAD else "HEAD")
    done = push(repository, "origin", f"{at}:refs/heads/it's")
    editor.follow(repository, recipe(done))
    assert state(repository) == before
    assert left_behind(repository) == []
    assert len(headers(remote, "main..refs/heads/it's")) == 2
    assert BAD not in headers(remote, "refs/heads/it's")


@pytest.mark.parametrize("kind", ["light", "annotated"])
@pytest.mark.parametrize("where", ["here", "elsewhere"])
@pytest.mark.parametrize("bad", [0, 1], ids=["below", "tip"])
def test_a_tag_is_moved_to_what_was_written_anew(  # noqa: PLR0913,PLR0917  the columns of a table
    kind: str, where: str, bad: int, repository: Path, remote: Path, editor: Editor
) -> None:
    grow(repository, *("feat: a" if number != bad else BAD for number in range(2)))
    git(repository, "tag", *(["-a", "-m", "one"] if kind == "annotated" else []), "v1")
    if where == "elsewhere":
        git(repository, "reset", "--quiet", "--hard", "origin/main")
    before, tree = state(repository), git(repository, "rev-parse", "v1^{tree}")
    done = push(repository, "origin", "v1")
    assert list(recipes(done)) == ["refs/tags/v1"]
    editor.follow(repository, recipe(done))
    assert state(repository) == before
    assert git(repository, "rev-parse", "v1^{tree}") == tree
    assert left_behind(repository) == []
    assert push(repository, "origin", "v1") == (0, "", fine(2))
    assert git(remote, "cat-file", "-t", "refs/tags/v1") == ("tag" if kind == "annotated" else "commit")


def test_a_tag_that_is_pushed_with_its_branch_moves_along(repository: Path, remote: Path, editor: Editor) -> None:
    grow(repository, BAD, "feat: a")
    git(repository, "tag", "-a", "-m", "one", "v1")
    done = push(repository, "--follow-tags", "origin", "main")
    assert recipe(done)[1] == "git tag -f -a v1"
    editor.follow(repository, recipe(done))
    assert push(repository, "--follow-tags", "origin", "main") == (0, "", fine(2))
    assert git(remote, "rev-parse", "v1^{commit}") == git(remote, "rev-parse", "main")


def test_other_refs_that_hold_what_is_refused_are_named(repository: Path, remote: Path) -> None:
    assert remote.exists()
    grow(repository, BAD)
    git(repository, "tag", "early")
    grow(repository, "feat: a")
    git(repository, "branch", "later")
    grow(repository, "feat: b")
    done = push(repository, "--all", "--follow-tags")
    assert "# later, refs/tags/early: what is refused leads there too; move it to what was" in done.err
    done = push(repository, "origin", "main", "early", "later")
    assert list(recipes(done)) == ["main"]
    assert "# refs/tags/early, later: what is refused" in done.err


def test_a_push_by_address_is_repeated_by_address(repository: Path, editor: Editor) -> None:
    grow(repository, BAD, "feat: a")
    path = stage(repository)
    git(repository, "remote", "remove", "origin")
    done = push(repository, str(path), "HEAD~0:refs/heads/main")
    assert f"git push {path} HEAD:refs/heads/main" in recipe(done)
    editor.follow(repository, recipe(done))
    assert len(headers(path, "main")) == 2


def test_a_repository_with_spaces_and_quotes_in_its_path(tmp_path: Path, editor: Editor) -> None:
    path = tmp_path / "it's a $(repo)"
    path.mkdir()
    git(path, "init", "--quiet", "--initial-branch=main")
    grow(path, *(f"wrong {number}" for number in range(10)))
    git(path, "branch", "topic")
    git(path, "commit", "--quiet", "--no-verify", "--allow-empty", "-m", "feat: on")
    stage(path)
    done = push(path, "origin", "topic")
    editor.follow(path, recipe(done))
    assert len(editor.seen) == 10
    assert left_behind(path) == []
    assert push(path, "origin", "topic") == (0, "", fine(10))


def test_tags_and_branches_that_are_not_pushed_are_named_too(repository: Path, remote: Path) -> None:
    assert remote.exists()
    grow(repository, BAD)
    git(repository, "tag", "v1")
    git(repository, "branch", "stacked")
    done = push(repository, "origin", "main")
    assert "# stacked, refs/tags/v1: what is refused leads there too" in done.err


def test_each_branch_has_its_own_mended_message(repository: Path, remote: Path) -> None:
    git(repository, "switch", "--quiet", "-c", "two")
    grow(repository, "Fixed two")
    git(repository, "switch", "--quiet", "main")
    grow(repository, "Feat: one")
    commands = recipes(push(repository, "origin", "main", "two"))
    assert start(repository, "sh", "-c", commands["main"][1]).code == 0
    assert push(repository, "origin", "main").code == 0
    assert headers(remote, "main~..main") == ["feat: one"]
