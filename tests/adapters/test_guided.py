"""The screen of the guided commit, with keys from a pipe and a terminal that is a text."""

from __future__ import annotations

import io
import os
import signal
import threading
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input

from gatepost.adapters.guided import Screen
from gatepost.prompt import flow
from gatepost.prompt.answers import Answers
from gatepost.prompt.state import (
    BODY,
    COMMIT,
    DESCRIPTION,
    EDIT,
    FILES,
    PATCH,
    REVIEW,
    SAVE,
    STAGE,
    TYPE,
    Change,
    Learned,
    State,
)
from support.prompting import ADA, BOB, FACTS, begun, reviewing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from prompt_toolkit.input.base import PipeInput

pytestmark = [pytest.mark.once, pytest.mark.skipif("sys.platform == 'win32'", reason="its pipes are others")]

FINE = Answers("fix", description="end with 2")
ESC, UP, DOWN, END, HOME = "\x1b", "\x1b[A", "\x1b[B", "\x1b[F", "\x1b[H"
CTRL_A, CTRL_C, CTRL_D, CTRL_O, CTRL_P, CTRL_T = "\x01", "\x03", "\x04", "\x0f", "\x10", "\x14"
ENTER, TAB, LEFT = "\r", "\t", "\x1b[D"
WAIT = 20  # seconds, for what takes a moment


def pasted(text: str) -> str:
    return f"\x1b[200~{text}\x1b[201~"


