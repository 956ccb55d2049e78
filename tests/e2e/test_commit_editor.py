"""The user's editor, as git would start it, from the guided commit."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from support.guiding import LINE, REVIEW, answers, begin, message, to_description, to_review
from support.repos import git

if TYPE_CHECKING:
    from pathlib import Path

    from support.terminal import Terminal

pytestmark = pytest.mark.once


@pytest.fixture
def editor(repository: Path, tmp_path: Path) -> Path:
    """Set core.editor to a script in a folder with a space, with an argument; return the script's file."""
    script = tmp_path / "my editor" / "edit"
    script.parent.mkdir()
    git(begin(repository), "config", "core.editor", f"{shlex.quote(str(script))} --wait")
    return script


def edit(script: Path, line: str) -> None:
    """Let the editor be a line of shell: $1 is its argument, $2 the file."""
    script.write_text(f"#!/bin/sh\n{line}\n")
    script.chmod(0o755)


def test_e_opens_the_message_in_the_editor_with_its_arguments(editor: Path, repository: Path, screen: Terminal) -> None:
    edit(editor, f'printf "%s|" "$@" >{shlex.quote(str(editor))}.saw; cat "$2" >>{shlex.quote(str(editor))}.saw\n'
                 'printf "fix(api): by hand\\n\\nBecause.\\n# no comment\\n" >"$2"')  # fmt: skip
    to_review(screen.cc(repository)).keys("e").until("│ fix(api): by hand", "│ Because.", "│ # no comment", REVIEW)
    saw = editor.with_name("edit.saw").read_text()
    assert saw.startswith("--wait|")
    assert saw.partition("|")[2].split("|")[0].endswith("COMMIT_EDITMSG")
    assert "feat: sign in with a passkey\n" in saw
    screen.keys("Enter")
    assert screen.ended() == 0
    assert message(repository) == "fix(api): by hand\n\nBecause.\n# no comment"


def test_the_editor_has_the_terminal_to_itself(editor: Path, repository: Path, screen: Terminal) -> None:
    edit(editor, 'stty -a | grep -q " icanon" && echo in your editor && read word && echo "feat: $word" >"$2"')
    to_review(screen.cc(repository)).keys("e").until("in your editor", gone=REVIEW)
    screen.type("typed there", "Enter").until("│ feat: typed there", REVIEW)


@pytest.mark.parametrize(("line", "said"), [("exit 3", "ended with 3"), ("rm $2", ""), ("kill -9 $$", "")])
def test_an_editor_that_fails_changes_nothing(
    line: str, said: str, editor: Path, repository: Path, screen: Terminal
) -> None:
    edit(editor, f'echo "lost" >"$2"; {line}')
    to_review(screen.cc(repository)).keys("e").until("│ feat: sign in with a passkey", "editor", said, gone="lost")
    assert answers(repository)["description"] == "sign in with a passkey"
    screen.keys("Enter")
    assert screen.ended() == 0


def test_an_editor_that_is_not_there_is_named(repository: Path, screen: Terminal) -> None:
    git(begin(repository), "config", "core.editor", "no-such-editor --wait")
    to_review(screen.cc(repository)).keys("e").until("no-such-editor --wait", "│ feat: sign in with a passkey", REVIEW)


def test_a_message_that_was_emptied_is_not_taken(editor: Path, repository: Path, screen: Terminal) -> None:
    edit(editor, ': >"$2"')
    to_review(screen.cc(repository)).keys("e").until("the editor left nothing", "│ feat: sign in with a passkey")


def test_ctrl_o_opens_what_is_typed_so_far(editor: Path, repository: Path, screen: Terminal) -> None:
    edit(editor, 'sed -i "s/half a th/a whole thing/" "$2"')
    to_description(screen.cc(repository)).type("half a th").until("half a th")
    screen.keys("C-o").until("│ feat: a whole thing", REVIEW)
    screen.keys("Escape").until("feat: a whole thing", LINE)


def test_ctrl_o_at_the_body_edits_all_of_the_message(editor: Path, repository: Path, screen: Terminal) -> None:
    edit(editor, 'sed -i "s/typed/edited/" "$2"')
    to_review(screen.cc(repository)).keys("b").until("Ctrl-D done")
    screen.type("typed here").until("typed here")
    screen.keys("C-o").until("│ edited here", "│ feat: sign in", REVIEW)


def test_a_message_that_is_no_header_is_kept_as_it_was_written(
    editor: Path, repository: Path, screen: Terminal
) -> None:
    edit(editor, 'printf "Not a header\\n\\nAt all\\n" >"$2"')
    to_review(screen.cc(repository)).keys("e").until("│ Not a header", "│ At all", "header-not-conventional")
    screen.keys("Enter").until("refuses it: press", REVIEW)
    screen.keys("b").until("it was written by hand")
    edit(editor, 'printf "feat: a header\\n" >"$2"')
    screen.keys("e").until("│ feat: a header", "the gate lets it pass")


def test_the_variable_goes_before_the_setting(editor: Path, repository: Path, screen: Terminal) -> None:
    edit(editor, 'echo "fix: by the setting" >"$2"')
    other = editor.with_name("other")
    edit(other, 'echo "fix: by the variable" >"$1"')
    to_review(screen.cc(repository, GIT_EDITOR=shlex.quote(str(other)))).keys("e").until("│ fix: by the variable")


def test_template_and_difference_stand_below_the_message(
    editor: Path, repository: Path, screen: Terminal, tmp_path: Path
) -> None:
    (tmp_path / "template").write_text("Which ticket?\n")
    git(repository, "config", "commit.template", str(tmp_path / "template"))
    git(repository, "config", "commit.verbose", "true")
    git(repository, "config", "core.commentChar", ";")
    edit(
        editor,
        f'cp "$2" "{tmp_path}/saw"; echo "feat: edited" | cat - "$2" >"$2.new"; mv "$2.new" "$2"',
    )
    to_review(screen.cc(repository)).keys("e").until("│ feat: edited", REVIEW)
    assert "Which ticket" not in screen.screen()
    saw = (tmp_path / "saw").read_text()
    assert saw.startswith("feat: sign in with a passkey\n\n; ---")
    assert "\nWhich ticket?\n" in saw
    assert "+x = 1" in saw
