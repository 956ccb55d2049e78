"""The installed prepare-commit-msg hook: what the editor shows, and what git stores of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.hook_files import install_hook
from support.program import gatepost, start, try_commit
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once

BACK = "# The message above was refused, and is put back for you to mend.\n"
TYPES = "# Types: feat, fix\n"


class Editor:
    """An editor that shows what it is opened on, and does what a line for `sed` says."""

    def __init__(self, folder: Path) -> None:
        self.seen = folder / "seen"
        self.program = folder / "the editor"

    def does(self, edit: str) -> str:
        self.seen.unlink(missing_ok=True)
        command = f"sed -i -e '{edit}' \"$1\"" if edit else ":"
        self.program.write_text(f"#!/bin/sh\ncp \"$1\" '{self.seen}'\n{command}\n")
        self.program.chmod(0o755)
        return f"'{self.program}'"

    @property
    def shown(self) -> str:
        return self.seen.read_text("utf-8")


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    return Editor(tmp_path)


@pytest.fixture
def hooked(repository: Path) -> Path:
    """Return a repository with settings, the hook that judges and the one that prepares."""
    commit(repository, "feat: base", **{"gatepost.toml": "types = ['feat', 'fix']\n"})
    for name in ("commit-msg", "prepare-commit-msg"):
        install_hook(str(repository), name)
    return repository


def stored(repository: Path) -> str:
    return git(repository, "log", "-1", "--format=%B").rstrip("\n")


def test_the_editor_shows_the_allowed_words_and_git_stores_none_of_them(hooked: Path, editor: Editor) -> None:
    done = try_commit(hooked, GIT_EDITOR=editor.does("1s/^/fix: a/"))
    assert (done.code, done.err) == (0, "")
    assert editor.shown.startswith(f"\n{TYPES}#\n# Please enter")
    assert stored(hooked) == "fix: a"


def test_a_refused_message_is_put_back_until_it_passes(hooked: Path, editor: Editor) -> None:
    assert try_commit(hooked, "-m", "Nope", "-m", "A body.").code == 1
    again = try_commit(hooked, GIT_EDITOR=editor.does(""))
    assert again.code == 1
    assert "header-not-conventional" in again.err
    assert editor.shown.startswith(f"Nope\n\nA body.\n\n{BACK}# It is also kept in .git/gatepost/rejected\n{TYPES}")
    assert try_commit(hooked, GIT_EDITOR=editor.does("1s/Nope/fix: a/")).code == 0
    assert stored(hooked) == "fix: a\n\nA body."


def test_the_way_back_is_right_in_a_linked_worktree_and_a_folder(hooked: Path, editor: Editor, tmp_path: Path) -> None:
    git(hooked, "worktree", "add", "--quiet", "-b", "other", str(tmp_path / "other tree"))
    kept = hooked / ".git" / "worktrees" / "other-tree" / "gatepost" / "rejected"
    assert try_commit(tmp_path / "other tree", "-m", "Nope").code == 1
    assert try_commit(tmp_path / "other tree", GIT_EDITOR=editor.does("")).code == 1
    assert f"It is also kept in {kept}\n" in editor.shown
    (hooked / "sub").mkdir()
    assert try_commit(hooked / "sub", GIT_EDITOR=editor.does("")).code == 1
    assert BACK not in editor.shown
    assert try_commit(hooked / "sub", "-m", "Nope").code == 1
    assert try_commit(hooked / "sub", GIT_EDITOR=editor.does("")).code == 1
    assert "It is also kept in ../.git/gatepost/rejected\n" in editor.shown


@pytest.mark.parametrize(
    "flags",
    [
        (),
        ("--verbose",),
        ("--cleanup=scissors",),
        ("--cleanup=scissors", "--verbose"),
        ("--cleanup=strip",),
        ("--no-status",),
        ("--no-status", "--verbose"),
    ],
)
def test_an_editor_that_is_closed_at_once_makes_no_commit(flags: tuple[str, ...], hooked: Path, editor: Editor) -> None:
    before = git(hooked, "rev-parse", "HEAD")
    (hooked / "a").write_text("# a\n\nb\n")
    git(hooked, "add", "a")
    done = try_commit(hooked, *flags, GIT_EDITOR=editor.does(""))
    assert done.code == 1
    assert "Aborting commit due to empty commit message" in done.err
    assert git(hooked, "rev-parse", "HEAD") == before
    assert ("Types" in editor.shown) is ("--no-status" not in flags)


@pytest.mark.parametrize("mode", ["strip", "whitespace", "verbatim", "scissors"])
@pytest.mark.parametrize("way", ["flag", "setting"])
def test_no_word_of_ours_is_stored_however_git_cleans(mode: str, way: str, hooked: Path, editor: Editor) -> None:
    flags = [f"--cleanup={mode}"] if way == "flag" else []
    if way == "setting":
        git(hooked, "config", "commit.cleanup", mode)
    away = "; /Please enter/,$d" if mode in ("whitespace", "verbatim") else ""
    done = try_commit(hooked, *flags, GIT_EDITOR=editor.does(f"1s/^/fix: a/{away}"))
    assert done.code == 0, done.err
    assert stored(hooked) == "fix: a"
    assert ("Types" in editor.shown) is (mode in ("strip", "scissors"))


@pytest.mark.parametrize("comment", [";", "%", "auto"])
def test_the_comments_are_those_of_git(comment: str, hooked: Path, editor: Editor) -> None:
    git(hooked, "config", "core.commentChar", comment)
    assert try_commit(hooked, "-v", GIT_EDITOR=editor.does("1s/^/fix: a/")).code == 0
    assert stored(hooked) == "fix: a"
    assert f"\n{'#' if comment == 'auto' else comment} Types: feat, fix\n" in editor.shown


def test_a_template_counts_as_no_message(hooked: Path, editor: Editor) -> None:
    (hooked / "template").write_text("# Say why.\n\nTicket: 1\n")
    git(hooked, "config", "commit.template", "template")
    for _ in range(2):
        assert try_commit(hooked, GIT_EDITOR=editor.does("")).code == 1
        assert editor.shown.startswith(f"# Say why.\n\nTicket: 1\n\n{TYPES}")
    left = try_commit(hooked, "--no-verify", GIT_EDITOR=editor.does(""))
    assert "you did not edit the message" in left.err
    assert try_commit(hooked, "-m", "Nope").code == 1
    assert try_commit(hooked, GIT_EDITOR=editor.does("1s/Nope/fix: a/")).code == 0
    assert editor.shown.startswith(f"Nope\n\n# Say why.\n\n{BACK}")
    assert stored(hooked) == "fix: a"


def test_a_message_that_is_given_stays_as_it_is(hooked: Path, editor: Editor) -> None:
    (hooked / "message").write_text("fix: from a file\n")
    git(hooked, "tag", "one")
    assert try_commit(hooked, "-m", "Nope").code == 1
    same = [
        (["-F", "message"], "fix: from a file"),
        (["-m", "fix: b", "-e"], "fix: b"),
        (["--amend"], "fix: b"),
        (["-c", "one"], "feat: base"),
        (["-C", "one"], "feat: base"),
        (["--fixup", "one"], "fixup! feat: base"),
        (["--fixup", "amend:one"], "amend! feat: base\n\nfeat: base"),
        (["--squash", "one"], "squash! feat: base"),
    ]
    for flags, message in same:
        done = try_commit(hooked, *flags, GIT_EDITOR=editor.does(""))
        assert done.code == 0, done.err
        assert stored(hooked) == message
        assert not editor.seen.exists() or "Types" not in editor.shown, flags


def test_a_merge_and_what_is_concluded_by_hand_stay_as_they_are(hooked: Path, editor: Editor) -> None:
    git(hooked, "switch", "--quiet", "-c", "side")
    commit(hooked, "fix: side", file="side\n")
    git(hooked, "switch", "--quiet", "main")
    commit(hooked, "fix: main", file="main\n")
    for command, end in ((("cherry-pick", "side"), "fix: side"), (("merge", "side"), "Merge branch 'side'")):
        assert start(hooked, "git", *command).code == 1
        (hooked / "file").write_text("both\n")
        git(hooked, "add", "file")
        assert start(hooked, "git", "commit", "--quiet", GIT_EDITOR=editor.does("")).code == 0
        assert "Types" not in editor.shown
        assert stored(hooked) == end
        git(hooked, "reset", "--quiet", "--hard", "HEAD~1")
    git(hooked, "merge", "--quiet", "--squash", "-X", "ours", "side")
    assert try_commit(hooked, GIT_EDITOR=editor.does("1s/^/fix: a\\n\\n/")).code == 0
    assert "Types" not in editor.shown


def test_the_paths_of_a_partial_commit_tell_the_scope(hooked: Path, editor: Editor) -> None:
    (hooked / "gatepost.toml").write_text("scope-paths = {'*.md' = 'docs', '*.py' = 'code'}\n")
    for name in ("a.md", "a.py"):
        (hooked / name).write_text("a\n")
    git(hooked, "add", "a.md", "a.py")
    assert try_commit(hooked, GIT_EDITOR=editor.does("")).code == 1
    assert "Scope of" not in editor.shown
    assert try_commit(hooked, "a.md", GIT_EDITOR=editor.does("1s/^/fix(docs): a/")).code == 0
    assert "\n# Scope of these files: docs\n" in editor.shown
    assert try_commit(hooked, GIT_EDITOR=editor.does("1s/^/fix(code): a/")).code == 0
    assert "\n# Scope of these files: code\n" in editor.shown


def test_whatever_goes_wrong_the_editor_opens_as_without_us(hooked: Path, editor: Editor) -> None:
    for content in ("types = 1\n", "\0"):
        (hooked / "gatepost.toml").write_text(content)
        done = try_commit(hooked, "--no-verify", GIT_EDITOR=editor.does("1s/^/fix: a/"))
        assert (done.code, done.err) == (0, "")
        assert editor.shown.startswith("\n# Please enter")
        assert stored(hooked) == "fix: a"


def test_a_runner_can_call_it_by_its_command(hooked: Path) -> None:
    file = hooked / ".git" / "COMMIT_EDITMSG"
    for arguments in ([], [""], ["", ""]):
        file.write_text("\n# Please enter\n")
        assert gatepost(hooked, "hook", "run", "prepare-commit-msg", str(file), *arguments) == (0, "", "")
        assert TYPES in file.read_text()
    file.write_text("\n# Please enter\n")
    assert gatepost(hooked, "hook", "run", "prepare-commit-msg", str(file), "commit", "HEAD") == (0, "", "")
    assert TYPES not in file.read_text()
    assert gatepost(hooked, "hook", "run", "prepare-commit-msg", "missing").code == 0
