"""What twine and check-wheel-contents say of one file → the reasons alone."""

from __future__ import annotations

import re

_TRACE = "Traceback (most recent call last)"
_CHECKING = re.compile(r"Checking .*")
_LABEL = re.compile(r"^(?:ERROR|WARNING|INFO) +")
_FOUND = re.compile(r".*?: (W\d{3}: .*|invalid wheel: .*|wheel has invalid filename)$")
_USAGE, _ADVICE = "Error: ", "For further information"


def crash_of(lines: list[str]) -> list[str]:
    """Return the last line of a trace; nothing where there is none."""
    return lines[-1:] if any(_TRACE in line for line in lines) else []


def read_twine(lines: list[str]) -> list[str]:
    """Return why twine refuses a distribution."""
    return [_LABEL.sub("", line).strip() for line in lines if not _CHECKING.match(line)]


def read_wheel_contents(lines: list[str]) -> list[str]:
    """Return what check-wheel-contents has found in a wheel, files below what is wrong with them."""
    return [match[1] if (match := _FOUND.match(line)) is not None else line for line in lines]


def wrong_call(lines: list[str]) -> str:
    """Return what is wrong with the settings of a tool."""
    begun = next((at for at, line in enumerate(lines) if line.startswith(_USAGE)), 0)
    told = (line.strip().removeprefix(_USAGE) for line in lines[begun:] if not line.strip().startswith(_ADVICE))
    return ": ".join(told)
