"""Edits of JSON that leave all other lines as they are; where an entry has no line to itself, there is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.node import TABLE
from gatepost.outcomes.values import Edit

if TYPE_CHECKING:
    from gatepost.doctor.node import Document, Node

_STRING = r'"(?:[^"\\]|\\.)*"'
_ENTRY = re.compile(rf"(\s*)({_STRING})(\s*:\s*)({_STRING}|[^\s,{{}}\[\]\"]+)(\s*(?:,\s*)?)")


def without(document: Document, *keys: str) -> tuple[Edit, ...]:
    """Return the edits that take an entry out; the one before it loses its comma where it becomes the last."""
    table, number = _found(document, keys)
    if table is None:
        return ()
    name, value = table.entries[number]
    lines = _lines(document)
    if _entry(document, keys) is None:
        return ()
    gone = Edit(document.path, name.line, value.last, ())
    if number == 0 or number < len(table.entries) - 1:
        return (gone,)
    before = table.entries[number - 1][1].last
    text = lines[before - 1].rstrip()
    return (Edit(document.path, before, before, (text[:-1],)), gone) if text.endswith(",") else ()


def with_value(document: Document, json: str, *keys: str) -> tuple[Edit, ...]:
    """Return the edit that puts a value, given as JSON, in the place of a scalar."""
    found = _entry(document, keys)
    if found is None:
        return ()
    line, entry = found
    return (Edit(document.path, line, line, (f"{entry[1]}{entry[2]}{entry[3]}{json}{entry[5]}",)),)


def with_key(document: Document, json: str, *keys: str) -> tuple[Edit, ...]:
    """Return the edit that gives an entry with a scalar another name, given as JSON."""
    found = _entry(document, keys)
    if found is None:
        return ()
    line, entry = found
    return (Edit(document.path, line, line, (f"{entry[1]}{json}{entry[3]}{entry[4]}{entry[5]}",)),)


def with_entry(document: Document, json: str, *keys: str, after: str = "") -> tuple[Edit, ...]:
    """Return the edit that adds an entry, given as JSON without a comma, to a table that has some.

    It comes behind the entry `after`, where there is one and another follows; else it comes first.
    """
    table = document.root.get(*keys) if document.root is not None else None
    if table is None or table.kind != TABLE or not table.entries:
        return ()
    names = [name.text for name, _ in table.entries[:-1]]
    number = names.index(after) + 1 if after in names else 0
    line = table.entries[number][0].line
    end = table.entries[number - 1][1].last if number else table.line
    text = _lines(document)[line - 1]
    indent = text[: len(text) - len(text.lstrip())]
    return (Edit(document.path, line, line - 1, (f"{indent}{json},",)),) if line > end else ()


def _found(document: Document, keys: tuple[str, ...]) -> tuple[Node | None, int]:
    """Return the table that an entry is in, and which of its entries it is; none where it is there twice."""
    table = document.root.get(*keys[:-1]) if document.root is not None else None
    numbers = [number for number, entry in enumerate(table.entries if table else ()) if entry[0].text == keys[-1]]
    return (table, numbers[0]) if len(numbers) == 1 else (None, 0)


def _entry(document: Document, keys: tuple[str, ...]) -> tuple[int, re.Match[str]] | None:
    """Return the line of an entry that has one to itself, and its parts."""
    table, number = _found(document, keys)
    if table is None:
        return None
    line = table.entries[number][0].line
    entry = _ENTRY.fullmatch(_lines(document)[line - 1])
    return (line, entry) if entry is not None else None


def _lines(document: Document) -> list[str]:
    return document.text.replace("\r\n", "\n").split("\n")
