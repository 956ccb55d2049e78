"""The strings and bare keys of TOML, read as @iarna/toml reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gatepost.formats.toml.source import TomlSource

_BARE = re.compile(r"[A-Za-z0-9_-]*")
_HEX = frozenset("0123456789abcdefABCDEF")
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}
_LONG = {"u": 4, "U": 8}
_SURROGATES = range(0xD800, 0xE000)
_LAST_CODE = 0x10FFFF
_PLAIN = {
    '"': re.compile(r'[^"\\\x00-\x08\x0a-\x1f\x7f]*'),
    "'": re.compile(r"[^'\x00-\x08\x0a-\x1f\x7f]*"),
    '"""': re.compile(r'[^"\\\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*'),
    "'''": re.compile(r"[^'\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*"),
}
_FOLDED = re.compile(r"[ \t]*[\r\n][ \t\r\n]*")
_FIRST_NEWLINE = re.compile(r"\r*\n?")


def read_key(source: TomlSource, at: int) -> tuple[str, int]:
    """Return the key that begins at an offset, and the offset behind it."""
    quote = source.at(at)
    if quote in ('"', "'"):
        return _read_line(source, at + 1, quote)
    end = source.skip(_BARE, at)
    if not source.at(end):
        raise source.fault(end, "Key ended without value", ran_out=end > at)
    if end == at:
        raise source.fault(at, "Empty bare keys are not allowed")
    return source.text[at:end], end


def read_string(source: TomlSource, at: int) -> tuple[str, int, bool]:
    """Return the string value that begins at an offset, the offset behind it, and whether its end shows only there.

    The real parser knows a closing quote when it sees one, but not that two
    quotes are an empty string or that three do not begin a fourth.
    """
    quote = source.at(at)
    if not source.text.startswith(quote, at + 1):
        return (*_read_line(source, at + 1, quote), False)
    if not source.text.startswith(quote, at + 2):
        return "", at + 2, True
    return _read_block(source, at + 3, quote * 3)


def _read_line(source: TomlSource, at: int, quote: str) -> tuple[str, int]:
    """Read up to the closing quote, which must stand on the same line."""
    parts: list[str] = []
    while True:
        start, at = at, source.skip(_PLAIN[quote], at)
        parts.append(source.text[start:at])
        found = source.at(at)
        if found == quote:
            return "".join(parts), at + 1
        if found == "\\":
            part, at = _read_escape(source, at + 1)
            parts.append(part)
        elif found in ("", "\n", "\r"):
            raise source.fault(at, "Unterminated string", ran_out=not found and at > start)
        else:
            raise source.control(at, "strings")


def _read_block(source: TomlSource, at: int, quotes: str) -> tuple[str, int, bool]:
    """Read up to three quotes; up to two more before them belong to the text."""
    parts: list[str] = []
    at = source.skip(_FIRST_NEWLINE, at)
    while True:
        start, at = at, source.skip(_PLAIN[quotes], at)
        parts.append(source.text[start:at])
        found = source.at(at)
        if found == quotes[0]:
            end = at
            while end < at + 5 and source.at(end) == found:
                end += 1
            if end >= at + 3:
                parts.append(found * (end - at - 3))
                return "".join(parts), end, end < at + 5
            parts.append(source.text[at:end])
            at = end
        elif found == "\\":
            part, at = _read_block_escape(source, at + 1)
            parts.append(part)
        elif not found:
            raise source.fault(at, "Unterminated multi-line string", ran_out=at > start)
        else:
            raise source.control(at, "strings")


def _read_block_escape(source: TomlSource, at: int) -> tuple[str, int]:
    """Read what follows a backslash: white space with a newline in it is nothing."""
    end = source.skip(_FOLDED, at)
    if end > at:
        return "", end
    if source.at(at) in (" ", "\t"):
        raise source.fault(source.skip_blank(at), "Can't escape whitespace")
    return _read_escape(source, at)


def _read_escape(source: TomlSource, at: int) -> tuple[str, int]:
    """Read what follows a backslash."""
    letter = source.at(at)
    if letter in _ESCAPES:
        return _ESCAPES[letter], at + 1
    if letter not in _LONG:
        code = ord(letter) if letter else _LAST_CODE + 1
        raise source.fault(at, f"Unknown escape character: {code}")
    start, end = at + 1, at + 1 + _LONG[letter]
    for offset in range(start, end):
        if source.at(offset) not in _HEX:
            raise source.fault(offset, "Invalid character in unicode sequence, expected hex")
    code = int(source.text[start:end], 16)
    if code in _SURROGATES:
        raise source.fault(end, "Invalid unicode, character in range 0xD800 - 0xDFFF is reserved")
    if code > _LAST_CODE:
        raise source.fault(end, f"Invalid code point {code}")
    return chr(code), end
