"""The guided commit line by line, where nothing on the screen can change."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.plain_prompt import PlainPrompt
from gatepost.prompt import flow
from gatepost.prompt.answers import Answers
from gatepost.prompt.state import (
    BODY,
    COMMIT,
    DESCRIPTION,
    DISCARD,
    EDIT,
    FILES,
    REVIEW,
    SAVE,
    STAGE,
    TYPE,
    Change,
    Kept,
    State,
)
from support.prompting import ADA, BOB, FACTS, begun, facts_of, reviewing

if TYPE_CHECKING:
    from collections.abc import Callable

    from typing_extensions import Buffer

FINE = Answers("fix", description="end with 2")
FEW = facts_of({"types": ["feat", "fix", "chore"]})


class Line:
    """A terminal of which only lines are known."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch
        self.kept: list[State] = []
        self.shown = ""

    def keep(self, state: State) -> str:
        self.kept.append(state)
        return ""

    def answer(self, state: State, *lines: str, keep: Callable[[State], str] | None = None) -> State:
        """Return the state after these lines were typed, at its first wish."""
        self._patch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        stream = io.StringIO()
        prompt = PlainPrompt(state, keep or self.keep, stream)
        try:
            return prompt.ask()
        finally:
            self.shown = stream.getvalue()

    def so_far(self, state: State, *lines: str) -> State:
        """Return the state after these lines, where the terminal is gone then."""
        with pytest.raises(KeyboardInterrupt):
            self.answer(state, *lines)
        return self.kept[-1]


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Line:
    monkeypatch.setenv("COLUMNS", "80")
    return Line(monkeypatch)


def test_a_commit_takes_a_line_for_each_answer(line: Line) -> None:
    state = line.answer(begun(FEW), "fix", "", "end with 2", "")
    assert (state.wish, state.answers) == (COMMIT, FINE)


def test_what_is_shown_is_the_view_with_numbers(line: Line) -> None:
    state = line.answer(begun(FEW), "2", "1", "end with 2", "q")
    assert (state.wish, state.answers) == (SAVE, FINE)
    assert "\n>  1 feat" in line.shown
    assert "\n   2 fix" in line.shown
    assert "fix: \n" not in line.shown  # the lead stands without the blank behind it
    assert line.shown.endswith("\n> ")


def test_a_wish_of_before_is_done(line: Line) -> None:
    state = line.answer(replace(reviewing(FINE), wish=EDIT), "q")
    assert state.wish == SAVE


@pytest.mark.parametrize(
    ("typed", "step", "type_"),
    [
        ("fe", "scope", "feat"),  # it is the only one
        ("fix", "scope", "fix"),
        ("f", TYPE, ""),
        ("zzz", TYPE, ""),
        ("4", TYPE, ""),
        ("0", TYPE, ""),
        ("٢", "scope", "fix"),
    ],
)
def test_a_name_takes_and_other_letters_filter(line: Line, typed: str, step: str, type_: str) -> None:
    state = line.so_far(begun(FEW), typed)
    assert (state.step, state.answers.type) == (step, type_)


def test_the_number_is_that_of_a_row_that_matches(line: Line) -> None:
    assert line.so_far(begun(FEW), "f", "2").answers.type == "fix"


def test_a_sign_goes_back(line: Line) -> None:
    assert line.so_far(begun(FEW), "fix", " < ").step == TYPE
    assert "this is the first step" in (line.so_far(begun(FEW), "<").notice)


def test_a_line_that_is_there_is_shown_and_enter_takes_it(line: Line) -> None:
    state = line.so_far(reviewing(FINE), "<", "")
    assert (state.step, state.answers) == (REVIEW, FINE)
    assert "\n[end with 2] > " in line.shown


def test_a_line_that_is_there_can_be_emptied(line: Line) -> None:
    full = reviewing(replace(FINE, is_breaking=True, breaking="tokens", issues=("Refs: #1",)))
    state = line.answer(full, "!", "-", "i", "-", "")
    assert (state.wish, state.answers) == (COMMIT, FINE)
    assert "Enter takes what stands in []; - empties it" in line.shown


