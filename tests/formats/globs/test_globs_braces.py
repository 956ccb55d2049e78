"""Braces: the table was checked against brace-expansion 5.0.13 as minimatch calls it."""

from __future__ import annotations

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.globs.braces import expand_braces

BRACES = [
    ("a", ["a"]),
    ("{a", ["{a"]),
    ("a{b,c}d", ["abd", "acd"]),
    ("a{b,}", ["a", "ab"]),
    ("{a,b}{1,2}", ["a1", "a2", "b1", "b2"]),
    ("a{b,c{d,e},f}", ["ab", "acd", "ace", "af"]),
    ("{a}", ["{a}"]),
    ("{a}{b,c}", ["{a}b", "{a}c"]),
    ("x{{a,b}}y", ["x{a}y", "x{b}y"]),
    ("x{{a,{b}}}y", ["x{a}y", "x{{b}}y"]),
    ("{a},b}", ["a}", "b"]),
    ("{}a,b}", ["{}a,b}"]),
    ("{},a}b", ["{},a}b"]),
    ("a{},b}c", ["a}c", "abc"]),
    ("${a,b}", ["${a,b}"]),
    ("${a,b}{c,d}", ["${a,b}c", "${a,b}d"]),
    ("{c,d}${a,b}", ["c${a,b}", "d${a,b}"]),
    ("{${a,b}}", ["{${a,b}}"]),
    ("{,a}", ["a"]),
    ("{a,{,b}}", ["a", "b"]),
    ("x{a,{,b}}", ["x", "xa", "xb"]),
    ("{a,b}}", ["a}", "b}"]),
    ("{a{b,c}", ["{ab", "{ac"]),
    ("{1..3}", ["1", "2", "3"]),
    ("{3..1}", ["1", "2", "3"]),
    ("{1..9..4}", ["1", "5", "9"]),
    ("{9..1..-4}", ["1", "5", "9"]),
    ("{1..3..0}", ["1", "2", "3"]),
    ("{08..10}", ["08", "09", "10"]),
    ("{-2..01}", ["-1", "-2", "00", "01"]),
    ("{a..c}", ["a", "b", "c"]),
    ("{a..e..2}", ["a", "c", "e"]),
    ("{Z..b}", ["", "Z", "[", "]", "^", "_", "`", "a", "b"]),
    ("{a..}", ["{a..}"]),
    ("{1..a}", ["{1..a}"]),
    ("\\{a,b}", ["{a,b}"]),
    ("{a\\,b,c}", ["a,b", "c"]),
    ("{a,b\\}}", ["a", "b}"]),
    ("{\\\\,b}", ["\\", "b"]),
    ("{a\\..b}", ["{a..b}"]),
    ("{a,b\nc}", ["{a,b\nc}"]),
    ("{a,b}\n{c}", ["a\n{c}", "b\n{c}"]),
    ("{a}\n,b}", ["a}\n", "b"]),
    ("{a},,}", ["a}"]),
]
"""A glob, and what it stands for in any order."""
TOO_MUCH = [
    "{a}" + "}" * 3000 + ",z}",
    "{a,b}" * 20,
    "{1..99999999}",
    "{1..9999999999999999}",
    "{a," * 60 + "b" + "}" * 60,
    "{a" * 4000 + "," + "b}" * 4000,
]


@pytest.mark.parametrize(("glob", "expanded"), BRACES)
def test_braces_stand_for_texts(glob: str, expanded: list[str]) -> None:
    assert sorted(set(expand_braces(glob))) == sorted(expanded)


@pytest.mark.parametrize("glob", TOO_MUCH)
def test_braces_that_stand_for_too_much_are_refused(glob: str) -> None:
    with pytest.raises(UnreadableText, match="the braces of a glob stand for too much"):
        expand_braces(glob)
