"""The description: judged while it is typed, refused where the gate would refuse it."""

from __future__ import annotations

from dataclasses import replace

from gatepost.prompt import flow
from gatepost.prompt.answers import Answers
from gatepost.prompt.state import DESCRIPTION, EDIT, REVIEW, State
from gatepost.prompt.steps.description import DescriptionStep, live_findings
from support.prompting import begun, play, reviewing


def writing(answers: Answers = Answers(), *doings: str) -> State:  # noqa: B008  a value
    return play(flow.begun(State(begun().facts, answers, given=frozenset(("type", "scope")))), *doings)


FIX = Answers("fix", "cli")


def test_the_header_so_far_stands_before_the_text() -> None:
    state = writing(FIX)
    assert state.step == DESCRIPTION
    assert DescriptionStep().lead(state) == "fix(cli): "
    assert DescriptionStep().rows(state) == []


def test_nothing_is_said_of_an_empty_line() -> None:
    assert live_findings(writing(FIX, "=  ")) == []


def test_what_is_wrong_is_said_while_it_is_typed() -> None:
    assert [each.name for each in live_findings(writing(FIX, "=end."))] == ["description-ends-with-period"]
    assert live_findings(writing(FIX, "=end")) == []


def test_a_line_that_the_gate_refuses_stays_to_be_mended() -> None:
    state = writing(FIX, f"={'x' * 90}", "enter")
    assert (state.step, state.text) == (DESCRIPTION, "x" * 90)
    assert state.notice.endswith("(header-too-long)")
    assert state.answers.description == ""


def test_an_empty_line_is_refused() -> None:
    state = writing(FIX, "enter")
    assert state.step == DESCRIPTION
    assert state.notice.endswith("(description-empty)")


def test_without_the_gate_any_line_is_taken() -> None:
    state = writing(FIX, f"={'x' * 90}")
    assert play(state, "enter").answers.description == ""
    assert play(replace(state, skips_gate=True), "enter").answers.description == "x" * 90


def test_a_line_that_passes_is_taken_without_the_blanks_around_it() -> None:
    state = writing(FIX, "=  end with 2 ", "enter")
    assert (state.step, state.answers, state.text) == (REVIEW, replace(FIX, description="end with 2"), "")


def test_a_whole_header_goes_before_type_and_scope() -> None:
    state = writing(replace(FIX, body="Why."), "= feat(api): sign in", "enter")
    assert (state.step, state.answers.message) == (REVIEW, "feat(api): sign in\n\nWhy.")
    spread = writing(replace(FIX, body="Why."), "=feat:  sign in", "enter")
    assert spread.answers.message == "feat: sign in\n\nWhy."
    bare = writing(FIX, "=feat:", "enter")
    assert (bare.step, bare.answers.message) == (REVIEW, "fix(cli): feat:")
    assert writing(FIX, "=see: below", "enter").answers.message == "fix(cli): see: below"


def test_a_revert_may_quote_a_header() -> None:
    assert writing(Answers("revert"), "=feat: sign in", "enter").answers.message == "revert: feat: sign in"


def test_the_description_that_was_given_is_there_on_return() -> None:
    state = writing(FIX, "=end with 2", "enter", "escape")
    assert (state.step, state.text) == (DESCRIPTION, "end with 2")


def test_what_was_typed_and_not_taken_is_there_on_return() -> None:
    state = play(reviewing(replace(FIX, description="end")), "escape", "=end with", "escape", "enter")
    assert (state.step, state.text) == (DESCRIPTION, "end with")
    assert state.answers.description == "end"
    assert play(state, "enter").texts == {}


def test_the_editor_opens_on_what_is_typed() -> None:
    state = writing(FIX, "=end", "c-o")
    assert state.wish == EDIT
    assert flow.so_far(state).message == "fix(cli): end"
    assert state.texts == {DESCRIPTION: "end"}


def test_other_keys_do_nothing_here() -> None:
    state = writing(FIX, "=end")
    assert play(state, "up", "tab", "space", "done", "c-a") == state


def test_of_a_message_written_by_hand_the_first_line_is_asked_again() -> None:
    state = play(reviewing(Answers(whole="Merge it\n\nWhy.")), "escape")
    assert (state.step, state.text) == (DESCRIPTION, "Merge it")
    assert DescriptionStep().lead(state) == ""
    refused = play(state, "enter")
    assert refused.notice.endswith("(header-not-conventional)")
    assert flow.so_far(play(state, "=fix: it")).message == "fix: it\n\nWhy."
    taken = play(state, "=fix: it", "enter")
    assert (taken.step, taken.answers) == (REVIEW, Answers("fix", description="it", body="Why."))


def test_from_a_message_written_by_hand_no_way_leads_to_parts_that_it_lacks() -> None:
    state = play(reviewing(Answers(whole="Merge it")), "escape", "escape")
    assert (state.step, state.notice[:22]) == (DESCRIPTION, "this is the first step")
    state = play(state, "=fix: it", "enter", "escape", "escape")
    assert state.step == "scope"
