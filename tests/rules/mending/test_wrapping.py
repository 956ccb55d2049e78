"""A line that is wrapped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.message.reading import read
from gatepost.rules.mending.wrapping import reads_alike, wrap

_WORDS = st.sampled_from(["a", "word", "(see", "a(b)", "a(b(c))", "note:", "#12", "1.", "-", "x" * 14, "", "`a`", ">"])


@pytest.mark.parametrize(
    ("line", "prefix", "expected"),
    [
        ("one two six ten", 0, ["one two", "six ten"]),
        ("one two", 0, ["one two"]),
        ("one  two   six", 0, ["one  two", "six"]),
        ("- a two six", 2, ["- a two", "  six"]),
        ("10. one two", 4, ["10. one", "    two"]),
        ("a longestword b", 0, ["a", "longestword", "b"]),
        ("longestword b", 0, ["longestword", "b"]),
        ("- longestword b", 2, ["- longestword", "  b"]),
        ("one two six: ten", 0, ["one", "two six:", "ten"]),
        ("one two #12 six", 0, []),
        ("one a if #12", 0, ["one", "a if #12"]),
        ("one two 1. six", 0, ["one", "two 1.", "six"]),
        ("one two 1) six", 0, ["one", "two 1)", "six"]),
        ("one two - six", 0, ["one", "two -", "six"]),
        ("one two > six", 0, ["one", "two >", "six"]),
        ("one two | six", 0, ["one", "two |", "six"]),
        ("one two --- six", 0, ["one", "two ---", "six"]),
        ("one two ``` six", 0, ["one", "two ```", "six"]),
        ("one two (see)", 0, ["one two", "(see)"]),
        ("one two a(b)", 0, ["one two", "a(b)"]),
        ("one two a(b", 0, ["one", "two a(b"]),
        ("one two a((b))", 0, []),
        ("one two- a: b: c:", 0, []),
    ],
)
def test_a_line_is_cut_before_plain_words(line: str, prefix: int, expected: list[str]) -> None:
    assert wrap(line, prefix, 8) == expected


def test_a_word_that_marks_a_breaking_change_does_not_begin_a_line() -> None:
    assert wrap("one BREAKING CHANGE", 0, 12) == ["one BREAKING", "CHANGE"]


@given(words=st.lists(_WORDS, min_size=1, max_size=40), prefix=st.sampled_from(["", "- ", "* [ ] "]))
def test_no_word_is_lost_and_no_piece_is_longer_than_it_must_be(words: list[str], prefix: str) -> None:
    line = prefix + " ".join(words).strip(" ")
    pieces = wrap(line, len(prefix), 24)
    assert not pieces or " ".join(pieces).split() == line.split()
    assert [piece for piece in pieces if len(piece) > 24 and " " in piece[len(prefix) :]] == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("fix: a\n\nb c", "fix: a\n\nb\nc", True),
        ("fix: a\n\nb c\n\nRefs: #1", "fix: a\n\nb\nc\n\nRefs: #1", True),
        ("fix: a\n\nb c: d", "fix: a\n\nb\nc: d", False),
        ("fix: a\n\nb c(d(e))", "fix: a\n\nb\nc(d(e))", False),
        ("fix: a\n\nBREAKING CHANGE: b c", "fix: a\n\nBREAKING CHANGE: b\nc", True),
        ("fix: a\n\nb BREAKING-CHANGE: c d", "fix: a\n\nb BREAKING-CHANGE: c\nd", False),
        ("a\n\nb c", "a\n\nb\nc", True),
        ("fix: a\n\nCloses #1", "fix: a\n\nCloses #2", False),
    ],
)
def test_two_messages_read_alike_when_the_same_comes_out(before: str, after: str, *, expected: bool) -> None:
    assert reads_alike(read(before), read(after)) is expected
