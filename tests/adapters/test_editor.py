"""The user's editor on a message: what it opens, and what is read back."""

from __future__ import annotations

import os
import shutil
import signal
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.editor import NAME, EditorFailedError, edit
from gatepost.adapters.work_tree import find_work_tree
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="the editors are shell scripts")


SCISSORS = "# ------------------------ >8 ------------------------\n# What stands below this line is left out.\n"


class Desk:
    """A repository, and an editor that is a line of a shell."""

    def __init__(self, repository: Path, patch: pytest.MonkeyPatch) -> None:
        self.path = repository
        self._patch = patch

    def edit(self, message: str, editor: str) -> str:
        """Return what is left of a message after `editor`, a line in which $1 is the file."""
        script = self.path.parent / "an editor.sh"
        script.write_text(f"{editor}\n")
        self._patch.setenv("GIT_EDITOR", f"sh '{script}'")
        tree = find_work_tree(str(self.path))
        return edit(message, tree, tree.message_config())

    def opened(self, message: str) -> str:
        """Return what the editor sees."""
        copy = self.path.parent / "seen"
        self.edit(message, f'cp "$1" "{copy}"')
        return copy.read_text()


@pytest.fixture
def desk(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(repository, monkeypatch)


def test_what_the_editor_leaves_is_the_message_cleaned(desk: Desk) -> None:
    left = desk.edit("fix: x", r'printf "\nfeat: y  \n\n\n\nWhy.\n" > "$1"')
    assert left == "feat: y\n\nWhy."
    assert desk.edit("fix: x\n\nWhy.", ":") == "fix: x\n\nWhy."
    assert desk.edit("fix: x", ': > "$1"') == ""


def test_the_editor_opens_a_file_whose_name_it_knows(desk: Desk) -> None:
    assert desk.opened("fix: x") == "fix: x\n"
    left = desk.edit("fix: x", 'echo "$1" > "$1"')
    assert left == str(desk.path / ".git" / NAME)
    assert left.endswith("/COMMIT_EDITMSG")


def test_the_editor_may_have_arguments(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_EDITOR", "sed -i.bak -e 's/fix: x/fix: a b/'")
    tree = find_work_tree(str(desk.path))
    assert edit("fix: x", tree, tree.message_config()) == "fix: a b"


@pytest.mark.parametrize("mode", ["default", "strip", "whitespace", "scissors"])
def test_no_line_of_the_message_is_taken_for_a_comment(desk: Desk, mode: str) -> None:
    git(desk.path, "config", "commit.cleanup", mode)
    git(desk.path, "config", "commit.verbose", "true")
    assert desk.edit("fix: x\n\n#12 is why\n# Title", ":") == "fix: x\n\n#12 is why\n# Title"
    assert desk.edit("fix: x", r'printf "fix: x\n\n# stays\n" > "$1"') == "fix: x\n\n# stays"


def test_white_space_stays_where_git_is_told_to_clean_nothing(desk: Desk) -> None:
    git(desk.path, "config", "commit.cleanup", "verbatim")
    assert desk.edit("fix: x", r'printf "fix: x  \n\n\n\n# y\n" > "$1"') == "fix: x  \n\n\n\n# y\n"


@pytest.mark.parametrize(("set_to", "comment"), [(";", ";"), ("auto", "#")])
def test_the_comment_character_of_the_scissors_is_git_s(desk: Desk, set_to: str, comment: str) -> None:
    git(desk.path, "config", "core.commentChar", set_to)
    git(desk.path, "config", "commit.verbose", "true")
    assert f"\n{comment} ------------------------ >8 ------------------------\n{comment} What" in desk.opened("fix: x")
    assert desk.edit("fix: x\n\n; y\n# z", ":") == "fix: x\n\n; y\n# z"


def test_the_template_stands_below_scissors_and_is_no_part_of_the_message(desk: Desk) -> None:
    (desk.path / "template").write_text("Why?\n\n# How?\n")
    git(desk.path, "config", "commit.template", "template")
    assert desk.opened("fix: x") == f"fix: x\n\n{SCISSORS}Why?\n\n# How?\n\n"
    assert desk.edit("fix: x", ":") == "fix: x"
    (desk.path / "template").write_bytes(b"\xff")
    assert desk.opened("fix: x") == "fix: x\n"
    (desk.path / "template").unlink()
    assert desk.opened("fix: x") == "fix: x\n"


def test_the_difference_stands_below_where_it_is_wanted_and_is_no_part_of_the_message(desk: Desk) -> None:
    commit(desk.path, "chore: begin", a="1\n")
    (desk.path / "a").write_text("2\n")
    git(desk.path, "add", "a")
    git(desk.path, "config", "commit.verbose", "true")
    assert desk.opened("fix: x").startswith(f"fix: x\n\n{SCISSORS}diff --git a/a b/a\n")
    assert desk.edit("fix: x", ":") == "fix: x"


def test_an_encoding_other_than_utf_8_is_git_s_too(desk: Desk) -> None:
    git(desk.path, "config", "i18n.commitEncoding", "latin-1")
    assert desk.edit("fix: grün", r'printf "\n\344\n" >> "$1"') == "fix: grün\n\nä"


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("exit 3", "ended with 3: the message is as it was"),
        (r'printf "\377" > "$1"', "the editor did not write utf-8; what it wrote is in "),
        ('rm "$1"', "cannot read the message: "),
    ],
)
def test_an_editor_that_fails_is_told(desk: Desk, editor: str, said: str) -> None:
    with pytest.raises(EditorFailedError) as caught:
        desk.edit("fix: x", editor)
    assert said in str(caught.value)


