"""Header, body and footers, with their offsets."""

from __future__ import annotations

import pytest
from hypothesis import given

from gatepost.message.characters import BLANKS
from gatepost.message.commits import issue_in
from gatepost.message.grammar import Token
from gatepost.message.parse import Message, parse, unclosed_scopes
from support.messages import messages


def footers(message: Message) -> list[tuple[str, list[str]]]:
    return [(each.token.type or each.token.marker, each.texts) for each in message.footers]


def body(message: Message) -> str:
    return message.text[message.body_start : message.body_end]


@pytest.mark.parametrize(
    ("text", "header", "description"),
    [
        ("", "", ""),
        (" \n\u3000", "", ""),
        ("feat: a", "feat: a", "a"),
        ("  feat:  a  ", "feat:  a", "a"),
        ("feat:\u00a0\t a \nb", "feat:\u00a0\t a ", "a "),
        ("feat: a\rb", "feat: a", "a"),
        ("feat: a\r\nb", "feat: a", "a"),
        ("feat:\nb", "feat:", ""),
        ("Fixed it\n\nb", "Fixed it", ""),
        ("fix #12", "fix #12", "12"),
    ],
)
def test_the_header_is_the_first_line(text: str, header: str, description: str) -> None:
    message = parse(text)
    assert (message.header, message.description) == (header, description)


@pytest.mark.parametrize(
    ("rest", "expected_body", "expected_footers"),
    [
        ("", "", []),
        ("\nprose", "prose", []),
        ("\n\nprose\n\nmore", "prose\n\nmore", []),
        ("\n\nRefs: #1", "", [("Refs", ["#1"])]),
        ("\nRefs: #1", "", [("Refs", ["#1"])]),
        ("\n\nprose\nRefs: #1\nCloses #2", "prose", [("Refs", ["#1"]), ("Closes", ["2"])]),
        ("\n\nRefs: #1\nprose", "Refs: #1\nprose", []),
        ("\n\nRefs: #1\nprose\nCloses: #2", "Refs: #1\nprose", [("Closes", ["#2"])]),
        ("\n\nRefs: a\n  b\n\n\tc", "", [("Refs", ["a", "b", "c"])]),
        ("\n\n  indented\nRefs: a", "  indented", [("Refs", ["a"])]),
        ("\n\nprose\n  indented", "prose\n  indented", []),
        ("\n\nRefs:\n\nBREAKING CHANGE: b", "", [("Refs", [""]), ("BREAKING CHANGE", ["b"])]),
        ("\r\n\r\nprose\r\n\r\nRefs: a\r\n b", "prose", [("Refs", ["a", "b"])]),
        ("\r\rprose\rRefs: a", "prose", [("Refs", ["a"])]),
        ("\n\n!: a", "", [("!", ["a"])]),
    ],
)
def test_footers_are_the_longest_tail_that_reads_as_such(
    rest: str, expected_body: str, expected_footers: list[tuple[str, list[str]]]
) -> None:
    message = parse("feat: a" + rest)
    assert (body(message), footers(message)) == (expected_body, expected_footers)


def test_the_runs_of_newlines_in_a_footer_are_kept() -> None:
    footer = next(iter(parse("feat: a\n\nRefs: a\r\n  b\n\n  c").footers))
    assert (footer.texts, footer.newlines) == (["a", "b", "c"], ["\r\n", "\n\n"])


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("feat: a\n\nfoo(b", 14),
        ("feat: a\n\nfoo(b(c))", 14),
        ("feat: a\n\nfine\nfoo(\n)", 18),
        ("feat: a\n\nfoo(b) (\nbar(c", 23),
        ("feat: a\n\nBREAKING(c", 19),
    ],
)
def test_a_flush_line_that_leaves_a_scope_open_refuses_the_message(text: str, offset: int) -> None:
    fault = parse(text).fault
    assert fault is not None
    assert (fault.throws, fault.offset) == (True, offset)


@pytest.mark.parametrize(
    "line",
    ["foo(b)", "foo() b", "foo (b", " foo(b", "- foo(b", "a foo(b", "(b", "b: foo(c", "BREAKING CHANGE(b", "!(a"],
)
def test_other_parentheses_do_no_harm(line: str) -> None:
    assert parse(f"feat: a\n\n{line}\nmore").fault is None


def test_every_open_scope_is_named() -> None:
    flat = "feat: a\n\nfoo(\nbar(c)\nbaz(d("
    assert unclosed_scopes(flat, 9) == [13, 26]


@pytest.mark.parametrize(
    ("footer", "issue"),
    [
        ("Closes #1", "1"),
        ("Closes: #12", "12"),
        ("Closes #1, #2", ""),
        ("Closes: 1", ""),
        ("Closes #\u0661", ""),
        ("Closes: a\n  #3", "3"),
        ("Closes #1\n  4", "4"),
    ],
)
def test_a_reference_is_a_number_behind_a_hash(footer: str, issue: str) -> None:
    assert issue_in(next(iter(parse(f"fix: a\n\n{footer}").footers))) == issue


@given(text=messages())
def test_every_offset_is_where_it_claims_to_be(text: str) -> None:
    message = parse(text)
    assert message.text == text.strip(BLANKS)
    assert text[message.offset : message.offset + len(message.text)] == message.text
    assert message.text.startswith(message.header)
    if message.token is not None:
        assert message.text[message.description_start : message.header_end] == message.description
        assert message.header.startswith(message.token.type or "?")
    if message.fault is not None:
        assert 0 <= message.fault.offset <= len(message.text)
    for footer in message.footers:
        line = message.text[footer.start :]
        assert line.startswith(footer.token.type or footer.token.marker)
        assert line[: footer.token.end].endswith(footer.token.separator)
        assert line[footer.token.end :].lstrip().startswith(footer.texts[0].strip())
        assert len(footer.newlines) == len(footer.texts) - 1


@given(text=messages())
def test_body_and_footers_are_in_order(text: str) -> None:
    message = parse(text)
    places = [message.header_end, message.body_start, message.body_end, *[each.start for each in message.footers]]
    assert places == sorted(places)


@given(text=messages())
def test_blanks_around_a_message_change_nothing(text: str) -> None:
    plain, padded = parse(text), parse(f"\n\t {text}\u3000\n")
    assert (plain.text, plain.header_end, footers(plain)) == (padded.text, padded.header_end, footers(padded))
    assert isinstance(plain.token, Token) == isinstance(padded.token, Token)