def test_what_is_refused_is_said_and_asked_again(line: Line) -> None:
    state = line.so_far(begun(FEW), "fix", "", "x" * 100)
    assert (state.step, state.texts) == (DESCRIPTION, {DESCRIPTION: "x" * 100})
    assert "(header-too-long)" in line.shown


def test_lines_end_with_a_full_stop_alone(line: Line) -> None:
    state = line.answer(reviewing(FINE), "b", "Why.", "", "  More.", ".", "")
    assert (state.wish, state.answers.body) == (COMMIT, "Why.\n\n  More.")
    full = reviewing(replace(FINE, body="Why."))
    assert line.answer(full, "b", ".", "").answers.body == "Why."
    assert line.answer(full, "b", "More.", ".", "").answers.body == "Why.\nMore."
    assert line.answer(full, "b", "-", "More.", ".", "").answers.body == "More."
    assert line.so_far(reviewing(FINE), "b", "<").step == REVIEW


def test_lines_that_never_end_are_no_body(line: Line) -> None:
    state = line.so_far(reviewing(FINE), "b", "Why.")
    assert (state.step, state.answers.body) == (BODY, "")


def picking(*paths: str) -> State:
    return begun(replace(FACTS, staged=(), changed=tuple(Change(path, "M") for path in paths)))


@pytest.mark.parametrize(
    ("lines", "marked"),
    [
        (["1 3", ""], ("a", "c")),
        (["3,1", "3", ""], ("a",)),
        (["*", ""], ("a", "b", "c")),
        (["b", ""], ("b",)),
        (["b", "b", "c", ""], ("c",)),
        (["zz", "a", ""], ("a",)),
    ],
)
def test_numbers_mark_and_enter_takes_them(line: Line, lines: list[str], marked: tuple[str, ...]) -> None:
    state = line.answer(picking("a", "b", "c"), *lines)
    assert (state.wish, state.marked) == (STAGE, marked)


def test_nothing_is_staged_that_was_not_marked(line: Line) -> None:
    state = line.so_far(picking("a"), "")
    assert (state.step, state.notice) == (FILES, "Space marks a; Ctrl-A marks all")


def test_people_are_marked_by_the_numbers_that_are_shown(line: Line) -> None:
    facts = replace(FACTS, people=(ADA, BOB, "Cat <c@d>"))
    state = line.so_far(reviewing(FINE, facts), "c", "2 3", "")
    assert state.answers.co_authors == (BOB, "Cat <c@d>")
    assert line.so_far(reviewing(FINE, facts), "c", "Dan <d@e>", "").answers.co_authors == ("Dan <d@e>",)


def test_a_draft_is_offered(line: Line) -> None:
    state = flow.begun(State(FEW, kept=Kept(FINE)))
    assert line.answer(state, "3").wish == DISCARD
    assert line.answer(state, "edit").wish == EDIT
    assert line.answer(state, "", "").wish == COMMIT


def test_the_draft_is_kept_after_every_line_and_at_the_end(line: Line) -> None:
    line.so_far(begun(FEW), "fix", "", "end with 2")
    assert [state.step for state in line.kept] == ["scope", DESCRIPTION, REVIEW, REVIEW]


def test_why_it_cannot_be_kept_is_said(line: Line) -> None:
    line.answer(reviewing(FINE), "x", "q", keep=lambda _: "no room\x1b")
    assert "your answers cannot be kept: no room\\x1b\n" in line.shown


class Typed(io.RawIOBase):
    """Bytes as a terminal hands them out: a line at a time."""

    def __init__(self, *lines: bytes) -> None:
        self._lines = iter(lines)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        line = next(self._lines, b"")
        memoryview(buffer)[: len(line)] = line
        return len(line)


def test_a_line_that_is_not_in_the_terminal_s_encoding_is_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = Typed(b"fix\n", b"\n", b"gr\xfcn\n", b"end with 2\n", b"\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(typed), encoding="utf-8"))
    stream = io.StringIO()
    state = PlainPrompt(begun(FEW), lambda _: "", stream).ask()
    assert (state.wish, state.answers) == (COMMIT, FINE)
    assert stream.getvalue().count("that is not in the encoding of this terminal: type it again\n") == 1
