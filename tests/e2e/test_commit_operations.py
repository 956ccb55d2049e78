"""In the middle of what git does: a merge, a cherry-pick, a revert, a rebase, mails, a bisection."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.guiding import LINE, REVIEW, SCOPE, TYPE, count, message, stage, to_review
from support.program import start
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

    from support.terminal import Terminal

pytestmark = pytest.mark.once


@pytest.fixture
def split(repository: Path) -> Path:
    """Return a repository whose branches `main` and `other` have changed the same line."""
    commit(repository, "chore: begin", a="begin\n")
    git(repository, "checkout", "--quiet", "-b", "other")
    commit(repository, "fix(api): the other way\n\nBecause of this.", a="other\n")
    commit(repository, "feat: apart", b="apart\n")
    git(repository, "checkout", "--quiet", "main")
    commit(repository, "fix(cli): our way", a="ours\n")
    return repository


def stopped(path: Path, *words: str) -> None:
    """Run a git command that stops at a conflict."""
    assert start(path, "git", *words).code != 0


def settle(path: Path) -> None:
    """Mend the conflict."""
    stage(path, a="both\n")


CONFLICTS = (
    ("merge", "other"),
    ("cherry-pick", "other~1"),
    ("revert", "--no-edit", "HEAD~1"),
    ("rebase", "other"),
)


@pytest.mark.parametrize("words", CONFLICTS, ids=lambda words: words[0])
def test_a_conflict_is_mended_first(words: tuple[str, ...], split: Path, screen: Terminal) -> None:
    stopped(split, *words)
    screen.cc(split)
    assert screen.ended() == 3
    assert "in conflict" in screen.screen()
    assert "git add" in screen.screen()


def test_a_merge_is_concluded_with_the_message_of_git(split: Path, screen: Terminal) -> None:
    stopped(split, "merge", "other")
    settle(split)
    screen.cc(split).until("concludes a merge", "│ Merge branch 'other'", REVIEW, gone="Conflicts")
    screen.keys("Enter")
    assert screen.ended() == 0
    assert message(split) == "Merge branch 'other'"
    assert len(git(split, "rev-list", "--parents", "-1", "HEAD").split()) == 3


def test_a_merge_without_changes_is_concluded_too(split: Path, screen: Terminal) -> None:
    git(split, "merge", "--quiet", "--no-commit", "--strategy=ours", "other")
    screen.cc(split).until("concludes a merge", "│ Merge branch 'other'")
    screen.keys("Enter")
    assert screen.ended() == 0
    assert len(git(split, "rev-list", "--parents", "-1", "HEAD").split()) == 3


def test_a_cherry_pick_is_concluded_with_the_message_that_it_had(split: Path, screen: Terminal) -> None:
    stopped(split, "cherry-pick", "other~1")
    settle(split)
    screen.cc(split).until("concludes a cherry-pick", "│ fix(api): the other way", "│ Because of this.")
    screen.keys("Escape").until("fix(api): the other way", LINE)
    screen.type(", mended", "Enter").until(REVIEW)
    screen.keys("Enter")
    assert screen.ended() == 0
    assert message(split) == "fix(api): the other way, mended\n\nBecause of this."
    assert not (split / ".git" / "CHERRY_PICK_HEAD").exists()


def test_a_revert_is_concluded_with_a_message_that_passes(split: Path, screen: Terminal) -> None:
    commit(split, "feat: third", a="third\n")
    stopped(split, "revert", "--no-edit", "HEAD~1")
    settle(split)
    screen.cc(split).until("concludes a revert", "our way", "This reverts commit", "the gate lets it pass")
    screen.keys("Enter")
    assert screen.ended() == 0
    assert "This reverts commit" in message(split)
    assert not (split / ".git" / "REVERT_HEAD").exists()


def test_a_rebase_that_stopped_at_a_conflict_makes_its_commits_itself(split: Path, screen: Terminal) -> None:
    stopped(split, "rebase", "other")
    settle(split)
    before = count(split)
    screen.cc(split)
    assert screen.ended() == 3
    assert "git rebase --continue" in screen.screen()
    assert count(split) == before
    git(split, "rebase", "--continue", GIT_EDITOR="true")
    assert message(split) == "fix(cli): our way"


def test_a_rebase_that_stopped_for_a_change_takes_a_commit(split: Path, screen: Terminal) -> None:
    git(split, "checkout", "--quiet", "other")
    git(split, "rebase", "--quiet", "-i", "HEAD~2", GIT_SEQUENCE_EDITOR="sed -i 1s/^pick/edit/")
    stage(split, c="c")
    screen.cc(split).until("in a rebase", "git rebase --continue")
    to_review(screen, "between")
    screen.keys("Enter")
    assert screen.ended() == 0
    git(split, "rebase", "--continue")
    assert git(split, "log", "-3", "--format=%s").split("\n") == [
        "feat: apart",
        "feat: between",
        "fix(api): the other way",
    ]


def test_mails_are_applied_by_git_alone(split: Path, screen: Terminal, tmp_path: Path) -> None:
    (tmp_path / "mail").write_text(git(split, "format-patch", "--stdout", "-1", "other~1") + "\n")
    stopped(split, "am", "--3way", str(tmp_path / "mail"))
    settle(split)
    screen.cc(split)
    assert screen.ended() == 3
    assert "git am --continue" in screen.screen()
    git(split, "am", "--continue")
    assert message(split) == "fix(api): the other way\n\nBecause of this."


def test_a_bisection_is_named_and_hinders_nobody(split: Path, screen: Terminal) -> None:
    git(split, "bisect", "start")
    git(split, "bisect", "bad", "other")
    git(split, "bisect", "good", "other~2")
    stage(split, c="c")
    screen.cc(split).until(TYPE, "on no branch", "bisecting")
    screen.type("fix", "Enter").until(SCOPE)
    screen.keys("Enter").until(LINE)
    screen.type("here", "Enter").until(REVIEW)
    screen.keys("Enter")
    assert screen.ended() == 0
    assert message(split) == "fix: here"


def test_a_squash_that_waits_is_committed_like_any_other(split: Path, screen: Terminal) -> None:
    git(split, "checkout", "--quiet", "-b", "third", "HEAD~1")
    git(split, "merge", "--quiet", "--squash", "other")
    to_review(screen.cc(split), "all of it").keys("Enter")
    assert screen.ended() == 0
    assert message(split) == "feat: all of it"
