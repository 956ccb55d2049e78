"""`control-character`, GP601."""

from __future__ import annotations

import pytest

from gatepost.rules.control_character import ControlCharacter
from gatepost.rules.header_whitespace import HeaderWhitespace
from support.judging import Found, case_of, found

OBEYS = "the terminal of whoever reads the log obeys it instead of showing it"
SEQUENCE = f"an escape sequence: {OBEYS}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fix: a\x00b", Found(1, 7, 8, f"U+0000 (null): {OBEYS}", "fix: ab")),
        ("fix: a\x07", Found(1, 7, 8, f"U+0007 (bell): {OBEYS}", "fix: a")),
        ("fix: ab\x08", Found(1, 8, 9, f"U+0008 (backspace): {OBEYS}", "fix: ab")),
        ("fix: a\x7f", Found(1, 7, 8, f"U+007F (delete): {OBEYS}", "fix: a")),
        ("fix: a\x01", Found(1, 7, 8, f"U+0001: {OBEYS}", "fix: a")),
        ("fix: a\x1f", Found(1, 7, 8, f"U+001F: {OBEYS}", "fix: a")),
        ("fix: a\x85b", Found(1, 7, 8, f"U+0085 (next line): {OBEYS}", "fix: ab")),
        ("fix: \u00e9\x9b31m", Found(1, 7, 8, f"U+009B: {OBEYS}", "fix: \u00e931m")),
        ("fix: a\n\nthe \x0catal b\n", Found(3, 5, 6, f"U+000C (form feed): {OBEYS}", "fix: a\n\nthe  atal b\n")),
        ("fix: a\n\nb\x0bc", Found(3, 2, 3, f"U+000B (vertical tab): {OBEYS}", "fix: a\n\nb c")),
        ("fix: a\x1b", Found(1, 7, 8, f"U+001B (escape): {OBEYS}", "fix: a")),
        ("fix: \x1b[31ma", Found(1, 6, 11, SEQUENCE, "fix: a")),
        ("fix: \x1b[1;31ma\x1b[0m", Found(1, 6, 13, f"an escape sequence, and 1 more on this line: {OBEYS}", "fix: a")),
        ("fix: a\x1b[", Found(1, 7, 9, SEQUENCE, "fix: a")),
        ("fix: a\x1b[?25l", Found(1, 7, 13, SEQUENCE, "fix: a")),
        ("fix: a\x1b[1 q", Found(1, 7, 12, SEQUENCE, "fix: a")),
        ("fix: \x1b]0;title\x07a", Found(1, 6, 16, SEQUENCE, "fix: a")),
        ("fix: \x1b]8;;http://x\x1b\\a", Found(1, 6, 21, SEQUENCE, "fix: a")),
        ("fix: \x1b]0;title\x9ca", Found(1, 6, 16, SEQUENCE, "fix: a")),
        ("fix: \x1b]0;title", Found(1, 6, 8, SEQUENCE, "fix: 0;title")),
        ("fix: \x1bPq\x1b\\a", Found(1, 6, 11, SEQUENCE, "fix: a")),
        ("fix: \x1b(Ba", Found(1, 6, 9, SEQUENCE, "fix: a")),
        ("fix: \x1bca", Found(1, 6, 8, SEQUENCE, "fix: a")),
        ("fix: a\x1b\u00e9", Found(1, 7, 8, f"U+001B (escape): {OBEYS}", "fix: a\u00e9")),
        ("\x1b[1mfix\x1b[0m: a", Found(1, 1, 5, f"an escape sequence, and 1 more on this line: {OBEYS}", "fix: a")),
        ("\ud800fix: a\x00", Found(1, 8, 9, f"U+0000 (null): {OBEYS}", "\ud800fix: a")),
    ],
)
def test_controls_and_whole_sequences_are_pointed_at_and_taken_out(text: str, expected: Found) -> None:
    assert found(ControlCharacter, text) == [expected]


def test_each_line_is_reported_once_and_a_hundred_lines_are() -> None:
    findings = found(ControlCharacter, "fix: a\n\n" + "\x01b\x02\n" * 200)
    assert [each.line for each in findings] == list(range(3, 103))
    assert {each.message for each in findings} == {f"U+0001, and 1 more on this line: {OBEYS}"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fix: a",
        "fix: a\n\n\tb\r\n\r\nc\rd",
        "fix: \u65e5\u672c\u8a9e \u2014 \u00e9\u00a0\U0001f600",
        "fix: a\u2028b\u200b",
    ],
)
def test_tabs_line_ends_and_texts_of_all_languages_pass(text: str) -> None:
    assert found(ControlCharacter, text) == []


@pytest.mark.parametrize("text", ["fix:\x0ba", "fix: a\x0cb", "\x0bfix: a", "\n\x0cfix: a"])
def test_the_white_space_of_the_header_is_left_to_the_rule_for_it(text: str) -> None:
    assert [len(found(rule, text)) for rule in (ControlCharacter, HeaderWhitespace)] == [0, 1]


def test_the_white_space_of_a_header_that_no_other_rule_looks_at_is_reported() -> None:
    merge = case_of("fix: a\x0cb", merge=True)
    assert [len(found(ControlCharacter, case)) for case in (merge, case_of("Fixed\x0bit"), case_of("fix #1\x0c2"))] == [
        1,
        1,
        1,
    ]
