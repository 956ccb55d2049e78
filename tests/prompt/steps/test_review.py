"""The preview: a key for each thing more."""

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
    REVIEW,
    SAVE,
    TRAILERS,
    Change,
    Facts,
)
from support.prompting import ADA, FACTS, RULEBOOK, TRAIL, facts_of, only, play, reviewing

FINE = Answers("fix", description="end with 2")
STATE = reviewing(FINE)
BY_HAND = "it was written by hand: `e` opens it in the editor"


def test_enter_commits() -> None:
    assert play(STATE, "enter") == replace(STATE, wish=COMMIT)


@pytest.mark.parametrize(("key", "step"), [("b", BODY), ("!", BREAKING), ("i", ISSUES), ("c", PEOPLE), ("t", TRAILERS)])
def test_a_key_leads_to_each_part(key: str, step: str) -> None:
    state = play(STATE, key)
    assert (state.step, state.trail) == (step, (*TRAIL, REVIEW))
    by_hand = play(reviewing(Answers(whole="Merge it")), key)
    assert (by_hand.step, by_hand.notice) == (REVIEW, BY_HAND)


@pytest.mark.parametrize(("key", "wish"), [("e", EDIT), ("c-o", EDIT), ("q", SAVE)])
def test_a_key_asks_the_outside(key: str, wish: str) -> None:
    assert play(STATE, key) == replace(STATE, wish=wish)


@pytest.mark.parametrize("key", ["x", "B", "done", "tab", "up", "space", "c-a", "", "ü"])
def test_any_other_key_does_nothing(key: str) -> None:
    assert play(STATE, key) == STATE


def test_a_sign_off_is_put_and_taken_by_the_same_key() -> None:
    state = reviewing(FINE, replace(FACTS, identity=ADA))
    signed = play(state, "s")
    assert signed.answers.message == f"fix: end with 2\n\nSigned-off-by: {ADA}"
    assert play(signed, "s") == state


def test_who_is_not_known_to_git_cannot_sign() -> None:
    assert play(STATE, "s").notice == "git is still being asked who you are: press `s` again"
    asked = reviewing(FINE, replace(FACTS, people=()))
    assert play(asked, "s").notice == "git does not know who you are: set user.name and user.email"
    assert play(reviewing(Answers(whole="Merge it"), replace(FACTS, identity=ADA)), "s").notice == BY_HAND


def test_amending_is_switched_by_a_key_where_there_is_a_commit() -> None:
    assert play(STATE, "a").notice == "git is still being asked for the last commit: press `a` again"
    asked = reviewing(FINE, replace(FACTS, people=()))
    assert play(asked, "a").notice == "there is no commit that could be amended"
    state = reviewing(FINE, replace(FACTS, head="fix: old"))
    assert play(state, "a").amends
    assert not play(state, "a", "a").amends


def test_what_can_be_mended_is_mended_by_a_key() -> None:
    state = play(reviewing(Answers("fix", description="end well.")), "f")
    assert (state.answers, state.notice) == (Answers("fix", description="end well"), "")
    state = play(reviewing(Answers(whole="Fixed the login.")), "f")
    assert state.answers == Answers("fix", description="fixed the login")


def test_what_cannot_be_mended_is_for_the_editor() -> None:
    assert play(STATE, "f").notice == "only you can mend it: `e` opens it in the editor"


def wanting(rule: str) -> Facts:
    return replace(FACTS, rulebook=only(rule), identity=ADA)


@pytest.mark.parametrize(
    ("answers", "facts", "notice"),
    [
        (FINE, wanting("body-missing"), "body-missing refuses it: press `b` to mend it"),
        (FINE, wanting("reference-missing"), "reference-missing refuses it: press `i` to mend it"),
        (FINE, wanting("sign-off-missing"), "sign-off-missing refuses it: press `s` to mend it"),
        (
            replace(FINE, is_breaking=True),
            wanting("breaking-change-unexplained"),
            "breaking-change-unexplained refuses it: press `!` to mend it",
        ),
        (Answers(whole="fxi: end well"), FACTS, "type-unknown refuses it: press `f` to mend it"),
        (Answers("fix", description="x" * 100), FACTS, "header-too-long refuses it: press `e` to mend it"),
        (Answers(whole="Fixed it\n\nx"), FACTS, "header-not-conventional refuses it: press `f` to mend it"),
        (Answers(whole="fix: a\n\n\n\nx"), wanting("reference-missing"), "press `e` to mend it"),
    ],
)
def test_what_the_gate_refuses_is_not_committed_and_the_key_that_mends_it_is_said(
    answers: Answers, facts: Facts, notice: str
) -> None:
    state = play(reviewing(answers, facts), "enter")
    assert (state.step, state.wish) == (REVIEW, "")
    assert state.notice.endswith(notice)


@pytest.mark.parametrize(
    ("rule", "keys"),
    [
        ("body-missing", ("b", "=Since it never ended well.", "done")),
        ("reference-missing", ("i", "=12", "enter")),
        ("sign-off-missing", ("s",)),
        ("breaking-change-unexplained", ("!", "=the old way is refused", "enter")),
    ],
)
def test_the_key_that_is_said_leads_to_a_commit(rule: str, keys: tuple[str, ...]) -> None:
    answers = replace(FINE, is_breaking=rule.startswith("breaking"))
    state = play(reviewing(answers, wanting(rule)), "enter")
    assert f"press `{keys[0]}`" in state.notice
    assert play(state, *keys, "enter").wish == COMMIT


def test_a_warning_refuses_nothing() -> None:
    state = reviewing(Answers("fxi", description="end"))
    assert play(state, "enter").notice.startswith("type-unknown refuses it")
    facts = facts_of({"severity": {"type-unknown": "warning"}})
    assert play(replace(state, facts=facts), "enter").wish == COMMIT


def test_without_the_gate_anything_is_committed() -> None:
    assert play(replace(reviewing(Answers(whole="Fixed.")), skips_gate=True), "enter").wish == COMMIT


def test_esc_leads_to_the_description() -> None:
    assert play(STATE, "escape").step == DESCRIPTION
    assert play(replace(STATE, trail=()), "escape").notice.startswith("this is the first step")


def test_where_nothing_is_staged_files_are_asked_for_before_the_commit() -> None:
    facts = Facts(RULEBOOK, changed=(Change("a", "M"), Change("b", "?")))
    state = play(reviewing(FINE, facts), "enter")
    assert (state.step, state.wish) == (FILES, "")
    assert play(state, "escape").step == REVIEW
    state = flow.staged(play(state, "space", "enter"), ["a"], facts.changed[1:])
    assert (state.step, state.trail, state.answers) == (REVIEW, TRAIL, FINE)
    assert play(state, "enter").wish == COMMIT


def test_files_are_not_asked_for_where_git_needs_none() -> None:
    facts = Facts(RULEBOOK, changed=(Change("a", "M"),), head="fix: x")
    assert play(reviewing(FINE, facts), "a", "enter").wish == COMMIT
    assert play(replace(reviewing(FINE, facts), given=frozenset((FILES,))), "enter").wish == COMMIT
