"""The trees of expressions, and what is no expression: checked against jsonpath-plus 10.4."""

from __future__ import annotations

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.jsonpath.syntax import parse
from gatepost.formats.jsonpath.tree import (
    Assignment,
    Call,
    Choice,
    Elements,
    Expression,
    Literal,
    Member,
    Name,
    Operation,
    Sequence,
    Unary,
    Unusable,
)

A, B, C = Name("a"), Name("b"), Name("c")


@pytest.mark.parametrize(
    ("script", "tree"),
    [
        ("a", A),
        ("1.50", Literal(1.5)),
        ("true", Literal(value=True)),
        ("a.b", Member(A, B, computed=False)),
        ("a ?. b", Member(A, B, computed=False)),
        ("a?.[b]", Member(A, B, computed=True)),
        ("a ( b , c )", Call(A, (B, C))),
        ("a()", Call(A, ())),
        ("[,a]", Elements((None, A))),
        ("[]", Elements(())),
        ("typeof a", Unary("typeof", A)),
        ("typeofa", Name("typeofa")),
        ("-!a", Unary("-", Unary("!", A))),
        ("a ? b : c", Choice(A, B, C)),
        ("a = b ? c : a", Assignment(A, Choice(B, C, A))),
        ("a b;c", Sequence((A, B, C))),
        ("", Sequence(())),
        ("this", Unusable()),
        ("a++", Unusable()),
        ("--a.b", Unusable()),
        ("(a, b)", Unusable()),
        ("(a)", A),
        ("$a_1\u00e9", Name("$a_1\u00e9")),
        ("'\\n\\q\\''", Literal("\nq'")),
        ("a < b == c", Operation("==", Operation("<", A, B), C)),
    ],
)
def test_a_script_is_read_as_a_tree(script: str, tree: Expression) -> None:
    assert parse(script) == tree


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("1 +", "Expected expression after + at character 3"),
        ("(1", "Unclosed ( at character 2"),
        ("[1", "Expected ] at character 2"),
        ("[1,", "Expected ] at character 3"),
        ("f(1,,2)", "Unexpected token , at character 5"),
        ("f(,)", "Unexpected token , at character 3"),
        ("f(1,)", "Unexpected token ) at character 5"),
        ("f(", "Expected ) at character 2"),
        ("a.", "Unexpected  at character 2"),
        ("a.1", "Unexpected 1 at character 2"),
        ("a[", 'Unexpected "" at character 2'),
        ("a[]", 'Unexpected "]" at character 2'),
        ("a[1", "Unclosed [ at character 3"),
        ('"a', 'Unclosed quote after "a" at character 2'),
        ("1e", "Expected exponent (1e) at character 2"),
        ("1e+", "Expected exponent (1e+) at character 3"),
        ("1.2.3", "Unexpected period at character 3"),
        ("1a", "Variable names cannot start with a number (1a) at character 1"),
        (".", "Unexpected period at character 1"),
        ("..", "Unexpected period at character 1"),
        ("1.5.", "Unexpected period at character 3"),
        ("1..", "Unexpected period at character 2"),
        ("!", "missing unaryOp argument at character 1"),
        ("- ", "missing unaryOp argument at character 2"),
        ("1 ? 2", "Expected : at character 5"),
        ("1 ? : 2", "Expected expression at character 4"),
        ("1 ? 2 :", "Expected expression at character 7"),
        ("#", 'Unexpected "#" at character 0'),
        ("1 #", 'Unexpected "#" at character 2'),
        ("@", 'Unexpected "@" at character 0'),
        ("( )", 'Unexpected ")" at character 2'),
        ("++a()", "Unexpected ++ at character 5"),
        ("[1, 2 3]", "Expected comma at character 6"),
        ("[#]", "Expected comma at character 1"),
        ("++1", "Unexpected 1 at character 2"),
        ("++(a)", "Unexpected ( at character 2"),
        ('"a"++', "Unexpected undefined at character 3"),
        ("-1--", "Unexpected - at character 2"),
        ("(a+b)++", "Unexpected + at character 5"),
        ("1 = = 2", "Expected expression after = at character 4"),
        ("a ? b c", "Expected : at character 6"),
        ("a?.", "Unexpected  at character 3"),
        ("?", 'Unexpected "?" at character 0'),
    ],
)
def test_what_is_no_expression_is_refused_in_the_words_of_the_parser(script: str, words: str) -> None:
    with pytest.raises(UnreadableText) as refused:
        parse(script)

    assert str(refused.value) == words


def test_a_regular_expression_is_named_and_refused() -> None:
    with pytest.raises(UnreadableText, match="a regular expression in a filter is not supported: /x/"):
        parse("/x/.test(a)")


def test_what_is_nested_too_deeply_is_refused() -> None:
    with pytest.raises(UnreadableText, match="a filter is nested too deeply"):
        parse("(" * 5000)
