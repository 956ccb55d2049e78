"""Moments in YAML, as js-yaml 4 reads them and JavaScript prints them."""

from __future__ import annotations

import re
from typing import Final

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MOMENT = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]|[ \t]+)([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]*))?"
    r"(?:[ \t]*(?:Z|([-+])([0-9]{1,2})(?::([0-9]{2}))?))?",
)
_SECOND = 1000
_MINUTE = 60 * _SECOND
_HOUR = 60 * _MINUTE
_DAY_LONG = 24 * _HOUR
_ERA = 146_097
"""The days of 400 years."""
_EPOCH = 719_468
"""The days from 1 March of the year 0 to 1970."""
_WEEKDAYS: Final = ("Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LAST_YEAR = 9999
_SHORT_YEARS = 100


def moment(text: str) -> int | None:
    """Return the milliseconds since 1970 in UTC that `text` means, None where it is no moment.

    A month of 13 or an hour of 25 counts on into the next year or day, and
    a year below 100 is one of the 20th century, as in `Date.UTC`.
    """
    day = _DAY.fullmatch(text)
    if day:
        return _days(*map(int, day.groups())) * _DAY_LONG
    found = _MOMENT.fullmatch(text)
    if not found:
        return None
    *date, hour, minute, second = map(int, found.groups()[:6])
    fraction, sign, zone_hour, zone_minute = found.groups()[6:]
    time = hour * _HOUR + minute * _MINUTE + second * _SECOND + int((fraction or "")[:3].ljust(3, "0"))
    zone = int(zone_hour or 0) * _HOUR + int(zone_minute or 0) * _MINUTE
    return _days(*date) * _DAY_LONG + time + (zone if sign == "-" else -zone)


def _days(year: int, month: int, day: int) -> int:
    """Return the days from 1970; years are counted from March, so that a leap day ends one."""
    if year < _SHORT_YEARS:
        year += 1900
    years, months = divmod(year * 12 + month - 3, 12)
    return years * 365 + years // 4 - years // 100 + years // 400 + (153 * months + 2) // 5 + day - 1 - _EPOCH


def _date(milliseconds: int) -> tuple[int, int, int]:
    """Return year, month and day; the way back from `_days`."""
    eras, of_era = divmod(milliseconds // _DAY_LONG + _EPOCH, _ERA)
    years = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * years + years // 4 - years // 100)
    month = (5 * of_year + 2) // 153
    day = of_year - (153 * month + 2) // 5 + 1
    return eras * 400 + years + month // 10, (month + 2) % 12 + 1, day


def iso_text(milliseconds: int) -> str:
    """Return a moment as `toISOString` writes it."""
    year, month, day = _date(milliseconds)
    written = f"{year:04d}" if year <= _LAST_YEAR else f"+{year:06d}"
    return f"{written}-{month:02d}-{day:02d}T{_clock(milliseconds)}.{milliseconds % _SECOND:03d}Z"


def date_text(milliseconds: int) -> str:
    """Return a moment as `String` writes it where the clock runs on UTC, as it does on build machines."""
    year, month, day = _date(milliseconds)
    weekday = _WEEKDAYS[milliseconds // _DAY_LONG % 7]
    clock = _clock(milliseconds)
    return f"{weekday} {_MONTHS[month - 1]} {day:02d} {year:04d} {clock} GMT+0000 (Coordinated Universal Time)"


def _clock(milliseconds: int) -> str:
    time = milliseconds % _DAY_LONG
    return f"{time // _HOUR:02d}:{time // _MINUTE % 60:02d}:{time // _SECOND % 60:02d}"
