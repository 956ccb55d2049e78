"""Strings in YAML as js-yaml 4 writes them: plain, quoted, literal or folded."""

from __future__ import annotations

import re
from typing import Final

from gatepost.formats.javascript import length
from gatepost.formats.yaml.scalars import is_ambiguous

_INDENT = 2
_WIDTH = 80
_LEAST_WIDTH = 40
_PRINTABLE = " -~\u00a1-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
_ESCAPED = re.compile(rf'[^{_PRINTABLE}]|["\\]')
_UNPRINTABLE = re.compile(rf"[^{_PRINTABLE}]")
_UNPRINTABLE_IN_LINES = re.compile(rf"[^\n{_PRINTABLE}]")
_UNSAFE = re.compile(r"[-?:,\[\]{}#&*!|=>'\"%@` ]|.*(?:[: ]\Z|: | #)")
_OLD_WORDS = frozenset(
    ["y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off", "OFF"]
)
_BASE_60 = re.compile(r"[-+]?[0-9_]+(?::[0-9_]+)+(?:\.[0-9_]*)?")
_FIRST_INDENTED = re.compile(r"\n* ")
_LINES = re.compile(r"(\n+)([^\n]*)")
_LINE_STARTS = re.compile(r"^(?=[^\n])", re.MULTILINE)
_BREAK = re.compile(r" (?=[^ ])")
_SHORT_ESCAPES: Final = {
    "\0": "0",
    "\a": "a",
    "\b": "b",
    "\t": "t",
    "\n": "n",
    "\v": "v",
    "\f": "f",
    "\r": "r",
    "\x1b": "e",
    '"': '"',
    "\\": "\\",
    "\x85": "N",
    "\xa0": "_",
    "\u2028": "L",
    "\u2029": "P",
}
_LAST_BYTE = "\xff"


def scalar(text: str, level: int, *, is_key: bool = False) -> str:
    """Return a string as it stands at this level of nesting; a key takes one line."""
    if not text or text in _OLD_WORDS or _BASE_60.fullmatch(text):
        return f"'{text}'"
    if (_UNPRINTABLE if is_key else _UNPRINTABLE_IN_LINES).search(text):
        return f'"{_ESCAPED.sub(_escape, text)}"'
    indent = _INDENT * max(1, level)
    width = max(_LEAST_WIDTH, _WIDTH - indent)
    folds = not is_key and any(line[:1] != " " and length(line) > width for line in text.split("\n"))
    if folds:
        return _block(">", text, _folded(text, width), indent)
    if "\n" in text:
        return _block("|", text, text, indent)
    if _UNSAFE.match(text) or is_ambiguous(text):
        return f"'{text.replace(chr(39), chr(39) * 2)}'"
    return text


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if character in _SHORT_ESCAPES:
        return f"\\{_SHORT_ESCAPES[character]}"
    return f"\\x{ord(character):02X}" if character <= _LAST_BYTE else f"\\u{ord(character):04X}"


def _block(sign: str, text: str, lines: str, indent: int) -> str:
    """Write lines below their sign, which says how they are indented and what stands at their end."""
    indicator = str(_INDENT) if _FIRST_INDENTED.match(text) else ""
    ends = text.endswith("\n")
    chomping = "+" if text == "\n" or text.endswith("\n\n") else "" if ends else "-"
    shifted = _LINE_STARTS.sub(" " * indent, lines)
    return f"{sign}{indicator}{chomping}\n{shifted.removesuffix(chr(10))}"


def _folded(text: str, width: int) -> str:
    """Fold the lines of `text`; those that begin with a space stay, and keep the breaks around them."""
    first = text.split("\n", 1)[0]
    result = [_fold(first, width)]
    kept = text[0] in "\n "
    for breaks, line in _LINES.findall(text[len(first) :]):
        keeps = line.startswith(" ")
        result += (breaks, "" if kept or keeps or not line else "\n", _fold(line, width))
        kept = keeps
    return "".join(result)


def _fold(line: str, width: int) -> str:
    """Break a line at single spaces, as late as fits; where nothing fits, at the first that comes."""
    if line.startswith(" "):
        return line
    pieces = []
    start = last = 0
    for found in _BREAK.finditer(line):
        at = found.start()
        if length(line[start:at]) > width:
            end = last if last > start else at
            pieces.append(line[start:end])
            start = end + 1
        last = at
    if last > start and length(line[start:]) > width:
        pieces.append(line[start:last])
        start = last + 1
    return "\n".join([*pieces, line[start:]])
