"""What Node.js 20 says about a text that is not JSON."""

from __future__ import annotations

import re
from typing import Final

from gatepost.formats.javascript import between, length

_SPACE = re.compile(r"[ \t\n\r]*")
_DIGITS = re.compile(r"[0-9]*")
_PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
_HEX = re.compile(r"[0-9a-fA-F]{0,4}")
_HEX_DIGITS = 4
_LAST_BYTE = "\xff"
_WORDS: Final = {"t": "true", "f": "false", "n": "null"}
_SAID_IN_FULL = ("NaN", "Infinity", "undefined", "[object Object]")
_AROUND = 10
_LONG = 2 * _AROUND + 1
_END = "Unexpected end of JSON input"


class _Fault(Exception):  # noqa: N818  it is what is looked for
    """Where reading stops, and the words for it; no words: the character is unexpected."""

    def __init__(self, at: int, words: str = "") -> None:
        super().__init__(words)
        self.at = at
        self.words = words


def fault(text: str) -> str:
    """Return the message of the SyntaxError that `JSON.parse` throws for `text`; empty where it throws none."""
    try:
        _read(text)
    except _Fault as found:
        at = length(text[: found.at])
        return f"{found.words} JSON at position {at}" if found.words else _unexpected(text, found.at, at)
    return ""


def _unexpected(text: str, index: int, at: int) -> str:
    """Say that the character at `index` cannot stand there; `at` is its place in UTF-16 code units."""
    here = text[index : index + 1]
    if not here:
        return _END
    if here in '"-0123456789':
        what = "string" if here == '"' else "number"
        return f"Unexpected {what} in JSON at position {at}"
    if text in _SAID_IN_FULL:
        return f'"{text}" is not valid JSON'
    return f"Unexpected token '{between(text, at, at + 1)}', {_context(text, at)} is not valid JSON"


def _context(text: str, at: int) -> str:
    size = length(text)
    if size < _LONG:
        return f'"{text}"'
    start = "" if at < _AROUND else "..."
    end = "..." if at < _AROUND or at < size - _AROUND else ""
    return f'{start}"{between(text, max(0, at - _AROUND) if start else 0, at + _AROUND if end else size)}"{end}'


def _read(text: str) -> None:
    """Walk over `text` up to its first fault; the stack is our own, so that no depth is too deep."""
    at = _end(_SPACE, text, 0)
    opened: list[str] = []
    while True:
        if text[at : at + 1] in ("{", "["):
            bracket = text[at]
            at = _end(_SPACE, text, at + 1)
            if text[at : at + 1] != _closing(bracket):
                opened.append(bracket)
                at = _first_name(text, at) if bracket == "{" else at
                continue
            at += 1
        else:
            at = _scalar(text, at)
        at = _after_value(text, _end(_SPACE, text, at), opened)
        if not opened:
            return


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Return where what `pattern` matches at `at` ends; every pattern here matches nothing too."""
    found = pattern.match(text, at)
    return found.end() if found else at


def _closing(bracket: str) -> str:
    return "}" if bracket == "{" else "]"


def _first_name(text: str, at: int) -> int:
    return _colon(text, _name(text, at, "Expected property name or '}' in"), "Expected ':' after property name in")


def _name(text: str, at: int, expected: str) -> int:
    if text[at : at + 1] != '"':
        raise _Fault(at, expected)
    return _end(_SPACE, text, _string(text, at + 1))


def _colon(text: str, at: int, expected: str) -> int:
    if text[at : at + 1] != ":":
        raise _Fault(at, expected)
    return _end(_SPACE, text, at + 1)


def _after_value(text: str, at: int, opened: list[str]) -> int:
    """Close what ends here; return where the next value begins."""
    while opened:
        here = text[at : at + 1]
        if here == ",":
            at = _end(_SPACE, text, at + 1)
            if opened[-1] == "{":
                return _colon(text, _name(text, at, "Expected double-quoted property name in"), "")
            return at
        if here != _closing(opened[-1]):
            what = "'}' after property value" if opened[-1] == "{" else "']' after array element"
            raise _Fault(at, f"Expected ',' or {what} in")
        opened.pop()
        at = _end(_SPACE, text, at + 1)
    if at < len(text):
        raise _Fault(at, "Unexpected non-whitespace character after")
    return at


def _scalar(text: str, at: int) -> int:
    here = text[at : at + 1]
    if here == '"':
        return _string(text, at + 1)
    if here and here in "-0123456789":
        return _number(text, at)
    return _word(text, at)


def _word(text: str, at: int) -> int:
    word = _WORDS.get(text[at : at + 1], "")
    for letter in word:
        if text[at : at + 1] != letter:
            raise _Fault(at)
        at += 1
    if not word:
        raise _Fault(at)
    return at


def _number(text: str, at: int) -> int:
    if text[at] == "-":
        at += 1
        _digits(text, at, "No number after minus sign in")
    if text[at] == "0":
        if _end(_DIGITS, text, at + 1) > at + 1:
            raise _Fault(at + 1)
        at += 1
    at = _end(_DIGITS, text, at)
    if text[at : at + 1] == ".":
        at = _digits(text, at + 1, "Unterminated fractional number in")
    if text[at : at + 1] in ("e", "E"):
        signed = text[at + 1 : at + 2] in ("+", "-")
        at = _digits(text, at + 1 + signed, "Exponent part is missing a number in")
    return at


def _digits(text: str, at: int, missing: str) -> int:
    end = _end(_DIGITS, text, at)
    if end == at:
        raise _Fault(at, missing)
    return end


def _string(text: str, at: int) -> int:
    """Return where the string ends whose text begins at `at`."""
    while True:
        at = _end(_PLAIN, text, at)
        here = text[at : at + 1]
        if here == '"':
            return at + 1
        if here != "\\":
            raise _Fault(at, "Bad control character in string literal in" if here else "Unterminated string in")
        at = _escape(text, at + 1)


def _escape(text: str, at: int) -> int:
    here = text[at : at + 1]
    if here == "u":
        end = _end(_HEX, text, at + 1)
        if end < at + 1 + _HEX_DIGITS:
            raise _Fault(end, "Bad Unicode escape in")
        return end
    if not here or here not in '"\\/bfnrt':
        raise _Fault(at, "Bad escaped character in" if here and here <= _LAST_BYTE else "")
    return at + 1
