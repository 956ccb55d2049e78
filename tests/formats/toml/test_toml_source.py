"""Where a TOML text is at fault: checked against the positions that @iarna/toml gives."""

from __future__ import annotations

import re

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.toml.source import TomlSource


@pytest.mark.parametrize(
    ("text", "at", "place"),
    [
        ("abc", 0, "row 1, col 2, pos 1"),
        ("abc", 2, "row 1, col 4, pos 3"),
        ("a\nbc", 2, "row 2, col 1, pos 3"),
        ("a\n\nbc", 4, "row 3, col 2, pos 5"),
        ("😀b", 1, "row 1, col 4, pos 3"),
    ],
)
def test_a_place_counts_in_utf16_units(text: str, at: int, place: str) -> None:
    assert str(TomlSource(text).fault(at, "wrong")) == f"wrong at {place}"


def test_a_word_that_runs_out_of_text_is_one_place_further() -> None:
    assert str(TomlSource("abc").fault(3, "wrong", ran_out=True)) == "wrong at row 1, col 6, pos 5"


def test_characters_are_read_and_skipped() -> None:
    source = TomlSource("a \t b")

    assert [source.at(0), source.at(9)] == ["a", ""]
    assert source.skip_blank(1) == 4
    assert source.skip(re.compile("x"), 0) == 0


@pytest.mark.parametrize(("text", "end"), [("c\nd", 1), ("cd", 2), ("\té", 2)])
def test_a_comment_goes_up_to_the_newline(text: str, end: int) -> None:
    assert TomlSource(text).skip_comment(0) == end


@pytest.mark.parametrize(("character", "code"), [("\r", "\\u000d"), ("\x1f", "\\u001f"), ("\x7f", "\\u007f")])
def test_a_comment_holds_no_control_characters(character: str, code: str) -> None:
    with pytest.raises(UnreadableText, match=re.escape(f"are not allowed in comments, use {code} instead")):
        TomlSource(f"c{character}\n").skip_comment(0)


def test_a_hundred_levels_are_enough() -> None:
    source = TomlSource("a")
    source.check_depth(0, 100)

    with pytest.raises(UnreadableText, match="more than 100 deep"):
        source.check_depth(0, 101)
