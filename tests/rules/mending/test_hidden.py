"""Characters that nobody sees: see test_invisible_character.py for the table; here, what is always true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.rules.mending.hidden import described, invisible
from support.judging import case_of

SUSPECTS = frozenset("\u00ad\u200b\u200c\u200d\u2060\u2800\u3164\ufe0f\ufeff\U000e0041\U000e007f\U000e0101")
_OTHERS = ["a", "1", " ", "\n", "@", ":", "\u00e9", "\u0e01", "\u2801", "\u2764", "\U0001f3f4", "\U0001f525"]
texts = st.lists(st.sampled_from([*sorted(SUSPECTS), *_OTHERS])).map("".join)


@given(text=texts)
def test_what_is_mended_has_nothing_to_report_and_is_as_it_was_without_them(text: str) -> None:
    case = case_of(text, merge=True)
    hits, mended = invisible(case, SUSPECTS)
    assert bool(hits) is (mended != text)
    assert invisible(case_of(mended, merge=True), SUSPECTS) == ([], mended)
    assert seen(mended) == seen(text)


def seen(text: str) -> str:
    """Return the text without blanks, and without what may be left out of it."""
    return "".join(each for each in text if each not in SUSPECTS and each != " ")


@given(text=texts)
def test_of_a_text_of_a_foreign_script_no_joiner_is_taken(text: str) -> None:
    joined = "\u200d".join("\u0915" + each for each in text if each not in SUSPECTS and not each.isspace())
    assert invisible(case_of(joined, merge=True), SUSPECTS)[1].count("\u200d") == joined.count("\u200d")


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u200b", "U+200B (zero width space)"),
        ("\U000e0041", "U+E0041 (tag latin capital letter a)"),
        ("\ufffe", "U+FFFE (unnamed)"),
    ],
)
def test_a_character_is_called_by_its_number_and_its_name(character: str, name: str) -> None:
    assert described(character) == name
