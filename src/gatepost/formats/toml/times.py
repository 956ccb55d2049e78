"""The dates and times of TOML, read as @iarna/toml reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.formats.errors import UnreadableText
from gatepost.formats.toml.source import WORD_ENDS

if TYPE_CHECKING:
    from gatepost.formats.toml.source import TomlSource

_DIGITS = re.compile(r"[0-9]*")
_INVALID = "Invalid Datetime"
_ZONE_SIGNS = ("+", "-")
_AFTER_SECONDS = "Unexpected character in datetime, expected period (.), minus (-), plus (+) or Z"
_PADDED = "{} less than 10 must be zero padded to two characters"
_LAST = {"month": 12, "day": 31, "hour": 23, "minute": 59}
_MIDNIGHT = re.compile(r"24:00:00(?:\.0+)?")


def read_date(source: TomlSource, start: int, at: int) -> tuple[str, int]:
    """Return the date, with or without a time, whose year ends at `at`, and the offset behind it."""
    if at - start < 4:  # noqa: PLR2004  a year has four digits
        raise source.fault(at, "Years less than 1000 must be zero padded to four characters")
    month, at = _digits(source, at + 1)
    if source.at(at) != "-":
        raise source.fault(at, "Incomplete datetime")
    if len(month) < 2:  # noqa: PLR2004  two digits
        raise source.fault(at, _PADDED.format("Months"))
    day, at = _digits(source, at + 1)
    if source.at(at) in ("T", " "):
        if len(day) < 2:  # noqa: PLR2004  two digits
            raise source.fault(at, _PADDED.format("Days"))
        if source.at(at + 1) not in WORD_ENDS:
            end = _read_time_of_day(source, at + 1)
            _check_exact(month, day)
            return source.text[start:end], end
        end = at + 1
    elif source.at(at) in WORD_ENDS:
        end = at
    else:
        raise source.fault(at, "Incomplete datetime")
    _check_day(month, day or "1")
    return source.text[start:at], end


def read_time(source: TomlSource, start: int, at: int) -> tuple[str, int]:
    """Return the time whose hour ends at `at`, and the offset behind it.

    The real parser swallows the character that follows a time without a
    fraction, be it a newline or a bracket.
    """
    end = _read_seconds(source, start, at, "Incomplete time")
    after = end
    if source.at(end) == ".":
        fraction, end = _digits(source, end + 1)
        if source.at(end) not in WORD_ENDS:
            raise source.fault(end, _AFTER_SECONDS)
        if not fraction:
            raise source.fault(end, "Expected digit in milliseconds")
        after = end
    elif source.at(end):
        after = end + 1
    _check_time(source.text[start:end])
    return source.text[start:end], after


def _read_time_of_day(source: TomlSource, start: int) -> int:
    """Return the offset behind the time that follows a date."""
    _, at = _digits(source, start)
    if source.at(at) != ":":
        raise source.fault(at, "Incomplete datetime")
    at = _read_seconds(source, start, at, "Incomplete datetime")
    if source.at(at) == ".":
        fraction, at = _digits(source, at + 1)
        if not fraction:
            raise source.fault(at, "Expected digit in milliseconds")
    end = _read_zone(source, at)
    _check_time(source.text[start:at])
    return end


def _read_seconds(source: TomlSource, start: int, at: int, incomplete: str) -> int:
    """Return the offset behind the minutes and seconds; the hour ends at the colon at `at`."""
    if at - start < 2:  # noqa: PLR2004  two digits
        raise source.fault(at, _PADDED.format("Hours"))
    at = _pair(source, at + 1, incomplete)
    if source.at(at) != ":":
        raise source.fault(at, incomplete)
    return _pair(source, at + 1, incomplete)


def _read_zone(source: TomlSource, at: int) -> int:
    """Return the offset behind the time zone, if there is one."""
    found = source.at(at)
    if found == "Z":
        return at + 1
    if found in WORD_ENDS:
        return at
    if found not in _ZONE_SIGNS:
        raise source.fault(at, _AFTER_SECONDS)
    colon = _pair(source, at + 1, "Unexpected character in datetime, expected digit")
    if source.at(colon) != ":":
        raise source.fault(colon, "Unexpected character in datetime, expected colon")
    end = _pair(source, colon + 1, "Unexpected character in datetime, expected digit")
    _check_pair("hour", source.text[at + 1 : colon])
    _check_pair("minute", source.text[colon + 1 : end])
    return end


def _pair(source: TomlSource, at: int, message: str) -> int:
    """Return the offset behind two digits."""
    for offset in (at, at + 1):
        if not ("0" <= source.at(offset) <= "9"):
            raise source.fault(offset, message)
    return at + 2


def _digits(source: TomlSource, at: int) -> tuple[str, int]:
    end = source.skip(_DIGITS, at)
    return source.text[at:end], end


def _check_day(month: str, day: str) -> None:
    """Refuse what JavaScript's Date refuses; it takes more zeros than two digits need, and a 31st in any month."""
    _check_pair("month", month.lstrip("0"))
    _check_pair("day", day.lstrip("0"))
    if not month.strip("0") or not day.strip("0"):
        raise UnreadableText(_INVALID)


def _check_exact(month: str, day: str) -> None:
    """Refuse what JavaScript's Date refuses before a time, where a number has two digits."""
    _check_day(month, day)
    if len(month) > 2 or len(day) > 2:  # noqa: PLR2004  two digits
        raise UnreadableText(_INVALID)


def _check_time(time: str) -> None:
    """Refuse what JavaScript's Date refuses."""
    hour, minute, second = time[:8].split(":") if time[2:3] == ":" else ("99", "0", "0")
    if _MIDNIGHT.fullmatch(time):
        return
    _check_pair("hour", hour)
    _check_pair("minute", minute)
    _check_pair("minute", second)


def _check_pair(name: str, digits: str) -> None:
    if len(digits) > 2 or int(digits or "0") > _LAST[name]:  # noqa: PLR2004  two digits
        raise UnreadableText(_INVALID)