def test_an_editor_that_is_not_there_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_EDITOR", "no-such-editor")
    tree = find_work_tree(str(desk.path))
    with pytest.raises(EditorFailedError, match="`no-such-editor` ended with 127"):
        edit("fix: x", tree, tree.message_config())
    found = shutil.which("git")
    assert found
    (desk.path / "git").symlink_to(found)
    monkeypatch.setenv("PATH", str(desk.path))  # where no shell is
    with pytest.raises(EditorFailedError, match="`no-such-editor` cannot be started: No such file"):
        edit("fix: x", tree, tree.message_config())


def test_the_sheet_goes_after_success_and_stays_and_is_named_after_failure(desk: Desk) -> None:
    sheet = desk.path / ".git" / NAME
    desk.edit("fix: x", ":")
    assert not sheet.exists()
    with pytest.raises(EditorFailedError, match=r"ended with 3: .*; what it wrote is in ") as caught:
        desk.edit("fix: x", 'echo "an hour of work" > "$1"; exit 3')
    assert str(caught.value).endswith(str(sheet))
    assert sheet.read_text() == "an hour of work\n"


def test_what_an_editor_wrote_before_is_moved_away_and_named_when_the_next_fails(desk: Desk) -> None:
    sheet, before = desk.path / ".git" / NAME, desk.path / ".git" / f"{NAME}.before"
    with pytest.raises(EditorFailedError):
        desk.edit("fix: x", 'echo "an hour of work" > "$1"; exit 3')
    with pytest.raises(EditorFailedError, match="; an older text of the editor is in ") as caught:
        desk.edit("fix: y", "exit 4")
    assert str(caught.value).endswith(str(before))
    assert (before.read_text(), sheet.read_text()) == ("an hour of work\n", "fix: y\n")


def test_a_message_that_the_encoding_cannot_hold_is_told(desk: Desk) -> None:
    git(desk.path, "config", "i18n.commitEncoding", "latin-1")
    with pytest.raises(EditorFailedError, match="the message cannot be written in latin-1"):
        desk.edit("fix: 日本", ":")


def test_ctrl_c_is_for_the_editor(desk: Desk) -> None:
    before = signal.getsignal(signal.SIGINT)
    assert desk.edit("fix: x", f"kill -INT {os.getpid()}") == "fix: x"
    assert signal.getsignal(signal.SIGINT) is before


def test_a_folder_where_the_file_should_be_is_moved_away_or_told(desk: Desk) -> None:
    (desk.path / ".git" / NAME / "x").mkdir(parents=True)
    assert desk.edit("fix: x", ":") == "fix: x"
    assert (desk.path / ".git" / f"{NAME}.before" / "x").is_dir()
    (desk.path / ".git" / NAME / "y").mkdir(parents=True)
    with pytest.raises(EditorFailedError, match="cannot write"):
        desk.edit("fix: x", ":")


def test_an_encoding_that_nobody_knows_is_told(desk: Desk) -> None:
    git(desk.path, "config", "i18n.commitEncoding", "no-such")
    with pytest.raises(EditorFailedError, match=r"i18n\.commitEncoding is `no-such`, which Python does not know"):
        desk.edit("fix: x", ":")
