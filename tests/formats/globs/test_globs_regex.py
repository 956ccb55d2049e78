"""The expressions that globs become, matched as JavaScript matches `^source$`."""

from __future__ import annotations

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.globs.regex import Pattern, utf16

MATCHED = [
    ("abc", "", ["abc", "ab", "abcd"], ["abc"]),
    ("", "", ["", "a"], [""]),
    ("a[^/]*?b", "", ["ab", "axxb", "b"], ["ab", "axxb"]),
    ("[^/]+?", "", ["", "a", "ab"], ["a", "ab"]),
    ("a?b", "", ["b", "ab", "aab"], ["b", "ab"]),
    ("(?:a|bc)*", "", ["", "abca", "b"], ["", "abca"]),
    ("(?:a|bc)+", "", ["", "abca", "b"], ["abca"]),
    ("(?:ab)?c", "", ["c", "abc", "ababc"], ["c", "abc"]),
    ("([ab]|[^c])", "", ["a", "c", "d"], ["a", "d"]),
    ("(?!\\.)[^/]*?", "", [".a", "a"], ["a"]),
    ("(?:(?!(?:a(?:$|\\/)|b))[^/]*?)", "", ["a", "ab", "b", "bc", ""], ["ab", ""]),
    ("(?!(?:^|/)\\.\\.?(?:$|/))[.a][^/]*?", "", [".", "..", ".a", "..a"], [".a", "..a"]),
    ("a|b", "", ["a", "ax", "xb", "b", "xax"], ["a", "ax", "xb", "b"]),
    ("$.", "", ["", "a"], []),
    ("a.", "", ["ab", "a\n"], ["ab"]),
    ("[a-cx]", "", ["b", "x", "d"], ["b", "x"]),
    ("[^a-c]", "", ["b", "x"], ["x"]),
    ("[\\]\\-\\\\]", "", ["]", "-", "\\", "a"], ["]", "-", "\\"]),
    ("[\\x00-\\x7f]", "", ["a", "é"], ["a"]),
    ("[\\p{L}\\p{Nd}\\t]", "u", ["é", "1", "\t", "-"], ["é", "1", "\t"]),
    ("[^\\p{Z}\\p{C}]", "u", ["é", " ", "\u0001"], ["é"]),
    ("\\-\\ \\#", "", ["- #"], ["- #"]),
    ("[^/]", "", ["é", "😀"], ["é"]),
    ("[^/][\\p{L}]", "u", ["😀a"], ["😀a"]),
    ("[^/][^/]", "", ["😀"], ["😀"]),
    ("\ud83d\ude00[^/]", "", ["😀a"], ["😀a"]),
    ("\ud83d\ude00[\\p{L}]", "u", ["😀a"], ["😀a"]),
]
"""A source, its flags, texts, and those of them that match."""
NONE = [
    ("a)", "", "Unmatched ')'"),
    ("(?:a", "", "Unterminated group"),
    ("+()", "", "Nothing to repeat"),
    ("a|*()", "", "Nothing to repeat"),
    ("\\-[\\p{L}]", "u", "Invalid escape"),
    ("[\ude00-\ud83d]", "", "Range out of order in character class"),
]
"""A source that JavaScript refuses, its flags, and why."""


@pytest.mark.parametrize(("source", "flags", "texts", "matching"), MATCHED)
def test_an_expression_matches_whole_texts(source: str, flags: str, texts: list[str], matching: list[str]) -> None:
    pattern = Pattern(source, unicode=flags == "u")

    assert [text for text in texts if pattern.matches(text)] == matching


@pytest.mark.parametrize(("source", "flags", "why"), NONE)
def test_what_is_no_expression_is_refused(source: str, flags: str, why: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        Pattern(source, unicode=flags == "u")

    assert str(caught.value).startswith("Invalid regular expression: /^")
    assert str(caught.value).endswith(why)


def test_a_text_is_cut_into_halves_of_surrogate_pairs() -> None:
    assert utf16("aé") == "aé"
    assert utf16("a😀") == "a\ud83d\ude00"


@pytest.mark.parametrize(
    "source", ["(?:a|a)*" * 30 + "b", "(?:(?:a*)*)*b", "[^/]*?a" * 300 + "b", "(?!(?:(?!(?:a*b))a*c))a*b"]
)
def test_no_expression_takes_long(source: str) -> None:
    assert not Pattern(source, unicode=False).matches("a" * 400)
