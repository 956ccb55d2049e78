"""What the operators of a JSONPath's filter make of values: JavaScript's conversions and comparisons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf, nan
from typing import TYPE_CHECKING, Final, TypeAlias

from gatepost.formats.errors import UnreadableText
from gatepost.formats.javascript import WHITE_SPACE, between, is_index, length, number_text, whole
from gatepost.formats.yaml.values import Binary, Timestamp

if TYPE_CHECKING:
    from typing import NoReturn

    from gatepost.formats.json_text import Json


def refuse(words: str) -> NoReturn:
    """Raise UnreadableText with these words."""
    raise UnreadableText(words)


@dataclass(frozen=True, slots=True)
class Undefined:
    """What JavaScript has for what is not there."""


@dataclass(frozen=True, slots=True, eq=False)
class Method:
    """A built-in function as a value: `'text'.trim` without a call."""

    owner: Json
    name: str


Value: TypeAlias = "Json | Undefined | Method"
"""What an expression can be."""

UNDEFINED: Final = Undefined()

_LONGEST = 100_000
"""Aliases let a short YAML text hold lists that are endless when written out."""
_DECIMAL = re.compile(r"[+-]?(?:Infinity|(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)")
_OTHER_BASE = re.compile(r"0(?:[xX]([0-9a-fA-F]+)|[oO]([0-7]+)|[bB]([01]+))")
_BASES = (16, 8, 2)


def own(value: Value, key: str) -> Json | Undefined:
    """Return what `value` has under `key` by itself, not by its kind; UNDEFINED where it has nothing."""
    if isinstance(value, dict):
        return value.get(key, UNDEFINED)
    if not isinstance(value, (list, str)):
        return UNDEFINED
    size = len(value) if isinstance(value, list) else length(value)
    if key == "length":
        return size
    if not is_index(key) or int(key) >= size:
        return UNDEFINED
    return value[int(key)] if isinstance(value, list) else between(value, int(key), int(key) + 1)


def kind(value: Value) -> str:
    """Return what `typeof` says."""
    if isinstance(value, Undefined):
        return "undefined"
    if isinstance(value, Method):
        return "function"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, str):
        return "string"
    return "number" if isinstance(value, (int, float)) else "object"


def truthy(value: Value) -> bool:
    """Tell whether `value` counts as true."""
    if isinstance(value, (dict, list, Method)):
        return True
    return bool(value) and value == value and not isinstance(value, Undefined)  # noqa: PLR0124  NaN


def text(value: Value) -> str:
    """Return `value` as a string; raises UnreadableText where JavaScript throws, and for dates and functions."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, (bool, Undefined)):
        return "undefined" if isinstance(value, Undefined) else {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (int, float)):
        return number_text(value)
    return _object_text(value)


def _object_text(value: dict[str, Json] | list[Json] | Method) -> str:
    if isinstance(value, (Method, Timestamp)):
        refuse("a filter that turns a date or a function into text is not supported")
    if isinstance(value, Binary):
        return ",".join(map(str, value.content))
    if isinstance(value, list):
        return joined(value, ",")
    if "toString" in value:
        refuse("Cannot convert object to primitive value")
    return "[object Object]"


def joined(items: list[Json], separator: str) -> str:
    """Return the items as JavaScript's `join` does; raises UnreadableText where that gets too long."""
    parts = []
    left = _LONGEST
    for item in items:
        part = "" if item is None else text(item)
        left -= len(part) + 1
        if left < 0:
            refuse(f"a list of more than {_LONGEST} characters as text is not supported in a filter")
        parts.append(part)
    return separator.join(parts)


def primitive(value: Value) -> Json | Undefined:
    """Return `value` as what is no object, as comparisons and sums need it."""
    if isinstance(value, (dict, list, Method)):
        return text(value)
    return value


def number(value: Value) -> float:
    """Return `value` as a number; what is none is NaN."""
    plain = primitive(value)
    if isinstance(plain, str):
        return _number(plain.strip(WHITE_SPACE))
    if isinstance(plain, Undefined):
        return nan
    return float(plain) if isinstance(plain, (int, float)) else 0.0


def _number(written: str) -> float:
    if not written:
        return 0.0
    other = _OTHER_BASE.fullmatch(written)
    if other:
        return next(whole(digits, base) for digits, base in zip(other.groups(), _BASES, strict=True) if digits)
    return float(written) if _DECIMAL.fullmatch(written) else nan


def int32(value: Value) -> int:
    """Return `value` cut to a signed whole number of 32 bits, as the bitwise operators see it."""
    exact = number(value)
    if exact in (inf, -inf) or exact != exact:  # noqa: PLR0124  NaN
        return 0
    return signed(int(exact))


def signed(value: int) -> int:
    """Return the last 32 bits of `value` as a number with a sign."""
    low = value & 0xFFFFFFFF
    return low - 2**32 if low >= 2**31 else low


def same(left: Value, right: Value) -> bool:
    """Tell whether `left === right`."""
    if kind(left) != kind(right):
        return False
    if isinstance(left, (dict, list, Method)) or left is None:
        return left is right
    return left == right


def alike(left: Value, right: Value) -> bool:
    """Tell whether `left == right`."""
    if _nothing(left) or _nothing(right):
        return _nothing(left) and _nothing(right)
    if kind(left) == kind(right):
        return same(left, right)
    left, right = primitive(left), primitive(right)
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    return number(left) == number(right)


def _nothing(value: Value) -> bool:
    return value is None or isinstance(value, Undefined)


def less(left: Value, right: Value) -> bool | None:
    """Tell whether `left < right`; None where one of them is no number."""
    left, right = _comparable(left), _comparable(right)
    if isinstance(left, str) and isinstance(right, str):
        return left.encode("utf-16-be", "surrogatepass") < right.encode("utf-16-be", "surrogatepass")
    first, second = number(left), number(right)
    return None if first != first or second != second else first < second  # noqa: PLR0124  NaN


def _comparable(value: Value) -> Json | Undefined:
    return value.milliseconds if isinstance(value, Timestamp) else primitive(value)
