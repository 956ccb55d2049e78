"""Text of others, made safe to show."""

from __future__ import annotations

import pytest

from gatepost.report.visible import excerpt, visible, width, wrap


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("caf\u00e9 \u65e5\u672c", "caf\u00e9 \u65e5\u672c"),
        ("\x1b[31m", r"\x1b[31m"),
        ("a\tb\r\nc\x00\x7f\x9b", r"a\tb\r\nc\x00\x7f\x9b"),
        ("\u202e\u2066\u200b\u2028\ufeff\u00ad\u00a0", r"\u202e\u2066\u200b\u2028\ufeff\xad\xa0"),
        ("\U000e0041", r"\U000e0041"),
        ("\ud800", r"\ud800"),
        ("a\u200db\ufe0f\u200c", "a\u200db\ufe0f\u200c"),
        ("e\u0301", "e\u0301"),
        ("##[group]x ##[", r"#\x23[group]x #\x23["),
        ("###[x", r"##\x23[x"),
        ("#[ ## [", "#[ ## ["),
        ("", ""),
    ],
)
def test_what_would_act_or_hide_is_spelt_out(text: str, expected: str) -> None:
    assert visible(text) == expected


@pytest.mark.parametrize(
    ("text", "cells"), [("", 0), ("abc", 3), ("\u65e5\u672c", 4), ("e\u0301", 1), ("\u200d", 0), ("\U0001f600", 2)]
)
def test_width_is_that_of_a_terminal(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("line", "span", "cells", "expected"),
    [
        ("abc", (1, 2), 20, ("abc", 1, 1)),
        ("abc", (3, 4), 20, ("abc", 3, 1)),
        ("", (0, 1), 20, ("", 0, 1)),
        ("\u65e5\u672c\u8a9e", (1, 2), 20, ("\u65e5\u672c\u8a9e", 2, 2)),
        ("a\x1bb", (1, 2), 20, (r"a\x1bb", 1, 4)),
        ("a##[b", (0, 2), 20, (r"a#\x23[b", 0, 2)),
        ("a" * 50, (0, 1), 20, ("a" * 19 + "…", 0, 1)),
        ("a" * 50, (49, 50), 20, ("…" + "a" * 18, 18, 1)),
        ("a" * 50, (20, 30), 20, ("…aaaaaaaaaaaaaaaaaa…", 4, 10)),
        ("a" * 50, (0, 50), 20, ("a" * 11 + "…", 0, 12)),
        ("\u65e5" * 30, (29, 30), 20, None),
    ],
)
def test_a_line_is_cut_around_a_span(
    line: str, span: tuple[int, int], cells: int, expected: tuple[str, int, int] | None
) -> None:
    found = excerpt(line, span, cells)
    assert found == expected or (expected is None and width(found[0]) <= cells)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [""]),
        ("a b c", ["a b c"]),
        ("aaaa bbbb cc", ["aaaa bbbb", "cc"]),
        ("aaaaaaaaaaaa b", ["aaaaaaaaaaaa", "b"]),
        ("\u65e5\u672c \u65e5\u672c \u65e5", ["\u65e5\u672c \u65e5\u672c", "\u65e5"]),
    ],
)
def test_words_are_wrapped_and_never_cut(text: str, expected: list[str]) -> None:
    assert wrap(text, 10) == expected
