"""A draft of another time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gatepost.prompt import flow
from gatepost.prompt.answers import Answers
from gatepost.prompt.state import (
    BODY,
    DESCRIPTION,
    DISCARD,
    EDIT,
    FILES,
    RESUME,
    REVIEW,
    SCOPE,
    TYPE,
    Change,
    Kept,
    State,
)
from gatepost.prompt.steps.resume import with_words
from support.prompting import FACTS, play, values

ANSWERS = Answers("fix", "cli", "end with 2")


def offered(kept: Kept) -> State:
    return flow.begun(State(FACTS, kept=kept))


def test_a_draft_is_offered_first() -> None:
    state = offered(Kept(ANSWERS))
    assert (state.step, values(state)) == (RESUME, [RESUME, EDIT, DISCARD])


@pytest.mark.parametrize(
    ("step", "trail"),
    [
        (TYPE, ()),
        (SCOPE, (TYPE,)),
        (DESCRIPTION, (TYPE, SCOPE)),
        (REVIEW, (TYPE, SCOPE, DESCRIPTION)),
        (BODY, (TYPE, SCOPE, DESCRIPTION, REVIEW)),
    ],
)
def test_to_resume_is_to_stand_where_it_was_left(step: str, trail: tuple[str, ...]) -> None:
    kept = Kept(ANSWERS, step, {BODY: "Why"}, amends=True)
    for state in (play(offered(kept), "enter"), flow.resumed(State(FACTS, kept=kept))):
        assert (state.step, state.trail, state.answers) == (step, trail, ANSWERS)
        assert (state.texts, state.amends, state.kept) == ({BODY: "Why"}, True, None)


def test_from_a_step_behind_a_key_esc_leads_to_the_preview() -> None:
    state = flow.resumed(State(FACTS, kept=Kept(ANSWERS, BODY, {BODY: "Why"})))
    assert state.text == "Why"
    assert play(state, "escape").step == REVIEW
    assert play(state, "escape", "escape", "escape", "escape").step == TYPE


def test_to_edit_is_to_open_the_editor_and_then_the_preview() -> None:
    state = play(offered(Kept(ANSWERS, TYPE)), "=edit", "enter")
    assert (state.step, state.wish, state.answers) == (REVIEW, EDIT, ANSWERS)


@pytest.mark.parametrize(
    ("answers", "texts", "message"),
    [
        (ANSWERS, {}, "fix(cli): end with 2"),
        (ANSWERS, {DESCRIPTION: " end ", BODY: "Why.\n"}, "fix(cli): end\n\nWhy."),
        (ANSWERS, {DESCRIPTION: " ", BODY: "\n"}, "fix(cli): end with 2"),
        (Answers(whole="Merge it\n\nx"), {DESCRIPTION: "Merge that", BODY: "y"}, "Merge that\n\nx"),
    ],
)
def test_the_editor_opens_on_what_was_typed_too(answers: Answers, texts: dict[str, str], message: str) -> None:
    kept = Kept(answers, DESCRIPTION, texts)
    assert with_words(kept).message == message
    assert flow.so_far(play(offered(kept), "=edit", "enter")).message == message


def test_to_discard_is_to_begin_anew() -> None:
    state = play(offered(Kept(ANSWERS)), "end", "enter")
    assert (state.step, state.wish, state.answers, state.kept) == (TYPE, DISCARD, Answers(), None)
    changed = replace(FACTS, staged=(), changed=(Change("a", "M"),))
    state = flow.begun(State(changed, kept=Kept(ANSWERS)))
    assert play(state, "end", "enter").step == FILES


def test_there_is_no_way_back_from_the_offer() -> None:
    state = play(offered(Kept(ANSWERS)), "escape")
    assert (state.step, state.notice[:22]) == (RESUME, "this is the first step")


def test_without_a_draft_to_resume_is_to_begin() -> None:
    assert flow.resumed(State(FACTS)).step == TYPE
