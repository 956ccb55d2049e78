"""The way through the guided commit, there and back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gatepost.prompt import flow
from gatepost.prompt.answers import Answers
from gatepost.prompt.state import (
    BODY,
    BREAKING,
    COMMIT,
    DESCRIPTION,
    EDIT,
    FILES,
    ISSUES,
    PEOPLE,
    RESUME,
    REVIEW,
    SAVE,
    SCOPE,
    TRAILERS,
    TYPE,
    Change,
    Facts,
    Kept,
    State,
)
from support.prompting import ADA, FACTS, TRAIL, begun, facts_of, only, play, reviewing

FINE = Answers("fix", "cli", "end with 2")
UNSTAGED = replace(FACTS, staged=(), changed=(Change("a", "M"),))
FIRST = "this is the first step; Ctrl-C leaves, and nothing is lost"


def test_a_commit_takes_a_type_a_scope_a_description_and_one_enter_more() -> None:
    state = begun(FACTS, "=fi", "enter", "enter", "=end with 2", "enter", "enter")
    assert (state.wish, state.answers.message) == (COMMIT, "fix: end with 2")
    assert state.trail == TRAIL


def test_every_step_is_known_by_its_name() -> None:
    names = [step.name for step in flow.STEPS]
    assert names == [
        *(RESUME, FILES, TYPE, SCOPE, DESCRIPTION, REVIEW, BODY, BREAKING, ISSUES, PEOPLE, TRAILERS),
    ]
    assert all(map(flow.is_step, names))
    assert not flow.is_step("x")
    for step in flow.STEPS:
        assert flow.step_of(State(FACTS, step=step.name)) is step
        assert step.title


def test_esc_goes_back_step_by_step_with_every_answer_there() -> None:
    state = reviewing(FINE)
    for step, text in ((DESCRIPTION, "end with 2"), (SCOPE, "cli"), (TYPE, "")):
        state = play(state, "escape")
        assert (state.step, state.text, state.answers) == (step, text, FINE)
    assert play(state, "escape") == state.said(FIRST)
    assert play(state, "enter", "enter", "enter").answers == FINE


def test_another_answer_given_on_the_way_back_leaves_the_others() -> None:
    state = play(reviewing(FINE), "escape", "escape", "escape", "=feat", "enter")
    assert (state.step, state.answers) == (SCOPE, replace(FINE, type="feat"))


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ((), [TYPE, SCOPE, DESCRIPTION]),
        ((TYPE,), [SCOPE, DESCRIPTION]),
        ((SCOPE, DESCRIPTION), [TYPE]),
        ((TYPE, SCOPE, DESCRIPTION), []),
    ],
)
def test_what_flags_say_is_not_asked(given: tuple[str, ...], asked: list[str]) -> None:
    state = flow.begun(State(FACTS, FINE, given=frozenset(given)))
    met = []
    while state.step != REVIEW:
        met.append(state.step)
        state = play(state, "enter")
    assert met == asked
    assert state.trail == (tuple(asked) or TRAIL)  # the preview alone would leave no way back to mend it
    assert state.answers == FINE


def test_a_word_that_no_rule_allows_is_asked_for_although_a_flag_gave_it() -> None:
    facts = facts_of({"scopes": ["api", "cli"]})
    given = frozenset((TYPE, SCOPE))
    for answers, step in (
        (Answers("fix", "api"), DESCRIPTION),
        (Answers("fix", "api, cli"), DESCRIPTION),
        (Answers("fix"), DESCRIPTION),
        (Answers("fxi", "api"), TYPE),
        (Answers("fix", "apo"), SCOPE),
    ):
        assert flow.begun(State(facts, answers, given=given)).step == step
        assert flow.begun(State(facts, answers, given=given, skips_gate=True)).step == DESCRIPTION
    whole = frozenset((TYPE, SCOPE, DESCRIPTION))
    assert flow.begun(State(facts, replace(FINE, type="fxi"), given=whole)).step == REVIEW


def test_a_message_that_is_there_as_a_whole_is_shown_at_once() -> None:
    state = flow.begun(State(FACTS, Answers(whole="Merge it")))
    assert (state.step, state.trail) == (REVIEW, ())
    state = flow.begun(State(UNSTAGED, Answers(whole="Merge it")))
    assert flow.staged(state, [], ()).step == FILES


@pytest.mark.parametrize(
    ("answers", "identity", "sign_off"),
    [
        (Answers(), ADA, ADA),
        (Answers(), "", ""),
        (Answers(sign_off="Bob <b@c>"), ADA, "Bob <b@c>"),
        (Answers(whole="Merge it"), ADA, ""),
    ],
)
def test_who_commits_signs_where_the_rules_want_it(answers: Answers, identity: str, sign_off: str) -> None:
    facts = replace(FACTS, rulebook=only("sign-off-missing"), identity=identity)
    assert flow.begun(State(facts, answers)).answers.sign_off == sign_off
    assert flow.begun(State(replace(FACTS, identity=identity), answers)).answers == answers


def test_a_draft_is_offered_before_files_are() -> None:
    state = flow.begun(State(UNSTAGED, kept=Kept(FINE)))
    assert state.step == RESUME
    assert flow.begun(State(UNSTAGED)).step == FILES


def test_a_key_takes_back_what_the_last_one_said_or_wished() -> None:
    state = begun(FACTS, "=zzz", "enter")
    assert state.notice
    assert play(state, "up").notice == ""
    assert play(replace(reviewing(FINE), wish=SAVE), "x").wish == ""


def test_what_is_typed_begins_at_the_first_row_and_takes_the_notice_back() -> None:
    state = replace(begun(FACTS, "down"), notice="n", wish=SAVE)
    assert flow.typed(state, "") is state
    typed = flow.typed(state, "f")
    assert (typed.text, typed.cursor, typed.notice, typed.wish) == ("f", 0, "", "")


def test_a_wish_is_put_or_taken_without_more() -> None:
    state = replace(reviewing(FINE), notice="n")
    assert flow.wishing(state, SAVE) == replace(state, wish=SAVE)
    assert flow.wishing(flow.wishing(state, SAVE), "") == state


def test_the_cursor_can_be_put_on_a_row() -> None:
    assert flow.pointed(begun(FACTS), 3).cursor == 3


@pytest.mark.parametrize(
    ("state", "message"),
    [
        (replace(begun(FACTS), answers=FINE, text="f"), "fix(cli): end with 2"),
        (State(FACTS, FINE, step=DESCRIPTION, text=" end  "), "fix(cli): end"),
        (State(FACTS, FINE, step=BODY, text="\nWhy.\n"), "fix(cli): end with 2\n\nWhy."),
        (State(FACTS, Answers(whole="a\n\nb"), step=DESCRIPTION, text="c"), "c\n\nb"),
        (reviewing(FINE), "fix(cli): end with 2"),
    ],
)
def test_the_message_so_far_has_what_is_typed(state: State, message: str) -> None:
    assert flow.so_far(state).message == message


@pytest.mark.parametrize(
    ("state", "trail"),
    [
        (reviewing(FINE), TRAIL),
        (State(FACTS, FINE, step=DESCRIPTION, trail=(FILES, TYPE, SCOPE), texts={BODY: "x"}), (FILES, *TRAIL)),
        (State(FACTS, FINE, step=DESCRIPTION), (DESCRIPTION,)),
        (State(FACTS, FINE, step=BODY, trail=(*TRAIL, REVIEW), text="x"), TRAIL),
        (State(FACTS, FINE, step=BODY, trail=(SCOPE, DESCRIPTION, REVIEW)), (SCOPE, DESCRIPTION)),
    ],
)
def test_the_editor_leads_to_the_preview_of_what_it_left(state: State, trail: tuple[str, ...]) -> None:
    edited = flow.edited(replace(state, wish=EDIT), "feat: x\n\nWhy.\n")
    assert (edited.step, edited.trail, edited.wish, edited.texts) == (REVIEW, trail, "", {})
    assert edited.answers == Answers("feat", description="x", body="Why.")
    assert flow.edited(state, "By hand").answers == Answers(whole="By hand")


def test_an_editor_that_leaves_nothing_changes_nothing() -> None:
    for state in (reviewing(FINE), State(FACTS, FINE, step=BODY, trail=TRAIL, text="x")):
        edited = flow.edited(replace(state, wish=EDIT), " \n\n")
        assert edited == state.said("the editor left nothing: the message is as it was")


def test_a_draft_keeps_what_is_typed_but_no_filter() -> None:
    assert flow.at_rest(begun(FACTS, "=fi")).texts == {}
    state = State(FACTS, FINE, step=BREAKING, text="tok", texts={BODY: "x", BREAKING: "t"})
    assert flow.at_rest(state).texts == {BODY: "x", BREAKING: "tok"}
    assert flow.at_rest(replace(state, text="")).texts == {BODY: "x"}


def test_a_first_commit_of_a_repository_without_changes_begins_with_the_type() -> None:
    assert begun(Facts(FACTS.rulebook)).step == TYPE
