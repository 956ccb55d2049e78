"""Tokens, separators and faults at the start of a line."""

from __future__ import annotations

import pytest

from gatepost.message.grammar import Fault, Token, read_footer_token, read_token, scope_end, type_length

Parts = tuple[str | None, str | None, str, str, int]


def parts(token: Token) -> Parts:
    return token.type, token.scope, token.marker, token.separator, token.end


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("feat: x", ("feat", None, "", ":", 5)),
        ("feat:x", ("feat", None, "", ":", 5)),
        ("feat:", ("feat", None, "", ":", 5)),
        ("feat!: x", ("feat", None, "!", ":", 6)),
        ("feat(api): x", ("feat", "api", "", ":", 10)),
        ("feat(api)!: x", ("feat", "api", "!", ":", 11)),
        ("feat( a!:b ): x", ("feat", " a!:b ", "", ":", 13)),
        ("fix #12", ("fix", None, "", " #", 5)),
        ("fix! #12", ("fix", None, "!", " #", 6)),
        ("fix(a) #12", ("fix", "a", "", " #", 8)),
        ("feat(x)BREAKING CHANGE: y", ("feat", "x", "BREAKING CHANGE", ":", 23)),
        ("BREAKING-CHANGE: x", ("BREAKING-CHANGE", None, "", ":", 16)),
        ("build-deps: x", ("build-deps", None, "", ":", 11)),
        ("feat/api: x", ("feat/api", None, "", ":", 9)),
        ("[WIP]: x", ("[WIP]", None, "", ":", 6)),
        ("\U0001f600\u3000: x", ("\U0001f600\u3000", None, "", ":", 3)),
        ("a\u00a0b", None),
        ("2.0: x", ("2.0", None, "", ":", 4)),
    ],
)
def test_a_token_is_type_scope_marker_and_separator(line: str, expected: Parts | None) -> None:
    token = read_token(line)
    assert (parts(token) if isinstance(token, Token) else None) == expected


@pytest.mark.parametrize(
    ("line", "offset", "valid", "throws"),
    [
        ("", 0, "<type>", False),
        (": x", 0, "<type>", False),
        (" feat: x", 0, "<type>", False),
        ("(a): x", 0, "<type>", False),
        ("!: x", 0, "<type>", False),
        ("Fixed it", 5, "(, !, :", False),
        ("feat", 4, "(, !, :", False),
        ("feat :x", 4, "(, !, :", False),
        ("feat\t#1", 4, "(, !, :", False),
        ("feat!!: x", 5, "(, :", False),
        ("feat(a) x", 7, "!, :", False),
        ("feat(a)! : x", 8, ":", False),
        ("feat(): x", 5, "(, !, :", False),
        ("feat(a(b)): x", 6, ")", True),
        ("feat(a", 6, ")", True),
        ("feat(", 5, ")", True),
        ("BREAKING CHANGE: x", 8, "(, !, :", False),
    ],
)
def test_a_fault_says_where_and_what_would_do(line: str, offset: int, valid: str, throws: bool) -> None:  # noqa: FBT001
    fault = read_token(line)
    assert isinstance(fault, Fault)
    assert (fault.offset, fault.valid, fault.throws) == (offset, valid, throws)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Refs: #1", ("Refs", None, "", ":", 5)),
        ("Closes #1", ("Closes", None, "", " #", 8)),
        ("see #1 and #2", ("see", None, "", " #", 5)),
        ("feat(x)!: y", ("feat", "x", "!", ":", 9)),
        ("https://x", ("https", None, "", ":", 6)),
        ("Co-authored-by: A", ("Co-authored-by", None, "", ":", 15)),
        ("BREAKING CHANGE: x", (None, None, "BREAKING CHANGE", ":", 16)),
        ("BREAKING-CHANGE: x", (None, None, "BREAKING-CHANGE", ":", 16)),
        ("BREAKING CHANGE #1", (None, None, "BREAKING CHANGE", " #", 17)),
        ("!: x", (None, None, "!", ":", 2)),
        ("! #1", (None, None, "!", " #", 3)),
        ("BREAKING: x", ("BREAKING", None, "", ":", 9)),
        ("BREAKING #1", ("BREAKING", None, "", " #", 10)),
        ("BREAKING CHANGES: x", None),
        ("BREAKING CHANGE", None),
        ("!x", None),
        ("a line of prose", None),
        ("- item", None),
        ("foo(bar(1))", None),
        ("word", None),
    ],
)
def test_a_footer_may_begin_with_a_breaking_marker(line: str, expected: Parts | None) -> None:
    token = read_footer_token(line)
    assert (parts(token) if token is not None else None) == expected


@pytest.mark.parametrize(
    ("line", "length"), [("feat: x", 4), ("a-b/c@d!", 7), ("", 0), (" a", 0), ("(a)", 0), ("a b", 1), ("\u3000", 1)]
)
def test_a_type_is_the_longest_run_of_ordinary_characters(line: str, length: int) -> None:
    assert type_length(line) == length


@pytest.mark.parametrize(("line", "end"), [("(a)", 2), ("(a(b))", 2), ("(a", 2), ("()", 1), ("((", 1), ("(a)(b", 2)])
def test_a_scope_ends_at_the_next_parenthesis_of_either_kind(line: str, end: int) -> None:
    assert scope_end(line, 0, len(line)) == end
