"""What a TOML document is made of, and how keys and headers put it together (TOML 0.5, as @iarna/toml has it)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

REDEFINED = "Can't redefine existing key"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value that is no container, and the stretch of the text that Release Please writes over to replace it.

    `value` of a date or a time is its text. Numbers, dates and times cannot be
    replaced: both offsets are 0 then. `end` counts one character too many
    where the real parser has to look at the next one to know that the value is
    over: after an empty string and most multi-line ones.
    """

    value: str | bool | int | float
    start: int = 0
    end: int = 0

    @property
    def replaceable(self) -> bool:
        """Tell whether Release Please can put another value in its place."""
        return self.start > 0


class Table(dict[str, "Value"]):
    """A table: `declared` once it has a header or a key of its own, `inline` if it stands in braces."""

    __slots__ = ("declared", "inline")

    def __init__(self, *, inline: bool = False) -> None:
        super().__init__()
        self.declared = False
        self.inline = inline


class Array(list["Value"]):
    """An array: `inline` if it stands in brackets, else one that `[[…]]` headers extend."""

    __slots__ = ("inline",)

    def __init__(self, *, inline: bool) -> None:
        super().__init__()
        self.inline = inline


Value: TypeAlias = "Scalar | Table | Array"


def assign(target: Table, keys: Sequence[str], value: Value) -> bool:
    """Put `value` at the dotted key below `target`, and tell whether TOML allows it."""
    *tables, last = keys
    for key in tables:
        below = target.setdefault(key, Table())
        if not isinstance(below, Table) or below.inline:
            return False
        target = below
    if last in target:
        return False
    target.declared = True
    target[last] = value
    return True


def step_into(table: Table, key: str) -> Table | None:
    """Return what a header means by a key that others follow; nothing where the key has a value already."""
    below = table.setdefault(key, Table())
    if isinstance(below, Array) and not below.inline:
        below = below[-1]
    return below if isinstance(below, Table) and not below.inline else None


def declare(table: Table, key: str) -> Table | None:
    """Return the table that a `[header]` opens; nothing where the key has a value already."""
    below = table.setdefault(key, Table())
    if not isinstance(below, Table) or below.inline or below.declared:
        return None
    below.declared = True
    return below


def extend(table: Table, key: str) -> Table | None:
    """Return the table that a `[[header]]` adds to an array; nothing where the key has another value."""
    tables = table.setdefault(key, Array(inline=False))
    if not isinstance(tables, Array) or tables.inline:
        return None
    added = Table()
    tables.append(added)
    return added


def why_not(value: Value, *, last: bool) -> str:
    """Return what the real parser says of a value that a `[[header]]` runs into, at its `last` key or before."""
    if isinstance(value, Array) and value.inline:
        return "Can't extend an inline array"
    if not last and isinstance(value, Table):
        return "Can't extend an inline table"
    return "Can't redefine an existing key"
