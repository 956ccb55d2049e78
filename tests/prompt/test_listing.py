"""Rows that match, rows that are shown, and the cursor among them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.prompt.listing import MOVES, matching, moved, window
from gatepost.prompt.state import Row

ROWS = [Row("feat", "feat", "a new feature"), Row("fix", "fix", "a bug is gone"), Row("perf", "perf", "faster")]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["feat", "fix", "perf"]),
        ("  ", ["feat", "fix", "perf"]),
        ("F", ["feat", "fix", "perf"]),
        ("fe", ["feat"]),
        (" x ", ["fix"]),
        ("f ", ["feat", "fix", "perf"]),
        ("fa", ["perf"]),
        ("er", ["perf"]),
        ("a ", ["feat", "fix", "perf"]),
        ("zzz", []),
    ],
)
def test_what_begins_with_it_comes_before_what_holds_it(typed: str, found: list[str]) -> None:
    assert [row.value for row in matching(ROWS, typed)] == found


def test_the_name_counts_more_than_what_is_said_of_it() -> None:
    rows = [Row("a", "a", "of gate"), Row("b", "navigate"), Row("c", "gate")]
    assert [row.value for row in matching(rows, "GATE")] == ["c", "b", "a"]


@pytest.mark.parametrize(
    ("count", "cursor", "room", "shown"),
    [
        (3, 0, 5, (0, 3)),
        (5, 4, 5, (0, 5)),
        (10, 0, 4, (0, 4)),
        (10, 5, 4, (3, 7)),
        (10, 9, 4, (6, 10)),
        (0, 0, 4, (0, 0)),
    ],
)
def test_the_rows_around_the_cursor_are_shown(count: int, cursor: int, room: int, shown: tuple[int, int]) -> None:
    assert window(count, cursor, room) == shown


@given(st.integers(1, 10_000), st.data(), st.integers(1, 50))
def test_the_cursor_is_always_among_the_rows_that_are_shown(count: int, data: st.DataObject, room: int) -> None:
    cursor = data.draw(st.integers(0, count - 1))
    first, end = window(count, cursor, room)
    assert 0 <= first <= cursor < end <= count
    assert end - first == min(room, count)


@pytest.mark.parametrize(
    ("key", "cursors"),
    [
        ("up", [24, 0, 23]),
        ("down", [1, 2, 0]),
        ("pageup", [0, 0, 14]),
        ("pagedown", [10, 11, 24]),
        ("home", [0, 0, 0]),
        ("end", [24, 24, 24]),
    ],
)
def test_a_key_moves_the_cursor(key: str, cursors: list[int]) -> None:
    assert [moved(cursor, 25, key) for cursor in (0, 1, 24)] == cursors


def test_among_no_rows_nothing_moves() -> None:
    assert {moved(0, 0, key) for key in MOVES} == {0}
