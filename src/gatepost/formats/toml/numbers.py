"""The numbers of TOML, read as @iarna/toml reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.formats.toml.source import WORD_ENDS
from gatepost.formats.toml.times import read_date, read_time

if TYPE_CHECKING:
    from gatepost.formats.toml.source import TomlSource

_DIGITS = re.compile(r"[0-9]*")
_RUNS = {
    2: re.compile(r"[01]*(?:_[01]+)*"),
    8: re.compile(r"[0-7]*(?:_[0-7]+)*"),
    10: re.compile(r"[0-9]*(?:_[0-9]+)*"),
    16: re.compile(r"[0-9a-fA-F]*(?:_[0-9a-fA-F]+)*"),
}
_BASES = {"b": 2, "o": 8, "x": 16}
_YEAR = 4
_SAFE = 2**53 - 1
_WRAP = 2**64
_ENOUGH = 64
"""In each base, what stands left of the last 64 digits is a multiple of 2 ** 64."""


def read_number(source: TomlSource, at: int) -> tuple[str | int | float, int]:
    """Return the number, date or time that begins with a digit, and the offset behind it."""
    if source.at(at) == "0":
        return _read_after_zero(source, at)
    end = source.skip(_DIGITS, at)
    if end - at <= _YEAR and source.at(end) == "-":
        return read_date(source, at, end)
    if end - at <= _YEAR and source.at(end) == ":":
        return read_time(source, at, end)
    return _read_decimal(source, at, at)


def read_signed(source: TomlSource, at: int) -> tuple[int | float, int]:
    """Return the number that begins with a sign and a digit, and the offset behind it."""
    _check_digit(source, at + 1, "_.eE")
    if source.at(at + 1) == "0" and source.at(at + 2) not in (".", "e", "E"):
        return 0, at + 2
    return _read_decimal(source, at, at + 1)


def _read_after_zero(source: TomlSource, at: int) -> tuple[str | int | float, int]:
    following = source.at(at + 1)
    if following in _BASES:
        return _read_based(source, at + 2, _BASES[following])
    if following == ".":
        return _read_decimal(source, at, at)
    end = min(source.skip(_DIGITS, at), at + _YEAR)
    if end == at + 1:
        return 0, end
    if end < at + _YEAR:
        if source.at(end) == ":":
            return read_time(source, at, end)
        raise source.fault(end, "Expected digit while parsing year part of a date")
    if source.at(end) == "-":
        return read_date(source, at, end)
    raise source.fault(end, "Expected hyphen (-) while parsing year part of date")


def _read_based(source: TomlSource, at: int, base: int) -> tuple[int, int]:
    _check_digit(source, at, "_.")
    digits, end = _read_run(source, at, base)
    if not digits:
        raise source.fault(end, "Invalid number")
    return _integer(digits, base), end


def _read_decimal(source: TomlSource, start: int, at: int) -> tuple[int | float, int]:
    """Read digits from `at`, a fraction and an exponent; `start` is that of the sign, if there is one."""
    sign = source.text[start:at]
    whole, at = _read_run(source, at, 10)
    fraction = exponent = ""
    if source.at(at) == ".":
        _check_digit(source, at + 1, "_.eE")
        fraction, at = _read_run(source, at + 1, 10)
        fraction = f".{fraction}"
    if source.at(at) in ("e", "E"):
        exponent, at = _read_exponent(source, at + 1)
    if fraction or exponent:
        return _float(f"{sign}{whole}{fraction}{exponent}"), at
    if not whole:
        raise source.fault(at, "Invalid number")
    return _integer(whole, 10) * (-1 if sign == "-" else 1), at


def _read_exponent(source: TomlSource, at: int) -> tuple[str, int]:
    sign = source.at(at)
    if sign in ("-", "+"):
        at += 1
        _check_digit(source, at, "_.eE")
    elif not ("0" <= sign <= "9"):
        raise source.fault(at, "Unexpected character, expected -, + or digit")
    else:
        sign = ""
    digits, at = _read_run(source, at, 10)
    return f"e{sign}{digits}", at


def _read_run(source: TomlSource, at: int, base: int) -> tuple[str, int]:
    """Return the digits that begin at an offset without the underscores between them, and the offset behind them.

    An underscore may be the last if neither white space nor the like follows:
    `[1_]` is a number to the real parser.
    """
    end = source.skip(_RUNS[base], at)
    digits = source.text[at:end].replace("_", "")
    if source.at(end) == "_":
        end += 1
        _check_digit(source, end, "_.eE" if base == 10 else "_.")  # noqa: PLR2004  e is a digit only elsewhere
    return digits, end


def _check_digit(source: TomlSource, at: int, refused: str) -> None:
    """Refuse what the real parser refuses where a digit must follow, which is not all that is no digit."""
    found = source.at(at)
    if found in WORD_ENDS:
        raise source.fault(at, "Incomplete number")
    if found in refused:
        raise source.fault(at, "Unexpected character, expected digit")


def _float(text: str) -> float:
    """Return a number as JavaScript has it, where an exponent without digits is no number."""
    try:
        return float(text)
    except ValueError:
        return float("nan")


def _integer(digits: str, base: int) -> int:
    """Return an integer; one that is not exact as a JavaScript number is cut to 64 bits, as a BigInt is there."""
    digits = digits.lstrip("0") or "0"
    number = int(digits[-_ENOUGH:], base)
    if len(digits) <= _ENOUGH and number <= _SAFE:
        return number
    return (number + _WRAP // 2) % _WRAP - _WRAP // 2
