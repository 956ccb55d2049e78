"""The co-authors: marked among who has committed here, or typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gatepost.prompt import flow
from gatepost.prompt.answers import Answers
from gatepost.prompt.state import PEOPLE, REVIEW, Learned, Row, State
from gatepost.prompt.steps.people import is_identity
from support.prompting import ADA, BOB, CAT, FACTS, at_cursor, play, reviewing, values

FINE = Answers("fix", description="end with 2")
DAN = "Dan <dan@example.com>"


def choosing(*chosen: str, people: tuple[str, ...] | None = (ADA, BOB, CAT)) -> State:
    facts = replace(FACTS, people=people, identity=CAT)
    return play(reviewing(replace(FINE, co_authors=chosen), facts), "c")


def test_who_has_committed_here_is_offered_but_not_who_commits() -> None:
    state = choosing()
    assert state.step == PEOPLE
    assert flow.step_of(state).rows(state) == [Row(ADA, ADA), Row(BOB, BOB)]


def test_enter_takes_who_is_at_the_cursor() -> None:
    state = play(choosing(), "down", "enter")
    assert (state.step, state.answers.co_authors) == (REVIEW, (BOB,))


def test_marks_are_put_and_taken_and_move_nobody() -> None:
    state = play(choosing(), "down", "c-t")
    assert (state.marked, at_cursor(state)) == ((BOB,), BOB)
    state = play(state, "c-t")
    assert (state.marked, at_cursor(state)) == ((), BOB)
    assert play(state, "c-a").marked == (ADA, BOB)
    assert play(state, "c-a", "c-a").marked == ()
    assert play(state, "c-a", "enter").answers.co_authors == (ADA, BOB)


def test_marks_stay_while_names_are_filtered_and_a_blank_is_a_part_of_them() -> None:
    state = play(choosing(), "c-t", "=bob l", "space")
    assert (values(state), state.marked) == ([BOB], (ADA,))
    assert play(state, "enter").answers.co_authors == (ADA, BOB)  # who is filtered for is meant too
    assert play(state, "c-t", "=", "enter").answers.co_authors == (ADA, BOB)


def test_anybody_can_be_typed_by_name_and_mail() -> None:
    state = play(choosing(), f"= {DAN} ")
    assert flow.step_of(state).rows(state) == [Row(DAN, DAN, "new", is_free=True)]
    assert play(state, "enter").answers.co_authors == (DAN,)
    marked = play(state, "c-t")
    assert flow.step_of(marked).rows(marked) == [Row(DAN, DAN)]
    assert play(marked, "=", "enter").answers.co_authors == (DAN,)


def test_who_is_known_is_not_offered_twice() -> None:
    assert values(play(choosing(), f"={ADA}")) == [ADA]


def test_those_who_were_chosen_come_first_and_are_marked() -> None:
    state = choosing(DAN, BOB)
    assert (values(state), state.marked) == ([DAN, BOB, ADA], (DAN, BOB))
    assert play(state, "enter").answers.co_authors == (DAN, BOB)
    assert play(state, "c-t", "enter").answers.co_authors == (BOB,)


def test_all_can_be_taken_away_again() -> None:
    assert play(choosing(ADA), "c-t", "enter").answers.co_authors == ()


def test_esc_leaves_them_as_they_were() -> None:
    state = play(choosing(ADA), "c-a", "=x", "escape")
    assert (state.step, state.answers.co_authors, state.text) == (REVIEW, (ADA,), "")


def test_somebody_new_who_is_unmarked_is_gone_and_the_cursor_is_on_a_row() -> None:
    state = play(choosing(people=()), f"={DAN}", "c-t", f"={BOB}", "c-t", "=")
    assert values(state) == [DAN, BOB]
    state = play(state, "end", "c-t")
    assert (values(state), state.cursor) == ([DAN], 0)
    state = play(state, "c-t", "enter")
    assert (values(state), state.cursor, state.step) == ([], 0, PEOPLE)


def test_where_nobody_is_known_it_is_said_what_to_type() -> None:
    assert play(choosing(people=None), "enter").notice == "nobody else has committed here: type `Name <mail>`"
    assert play(choosing(), "=zz", "enter").notice == "type a co-author as `Name <mail>`"
    assert play(choosing(people=()), "c-t", "c-a").marked == ()


def test_people_who_are_learned_of_later_leave_the_cursor_where_it_is() -> None:
    state = play(choosing(ADA, people=None))
    state = flow.learned(state, Learned(people=(CAT, BOB, ADA), identity=CAT))
    assert (values(state), at_cursor(state)) == ([ADA, BOB], ADA)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (ADA, True),
        (BOB, True),
        ("日 <a@b>", True),
        ("<a@b>", False),
        (" <a@b>", False),
        ("Ada", False),
        ("Ada a@b", False),
        ("Ada<a@b>", False),
        ("Ada <a>", False),
        ("Ada <a@b", False),
        ("Ada <a @b>", False),
        ("Ada <<a@b>", False),
        ("", False),
    ],
)
def test_an_identity_is_a_name_and_a_mail(*, text: str, is_one: bool) -> None:
    assert is_identity(text) is is_one
