"""XPath expressions cut into words: the rules are those of npm xpath 0.0.34."""

from __future__ import annotations

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.xpath.tokens import (
    AXIS,
    FUNCTION,
    LITERAL,
    NAME,
    NODE_TYPE,
    NUMBER,
    OPERATOR,
    SIGN,
    Token,
    tokenize,
)

WORDS = [
    ("", []),
    (" /a", [(SIGN, "/"), (NAME, "a")]),
    ("//a-b.c", [(SIGN, "//"), (NAME, "a-b.c")]),
    ("a - b", [(NAME, "a"), (SIGN, "-"), (NAME, "b")]),
    ("a*b", [(NAME, "a"), (OPERATOR, "*"), (NAME, "b")]),
    ("* * *", [(NAME, "*"), (OPERATOR, "*"), (NAME, "*")]),
    ("@*", [(SIGN, "@"), (NAME, "*")]),
    ("(a)*2", [(SIGN, "("), (NAME, "a"), (SIGN, ")"), (OPERATOR, "*"), (NUMBER, "2")]),
    ("'/' and b", [(LITERAL, "/"), (OPERATOR, "and"), (NAME, "b")]),
    ("mod mod mod", [(NAME, "mod"), (OPERATOR, "mod"), (NAME, "mod")]),
    ("or/div", [(NAME, "or"), (SIGN, "/"), (NAME, "div")]),
    ("p:a", [(NAME, "p:a")]),
    ("p:_a", [(NAME, "p:_a")]),
    ("p:*", [(NAME, "p:*")]),
    ("p:f(1)", [(FUNCTION, "p:f"), (SIGN, "("), (NUMBER, "1"), (SIGN, ")")]),
    ("child::a", [(AXIS, "child"), (SIGN, "::"), (NAME, "a")]),
    ("text()", [(NODE_TYPE, "text"), (SIGN, "("), (SIGN, ")")]),
    ("text ()", [(NAME, "text"), (SIGN, "("), (SIGN, ")")]),
    ("last()", [(FUNCTION, "last"), (SIGN, "("), (SIGN, ")")]),
    ("1.5 .5 ..", [(NUMBER, "1.5"), (NUMBER, ".5"), (SIGN, "..")]),
    ("1.a", [(NUMBER, "1"), (SIGN, "."), (NAME, "a")]),
    ("'it' \"it's\"", [(LITERAL, "it"), (LITERAL, "it's")]),
    ("a!=b<=c", [(NAME, "a"), (SIGN, "!="), (NAME, "b"), (SIGN, "<="), (NAME, "c")]),
    ("$v[@i]", [(SIGN, "$"), (NAME, "v"), (SIGN, "["), (SIGN, "@"), (NAME, "i"), (SIGN, "]")]),
    ("_é\u0301·", [(NAME, "_é\u0301·")]),
]


@pytest.mark.parametrize(("expression", "words"), WORDS)
def test_an_expression_is_cut_into_words(expression: str, words: list[tuple[int, str]]) -> None:
    assert tokenize(expression) == [Token(kind, text) for kind, text in words]


@pytest.mark.parametrize(
    ("expression", "message"),
    [("a#", "Unexpected character #"), ("!a", "Unexpected character !"), ("'a", "Unterminated string literal: 'a")],
)
def test_what_is_no_word_is_refused(expression: str, message: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        tokenize(expression)

    assert str(caught.value) == message
