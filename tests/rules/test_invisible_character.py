"""`invisible-character`, GP603."""

from __future__ import annotations

import pytest

from gatepost.rules.case import TITLE
from gatepost.rules.header_whitespace import HeaderWhitespace
from gatepost.rules.invisible_character import InvisibleCharacter
from support.judging import Found, case_of, found

UNSEEN = "nobody sees it, and what is searched for is not found"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fix: a\u00adb", Found(1, 7, 8, f"U+00AD (soft hyphen): {UNSEEN}", "fix: ab")),
        ("fix: a\n\nb\u200bc", Found(3, 2, 3, f"U+200B (zero width space): {UNSEEN}", "fix: a\n\nbc")),
        ("fix: a\n\nb\u2060", Found(3, 2, 3, f"U+2060 (word joiner): {UNSEEN}", "fix: a\n\nb")),
        ("fix: a\n\n\ufeffb", Found(3, 1, 2, f"U+FEFF (zero width no-break space): {UNSEEN}", "fix: a\n\nb")),
        ("fix: a\u2062b", Found(1, 7, 8, f"U+2062 (invisible times): {UNSEEN}", "fix: ab")),
        ("fix: a\u206bb", Found(1, 7, 8, f"U+206B (activate symmetric swapping): {UNSEEN}", "fix: ab")),
        ("fix: a\ufff9b", Found(1, 7, 8, f"U+FFF9 (interlinear annotation anchor): {UNSEEN}", "fix: ab")),
        ("fix: a\u3164b", Found(1, 7, 8, f"U+3164 (hangul filler): {UNSEEN}", "fix: a b")),
        ("fix: a\u2800b", Found(1, 7, 8, f"U+2800 (braille pattern blank): {UNSEEN}", "fix: a b")),
        ("fix: a\u180eb", Found(1, 7, 8, f"U+180E (mongolian vowel separator): {UNSEEN}", "fix: ab")),
        ("fix: a\u200d\u200cb", Found(1, 7, 9, f"U+200D (zero width joiner): {UNSEEN}", "fix: ab")),
        ("fix: a \u200d \u00a0b", Found(1, 8, 9, f"U+200D (zero width joiner): {UNSEEN}", "fix: a  \u00a0b")),
        ("fix: a\ufe0f b", Found(1, 7, 8, f"U+FE0F (variation selector-16): {UNSEEN}", "fix: a b")),
        ("fix: a\n\n\ufe0fb", Found(3, 1, 2, f"U+FE0F (variation selector-16): {UNSEEN}", "fix: a\n\nb")),
        ("\ufe0fFixed", Found(1, 1, 2, f"U+FE0F (variation selector-16): {UNSEEN}", "Fixed")),
        (
            "fix: a \u2764\ufe0f\ufe0f\ufe01",
            Found(1, 10, 12, f"U+FE0F (variation selector-16): {UNSEEN}", "fix: a \u2764\ufe0f"),
        ),
        ("fix: a\U000e0101b", Found(1, 7, 8, f"U+E0101 (variation selector-18): {UNSEEN}", "fix: ab")),
        ("fix: a\U000e0068\U000e0069", Found(1, 7, 9, f"U+E0068 (tag latin small letter h): {UNSEEN}", "fix: a")),
        ("fix: a\U000e0001b", Found(1, 7, 8, f"U+E0001 (language tag): {UNSEEN}", "fix: ab")),
        (
            f"fix: a {ENGLAND}\U000e0068\U000e0069",
            Found(1, 16, 17, f"U+E0069 (tag latin small letter i): {UNSEEN}", f"fix: a {ENGLAND}\U000e0068"),
        ),
        (
            "fix\u200b: a",
            Found(1, 4, 5, "U+200B (zero width space): it is read as part of the type", "fix: a"),
        ),
        (
            "fix(a\u2060pi): a",
            Found(1, 6, 7, "U+2060 (word joiner): it is read as part of the scope", "fix(api): a"),
        ),
        ("Fixed\u200bit", Found(1, 6, 7, f"U+200B (zero width space): {UNSEEN}", "Fixedit")),
        ("fix #1\u200b2", Found(1, 7, 8, f"U+200B (zero width space): {UNSEEN}", "fix #12")),
        ("fix: a\u00ad\ud800", Found(1, 7, 8, f"U+00AD (soft hyphen): {UNSEEN}", "fix: a\ud800")),
    ],
)
def test_what_nobody_sees_is_pointed_at_and_taken_out(text: str, expected: Found) -> None:
    assert found(InvisibleCharacter, text) == [expected]


def test_each_line_is_reported_once_and_a_hundred_lines_are() -> None:
    findings = found(InvisibleCharacter, "fix: a\n\n" + "b\u200bc\u200b\u200b\n" * 200)
    assert [each.line for each in findings] == list(range(3, 103))
    assert {each.message for each in findings} == {f"U+200B (zero width space), and 1 more on this line: {UNSEEN}"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fix: a",
        "fix: a \u2013 b \u00e9",
        "fix: a \u2764\ufe0f",
        "fix: a \u2764\ufe0f\u200d\U0001f525 \U0001f9d1\u200d\U0001f527 \U0001f926\U0001f3fd\u200d\u2642\ufe0f",
        "fix: a 1\ufe0f\u20e3 #\ufe0f\u20e3 \u2122\ufe0f \u2139\ufe0e",
        f"fix: a {ENGLAND}",
        "fix: \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 API\u200c\u0647\u0627",
        "fix: \u0915\u094d\u200d\u0937",
        "fix: a\n\n\u1780\u17d2\u1793\u200b\u1781 \u0e01\u200b\u0e02 a\u200b\u0e01",
        "fix: a\n\nThanks to @\u200bada",
        "fix: \u8fbb\U000e0100",
        "fix: a\n\n\u2800\u2800\u28c0\u28e4\u2800\n",
        "fix: \u115f\u1161",
        "fix: a\u200e\u2028\x00",
    ],
)
def test_what_joins_or_selects_something_passes(text: str) -> None:
    assert found(InvisibleCharacter, text) == []


@pytest.mark.parametrize("text", ["fix: a\u200bb", "fix: \u2060a", "fix: a\ufeffb", "\ufefffix: a", "\n\ufefffix: a"])
def test_the_white_space_of_the_header_is_left_to_the_rule_for_it(text: str) -> None:
    assert [len(found(rule, text)) for rule in (InvisibleCharacter, HeaderWhitespace)] == [0, 1]


def test_a_byte_order_mark_at_the_end_is_no_white_space_of_the_header() -> None:
    assert [len(found(rule, "fix: a\ufeff")) for rule in (InvisibleCharacter, HeaderWhitespace)] == [1, 0]


def test_what_the_other_rule_mends_is_not_mended_here() -> None:
    assert [each.mended for each in found(InvisibleCharacter, "fix: a\u200bb\n\nc\u200bd")] == ["fix: a\u200bb\n\ncd"]


def test_a_title_is_looked_at_too() -> None:
    assert len(found(InvisibleCharacter, case_of("fix: a\u00ad", place=TITLE))) == 1
