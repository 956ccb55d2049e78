"""The steps of a JSONPath that ask for a type: `@string()` and its like."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Final

from gatepost.formats.jsonpath.values import kind, number, refuse

if TYPE_CHECKING:
    from collections.abc import Callable

    from gatepost.formats.json_text import Json


def is_of_type(value: Json, step: str) -> bool:
    """Tell whether `value` is what the step `@type()` asks for; raises UnreadableText for what is no type."""
    name = step[1:-2]
    if name == "other":
        refuse("You must supply an otherTypeCallback callback option with the @other() operator.")
    if name not in _TYPES:
        refuse(f"Unknown value type {name}")
    return _TYPES[name](value)


def _finite(value: Json) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value)


_TYPES: Final[dict[str, Callable[[Json], bool]]] = {
    "scalar": lambda value: not isinstance(value, (dict, list)),
    "boolean": lambda value: isinstance(value, bool),
    "string": lambda value: isinstance(value, str),
    "undefined": lambda _: False,
    "function": lambda _: False,
    "integer": lambda value: _finite(value) and _finite(value) and number(value) % 1 == 0,
    "number": _finite,
    "nonFinite": lambda value: kind(value) == "number" and not _finite(value),
    "object": lambda value: isinstance(value, (dict, list)),
    "array": lambda value: isinstance(value, list),
    "null": lambda value: value is None,
}
