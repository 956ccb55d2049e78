"""The classes of characters."""

from __future__ import annotations

import pytest

from gatepost.message.characters import BLANKS, LINE_ENDS, TYPE_ENDS, WHITESPACE, utf16_length


def test_white_space_is_exactly_this() -> None:
    assert sorted(map(ord, WHITESPACE)) == [0x09, 0x0B, 0x0C, 0x20, 0xA0, 0xFEFF]


def test_blanks_are_those_of_javascript_s_trim() -> None:
    zs = [0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]
    assert sorted(map(ord, BLANKS)) == sorted([*range(0x09, 0x0E), 0x20, 0xA0, 0x2028, 0x2029, 0xFEFF, *zs])


def test_a_type_ends_at_signs_white_space_and_line_ends() -> None:
    assert set(TYPE_ENDS) == set("()!:\r\n") | set(WHITESPACE)


def test_javascript_s_dot_stops_at_four_characters() -> None:
    assert sorted(map(ord, LINE_ENDS)) == [0x0A, 0x0D, 0x2028, 0x2029]


@pytest.mark.parametrize(
    ("text", "length"), [("", 0), ("abc", 3), ("\u00e9", 1), ("\U0001f600", 2), ("a\ud800", 2), ("\ue000\U00010000", 3)]
)
def test_lengths_count_utf_16_units(text: str, length: int) -> None:
    assert utf16_length(text) == length
