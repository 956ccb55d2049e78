"""`bidirectional-control`, GP602."""

from __future__ import annotations

import pytest

from gatepost.rules.bidirectional_control import BidirectionalControl
from support.judging import Found, found

ORDER = "this line is shown in another order than it is stored"


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u202a", "U+202A (left-to-right embedding)"),
        ("\u202b", "U+202B (right-to-left embedding)"),
        ("\u202c", "U+202C (pop directional formatting)"),
        ("\u202d", "U+202D (left-to-right override)"),
        ("\u202e", "U+202E (right-to-left override)"),
        ("\u2066", "U+2066 (left-to-right isolate)"),
        ("\u2067", "U+2067 (right-to-left isolate)"),
        ("\u2068", "U+2068 (first strong isolate)"),
        ("\u2069", "U+2069 (pop directional isolate)"),
    ],
)
def test_every_one_is_named_and_taken_out(character: str, name: str) -> None:
    assert found(BidirectionalControl, f"fix: a{character}b") == [Found(1, 7, 8, f"{name}: {ORDER}", "fix: ab")]


def test_each_line_is_reported_once() -> None:
    text = "fix: a\u202eb\u202c\n\nc\r\n\u2066d\n"
    mended = "fix: ab\n\nc\r\nd\n"
    assert found(BidirectionalControl, text) == [
        Found(1, 7, 8, f"U+202E (right-to-left override), and 1 more on this line: {ORDER}", mended),
        Found(4, 1, 2, f"U+2066 (left-to-right isolate): {ORDER}", mended),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fix: a",
        "fix: \u05e9\u05dc\u05d5\u05dd\u200f (API)\u200e",
        "fix: \u0645\u0631\u062d\u0628\u0627\u061c",
        "fix: a \u2013 b\u2028\ud800",
    ],
)
def test_hebrew_and_arabic_with_their_marks_pass(text: str) -> None:
    assert found(BidirectionalControl, text) == []
