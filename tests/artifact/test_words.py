"""How the checks put what they found."""

from __future__ import annotations

import pytest

from gatepost.artifact.facts import Facts
from gatepost.artifact.words import brief, last_line, listed, nothing_read, number, once
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING
from support.distributions import sdist


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("", "nothing"),
        ("a", "`a`"),
        ("ab", "`a` and `b`"),
        ("abc", "`a`, `b` and `c`"),
        ("abcd", "`a`, `b`, `c` and `d`"),
        ("abcde", "`a`, `b`, `c` and 2 others"),
    ],
)
def test_many_names_are_counted(names: str, expected: str) -> None:
    assert listed(names) == expected


def test_one_is_one_and_more_are_several() -> None:
    assert [number(1, "file"), number(2, "file"), number(0, "file")] == ["1 file", "2 files", "0 files"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("first", " last ", "", " "), "last"),
        ((), "it said nothing"),
        (("", ""), "it said nothing"),
        (("x" * 400,), "x" * 400),
        (("x" * 401,), "x" * 399 + "…"),
    ],
)
def test_the_last_line_that_says_anything_counts(lines: tuple[str, ...], expected: str) -> None:
    assert last_line(lines) == expected


def test_a_long_text_is_cut() -> None:
    assert [brief("x" * 120), brief("x" * 121), brief("abc", 2)] == ["x" * 120, "x" * 119 + "…", "a…"]


def test_a_problem_of_both_files_is_said_once() -> None:
    own, other, weaker = Problem("a", "x"), Problem("a", "y"), Problem("a", "x", severity=WARNING)
    assert list(once([own, other, weaker])) == [own, weaker]


def test_nothing_is_read_where_nothing_is_there() -> None:
    assert [nothing_read(Facts(())), nothing_read(Facts((sdist(),)))] == ["no distribution could be read", ""]
