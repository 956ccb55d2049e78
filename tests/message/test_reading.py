"""The one entrance to the grammar: it never raises, loses nothing, and its cost is linear."""

from __future__ import annotations

import pytest
from hypothesis import given

from gatepost.message.parse import parse
from gatepost.message.reading import error_text, line_and_column, read
from support.messages import messages

MANY = 10_000
LARGE = {
    "200,000 lines": "feat: x\n\n" + "word word\n" * 200_000,
    "10,000 footers": "feat: x\n\n" + "Refs: #1\n" * MANY,
    "a footer of 50,000 lines": "feat: x\n\nRefs: #1\n" + "  more\n" * 50_000,
    "10,000 markers in a line": "feat: x\n\n" + "BREAKING CHANGE: " * MANY,
    "10,000 markers in lines": "feat: x\n\n" + "BREAKING CHANGE: y\n" * MANY + "\nprose",
    "10,000 markers within a line": "feat: x\n\n" + "see BREAKING-CHANGE: y " * MANY,
    "10 MB in a line": "feat: " + "x" * 10_000_000,
    "10 MB without a header": "x" * 10_000_000,
    "a million parentheses": "feat: x\n\n" + "(" * 1_000_000,
    "10,000 open scopes": "feat: x\n\n" + "foo(bar(\n" * MANY,
    "100,000 indented scopes": "feat: x\n\n" + " foo(bar(\n" * 100_000,
    "10,000 parts": "feat: x\n\n" + "fix: a\n\n" * MANY,
    "10,000 nested commits": "feat: x\n\n" + "BEGIN_NESTED_COMMIT\nfix: a\nEND_NESTED_COMMIT\n" * MANY,
    "10,000 open nested commits": "BEGIN_NESTED_COMMIT" * MANY,
    "a million empty lines": "feat: x" + "\n" * 1_000_000 + "y",
    "500,000 carriage returns": "feat: x" + "\r" * 500_000 + "y",
    "100,000 lines of two characters at the end": "feat: x\r\n\r\n" + "body\r\n" * 100_000,
    "500,000 blank lines": "feat: x\n" + " \n" * 500_000 + "y",
    "a scope of a million characters": "feat(" + "a," * 500_000 + "): x",
    "100,000 short scopes": "feat: x\n\n" + "f(a) " * 100_000,
}


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE.keys())
def test_a_large_message_is_read_as_quickly_as_many_small_ones(text: str) -> None:
    reading = read(text)
    assert len(reading.parts) == len(reading.messages)


@given(text=messages())
def test_reading_never_raises(text: str) -> None:
    reading = read(text)
    assert [message.text for message in reading.messages] == [parse(part.text).text for part in reading.parts]


@given(text=messages())
def test_every_part_that_can_be_read_makes_its_commit(text: str) -> None:
    reading = read(text)
    own = [commit.header for commit in reading.commits if commit.footer is None]
    assert len(own) == sum(message.fault is None for message in reading.messages)


@given(text=messages())
def test_the_message_in_one_piece_is_there_whatever_it_is_split_into(text: str) -> None:
    assert read(text).whole.text == parse(text).text


def test_commits_come_part_by_part_nested_ones_last() -> None:
    text = "feat: a\n\nRefs: r\n\nfix: b\nBEGIN_NESTED_COMMITdocs: cEND_NESTED_COMMIT\n\nci: d"
    assert [commit.header for commit in read(text).commits] == ["Refs: r", "feat: a", "fix: b", "ci: d", "docs: c"]


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("abc", 0, (1, 1)),
        ("abc", 3, (1, 4)),
        ("a\nbc", 3, (2, 2)),
        ("a\r\nbc", 3, (2, 1)),
        ("a\rb\r\rc", 5, (4, 1)),
        ("\U0001f600\U0001f600a", 2, (1, 3)),
    ],
)
def test_lines_and_columns_count_from_one_and_in_code_points(text: str, offset: int, expected: tuple[int, int]) -> None:
    assert line_and_column(text, offset) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "unexpected token EOF at 1:1, valid tokens [<type>]"),
        ("Fixed", "unexpected token EOF at 1:6, valid tokens [(, !, :]"),
        ("Fixed it", "unexpected token ' ' at 1:6, valid tokens [(, !, :]"),
        ("Fixed\r\nit", "unexpected token '\r\n' at 1:6, valid tokens [(, !, :]"),
        ("Fixed\nit", "unexpected token '\n' at 1:6, valid tokens [(, !, :]"),
        ("\U0001f600 it", "unexpected token ' ' at 1:3, valid tokens [(, !, :]"),
        ("feat(a)\U0001f600", "unexpected token '\ud83d' at 1:8, valid tokens [!, :]"),
        ("feat: \u00e9\n\n\U0001f600(a(b)", "unexpected token '(' at 3:5, valid tokens [)]"),
    ],
)
def test_errors_are_in_the_real_parser_s_words_and_units(text: str, expected: str) -> None:
    message = parse(text)
    assert message.fault is not None
    assert error_text(message, message.fault) == expected
