"""What all steps share, and what each must say itself."""

from __future__ import annotations

import pytest

from gatepost.prompt import flow
from gatepost.prompt.answers import Answers
from gatepost.prompt.state import Row, State
from gatepost.prompt.steps.base import AREA, KEYS, LINE, LIST, MARKS, ListStep, Step, remembered, taken
from support.prompting import FACTS, begun, play

STATE = State(FACTS, Answers("fix"), step="body", text="x", texts={"body": "old", "issues": "1"})


def test_a_step_says_itself_what_its_keys_do_and_what_its_rows_are() -> None:
    with pytest.raises(NotImplementedError):
        Step().press(STATE, "enter")
    with pytest.raises(NotImplementedError):
        ListStep().rows(STATE)
    with pytest.raises(NotImplementedError):
        ListStep().choose(STATE, Row("", ""))


def test_a_step_without_rows_has_none_and_nothing_before_its_text() -> None:
    assert Step().rows(STATE) == []
    assert Step().lead(STATE) == ""


def test_what_is_typed_is_remembered_until_it_is_taken() -> None:
    assert remembered(STATE).texts == {"body": "x", "issues": "1"}
    assert (taken(STATE).texts, taken(STATE).text) == ({"issues": "1"}, "")


def test_every_step_is_of_a_kind_and_shows_its_keys() -> None:
    assert {step.kind for step in flow.STEPS} == {LIST, MARKS, LINE, AREA, KEYS}
    for step in flow.STEPS:
        assert step.keys
        assert set(step.pressed) <= {"space", "c-a", "c-t", "c-p"}


def test_a_list_is_entered_and_left_without_a_filter() -> None:
    state = play(begun(FACTS), "=f", "enter", "=g", "escape")
    assert (state.step, state.text, state.texts) == ("type", "", {})
