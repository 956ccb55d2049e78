"""The steps behind keys: body, breaking change, issues, trailers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gatepost.prompt import flow
from gatepost.prompt.answers import Answers
from gatepost.prompt.state import BODY, BREAKING, EDIT, ISSUES, REVIEW, TRAILERS
from gatepost.prompt.steps.base import AREA
from support.prompting import ADA, BOB, FACTS, play, reviewing

FINE = Answers("fix", description="end with 2")
STATE = reviewing(FINE)
FULL = reviewing(
    replace(FINE, body="Why.", is_breaking=True, breaking="a", issues=("Fixes #1", "Refs: a b"), trailers=("See: x",))
)


@pytest.mark.parametrize(
    ("key", "step"),
    [("b", BODY), ("!", BREAKING), ("i", ISSUES), ("t", TRAILERS)],
)
def test_one_key_leads_to_each_and_esc_back_with_nothing_changed(key: str, step: str) -> None:
    for state in (STATE, FULL):
        there = play(state, key)
        assert there.step == step
        back = play(there, "escape")
        assert (back.step, back.trail, back.answers) == (REVIEW, state.trail, state.answers)


@pytest.mark.parametrize("key", ["b", "!", "i", "t"])
def test_keys_that_edit_a_text_do_nothing_else(key: str) -> None:
    state = play(STATE, key, "=some text")
    assert play(state, "up", "tab", "space", "c-a") == state


@pytest.mark.parametrize("key", ["!", "i", "t"])
def test_what_is_typed_and_left_by_esc_is_there_on_return(key: str) -> None:
    state = play(STATE, key, "=some text", "escape")
    assert state.answers == FINE
    assert play(state, key).text == "some text"


class TestBody:
    def test_lines_are_taken_by_a_key_of_their_own(self) -> None:
        state = play(STATE, "b", "=\n\n  Why.\n\nMore. \n\n", "enter")
        assert state.step == BODY
        state = play(state, "done")
        assert (state.step, state.answers.body) == (REVIEW, "  Why.\n\nMore.")

    def test_they_are_taken_by_esc_too(self) -> None:
        assert play(STATE, "b", "=Why.", "escape").answers.body == "Why."

    def test_the_body_that_is_there_is_shown(self) -> None:
        state = play(FULL, "b")
        assert (state.text, flow.step_of(state).kind) == ("Why.", AREA)
        assert play(state, "=", "done").answers.body == ""

    def test_the_editor_opens_on_what_is_typed(self) -> None:
        state = play(STATE, "b", "=Why.", "c-o")
        assert state.wish == EDIT
        assert flow.so_far(state).message == "fix: end with 2\n\nWhy."


class TestBreaking:
    def test_the_note_is_a_footer_in_one_line(self) -> None:
        state = play(STATE, "!", "= tokens\n are  refused ", "enter")
        assert state.answers.message == "fix!: end with 2\n\nBREAKING CHANGE: tokens are refused"
        assert flow.step_of(play(STATE, "!")).lead(STATE) == "BREAKING CHANGE: "

    def test_a_change_that_breaks_is_explained(self) -> None:
        state = play(STATE, "!", "enter")
        assert (state.step, state.answers) == (REVIEW, FINE)

    def test_an_empty_note_takes_it_back(self) -> None:
        for answers in (FULL.answers, replace(FINE, is_breaking=True)):
            state = play(reviewing(answers), "!", "=", "enter")
            assert (state.step, state.answers.is_breaking, state.answers.breaking) == (REVIEW, False, "")


class TestIssues:
    def test_they_are_footers_that_refer_or_close(self) -> None:
        state = play(STATE, "i", "=12, closes ABC-4", "enter")
        assert (state.step, state.answers.issues) == (REVIEW, ("Refs: #12", "Closes: ABC-4"))

    def test_the_branch_names_one(self) -> None:
        state = reviewing(FINE, replace(FACTS, branch="feat/ABC-42-passkeys"))
        assert play(state, "i").text == "ABC-42"
        assert play(state, "i", "enter").answers.issues == ("Refs: ABC-42",)

    def test_those_that_are_there_come_first_and_stay_as_they_are(self) -> None:
        state = play(FULL, "i")
        assert state.text == "Fixes 1 Refs a b"
        assert play(state, "enter").answers == FULL.answers

    def test_none_are_left_where_the_line_is_empty(self) -> None:
        assert play(FULL, "i", "=", "enter").answers.issues == ()


class TestTrailers:
    def test_they_are_added_one_by_one(self) -> None:
        state = play(FULL, "t", f"= Reviewed-by: {ADA} ", "enter", "t", f"=Tested-by: {BOB}", "enter")
        assert state.answers.trailers == ("See: x", f"Reviewed-by: {ADA}", f"Tested-by: {BOB}")
        assert state.step == REVIEW

    def test_an_empty_line_takes_the_last_away(self) -> None:
        assert play(FULL, "t", "enter").answers.trailers == ()
        assert play(STATE, "t", "enter").answers.trailers == ()

    def test_what_is_no_footer_stays_to_be_mended(self) -> None:
        state = play(STATE, "t", "=two words: x", "enter")
        assert (state.step, state.text, state.answers) == (TRAILERS, "two words: x", FINE)
        assert state.notice.startswith("a footer is a word, a colon and a text")
