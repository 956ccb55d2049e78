"""What JavaScript makes of numbers, keys and white space where Python makes something else."""

import re
from decimal import Decimal
from math import inf, isfinite, isinf, isnan
from typing import Final

WHITE_SPACE: Final = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
)
"""What `trim` takes away; `str.strip` differs on U+001C to U+001F, U+0085 and U+FEFF."""

EXACT: Final = 2**53
"""Above it a whole number may have no double of its own."""

_REFERENCE = re.compile(r"\$[$&`']")
_LAST_INDEX = 2**32 - 2
_LONGEST_INDEX = len(str(_LAST_INDEX))
_DIGITS_BEFORE_POINT = 21
_ZEROS_AFTER_POINT = -6


def units(text: str) -> bytes:
    """Return `text` as JavaScript stores it: two bytes a UTF-16 code unit."""
    return text.encode("utf-16-le", "surrogatepass")


def length(text: str) -> int:
    """Return the length of `text` in UTF-16 code units, as JavaScript counts."""
    return len(text) if text.isascii() else len(units(text)) // 2


def between(text: str, start: int, end: int) -> str:
    """Return the UTF-16 code units from `start` up to `end`, both counted from 0 and not below it.

    Half of a surrogate pair comes out as U+FFFD, as it does when Node.js prints it.
    """
    return text[start:end] if text.isascii() else units(text)[2 * start : 2 * end].decode("utf-16-le", "replace")


def number_text(value: float) -> str:
    """Return a number as JavaScript prints it: `1` for 1.0, `1e+21`, `1e-7`, `NaN`, `-Infinity`."""
    if not isfinite(value):
        return "NaN" if isnan(value) else f"{'-' if value < 0 else ''}Infinity"
    if isinstance(value, int) and -EXACT <= value <= EXACT:
        return str(value)
    if value == 0:
        return "0"
    sign, digits, exponent = Decimal(repr(float(value))).as_tuple()
    text = "".join(map(str, digits)).rstrip("0")
    return f"{'-' if sign else ''}{_placed(text, len(digits) + int(exponent))}"


def _placed(digits: str, point: int) -> str:
    if len(digits) <= point <= _DIGITS_BEFORE_POINT:
        return digits.ljust(point, "0")
    if 0 < point <= _DIGITS_BEFORE_POINT:
        return f"{digits[:point]}.{digits[point:]}"
    if _ZEROS_AFTER_POINT < point <= 0:
        return f"0.{'0' * -point}{digits}"
    power = f"e{point - 1:+d}"
    return f"{digits[0]}.{digits[1:]}{power}" if len(digits) > 1 else f"{digits}{power}"


def number(text: str) -> int | float:
    """Return the double that a decimal `text` means; an int where that is exact, so that -0 stays a float."""
    value = float(text)
    if isinf(value) or abs(value) > EXACT or value != int(value) or text.startswith("-0"):
        return value
    return int(value)


PROTOTYPE_MEMBERS = frozenset(
    (
        *("constructor", "__proto__", "toString", "toLocaleString", "valueOf", "hasOwnProperty", "isPrototypeOf"),
        *("propertyIsEnumerable", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__"),
    )
)
"""Keys that every object has before anybody sets one: a program that looks them up finds what it does not expect."""


def whole(digits: str, base: int) -> float:
    """Return the double nearest to what `digits` mean in a `base`, infinite where there is none."""
    try:
        return float(int(digits, base))
    except OverflowError:
        return inf


def is_index(key: str) -> bool:
    """Tell whether an object keeps this key among its numbers, which come before its names."""
    return (
        key.isascii()
        and key.isdigit()
        and (key == "0" or key[0] != "0")
        and len(key) <= _LONGEST_INDEX
        and int(key) <= _LAST_INDEX
    )


def in_key_order(keys: list[str]) -> list[str]:
    """Return `keys`, given as they were added, in the order in which an object lists them."""
    numbers = [key for key in keys if is_index(key)]
    if not numbers:
        return keys
    return sorted(numbers, key=int) + [key for key in keys if not is_index(key)]


def replace_first(text: str, wanted: str, replacement: str) -> str:
    """Return `text` with its first `wanted` replaced, as `replace` does: `$&` stands for what was wanted."""
    before, found, after = text.partition(wanted)
    if not found:
        return text
    meant = {"$$": "$", "$&": found, "$`": before, "$'": after}
    return before + _REFERENCE.sub(lambda reference: meant[reference.group()], replacement) + after
