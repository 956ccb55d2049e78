"""YAML as js-yaml 4 writes it."""

from __future__ import annotations

import base64
import re
from math import isinf, isnan
from typing import TYPE_CHECKING, Final

from gatepost.formats.errors import UnreadableText
from gatepost.formats.javascript import length, number_text
from gatepost.formats.yaml.strings import scalar
from gatepost.formats.yaml.times import iso_text
from gatepost.formats.yaml.values import Binary, Timestamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.formats.json_text import Json

_LONGEST_KEY = 1024
_WITHOUT_POINT = re.compile(r"(-?[0-9]+)e")
_TOO_DEEP = "nested too deeply"
_WORDS: Final = {None: "null", True: "true", False: "false"}


def dump(value: Json) -> str:
    """Return `value` as a YAML document.

    What occurs twice, being the same object, is written once and then
    referred to (`&ref_0`, `*ref_0`); so is what contains itself. Raises
    UnreadableText where it is nested too deeply.
    """
    try:
        return f"{_Writer(value).node(value, 0)}\n"
    except RecursionError:
        raise UnreadableText(_TOO_DEEP) from None


class _Writer:
    __slots__ = ("_references", "_written")

    def __init__(self, value: Json) -> None:
        self._references = _repeated(value)
        self._written: set[int] = set()

    def node(self, value: Json, level: int, *, compact: bool = True) -> str:
        """Write `value`; a `compact` collection begins on the line where it stands."""
        if isinstance(value, Timestamp):
            return iso_text(value.milliseconds)
        if isinstance(value, Binary):
            encoded = base64.b64encode(value.content or bytes(3)).decode("ascii")
            return f"!!binary {scalar(encoded, level)}"
        if isinstance(value, (dict, list)):
            return self._collection(value, level, compact=compact)
        return scalar(value, level) if isinstance(value, str) else _number_or_word(value)

    def _collection(self, value: dict[str, Json] | list[Json], level: int, *, compact: bool) -> str:
        reference = self._references.get(id(value))
        if reference is not None and id(value) in self._written:
            return f"*ref_{reference}"
        self._written.add(id(value))
        text = "{}" if isinstance(value, dict) else "[]"
        if value:
            lines = self._members(value, level) if isinstance(value, dict) else self._items(value, level)
            line = f"\n{'  ' * level}"
            text = f"{'' if compact and reference is None else line}{line.join(lines)}"
        if reference is None:
            return text
        return f"&ref_{reference}{text if value else f' {text}'}"

    def _items(self, value: list[Json], level: int) -> Iterator[str]:
        for item in value:
            text = self.node(item, level + 1)
            yield f"-{'' if text.startswith(chr(10)) else ' '}{text}"

    def _members(self, value: dict[str, Json], level: int) -> Iterator[str]:
        for key, item in value.items():
            name = scalar(key, level + 1, is_key=True)
            long = length(name) > _LONGEST_KEY
            text = self.node(item, level + 1, compact=long)
            colon = ":" if text.startswith("\n") else ": "
            yield f"? {name}\n{'  ' * level}{colon}{text}" if long else f"{name}{colon}{text}"


def _number_or_word(value: float | None) -> str:
    if value is None or isinstance(value, bool):
        return _WORDS[value]
    if isnan(value):
        return ".nan"
    if isinf(value):
        return "-.inf" if value < 0 else ".inf"
    if value == 0:
        return "-0.0" if str(value).startswith("-") else "0"
    text = number_text(value)
    return text if value == value // 1 else _WITHOUT_POINT.sub(r"\1.e", text)


def _repeated(value: Json) -> dict[int, int]:
    """Return the number of each object that occurs more than once, in the order of their second occurrence."""
    seen: set[int] = set()
    repeated: dict[int, int] = {}
    waiting: list[Json] = [value]
    while waiting:
        one = waiting.pop()
        if not isinstance(one, (dict, list)):
            continue
        if id(one) in seen:
            repeated.setdefault(id(one), len(repeated))
            continue
        seen.add(id(one))
        waiting += reversed(one.values() if isinstance(one, dict) else one)
    return repeated
