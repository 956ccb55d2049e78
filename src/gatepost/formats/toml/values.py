"""The values of TOML with the places where they stand, read as @iarna/toml reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.formats.toml.numbers import read_number, read_signed
from gatepost.formats.toml.strings import read_key, read_string
from gatepost.formats.toml.tree import REDEFINED, Array, Scalar, Table, assign

if TYPE_CHECKING:
    from gatepost.formats.toml.source import TomlSource
    from gatepost.formats.toml.tree import Value

_WORDS = {"t": ("true", True), "f": ("false", False), "i": ("inf", float("inf")), "n": ("nan", float("nan"))}
_BROKEN = {
    "t": "Invalid boolean, expected true or false",
    "f": "Invalid boolean, expected true or false",
    "i": 'Unexpected character, expected "inf", "+inf" or "-inf"',
    "n": 'Unexpected character, expected "nan"',
}
_SPACE = frozenset(" \t\r\n")
_NOT_IN_BRACES = frozenset(("", "#", "\n", "\r"))
_UNCLOSED = "Unterminated inline array"
_UNSEPARATED = "Invalid character, expected whitespace, comma (,) or close bracket (])"


def read_assignment(source: TomlSource, at: int, depth: int) -> tuple[list[str], Value, int]:
    """Return the dotted key and the value that begin at an offset, and the offset behind them."""
    key, at = read_key(source, at)
    keys = [key]
    at = source.skip_blank(at)
    while source.at(at) == ".":
        key, at = read_key(source, source.skip_blank(at + 1))
        keys.append(key)
        at = source.skip_blank(at)
    if source.at(at) != "=":
        raise source.fault(at, 'Invalid character, expected "="')
    at = source.skip_blank(at + 1)
    depth += len(keys)
    source.check_depth(at, depth)
    value, at = _read_value(source, at, depth)
    return keys, value, at


def _read_value(source: TomlSource, at: int, depth: int) -> tuple[Value, int]:
    """Return the value that begins at an offset, and the offset behind it."""
    first = source.at(at)
    if first in ("[", "{"):
        source.check_depth(at, depth + 1)
        return (_read_array if first == "[" else _read_table)(source, at + 1, depth + 1)
    if first in ("'", '"'):
        text, end, late = read_string(source, at)
        return Scalar(text, at, end + 1 if late else end), end
    if first in _WORDS:
        return _read_word(source, at, at)
    return _read_number(source, at, first)


def _read_number(source: TomlSource, at: int, first: str) -> tuple[Scalar, int]:
    number: str | int | float
    if "0" <= first <= "9":
        number, end = read_number(source, at)
        return Scalar(number), end
    if first in ("+", "-"):
        if source.at(at + 1) in ("i", "n"):
            return _read_word(source, at, at + 1)
        number, end = read_signed(source, at)
        return Scalar(number), end
    if not first:
        raise source.fault(at, "Key without value")
    message = "Unexpected character, expecting string, number, datetime, boolean, inline array or inline table"
    raise source.fault(at, message)


def _read_word(source: TomlSource, start: int, at: int) -> tuple[Scalar, int]:
    """Read true, false, inf or nan; a sign may stand at `start`."""
    first = source.at(at)
    word, value = _WORDS[first]
    for offset, letter in enumerate(word, at):
        if source.at(offset) != letter:
            raise source.fault(offset, _BROKEN[first])
    end = at + len(word)
    return Scalar(-value if source.at(start) == "-" else value, start, end), end


def _read_array(source: TomlSource, at: int, depth: int) -> tuple[Array, int]:
    """Read what follows the opening bracket."""
    array = Array(inline=True)
    while True:
        at = _skip_space(source, at, _UNCLOSED)
        if source.at(at) == "]":
            return array, at + 1
        value, at = _read_value(source, at, depth)
        array.append(value)
        at = _skip_space(source, at, _UNSEPARATED)
        if source.at(at) == "]":
            return array, at + 1
        if source.at(at) != ",":
            raise source.fault(at, _UNSEPARATED)
        at += 1


def _skip_space(source: TomlSource, at: int, at_the_end: str) -> int:
    """Skip white space, newlines and comments."""
    ran_out = False
    while source.at(at) in _SPACE or source.at(at) == "#":
        comment = source.at(at) == "#"
        end = source.skip_comment(at + 1) if comment else at
        ran_out = at + 1 < end == len(source.text)
        at = min(end + 1, len(source.text))
    if not source.at(at):
        raise source.fault(at, at_the_end, ran_out=ran_out)
    return at


def _read_table(source: TomlSource, at: int, depth: int) -> tuple[Table, int]:
    """Read what follows the opening brace."""
    table = Table(inline=True)
    at = _skip_in_braces(source, at)
    if source.at(at) == "}":
        return table, at + 1
    while True:
        keys, value, at = read_assignment(source, at, depth)
        if not assign(table, keys, value):
            raise source.fault(at, REDEFINED)
        at = _skip_in_braces(source, at)
        if source.at(at) == "}":
            return table, at + 1
        if source.at(at) != ",":
            raise source.fault(at, _UNSEPARATED)
        at = _skip_in_braces(source, at + 1)
        if source.at(at) == ",":
            raise source.fault(at, "Empty elements in inline tables are not permitted")
        if source.at(at) == "}":
            raise source.fault(at, "Trailing commas in inline tables are not permitted")


def _skip_in_braces(source: TomlSource, at: int) -> int:
    """Skip spaces and tabs; anything else between two values is no inline table."""
    at = source.skip_blank(at)
    if source.at(at) in _NOT_IN_BRACES:
        raise source.fault(at, _UNCLOSED)
    return at