class Terminal(io.StringIO):
    """A terminal that keeps all that was drawn."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


class Keyboard:
    """Keys, and what came of them."""

    def __init__(self) -> None:
        self.kept: list[State] = []
        self.why_lost = ""
        self.terminal = Terminal()

    def keep(self, state: State) -> str:
        self.kept.append(state)
        return self.why_lost

    def play(self, state: State, *keys: str, questions: Sequence[Callable[[], Callable[[State], State]]] = ()) -> State:
        """Return the state that has a wish after these keys."""
        with self._pipe() as pipe:
            pipe.send_text("".join(keys))
            return Screen(state, self.keep, questions, self.terminal).ask()

    def so_far(self, state: State, *keys: str) -> State:
        """Return the state as it is kept when somebody leaves after these keys."""
        with pytest.raises(KeyboardInterrupt):
            self.play(state, *keys, CTRL_C)
        return self.kept[-1]

    @contextmanager
    def _pipe(self) -> Iterator[PipeInput]:
        with create_pipe_input() as pipe, create_app_session(input=pipe):
            yield pipe


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Keyboard:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("PROMPT_TOOLKIT_NO_CPR", "1")
    return Keyboard()


def test_a_commit_takes_a_few_keys(keyboard: Keyboard) -> None:
    state = keyboard.play(begun(FACTS), "fi", ENTER, ENTER, "end with 2", ENTER, ENTER)
    assert (state.wish, state.answers) == (COMMIT, FINE)


def test_what_is_drawn_is_the_view(keyboard: Keyboard) -> None:
    keyboard.play(reviewing(FINE), "q")
    drawn = keyboard.terminal.getvalue()
    assert "the gate lets it pass" in drawn
    assert "fix: end with 2" in drawn


@pytest.mark.parametrize("color", ["", "1"])
def test_colours_are_for_those_who_want_them(keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch, color: str) -> None:
    monkeypatch.setenv("NO_COLOR", color)
    keyboard.play(reviewing(FINE), "q")
    assert ("\x1b[0;32m" in keyboard.terminal.getvalue()) is not bool(color)


@pytest.mark.parametrize(
    ("keys", "type_"),
    [
        ((DOWN, ENTER), "fix"),
        ((UP, ENTER), "revert"),
        ((END, UP, TAB), "chore"),
        ((END, HOME, DOWN, "\n"), "fix"),
        (("\x1b[6~", "\x1b[5~", ENTER), "feat"),
    ],
)
def test_keys_move_among_the_rows(keyboard: Keyboard, keys: tuple[str, ...], type_: str) -> None:
    assert keyboard.so_far(begun(FACTS), *keys).answers.type == type_


def test_a_key_of_a_list_edits_the_filter(keyboard: Keyboard) -> None:
    assert keyboard.so_far(begun(FACTS), "fexx", "\x7f\x7f", ENTER).answers.type == "feat"


def picking(*paths: str) -> State:
    return begun(replace(FACTS, staged=(), changed=tuple(Change(path, "M") for path in paths)))


def test_files_are_marked_by_the_space_bar(keyboard: Keyboard) -> None:
    assert keyboard.play(picking("a", "b"), DOWN, " ", ENTER).marked == ("b",)
    assert keyboard.play(picking("a", "b"), CTRL_A, ENTER).wish == STAGE
    assert keyboard.play(picking("a"), CTRL_P).wish == PATCH
    assert "○" in keyboard.terminal.getvalue()


def test_people_are_marked_by_another_key_since_names_have_spaces(keyboard: Keyboard) -> None:
    state = reviewing(FINE, replace(FACTS, people=(ADA, BOB)))
    assert keyboard.so_far(state, "c", CTRL_T, DOWN, CTRL_T, ENTER).answers.co_authors == (ADA, BOB)
    assert keyboard.so_far(state, "c", "Bob Lee", ENTER).answers.co_authors == (BOB,)


def test_at_a_line_the_same_keys_edit_it(keyboard: Keyboard) -> None:
    state = State(FACTS, Answers("fix"), step=DESCRIPTION)
    assert keyboard.so_far(state, "with 2", CTRL_A, "end ", ENTER).answers.description == "end with 2"
    assert keyboard.so_far(state, "end  with", LEFT * 5, CTRL_D).texts == {DESCRIPTION: "end with"}


def test_esc_goes_back_and_what_was_typed_is_there(keyboard: Keyboard) -> None:
    state = keyboard.so_far(reviewing(FINE), ESC)
    assert state.step == DESCRIPTION


def test_lines_are_ended_by_a_key_of_their_own(keyboard: Keyboard) -> None:
    state = keyboard.so_far(reviewing(FINE), "b", "Why.", ENTER, "", ENTER, "More.", CTRL_D)
    assert (state.step, state.answers.body) == (REVIEW, "Why.\n\nMore.")


@pytest.mark.parametrize(
    ("state", "keys"), [(reviewing(FINE), ("b", "Why.", CTRL_O)), (reviewing(FINE), ("e",)), (begun(FACTS), ())]
)
def test_the_editor_is_asked_for(keyboard: Keyboard, state: State, keys: tuple[str, ...]) -> None:
    if keys:
        assert keyboard.play(state, *keys).wish == EDIT
    else:
        assert keyboard.so_far(state, CTRL_O).step == TYPE


def test_an_end_of_input_on_an_empty_line_saves_and_quits(keyboard: Keyboard) -> None:
    state = keyboard.play(begun(FACTS), CTRL_D)
    assert (state.wish, state.step) == (SAVE, TYPE)
    assert keyboard.play(reviewing(FINE), CTRL_D).wish == SAVE


class TestPaste:
    STATE = State(FACTS, Answers("fix"), step=DESCRIPTION)

    def test_a_message_is_taken_apart(self, keyboard: Keyboard) -> None:
        state = keyboard.play(self.STATE, pasted("feat(api): sign in\r\n\r\nWhy.\rMore."), ENTER, ENTER)
        assert state.answers.message == "feat(api): sign in\n\nWhy.\nMore."

    def test_a_line_goes_where_the_cursor_is(self, keyboard: Keyboard) -> None:
        state = keyboard.so_far(self.STATE, "end 2", LEFT, pasted("with "), ENTER)
        assert state.answers.description == "end with 2"

    def test_lines_stay_lines_in_the_body_at_the_cursor(self, keyboard: Keyboard) -> None:
        state = keyboard.so_far(reviewing(FINE), "b", "ac", LEFT, pasted("x\r\ny\rb"), CTRL_D)
        assert state.answers.body == "ax\ny\nb" + "c"

    def test_at_the_preview_it_presses_no_keys(self, keyboard: Keyboard) -> None:
        state = keyboard.so_far(reviewing(FINE), pasted("qb!"))
        assert (state.step, state.answers) == (REVIEW, FINE)


def test_wide_and_combining_characters_are_kept(keyboard: Keyboard) -> None:
    text = "日本語 e\u0301 👩‍👩‍👧 grün"
    state = State(FACTS, Answers("fix"), step=DESCRIPTION)
    assert keyboard.so_far(state, text, ENTER).answers.description == text


def test_what_was_typed_before_it_was_left_is_kept(keyboard: Keyboard) -> None:
    state = State(FACTS, Answers("fix"), step=DESCRIPTION)
    assert keyboard.so_far(state, "end wi").texts == {DESCRIPTION: "end wi"}


def test_what_is_typed_is_kept_while_nobody_types(keyboard: Keyboard) -> None:
    is_kept = threading.Event()

    def keep(state: State) -> str:
        if state.texts == {DESCRIPTION: "end"}:
            is_kept.set()
        return ""

    with create_pipe_input() as pipe, create_app_session(input=pipe):
        pipe.send_text("end")
        waiting = threading.Thread(target=lambda: (is_kept.wait(WAIT), pipe.send_text(CTRL_C)))
        waiting.start()
        screen = Screen(State(FACTS, Answers("fix"), step=DESCRIPTION), keep, (), keyboard.terminal)
        with pytest.raises(KeyboardInterrupt):
            screen.ask()
        waiting.join()
    assert is_kept.is_set()


def test_why_it_cannot_be_kept_is_said(keyboard: Keyboard) -> None:
    keyboard.why_lost = "no room"
    state = keyboard.so_far(reviewing(FINE), "x")
    assert state.notice == "your answers cannot be kept: no room"


def test_what_is_learned_in_the_background_is_shown(keyboard: Keyboard) -> None:
    has_asked = threading.Event()

    def question() -> Callable[[State], State]:
        def learn(state: State) -> State:
            has_asked.set()
            return flow.learned(state, Learned(people=(ADA,)))

        return learn

    def fail() -> Callable[[State], State]:
        message = "no history"
        raise ValueError(message)

    with create_pipe_input() as pipe, create_app_session(input=pipe):
        waiting = threading.Thread(target=lambda: (has_asked.wait(WAIT), pipe.send_text(CTRL_D)))
        waiting.start()
        state = Screen(reviewing(FINE), keyboard.keep, (question, fail), keyboard.terminal).ask()
        waiting.join()
    assert state.facts.people == (ADA,)


@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM"])
def test_what_is_typed_survives_the_end_of_the_terminal(keyboard: Keyboard, name: str) -> None:
    number = getattr(signal, name)
    before = signal.getsignal(number)

    def question() -> Callable[[State], State]:
        os.kill(os.getpid(), number)
        return lambda state: state

    state = State(FACTS, Answers("fix"), step=BODY, trail=(TYPE,), text="Why.")
    with pytest.raises(SystemExit) as caught:
        keyboard.play(state, questions=(question,))
    assert caught.value.code == 128 + number
    assert keyboard.kept[-1].texts == {BODY: "Why."}
    assert signal.getsignal(number) == before


def test_an_end_of_the_input_is_an_interruption(keyboard: Keyboard) -> None:
    with create_pipe_input() as pipe, create_app_session(input=pipe):
        pipe.send_text("fi")
        pipe.close()
        with pytest.raises(KeyboardInterrupt):
            Screen(begun(FACTS), keyboard.keep, (), keyboard.terminal).ask()
    assert keyboard.kept


def test_a_small_screen_shows_what_it_can(keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    monkeypatch.setenv("LINES", "6")
    assert keyboard.so_far(picking(*map(str, range(100))), END, " ").marked == ("99",)
    assert keyboard.kept[-1].step == FILES
    assert "too small" not in keyboard.terminal.getvalue()
