"""What happens to the guided commit from beside: lines that are pasted, and what is learned in the background."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gatepost.prompt import flow
from gatepost.prompt.answers import Answers
from gatepost.prompt.state import BODY, BREAKING, DESCRIPTION, SCOPE, TYPE, Learned, State
from gatepost.release.effect import MINOR
from support.prompting import ADA, BOB, FACTS, at_cursor, begun, play, reviewing

FIX = Answers("fix", "cli")
STATE = State(FACTS, FIX, step=DESCRIPTION, trail=(TYPE, SCOPE))


def test_one_line_is_pasted_behind_what_is_typed() -> None:
    assert flow.pasted(replace(STATE, text="end "), "with 2\n").text == "end with 2"
    assert flow.pasted(begun(FACTS, "=f"), "ix\r\n").text == "fix"


def test_lines_at_the_description_become_the_body() -> None:
    state = flow.pasted(STATE, "end with 2\r\n\r\nWhy.\rMore.\n")
    assert (state.text, state.answers.body) == ("end with 2", "Why.\nMore.")
    assert state.notice == "the other lines have become the body"
    again = flow.pasted(state, "!\nAnd more.")
    assert (again.text, again.answers.body) == ("end with 2!", "Why.\nMore.\n\nAnd more.")


@pytest.mark.parametrize("text", ["feat(api): sign in", "feat(api): sign in\n\nWhy.\n\nRefs: #12"])
def test_a_message_at_the_description_is_taken_apart(text: str) -> None:
    state = flow.pasted(STATE, text)
    assert (state.step, state.text, state.notice) == (DESCRIPTION, "sign in", "the message was taken apart")
    assert play(state, "enter").answers.message == text


def test_what_was_answered_before_a_message_was_pasted_is_not_lost() -> None:
    there = Answers("fix", "cli", "old", "Because.", issues=("Refs: #1",), co_authors=(ADA,), sign_off=BOB)
    state = play(flow.pasted(replace(STATE, answers=there), "feat: new\n\nTherefore.\n\nRefs: #2"), "enter")
    assert state.answers == replace(
        there, type="feat", scope="", description="new", body="Because.\n\nTherefore.", issues=("Refs: #1", "Refs: #2")
    )


def test_a_line_that_only_looks_like_a_header_is_a_description() -> None:
    for text in ("fxi: x", "see: x", "feat: x\nright below"):
        state = flow.pasted(STATE, text)
        assert (state.answers.type, state.text) == ("fix", text.partition("\n")[0])
    assert flow.pasted(replace(STATE, text="as in "), "feat: x").text == "as in feat: x"


def test_where_one_line_is_typed_lines_become_one() -> None:
    state = replace(STATE, step=BREAKING, text="the ")
    assert flow.pasted(state, "\nold\nway\n").text == "the old way"
    by_hand = State(FACTS, Answers(whole="Merge it"), step=DESCRIPTION, text="Merge it")
    assert flow.pasted(by_hand, " and\nthat").text == "Merge it and that"


def test_where_lines_are_typed_they_stay_lines() -> None:
    state = replace(STATE, step=BODY, text="Why.\n")
    assert flow.pasted(state, "a\r\nb\rc\n").text == "Why.\na\nb\nc"


def test_what_is_learned_is_added_to_what_is_known() -> None:
    facts = replace(FACTS, headers=("a",), people=(ADA,), versions={}, identity=ADA, head="b")
    state = State(facts)
    assert flow.learned(state, Learned()) == state
    learned = Learned(("c",), (BOB,), {MINOR: ("1.3.0",)}, BOB, "d")
    assert flow.learned(state, learned).facts == replace(
        facts, headers=("c",), people=(BOB,), versions={MINOR: ("1.3.0",)}, identity=BOB, head="d"
    )
    assert flow.learned(state, Learned((), (), {}, "", "")).facts == replace(
        facts, headers=(), people=(), versions={}, identity="", head=""
    )


def test_what_is_learned_at_a_line_leaves_it_as_it_is() -> None:
    state = replace(STATE, text="end", notice="n")
    learned = flow.learned(state, Learned(people=(ADA,)))
    assert learned == replace(state, facts=replace(FACTS, people=(ADA,)))


def test_a_row_at_the_cursor_that_is_gone_leaves_the_cursor_at_the_first() -> None:
    facts = replace(FACTS, people=(ADA, BOB))
    state = play(reviewing(replace(FIX, description="x"), facts), "c", "down")
    assert at_cursor(state) == BOB
    assert flow.learned(state, Learned(people=(ADA,))).cursor == 0
    emptied = flow.learned(state, Learned(people=()))
    assert emptied.cursor == 0
    assert at_cursor(flow.learned(emptied, Learned(people=(BOB,)))) == BOB
