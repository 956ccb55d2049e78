"""The first span of every line, and where the white space of a header stands."""

from __future__ import annotations

import pytest

from gatepost.rules.mending.spans import MOST_LINES, first_of_each_line, whitespace_of_the_header
from support.judging import case_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", []),
        ("x", [(0, "")]),
        ("xx x\nx", [(0, ", and 2 more on this line"), (5, "")]),
        ("a\r\nbx\rxx\n\nx", [(4, ""), (6, ", and 1 more on this line"), (10, "")]),
        ("x\n" * 200, [(2 * line, "") for line in range(MOST_LINES)]),
    ],
)
def test_the_first_of_every_line_stands_for_all_of_them(text: str, expected: list[tuple[int, str]]) -> None:
    spans = ((at, at + 1) for at, character in enumerate(text) if character == "x")
    assert [(hit.start, hit.others) for hit in first_of_each_line(case_of(text), spans)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (0, 0, 0)),
        ("Fixed a", (0, 0, 0)),
        ("fix #1", (0, 0, 0)),
        ("fix: a", (0, 4, 6)),
        ("\n\tfix(b): a\n\nc", (2, 9, 11)),
        ("BEGIN_NESTED_COMMIT\nfix: a\nEND_NESTED_COMMIT\n\n fix: b", (0, 51, 53)),
    ],
)
def test_the_white_space_of_a_header_is_in_front_of_it_and_after_its_colon(
    text: str, expected: tuple[int, int, int]
) -> None:
    assert whitespace_of_the_header(case_of(text)) == expected


def test_no_rule_looks_at_the_white_space_of_a_merge() -> None:
    assert whitespace_of_the_header(case_of("\nfix: a", merge=True)) == (0, 0, 0)
