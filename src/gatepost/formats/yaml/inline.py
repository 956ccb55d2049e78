"""Scalars in a line of YAML, and over several: plain ones and those in quotes, as js-yaml 4 reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gatepost.formats.yaml.source import FLOW_SIGNS, LINE_ENDS, SEPARATING, WHITE, folded

if TYPE_CHECKING:
    from gatepost.formats.yaml.source import Source

_NO_START: Final = f"{SEPARATING}{FLOW_SIGNS}#&*!|>'\"%@`"
_PLAIN: Final = {
    False: re.compile(r"(?:[^:#\n\r]+|:(?![ \t\n\r])|(?<![ \t\n\r])#)*"),
    True: re.compile(r"(?:[^:#\n\r,\[\]{}]+|:(?![ \t\n\r,\[\]{}])|(?<![ \t\n\r])#)*"),
}
_SINGLE = re.compile(r"(?:[^'\n\r]+|'')*")
_DOUBLE = re.compile(r'[^"\\\n\r]*')
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_HEX = re.compile(r"x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}")
_ESCAPES: Final = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "\t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    " ": " ",
    '"': '"',
    "/": "/",
    "\\": "\\",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}
_LAST_UNIT = 0xFFFF
_LAST_SIGNED = 0x7FFFFFFF
"""JavaScript adds up the digits in 32 bits with a sign, and takes the last 16 of what is below zero."""
_HALF = re.compile("[\ud800-\udfff]")


def plain_scalar(source: Source, indent: int, *, in_flow: bool) -> str:
    """Read a scalar without quotes, its further lines indented by `indent` or more; return nothing if there is none."""
    if not source.here() or source.here_is(_NO_START):
        return ""
    if source.here_is("?-") and source.here_is(SEPARATING + (FLOW_SIGNS if in_flow else ""), 1):
        return ""
    parts: list[str] = []
    fold = ""
    while not source.at_document_sign():
        start = source.at
        run = source.take(_PLAIN[in_flow]).rstrip(WHITE)
        if not run:
            break
        parts += [fold, source.printable(start, start + len(run))]
        if not source.here_is(LINE_ENDS):
            break
        state = source.state()
        fold = folded(source.skip_space(comments=False))
        if source.indent < indent:
            source.go_back((start + len(run), *state[1:]))
            break
    return "".join(parts)


def single_quoted(source: Source) -> str:
    """Read a scalar in single quotes, at whose first quote the source stands."""
    source.at += 1
    parts: list[str] = []
    while True:
        run = _within(source, _SINGLE, "single")
        if source.here() == "'":
            source.at += 1
            return "".join([*parts, run]).replace("''", "'")
        parts += [run.rstrip(WHITE), folded(source.skip_space(comments=False))]


def double_quoted(source: Source) -> str:
    """Read a scalar in double quotes, at whose first quote the source stands."""
    source.at += 1
    parts: list[str] = []
    while True:
        run = _within(source, _DOUBLE, "double")
        here = source.here()
        if here in LINE_ENDS:
            parts += [run.rstrip(WHITE), folded(source.skip_space(comments=False))]
            continue
        source.at += 1
        parts.append(run)
        if here == '"':
            return _paired("".join(parts))
        if source.here_is(LINE_ENDS):
            source.skip_space(comments=False)
        else:
            parts.append(_escape(source))


def _within(source: Source, pattern: re.Pattern[str], kind: str) -> str:
    """Read within quotes up to what means something; neither the document nor the text may end."""
    if source.at_document_sign():
        source.fail(f"unexpected end of the document within a {kind} quoted scalar")
    run = source.take(pattern)
    if _CONTROL.search(run):
        source.fail("expected valid JSON character")
    if not source.here():
        source.fail(f"unexpected end of the stream within a {kind} quoted scalar")
    return run


def _escape(source: Source) -> str:
    here = source.here()
    if here in _ESCAPES:
        source.at += 1
        return _ESCAPES[here]
    digits = source.take(_HEX)
    if not digits:
        source.fail("expected hexadecimal character" if here in "xuU" else "unknown escape sequence")
    code = int(digits[1:], 16)
    if code <= _LAST_UNIT or code > _LAST_SIGNED:
        return chr(code & _LAST_UNIT)
    beyond = code - _LAST_UNIT - 1
    return chr((0xD800 + (beyond >> 10)) & _LAST_UNIT) + chr(0xDC00 + (beyond & 0x3FF))


def _paired(text: str) -> str:
    """Join the halves of characters that were written as two escapes."""
    if not _HALF.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
