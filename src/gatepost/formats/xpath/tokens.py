"""XPath expressions cut into words, with what each word is (XPath 1.0, section 3.7, as npm xpath 0.0.34 has it)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.formats.errors import UnreadableText

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME, FUNCTION, AXIS, NODE_TYPE, LITERAL, NUMBER, SIGN, OPERATOR = range(8)
_OPERATORS = ("and", "or", "mod", "div")
_SIGN = re.compile(r"//|\.\.|::|!=|<=|>=|[()\[\]@,|+\-=$./<>]")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?|\.[0-9]+")
_SPACE = re.compile(r"[ \t\r\n]*")
_BEFORE_OPERAND = frozenset(("@", "::", "(", "[", "/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">="))
_NODE_TYPES = ("comment", "text", "node", "processing-instruction")
_IN_NAMES = ("L", "N", "M")


@dataclass(frozen=True, slots=True)
class Token:
    """A word: what it is and how it is written."""

    kind: int
    text: str


def tokenize(expression: str) -> list[Token]:
    """Return the words of an expression. Raises `UnreadableText` for a character that belongs to none."""
    return list(_tokens(expression))


def _tokens(text: str) -> Iterator[Token]:
    at = _end(_SPACE, text, 0)
    last: Token | None = None
    while at < len(text):
        after_operand = last is not None and last.kind != OPERATOR and last.text not in _BEFORE_OPERAND
        if last is not None and last.kind == LITERAL:
            after_operand = True
        end, last = _token(text, at, after_operand=after_operand)
        yield last
        at = _end(_SPACE, text, end)


def _token(text: str, at: int, *, after_operand: bool) -> tuple[int, Token]:
    """Return the word that begins there, and where it ends."""
    character = text[at]
    if character in "'\"":
        end = text.find(character, at + 1)
        if end < 0:
            message = f"Unterminated string literal: {text[at:]}"
            raise UnreadableText(message)
        return end + 1, Token(LITERAL, text[at + 1 : end])
    for kind, pattern in ((NUMBER, _NUMBER), (SIGN, _SIGN)):
        end = _end(pattern, text, at)
        if end > at:
            return end, Token(kind, text[at:end])
    if character == "*":
        return at + 1, Token(OPERATOR if after_operand else NAME, "*")
    if character == "_" or character.isalpha():
        return _name(text, at, after_operand=after_operand)
    message = f"Unexpected character {character}"
    raise UnreadableText(message)


def _name(text: str, at: int, *, after_operand: bool) -> tuple[int, Token]:
    end = _end_of_name(text, at)
    name = text[at:end]
    if after_operand and name in _OPERATORS:
        return end, Token(OPERATOR, name)
    if text.startswith(":*", end):
        return end + 2, Token(NAME, f"{name}:*")
    if text.startswith("::", end):
        return end, Token(AXIS, name)
    if text.startswith(":", end) and (text[end + 1 : end + 2].isalpha() or text.startswith("_", end + 1)):
        end = _end_of_name(text, end + 1)
        return end, Token(FUNCTION if text.startswith("(", end) else NAME, text[at:end])
    if text.startswith("(", end):
        return end, Token(NODE_TYPE if name in _NODE_TYPES else FUNCTION, name)
    return end, Token(NAME, name)


def _end_of_name(text: str, at: int) -> int:
    while at < len(text) and (text[at] in "._-\u00b7" or unicodedata.category(text[at])[0] in _IN_NAMES):
        at += 1
    return at


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
