"""A YAML text and the place up to which it is read."""

import re

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.yaml.source import Source, folded


def test_space_comments_and_lines_are_skipped() -> None:
    source = Source("  # c\n\n \t x\n")

    assert source.skip_space() == 2
    assert (source.here(), source.here(1), source.here(9)) == ("x", "\n", "")
    assert (source.line, source.line_start, source.indent, source.tab) == (2, 7, 1, 8)


def test_comments_are_skipped_only_where_there_may_be_some() -> None:
    source = Source(" # c\n")

    assert source.skip_space(comments=False) == 0
    assert source.here_is("#")
    assert not source.here_is("c")


def test_each_kind_of_line_end_ends_a_line() -> None:
    source = Source("\n\r\r\n\u2028x")

    assert source.skip_space() == 3
    assert source.here() == "\u2028"
    with pytest.raises(UnreadableText, match=r"a line break is expected \(4:1\)"):
        source.break_line()


def test_a_place_can_be_come_back_to() -> None:
    source = Source("a\n  b\n")
    state = source.state()
    assert source.take(re.compile("a")) == "a"
    assert source.take(re.compile("b")) == ""
    source.skip_space()
    source.go_back(state)

    assert (source.at, source.line, source.indent) == (0, 0, 0)


def test_spaces_are_counted() -> None:
    assert Source("   x").spaces() == 3
    assert Source("   x").spaces(2) == 2
    assert Source("x").spaces() == 0


@pytest.mark.parametrize(
    ("text", "expected"), [("---", True), ("--- a", True), ("...\n", True), ("---a", False), ("--", False), ("", False)]
)
def test_a_document_sign_stands_at_the_start_of_a_line(text: str, *, expected: bool) -> None:
    assert Source(text).at_document_sign() is expected


def test_control_characters_are_refused() -> None:
    assert Source("a\tb\x85").printable(0, 4) == "a\tb\x85"
    with pytest.raises(UnreadableText, match="non-printable"):
        Source("a\x07").printable(0, 2)


def test_line_ends_within_a_scalar_are_folded() -> None:
    assert [folded(breaks) for breaks in (1, 2, 3)] == [" ", "\n", "\n\n"]
