"""Any text file, by marks in it: `x-release-please-version` and the like (spec §6)."""

import re

from gatepost.formats.errors import UnreadableText
from gatepost.formats.javascript import number_text
from gatepost.policy.versions import Version

_SCOPES = "(major|minor|patch|version-date|version|date)"
_INLINE = re.compile(f"x-release-please-{_SCOPES}")
_BLOCK_START = re.compile(f"x-release-please-start-{_SCOPES}")
_BLOCK_END = "x-release-please-end"
_VERSION = re.compile(r"\d+\.\d+\.\d+(-[\w.]+)?(\+[-\w.]+)?", re.ASCII)
_MAJOR = re.compile(r"\d+\b", re.ASCII)
_NUMBER = re.compile(r"\b\d+\b", re.ASCII)
_CHOICES = frozenset("*+?{|")  # a few of them can keep a pattern busy for years
_PLACES = re.compile("%[Ymd]")
_LINE_END = re.compile(r"\r?\n")
_SYNTAX_ERRORS = {
    "unbalanced parenthesis": "Unmatched ')'",
    "missing ), unterminated subpattern": "Unterminated group",
    "unterminated character set": "Unterminated character class",
    "nothing to repeat": "Nothing to repeat",
}
"""What Python says of a pattern, and what JavaScript does."""


def update_generic(content: str | None, version: Version, date: str, date_format: str) -> str:
    """Return `content` with the version where the marks ask for it: on a marked line, and on each line of a block.

    The lines come out with LF. `date` is YYYY-MM-DD. Raises `UnreadableText` for a date format that makes no pattern,
    or one that repeats or chooses.
    """
    if not content:
        return ""
    marker = _Marker(version, date, date_format)
    scope = ""
    lines = []
    for line in _LINE_END.split(content):
        inline = _INLINE.search(line)
        if inline is not None:
            lines.append(marker.replaced(line, inline.group(1)))
        elif scope:
            lines.append(marker.replaced(line, scope))
            if _BLOCK_END in line:
                scope = ""
        else:
            start = _BLOCK_START.search(line)
            scope = start.group(1) if start else ""
            lines.append(line)
    return "\n".join(lines)


class _Marker:
    """Replaces what a mark names."""

    def __init__(self, version: Version, date: str, date_format: str) -> None:
        year, month, day = date.split("-")
        values = {"%Y": str(int(year)), "%m": month, "%d": day}
        patterns = {"%Y": r"(\d{4})", "%m": r"(\d{2})", "%d": r"(\d{2})"}
        self._version = version
        self._format = date_format
        self._date = _PLACES.sub(lambda place: values[place.group()], date_format)
        self._pattern = _PLACES.sub(lambda place: patterns[place.group()], date_format)
        self._is_dated = _is_date(self._date, date_format)

    def replaced(self, line: str, scope: str) -> str:
        try:
            pattern = re.compile(self._pattern, re.ASCII)
        except (re.error, OverflowError, RecursionError) as error:
            said = str(error).partition(" at position ")[0]
            message = f"Invalid regular expression: /{self._pattern}/: {_SYNTAX_ERRORS.get(said, said)}"
            raise UnreadableText(message) from None
        if not _CHOICES.isdisjoint(self._format):
            message = f"the date-format `{self._format}` repeats or chooses, which is not planned by gatepost"
            raise UnreadableText(message)
        if scope in ("date", "version-date") and self._is_dated:
            line = pattern.sub(lambda _: self._date, line, count=1)
        if scope in ("version", "version-date"):
            return _VERSION.sub(lambda _: str(self._version), line, count=1)
        if scope == "major":
            return _MAJOR.sub(number_text(self._version.major), line, count=1)
        number = {"minor": self._version.minor, "patch": self._version.patch}.get(scope)
        return line if number is None else _NUMBER.sub(number_text(number), line, count=1)


def _is_date(text: str, date_format: str) -> bool:
    """Tell whether Release Please takes `text` for a date: its numbers are found by their places in the format."""
    numbers = re.findall("[0-9]+", text)
    found = []
    for place in ("%Y", "%m", "%d"):
        index, rest = divmod(date_format.find(place), 3)
        if rest or not 0 <= index < len(numbers):
            return False
        found.append(int(numbers[index]))
    year, month, day = found
    return year >= 1 and 1 <= month <= 12 and 1 <= day <= _days(year, month)  # noqa: PLR2004  a calendar


def _days(year: int, month: int) -> int:
    if month == 2:  # noqa: PLR2004  February
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31
