"""`Node`: a part of a YAML or JSON document, with the lines on which it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT, LIST, TABLE = "text", "list", "table"


@dataclass(frozen=True)
class Node:
    """A scalar, a list or a table, and where it is written: lines are 1-based, `last` is the last one of it.

    `text` is that of a scalar as it is written, without quotes: `true` and `1.10` are texts here. `is_quoted` tells
    whether there were quotes. `entries` has the key and the value of each entry of a table, `parts` what a list has.
    """

    kind: str
    line: int
    last: int
    text: str = ""
    entries: tuple[tuple[Node, Node], ...] = ()
    parts: tuple[Node, ...] = ()
    is_quoted: bool = False

    def get(self, *keys: str) -> Node | None:
        """Return what stands at these keys, one below the other; None where nothing does."""
        found: Node | None = self
        for key in keys:
            found = next((value for name, value in found.entries if name.text == key), None) if found else None
        return found

    def has(self, key: str) -> bool:
        """Tell whether a table has an entry of this name."""
        return any(name.text == key for name, _ in self.entries)

    def line_of(self, *keys: str) -> int:
        """Return the line of the key that these lead to; of the last one there is, where they lead nowhere."""
        found, line = self, self.line
        for key in keys:
            entry = next(((name, value) for name, value in found.entries if name.text == key), None)
            if entry is None:
                break
            line, found = entry[0].line, entry[1]
        return line

    def word(self, *keys: str) -> str:
        """Return the text at these keys; empty where there is none."""
        found = self.get(*keys)
        return found.text if found is not None else ""

    def words(self, *keys: str) -> tuple[str, ...]:
        """Return the texts of a list, or the single text that stands where a list may."""
        found = self.get(*keys)
        if found is None:
            return ()
        if found.kind == TEXT:
            return (found.text,) if found.text else ()
        return tuple(part.text for part in found.parts if part.kind == TEXT)

    def items(self) -> Iterator[tuple[str, Node]]:
        """Yield the name and the value of each entry of a table."""
        for name, value in self.entries:
            yield name.text, value

    def scalars(self) -> Iterator[Node]:
        """Yield each scalar in it, keys aside, in the order in which they are written."""
        if self.kind == TEXT:
            yield self
        for part in self.parts:
            yield from part.scalars()
        for _, value in self.entries:
            yield from value.scalars()


@dataclass(frozen=True)
class Document:
    """A file of YAML or JSON: its path and its text; without `root` it cannot be read, for what `error` says."""

    path: str
    text: str
    root: Node | None = None
    error: str = ""
    line: int = 0

    def at(self, *keys: str) -> str:
        """Return the place of a key, as a problem names it: the file, a colon, the line."""
        return f"{self.path}:{self.root.line_of(*keys)}" if self.root is not None else self.path
