"""`header-too-long`, GP110."""

from __future__ import annotations

import pytest

from gatepost.rules.case import HISTORY, PLACES, TITLE
from gatepost.rules.header_too_long import HeaderTooLong
from support.judging import Found, case_of, found

ROOM = "it may have 100, less 8 kept free for the number of the pull request"


def header(length: int, end: str = "") -> str:
    return "fix: ".ljust(length - len(end), "a") + end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (header(93), (93, 94, f"the header has 93 characters; {ROOM}")),
        (header(205), (93, 206, f"the header has 205 characters; {ROOM}")),
        (header(100) + "\n\nbody", (93, 101, f"the header has 100 characters; {ROOM}")),
        (header(100) + " ", (93, 101, f"the header has 100 characters; {ROOM}")),
        (header(101, " (#1234)"), (101, 102, "the header has 101 characters; it may have 100")),
        ("é" * 93, (93, 94, f"the header has 93 characters; {ROOM}")),
    ],
)
def test_what_is_over_the_limit_is_pointed_at(text: str, expected: tuple[int, int, str]) -> None:
    column, end_column, message = expected
    assert found(HeaderTooLong, text) == [Found(1, column, end_column, message, None)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        header(92),
        header(92) + "\n\n" + "b" * 200,
        header(100, " (#1234)"),
        header(100, " (#1)"),
        "Merge branch '" + "a" * 100 + "'",
    ],
)
def test_a_header_within_the_limit_passes(text: str) -> None:
    assert found(HeaderTooLong, text) == []


@pytest.mark.parametrize("end", [" (#12", " (#)", " (#x)", " #12", "(#12)", " (#12).", " (#-1)", " (#1) (#x)"])
def test_what_is_no_number_of_a_pull_request_may_not_use_the_room(end: str) -> None:
    assert [each.column for each in found(HeaderTooLong, header(93, end))] == [93]


def test_the_limit_and_the_room_are_options() -> None:
    messages = [
        [each.message for each in found(HeaderTooLong, header(21), max=20, room=0)],
        [each.message for each in found(HeaderTooLong, header(21), max=24, room=4)],
        [each.message for each in found(HeaderTooLong, header(20), max=24, room=4)],
    ]
    assert messages == [
        ["the header has 21 characters; it may have 20"],
        ["the header has 21 characters; it may have 24, less 4 kept free for the number of the pull request"],
        [],
    ]


def test_a_merge_may_be_long() -> None:
    assert found(HeaderTooLong, case_of(header(200), merge=True)) == []


def test_a_number_in_the_middle_of_the_header_may_not_use_the_room() -> None:
    assert [each.column for each in found(HeaderTooLong, "fix: a (#12) ".ljust(93, "b"))] == [93]


@pytest.mark.parametrize("place", PLACES)
def test_the_limit_is_the_same_wherever_the_header_stands(place: str) -> None:
    lengths = [len(found(HeaderTooLong, case_of(header(length), place=place))) for length in (92, 93)]
    assert lengths == [0, 1]


def test_a_title_is_no_merge() -> None:
    title = "Merge branch '" + "a" * 100 + "'"
    assert [len(found(HeaderTooLong, case_of(title, place=place))) for place in (HISTORY, TITLE)] == [0, 1]
