"""`gatepost commit` with somebody at a terminal: what is asked, and what is done outside meanwhile."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support.asking import Desk
from support.program import start
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.once, pytest.mark.skipif("sys.platform == 'win32'", reason="there the terminal is another")]

DRAFT = ".git/gatepost/draft.json"


@pytest.fixture
def desk(repository: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Desk:
    """Return a repository with one commit, and a new file that is staged."""
    commit(repository, "chore: begin", old="1\n")
    desk = Desk(repository, monkeypatch, capfd)
    desk.write(new="1\n")
    return desk


def test_a_commit_is_made_from_answers(desk: Desk) -> None:
    done = desk.answer("fix", "", "end with 2", "")
    assert done.code == 0
    assert desk.last() == "fix: end with 2"
    assert not (desk.path / DRAFT).exists()


def test_only_what_flags_do_not_say_is_asked(desk: Desk) -> None:
    assert desk.answer("cli", "", arguments=("-t", "fix", "-m", "end with 2")).code == 0
    assert desk.last() == "fix: end with 2"  # it was complete: nothing was asked
    desk.write(new="2\n")
    assert desk.answer("cli", "end with 2", "", arguments=("-t", "fix")).code == 0
    assert desk.last() == "fix(cli): end with 2"


def test_nobody_is_asked_who_does_not_want_to_be(desk: Desk) -> None:
    assert desk.answer("fix", arguments=("--no-input",)).code == 2


def test_a_message_of_several_lines_is_shown_as_it_is_committed(desk: Desk) -> None:
    done = desk.answer("fix", "", "end with 2", "b", "Why.", ".", "")
    assert done.out.count("  │ Why.") == 2  # in the preview, and at the end
    assert desk.last() == "fix: end with 2\n\nWhy."


def test_who_leaves_is_told_how_it_goes_on(desk: Desk) -> None:
    done = desk.answer("fix", "", "end with 2", "q")
    assert (done.code, desk.count()) == (130, 1)
    assert done.err.endswith("gatepost: nothing was committed; `git cc` goes on with your answers\n")
    done = desk.answer("", "")
    assert (done.code, desk.last()) == (0, "fix: end with 2")


def test_a_commit_is_made_from_keys_on_a_screen(desk: Desk) -> None:
    done = desk.press("fi", "\r", "\r", "end with 2", "\r", "b", "Why.", "\x04", "\r")
    assert (done.code, desk.last()) == (0, "fix: end with 2\n\nWhy.")
    assert done.out.startswith("\r\x1b[2mgatepost commit  on main · 1 file")


def test_answers_that_cannot_be_kept_are_printed(desk: Desk) -> None:
    (desk.path / ".git" / "gatepost").write_text("in the way")
    done = desk.answer("fix", "", "end with 2", "b", "Why.\x1b", ".", "q")
    assert done.code == 130
    assert "your answers cannot be kept: cannot write" in done.out
    assert "gatepost: nothing was committed\nyour message could not be kept (cannot write " in done.err
    assert done.err.endswith("; here it is:\n\nfix: end with 2\n\nWhy.\\x1b\n")


def test_an_end_of_the_input_is_a_way_to_leave(desk: Desk) -> None:
    assert desk.answer().err == "gatepost: nothing was committed\n"
    assert desk.answer("fix", "", "end with 2").code == 130
    assert json.loads((desk.path / DRAFT).read_text())["step"] == "review"


def test_a_draft_is_resumed_edited_or_discarded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.answer("fix", "", "end with 2", "q")
    assert "resume" in desk.answer("discard", "q").out
    assert not (desk.path / DRAFT).exists()
    desk.answer("fix", "", "end with 2", "q")
    monkeypatch.setenv("GIT_EDITOR", "sed -i.bak s/2/3/")
    assert desk.answer("edit", "").code == 0
    assert desk.last() == "fix: end with 3"


def test_a_draft_is_gone_on_with_where_it_was_left(desk: Desk) -> None:
    desk.answer("fix", "", "x" * 200)
    done = desk.answer("end with 2", "", arguments=("--resume",))
    assert "type:" not in done.out
    assert (done.code, desk.last()) == (0, "fix: end with 2")


def test_an_amended_message_is_shown_first(desk: Desk) -> None:
    assert desk.answer("", arguments=("--amend",)).code == 0
    assert (desk.last(), desk.count()) == ("chore: begin", 1)


def test_the_last_commit_can_be_amended_instead(desk: Desk) -> None:
    assert desk.answer("fix", "", "end with 2", "a", "").code == 0
    assert (desk.last(), desk.count()) == ("fix: end with 2", 1)


@pytest.mark.parametrize(("editor", "said"), [("exit 3 #", "ended with 3"), (": >", "the editor left nothing")])
def test_an_editor_that_leaves_nothing_changes_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, editor: str, said: str
) -> None:
    monkeypatch.setenv("GIT_EDITOR", editor)
    done = desk.answer("fix", "", "end with 2", "e", "")
    assert said in done.out
    assert (done.code, desk.last()) == (0, "fix: end with 2")


class TestNothingStaged:
    @pytest.fixture
    def unstaged(self, desk: Desk) -> Desk:
        git(desk.path, "reset", "--quiet")
        (desk.path / "old").write_text("2\n")
        return desk

    def test_files_are_picked_and_staged(self, unstaged: Desk) -> None:
        done = unstaged.answer("2", "", "fix", "", "end with 2", "")
        assert done.code == 0
        assert git(unstaged.path, "show", "--name-only", "--format=") == "new"
        assert git(unstaged.path, "status", "--porcelain") == " M old"

    def test_parts_of_files_are_asked_for_by_git_itself(self, unstaged: Desk) -> None:
        done = unstaged.press("\x10", "\x03")
        assert done.code == 130
        assert "Stage this hunk" in done.out
        assert "nothing was staged" in done.out

    def test_why_they_cannot_be_staged_is_said(self, unstaged: Desk) -> None:
        (unstaged.path / ".git" / "index.lock").touch()
        assert "`git add` failed: fatal" in unstaged.answer("*", "").out

    def test_a_message_that_is_resumed_asks_for_files_before_the_commit(self, unstaged: Desk) -> None:
        unstaged.answer("*", "", "fix", "", "end with 2", "q")
        git(unstaged.path, "reset", "--quiet")
        assert unstaged.answer("", "", "*", "", "").code == 0
        assert unstaged.last() == "fix: end with 2"
        assert git(unstaged.path, "show", "--name-only", "--format=") == "new\nold"

    def test_where_nothing_has_changed_there_is_nothing_to_ask(self, unstaged: Desk) -> None:
        git(unstaged.path, "restore", "old")
        (unstaged.path / "new").unlink()
        done = unstaged.answer("fix")
        assert done.err.startswith("error: there is nothing to commit: no file is changed\n")
        assert unstaged.answer("fix", "", "x", "", arguments=("--", "--allow-empty")).code == 0
        assert unstaged.answer("fix", "", "x", "", arguments=("--print",)).out.endswith("fix: x\n")


class TestLintFirst:
    """The pre-commit hook before the questions."""

    @pytest.fixture
    def linting(self, desk: Desk) -> Desk:
        (desk.path / "gatepost.toml").write_text("lint-first = true\n")
        return desk

    def test_what_it_refuses_is_not_asked_for(self, linting: Desk) -> None:
        linting.hook("pre-commit", "echo 2 >> new; exit 1")
        done = linting.answer("fix", "", "end with 2", "")
        assert (done.code, linting.count()) == (1, 1)
        assert "gatepost: the pre-commit hook refuses what is staged\nit changed these files;" in done.out
        assert done.out.endswith("  new\n")
        linting.hook("pre-commit", "exit 1")
        assert "it changed these files" not in linting.answer("fix").out

    def test_it_runs_once_and_the_commit_msg_hook_still_judges(self, linting: Desk) -> None:
        linting.hook("pre-commit", "echo . >> ../ran")
        linting.hook("commit-msg", 'echo "Change-Id: 1" >> "$1"')
        assert linting.answer("fix", "", "end with 2", "b", "Why.", ".", "").code == 0
        assert (linting.path.parent / "ran").read_text() == ".\n"
        assert linting.last() == "fix: end with 2\n\nWhy.\nChange-Id: 1"

    def test_the_commit_msg_hook_may_refuse(self, linting: Desk) -> None:
        linting.hook("commit-msg", "exit 1")
        done = linting.answer("fix", "", "end with 2", "")
        assert (done.code, linting.count()) == (1, 1)
        assert "goes on with your message" in done.err

    def test_it_runs_again_for_another_tree(self, linting: Desk) -> None:
        linting.hook("pre-commit", "echo . >> ../ran")
        (linting.path / "old").write_text("2\n")
        assert linting.answer("fix", "", "end with 2", "", arguments=("--all",)).code == 0
        assert (linting.path.parent / "ran").read_text() == ".\n.\n"

    def test_without_questions_git_runs_it_as_ever(self, linting: Desk) -> None:
        linting.hook("pre-commit", "echo . >> ../ran")
        assert linting.commit("-m", "fix: x").code == 0
        assert (linting.path.parent / "ran").read_text() == ".\n"


def test_a_merge_is_concluded_with_git_s_message(desk: Desk) -> None:
    desk.commit("-m", "fix: new")
    git(desk.path, "switch", "--quiet", "-c", "side", "HEAD~1")
    commit(desk.path, "fix: side", side="1\n")
    git(desk.path, "switch", "--quiet", "main")
    git(desk.path, "merge", "--no-commit", "side")
    done = desk.answer("")
    assert "concludes a merge" in done.out
    assert (done.code, desk.last("%P").count(" ")) == (0, 1)
    assert "side" in desk.last()


def test_a_conflict_is_named(desk: Desk) -> None:
    desk.commit("-m", "fix: new")
    git(desk.path, "switch", "--quiet", "-c", "side", "HEAD~1")
    commit(desk.path, "fix: side", new="2\n")
    start(desk.path, "git", "merge", "main")
    done = desk.answer("")
    assert done.code == 3
    assert done.err.startswith("error: new is in conflict\n")


def test_a_commit_lands_in_the_repository_that_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    git(desk.path, "init", "--quiet", "inner")
    inner = desk.path / "inner"
    commit(inner, "chore: inner")
    monkeypatch.chdir(inner)
    assert desk.commit("-C", "..", "-m", "fix: outer").code == 0
    assert desk.last() == "fix: outer"
    assert git(inner, "log", "-1", "--format=%s") == "chore: inner"


def test_paths_are_those_of_the_folder_that_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(desk.path, "chore: more", **{"sub/a": "1\n", "a": "1\n"})
    for name in ("a", "sub/a"):
        (desk.path / name).write_text("2\n")
    monkeypatch.chdir(desk.path.parent)
    assert desk.commit("-C", "repository/sub", "-m", "fix: x", "--", "a").code == 0
    assert git(desk.path, "show", "--name-only", "--format=") == "sub/a"
