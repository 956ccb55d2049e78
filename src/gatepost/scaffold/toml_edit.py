"""TOML that somebody else wrote, with keys and tables put into it: comments, order and spelling stay as they are."""

from __future__ import annotations

import json
import re
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, NoReturn

from tomlkit import dumps, item, parse
from tomlkit.exceptions import ParseError, TOMLKitError
from tomlkit.items import Array, Table

from gatepost.errors import ProjectInvalidError
from gatepost.scaffold.tables import read_toml
from gatepost.scaffold.wanted import CannotEdit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gatepost.options.option import Value

    TomlTable = MutableMapping[str, object]

_INDENT, _BREAK = "  ", "\n"
_MARK = "\ufeff"
_HINT = "mend it; nothing was changed"
_ON_LINES = re.compile(r"""\[[^\n"']*\n([ \t]*)(?![ \t]).*\n[ \t]*\]""", re.DOTALL)
"""A list with each value on a line, and how deep these are indented."""


class TomlText:
    """A file of TOML: what it holds, and what is put into it. Raises `CannotEdit` for what is no TOML.

    A table that is not there yet comes at the end of the file.
    """

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._mark = _MARK if text.startswith(_MARK) else ""
        self._added: dict[str, list[str]] = {}
        try:
            self._document = parse(text.removeprefix(_MARK))
        except (TOMLKitError, ValueError) as error:
            where = f"{path}:{error.line}:{error.col + 1}" if isinstance(error, ParseError) else path
            reason = str(error).partition(" at line ")[0]
            raise CannotEdit(where, f"not TOML: {reason}", _HINT) from None

    def table(self, *keys: str) -> TomlTable | None:
        """Return the table at these keys; None where there is none."""
        found: object = self._document
        for key in keys:
            found = found.get(key) if isinstance(found, MutableMapping) else None
        return found if isinstance(found, MutableMapping) else None

    def set(self, keys: Sequence[str], key: str, value: Value) -> None:
        """Let a table say something; what says it already stays as it is written."""
        table = self.table(*keys)
        plain = list(value) if isinstance(value, tuple) else value
        if table is None or _is_implied(table):
            self._add(keys, f"{key} = {in_toml(value)}")
        elif table.get(key) != plain:
            table[key] = item(plain)

    def set_written(self, keys: Sequence[str], key: str, written: str) -> None:
        """Let a table say something that is written in TOML already."""
        table = self.table(*keys)
        if table is None or _is_implied(table):
            self._add(keys, f"{key} = {written}")
        else:
            table[key] = _value(written)

    def add_table(self, heading: str, *lines: str) -> None:
        """Put a table at the end of the file."""
        self._added.setdefault(heading, []).extend(lines)

    def extend(self, table: TomlTable, key: str, written: Sequence[str]) -> None:
        """Put values that are written in TOML already behind the others of a list, each on a line where those are."""
        found = table.get(key)
        if not isinstance(found, Array):
            self.refuse(f"`{key}` is no list")
        if not found and "#" not in found.as_string():
            table[key] = _value(list_of(written))
            return
        lines = _ON_LINES.fullmatch(found.as_string())
        for each in written:
            if lines:
                found.add_line(_value(each), indent=lines[1])
            else:
                found.append(_value(each))

    def remove(self, table: TomlTable, key: str, is_meant: Callable[[str], bool]) -> None:
        """Take the texts that are meant out of a list."""
        found = table.get(key)
        texts = list(map(str, found)) if isinstance(found, Array) else []
        for at in reversed(range(len(texts))):
            if isinstance(found, Array) and is_meant(texts[at]):
                del found[at]

    def refuse(self, why: str, hint: str = _HINT) -> NoReturn:
        """Say why the file cannot be edited. Raises `CannotEdit`."""
        raise CannotEdit(self._path, why, hint)

    def result(self) -> str:
        """Return the text with all that was put in. Raises `CannotEdit` where it would be no TOML any more."""
        text = before = self._mark + dumps(self._document)
        for heading, lines in self._added.items():
            text += "\n" if text and not text.endswith("\n") else ""
            text += "\n" if text else ""
            text += "".join(f"{line}\n" for line in (f"[{heading}]", *lines))
        if not self._is_toml(text):
            refused = [f"[{each}]" for each in self._added if not self._is_toml(f"{before}\n[{each}]\n")]
            named = " and ".join(refused) or "what is missing"
            why = f"there is no room for {named}: a part of that name is written with dots, in braces or as a list"
            self.refuse(why, "write each table under a heading of its own")
        return text

    def _is_toml(self, text: str) -> bool:
        try:
            read_toml(self._path, text)
        except ProjectInvalidError:
            return False
        return True

    def _add(self, keys: Sequence[str], line: str) -> None:
        self.add_table(".".join(keys), line)


def in_toml(value: Value) -> str:
    """Return a value as TOML writes it, on one line."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(in_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


def list_of(written: Sequence[str]) -> str:
    """Return a list of values that are written already, each on a line."""
    return f"[\n{''.join(f'{_INDENT}{each},{_BREAK}' for each in written)}]"


def _value(written: str) -> object:
    return parse(f"x = {written}\n")["x"]


def _is_implied(table: TomlTable) -> bool:
    """Tell whether a table has no heading of its own, but those of tables below it."""
    return isinstance(table, Table) and table.is_super_table()
