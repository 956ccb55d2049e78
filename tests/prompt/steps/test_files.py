"""The files to commit, where nothing is staged."""

from __future__ import annotations

from dataclasses import replace

from gatepost.prompt import flow
from gatepost.prompt.state import FILES, PATCH, STAGE, TYPE, Change, Row, State
from support.prompting import FACTS, at_cursor, begun, play, values

CHANGED = (Change("a b.py", "M"), Change("gone.py", "D"), Change("new\n.py", "?"), Change("odd", "X"))
FACTS_UNSTAGED = replace(FACTS, staged=(), changed=CHANGED)


def picking(*doings: str) -> State:
    return begun(FACTS_UNSTAGED, *doings)


def test_every_changed_file_is_offered_with_what_became_of_it() -> None:
    state = picking()
    assert state.step == FILES
    assert flow.step_of(state).rows(state) == [
        Row("a b.py", "a b.py", "changed"),
        Row("gone.py", "gone.py", "deleted"),
        Row("new\n.py", "new\n.py", "untracked"),
        Row("odd", "odd", "changed"),
    ]


def test_the_picker_is_left_out_where_something_is_staged_or_nothing_has_changed() -> None:
    assert begun(replace(FACTS_UNSTAGED, staged=("x",))).step == TYPE
    assert begun(replace(FACTS_UNSTAGED, changed=())).step == TYPE


def test_nothing_is_staged_that_was_not_marked() -> None:
    state = picking("enter")
    assert (state.step, state.wish, state.notice) == (FILES, "", "Space marks a b.py; Ctrl-A marks all")


def test_what_is_marked_is_staged() -> None:
    state = picking("space", "down", "down", "space", "enter")
    assert (state.wish, state.marked) == (STAGE, ("a b.py", "new\n.py"))
    assert picking("space", "space", "enter").wish == ""
    assert picking("c-a", "tab").marked == tuple(change.path for change in CHANGED)


def test_all_means_all_that_match() -> None:
    state = picking("=.py", "c-a", "=")
    assert state.marked == ("a b.py", "gone.py", "new\n.py")
    assert play(state, "c-a").marked == (*state.marked, "odd")
    assert play(state, "c-a", "c-a").marked == ()


def test_a_filter_keeps_the_marks() -> None:
    state = picking("space", "=gone")
    assert (at_cursor(state), state.marked) == ("gone.py", ("a b.py",))


def test_git_is_asked_for_parts_of_files() -> None:
    state = picking("down", "c-p")
    assert (state.wish, state.marked) == (PATCH, ("gone.py",))
    assert picking("space", "down", "space", "c-p").marked == ("a b.py", "gone.py")
    assert picking("=zzz", "c-p").marked == ()


def test_once_they_are_staged_the_way_goes_on_and_esc_leads_back_to_none() -> None:
    state = flow.staged(picking("c-a", "enter"), ["a b.py"], CHANGED[1:])
    assert (state.step, state.wish, state.facts.staged, state.marked) == (TYPE, "", ("a b.py",), ())
    back = play(state, "escape")
    assert (values(back), back.marked) == (["a b.py", "gone.py", "new\n.py", "odd"], ("a b.py",))
    assert flow.step_of(back).rows(back)[0] == Row("a b.py", "a b.py", "staged")


def test_on_return_enter_goes_on_and_more_can_be_staged() -> None:
    state = play(flow.staged(picking("c-a", "enter"), ["a b.py"], CHANGED[1:]), "escape")
    assert (play(state, "enter").wish, play(state, "enter").marked) == (STAGE, ("a b.py",))
    assert play(state, "down", "space", "enter").marked == ("a b.py", "gone.py")
    assert play(state, "space", "enter").notice == "Space marks a b.py; Ctrl-A marks all"


def test_where_none_were_staged_it_is_said() -> None:
    state = flow.staged(picking("c-p"), [], CHANGED)
    assert (state.step, state.wish, state.notice) == (FILES, "", "nothing was staged")
