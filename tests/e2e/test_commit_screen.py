"""The screen of the guided commit: other sizes, pasted lines, every kind of character, and what is left at the end."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from support.guiding import LINE, REVIEW, TYPE, answers, begin, known, message, to_description, to_review, typed
from support.repos import commit, git

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.terminal import Terminal

pytestmark = pytest.mark.once

HEAD = "gatepost commit  on main · 1 file\n"
SMALL, USUAL = (40, 15), (80, 24)
STEPS: dict[str, tuple[Callable[[Terminal], Terminal], str]] = {
    "type": (lambda screen: screen, TYPE),
    "line": (lambda screen: to_description(screen, "fix").type("end with 2"), "fix: end with 2"),
    "keys": (lambda screen: to_review(screen, "end with 2"), REVIEW),
    "area": (lambda screen: to_body(screen).type("some words"), "some words"),
    "marks": (lambda screen: to_review(screen, "end with 2").type("c"), "Ada Author"),
}


def to_body(screen: Terminal) -> Terminal:
    to_review(screen, "end with 2").type("b").until("Ctrl-D done")
    return screen


def settled(screen: Terminal, text: str) -> str:
    """Return the screen once the text stands on it and nothing moves any more."""
    shown = screen.until(text, "gatepost commit")
    while shown != (shown := screen.pause().screen()):
        pass
    return shown


@pytest.mark.parametrize("step", STEPS)
def test_another_size_leaves_no_traces(step: str, repository: Path, screen: Terminal) -> None:
    go, there = STEPS[step]
    screen.cc(begin(repository)).until(TYPE)
    go(screen)
    last = settled(screen, there).split("\n")[-1]
    screen.resize(*SMALL).when(
        lambda shown: there in shown and shown.count("gatepost commit") == 1 and max(map(len, shown.split("\n"))) < 40
    )
    after = screen.resize(*USUAL).when(lambda shown: shown.startswith(HEAD) and shown.endswith(last))
    screen.keys("Escape").when(lambda shown: shown != after and shown.count("gatepost commit") == 1)
    screen.keys("C-c").ended()
    assert "gatepost commit" not in screen.screen()


@pytest.mark.parametrize("size", ["40x15", "40x8", "20x10", "200x60"])
def test_a_commit_can_be_made_on_a_screen_of_any_size(size: str, repository: Path, screen: Terminal) -> None:
    screen.cc(begin(repository), size=size).until("type:", "feat")
    screen.keys("Enter").until("scope:")
    screen.keys("Enter").until("chara")
    screen.type("a description", "Enter").until("│ feat: a descr", "Enter commit")
    screen.keys("Enter")
    assert screen.ended() == 0
    assert message(repository) == "feat: a description"


def test_a_long_line_is_seen_to_its_end(repository: Path, screen: Terminal) -> None:
    to_description(screen.cc(begin(repository), size="40x15")).type("word " * 15 + "END").until("END", "84 of 92")
    assert screen.screen().count("gatepost commit") == 1


def test_lines_pasted_at_the_description_become_the_body(repository: Path, screen: Terminal) -> None:
    to_description(screen.cc(begin(repository))).paste("sign in\n\nBecause.\n  Twice.\n")
    screen.until("feat: sign in", "the other lines have become the body", LINE)
    screen.keys("Enter").until("│ Because.", "│   Twice.", REVIEW)
    screen.keys("Enter")
    assert screen.ended() == 0
    assert message(repository) == "feat: sign in\n\nBecause.\n  Twice."


def test_a_whole_message_can_be_pasted(repository: Path, screen: Terminal) -> None:
    to_description(screen.cc(begin(repository))).paste("fix(cli)!: end\n\nBecause.\n\nRefs: #3\n")
    screen.until("fix(cli)!: end", LINE)
    screen.keys("Enter").until("│ fix(cli)!: end", "│ Because.", "│ Refs: #3", REVIEW)


def test_a_line_is_pasted_where_the_cursor_is(repository: Path, screen: Terminal) -> None:
    to_description(screen.cc(begin(repository))).type("one three").until("one three")
    screen.keys("Left", "Left", "Left", "Left", "Left")
    screen.paste("two ").until("feat: one two three")


def test_many_lines_can_be_pasted_into_the_body(repository: Path, screen: Terminal) -> None:
    lines = [f"line {number} \t ü {'x' * 60}" for number in range(1000)]
    to_review(screen.cc(begin(repository))).keys("b").until("Ctrl-D done")
    screen.paste("\n".join(lines)).until("line 999")
    screen.type("!").until("x!")
    screen.keys("C-d").until(REVIEW, "more: 1,002 lines")
    assert answers(repository)["body"] == "\n".join(lines) + "!"


def test_what_is_pasted_at_the_preview_presses_no_keys(repository: Path, screen: Terminal) -> None:
    known(to_review(screen.cc(begin(repository)))).paste("q\naes")
    screen.keys("s").until("Signed-off-by", REVIEW, gone="amends")


@pytest.mark.parametrize(
    "text",
    [
        "日本語のメッセージ",
        "cafe\u0301 e\u0301te\u0301",
        "\U0001f600 smile \U0001f468\u200d\U0001f469\u200d\U0001f467",
        "שלום עולם",
        "naïve ÅÄÖ",
    ],
)
def test_characters_of_every_width_are_typed_shown_and_committed(text: str, repository: Path, screen: Terminal) -> None:
    to_description(screen.cc(begin(repository))).type(text)
    screen.until(f"{len(text) + 6} of 92")
    screen.keys("BSpace").until(f"{len(text) + 5} of 92")
    screen.type(text[-1]).until(f"{len(text) + 6} of 92")
    screen.keys("Enter").until(REVIEW)
    screen.keys("Enter")
    assert screen.ended() == 0
    assert message(repository) == f"feat: {text}"


def test_the_cursor_stands_behind_wide_characters(repository: Path, screen: Terminal) -> None:
    to_description(screen.cc(begin(repository))).type("日本語").until("9 of 92", "日本語")
    assert screen.says("#{cursor_x}") == str(len("feat: ") + 6)
    screen.keys("Left").when(lambda _: screen.says("#{cursor_x}") == str(len("feat: ") + 4))
    screen.keys("BSpace").until("feat: 日語")


def test_control_characters_do_not_reach_the_screen(repository: Path, screen: Terminal) -> None:
    to_description(screen.cc(begin(repository))).paste("a\x1b[31mred\x07 b")
    shown = screen.until("red", LINE) and screen.screen("-e")
    assert "\x1b[31mred" not in shown
    screen.keys("Enter").until("(", LINE)


def test_keys_that_come_before_the_picture_are_not_lost(repository: Path, screen: Terminal) -> None:
    begin(repository)
    held = (
        "import os, sys, time; time.sleep(0.5); os.execv(sys.executable, [sys.executable, '-m', 'gatepost', 'commit'])"
    )
    screen.start(repository, sys.executable, "-c", held)
    screen.type("fix", "Enter", "Enter").type("early", "Enter").until("│ fix: early", REVIEW)
    assert "\ngatepost commit" in screen.screen()


def test_ctrl_c_takes_the_first_picture_away(repository: Path, screen: Terminal) -> None:
    program = f"{sys.executable} -m gatepost commit"
    screen.start(begin(repository), "sh", "-c", f"trap : INT; {program}; echo ended $?").until("gatepost commit")
    screen.keys("C-c").until("ended 130", "nothing was committed", gone="gatepost commit")


def test_the_first_picture_is_replaced_by_the_next(repository: Path, screen: Terminal) -> None:
    begin(repository)
    shown: list[str] = []

    def has(now: str, sign: str) -> bool:
        shown.append(now)
        return sign in now

    screen.cc(repository).when(lambda now: has(now, "type filter"))
    screen.keys("Down").when(lambda now: has(now, "» fix"))
    assert max(now.count("gatepost commit") for now in shown) == 1
    assert max(now.count("a new feature") for now in shown) == 1


ENDS = {
    "commit": (("fix|Enter|Enter|x|Enter|Enter"), 0),
    "ctrl-c": (("fix|Enter|Enter|x|C-c"), 130),
    "quit": (("fix|Enter|Enter|x|Enter|q"), 130),
    "nothing": (("C-d"), 130),
}


@pytest.mark.parametrize("end", ENDS)
def test_the_terminal_is_left_as_it_was(end: str, repository: Path, screen: Terminal, tmp_path: Path) -> None:
    keys, status = ENDS[end]
    program = f"{sys.executable} -m gatepost commit"
    line = f"stty -g >{tmp_path}/1; {program}; s=$?; stty -g >{tmp_path}/2; echo ended $s; cat -v >{tmp_path}/3"
    screen.start(begin(repository), "sh", "-c", f"trap : INT; echo ABOVE; {line}").until(TYPE, "ABOVE")
    screen.keys("Down").until("» fix")  # it is live
    for key in keys.split("|"):
        screen.keys(key) if key[:1] in "EC" else screen.type(key)
    shown = screen.until(f"ended {status}")
    assert shown.startswith("ABOVE\n")
    assert "gatepost commit" not in shown
    assert (tmp_path / "1").read_text() == (tmp_path / "2").read_text()
    assert screen.says("#{cursor_flag} #{alternate_on} #{mouse_any_flag} #{keypad_flag}") == "1 0 0 0"
    screen.paste("pasted\n").keys("C-d").ended()
    assert (tmp_path / "3").read_text() == "pasted\n"


def test_ctrl_z_stops_it_and_fg_goes_on(repository: Path, screen: Terminal) -> None:
    screen.start(begin(repository), "bash", "--norc", "-i", PS1="ready ", HISTFILE=os.devnull).until("ready")
    screen.type(f"{sys.executable} -m gatepost commit", "Enter").until(TYPE)
    screen.type("perf").until("type: perf")
    screen.keys("C-z").until("Stopped", gone="gatepost commit  on")
    screen.type("stty -a | grep -o ' icanon'", "Enter").until("\n icanon")
    screen.type("fg", "Enter").until("gatepost commit  on", "type: perf")
    screen.keys("C-c").until("nothing was committed", gone="gatepost commit  on")


def test_alt_keys_edit_the_line_and_do_not_lead_back(repository: Path, screen: Terminal) -> None:
    to_description(screen.cc(begin(repository))).type("one three").until("one three")
    screen.keys("M-b").type("two ").until("feat: one two three")
    screen.keys("M-d").until("13 of 92", "feat: one two")


def test_colour_is_for_terminals_that_have_it(repository: Path, screen: Terminal) -> None:
    to_review(screen.cc(begin(repository)))
    assert "\x1b[32m" in screen.screen("-e")
    screen.keys("C-c")
    screen.cc(repository, "--discard").ended()
    to_review(screen.cc(repository, NO_COLOR="1"))
    assert "\x1b[3" not in screen.screen("-e")


def test_a_branch_with_an_escape_sequence_is_only_shown(repository: Path, screen: Terminal) -> None:
    commit(repository, "chore: begin", a="a")
    (repository / ".git" / "HEAD").write_bytes(b"ref: refs/heads/feat/\xc2\x9b31mred\xe2\x80\xae\n")
    (repository / "b").write_text("b")
    git(repository, "add", "b")
    screen.cc(repository).until(TYPE, "\\x9b31mred")
    assert "\u202e" not in screen.screen()


def test_what_was_typed_and_taken_back_is_not_offered(repository: Path, screen: Terminal) -> None:
    to_description(screen.cc(begin(repository))).type("half").until("half")
    screen.keys("Escape").until("scope:")
    assert typed(repository) == {"description": "half"}
