"""TOML as Release Please reads and edits it: with @iarna/toml 3.0.0, a parser of TOML 0.5 with its own edges."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from gatepost.formats.errors import UnreadableText
from gatepost.formats.toml.source import TomlSource
from gatepost.formats.toml.strings import read_key
from gatepost.formats.toml.tree import (
    REDEFINED,
    Array,
    Scalar,
    Table,
    Value,
    assign,
    declare,
    extend,
    step_into,
    why_not,
)
from gatepost.formats.toml.values import read_assignment

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Array", "Plain", "Scalar", "Table", "Value", "parse_toml", "plain", "replace_value", "replace_values"]

Plain: TypeAlias = "str | bool | int | float | list[Plain] | dict[str, Plain]"
"""A TOML value without its place; dates and times are texts."""


def parse_toml(text: str) -> Table:
    """Return the document, each of its values with the stretch of the text that it stands in.

    Keys that every JavaScript object has from its prototype (`constructor`)
    are keys like others here; the real parser stumbles over some of them.
    Raises `UnreadableText` for what @iarna/toml refuses, with the first line of
    its message, and for tables nested more deeply than anybody writes them.
    """
    return _Document(TomlSource(text)).read()


def plain(value: Value) -> Plain:
    """Return the same value without the places."""
    if isinstance(value, Scalar):
        return value.value
    if isinstance(value, Array):
        return [plain(item) for item in value]
    return {key: plain(item) for key, item in value.items()}


def replace_value(text: str, path: Sequence[str], new_value: str) -> str:
    """Return the document with the value at `path` written over as a double-quoted string; all else stays as it is.

    Raises `UnreadableText` where there is no such value, where it is none of
    those that can be replaced (numbers, dates, containers), and where the
    outcome is no TOML.
    """
    return replace_values(text, [path], new_value)


def replace_values(text: str, paths: Sequence[Sequence[str]], new_value: str) -> str:
    """Return the document with each of the values written over, as `replace_value` does it one by one.

    One reading serves them all: what stands for a value never changes where
    the others are found.
    """
    document = parse_toml(text)
    places = sorted({(found.start, found.end) for found in (_find(document, path) for path in paths)}, reverse=True)
    if not places:
        return text
    written = json.dumps(new_value, ensure_ascii=False)
    pieces: list[str] = []
    rest = len(text)
    for start, end in places:
        pieces += [text[end:rest], written]
        rest = start
    replaced = "".join([text[:rest], *reversed(pieces)])
    try:
        parse_toml(replaced)
    except UnreadableText as error:
        message = f"After replacing value, result is not valid TOML: TomlError: {error}"
        raise UnreadableText(message) from None
    return replaced


def _find(document: Table, path: Sequence[str]) -> Scalar:
    """Return the value at `path`, or raise the words of the real tool."""
    found: Value = document
    for depth, key in enumerate(path, 1):
        below = _below(found, key)
        if below is None:
            message = f"path not found in object: {'.'.join(path[:depth])}"
            raise UnreadableText(message)
        found = below
    if not isinstance(found, Scalar) or not found.replaceable:
        message = f"value at path {'.'.join(path)} is not tagged"
        raise UnreadableText(message)
    return found


def _below(value: Value, key: str) -> Value | None:
    """Return what stands below a key or an index, where that is something that has a place or holds others."""
    below: Value | None = None
    if isinstance(value, Table):
        below = value.get(key)
    elif isinstance(value, Array) and key.isascii() and key.isdigit() and str(int(key[:9])) == key:
        below = value[int(key)] if int(key) < len(value) else None
    if isinstance(below, Scalar) and not below.replaceable and not isinstance(below.value, str):
        return None
    return below


class _Document:
    """A document while it is read."""

    def __init__(self, source: TomlSource) -> None:
        self.source = source
        self.root = Table()
        self.table = self.root
        self.depth = 0

    def read(self) -> Table:
        """Read one statement after the other."""
        source, at = self.source, 0
        while found := source.at(at):
            if found in " \t\r\n":
                at += 1
            elif found == "#":
                at = source.skip_comment(at + 1)
            elif found == "[":
                at = self._skip_to_line_end(self._read_header(at + 1))
            elif found in "'\"-_" or (found.isascii() and found.isalnum()):
                at = self._skip_to_line_end(self._read_assignment(at))
            else:
                raise source.fault(at, f'Unknown character "{ord(found)}"')
        return self.root

    def _read_assignment(self, at: int) -> int:
        keys, value, at = read_assignment(self.source, at, self.depth)
        if not assign(self.table, keys, value):
            raise self.source.fault(at, REDEFINED)
        return at

    def _read_header(self, at: int) -> int:
        """Read what follows the opening bracket."""
        source = self.source
        many = source.at(at) == "["
        table, at = self.root, at + 1 if many else at
        self.depth = 0
        while True:
            key, at = read_key(source, source.skip_blank(at))
            at = source.skip_blank(at)
            self.depth += 2
            source.check_depth(at, self.depth)
            if source.at(at) == "]":
                self.table = self._open(table, key, at, many=many)
                break
            if source.at(at) != ".":
                raise source.fault(at, "Unexpected character, expected whitespace, . or ]")
            below = step_into(table, key)
            if below is None:
                raise source.fault(at, why_not(table[key], last=False) if many else REDEFINED)
            table, at = below, at + 1
        if many and source.at(at + 1) != "]":
            raise source.fault(at + 1, "Unexpected character, expected whitespace, . or ]")
        return at + 2 if many else at + 1

    def _open(self, table: Table, key: str, at: int, *, many: bool) -> Table:
        opened = extend(table, key) if many else declare(table, key)
        if opened is None:
            raise self.source.fault(at, why_not(table[key], last=True) if many else REDEFINED)
        return opened

    def _skip_to_line_end(self, at: int) -> int:
        """Skip white space and a comment; anything else on the line is too much."""
        source = self.source
        while source.at(at) in (" ", "\t", "\r"):
            at += 1
        found = source.at(at)
        if found == "#":
            return source.skip_comment(at + 1)
        if found not in ("", "\n"):
            message = "Unexpected character, expected only whitespace or comments till end of line"
            raise source.fault(at, message)
        return at
