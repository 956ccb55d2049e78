"""A line of bash, read as bash reads it, and never run."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.completion.line import Line, read_line

BREAKS = " \t\n\"'@><=;|&(:"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ("",)),
        ("gatepost", ("gatepost",)),
        ("gatepost ", ("gatepost", "")),
        ("gatepost  lint\t-", ("gatepost", "lint", "-")),
        ("a 'b c' \"d e\" f\\ g", ("a", "b c", "d e", "f g")),
        ("a '' b", ("a", "", "b")),
        ("a 'b\\", ("a", "b\\")),
        ('a "b\\$\\`\\"\\\\\\n', ("a", 'b$`"\\\\n')),
        ("a b\\", ("a", "b")),
        ("a b\\\nc", ("a", "bc")),
        ("a $(b) `c` $d ~", ("a", "$(b)", "`c`", "$d", "~")),
        ("a 日\u202e本", ("a", "日\u202e本")),
    ],
)
def test_a_line_is_split_into_words_without_quotes(text: str, words: tuple[str, ...]) -> None:
    assert read_line(text, BREAKS).words == words


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a b", Line(("a", "b"))),
        ("a --b=c", Line(("a", "--b=c"), kept=4)),
        ("a --b=c:d", Line(("a", "--b=c:d"), kept=6)),
        ("a --b=c d", Line(("a", "--b=c", "d"))),
        ("a b\\=c\\:d", Line(("a", "b=c:d"))),
        ("a 'b=c", Line(("a", "b=c"), quote="'")),
        ('a --b="c:d', Line(("a", "--b=c:d"), quote='"', kept=4)),
        ("a 'b'c", Line(("a", "bc"), kept=1)),
        ("a 'b' c", Line(("a", "b", "c"))),
    ],
)
def test_it_is_known_what_bash_replaces(text: str, line: Line) -> None:
    assert read_line(text, BREAKS) == line


def test_without_breaks_all_of_the_word_is_replaced() -> None:
    assert read_line("a --b=c:d", "") == Line(("a", "--b=c:d"))


@given(st.text(alphabet="ab \t'\"\\$`=:", max_size=20))
def test_a_whole_line_has_the_words_that_python_sees_in_it(text: str) -> None:
    try:
        expected = shlex.split(text, posix=True)
    except ValueError:
        return  # a quote is open
    if "\\$" not in text and "\\`" not in text:  # shlex keeps these backslashes between double quotes
        assert read_line(f"{text} x").words == (*expected, "x")
