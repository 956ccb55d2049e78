"""Which Pythons a project supports: what it requires, what its classifiers name, and what is not past its end."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version

if TYPE_CHECKING:
    from collections.abc import Iterable

KNOWN = ("3.10", "3.11", "3.12", "3.13", "3.14")
"""The Pythons that a set-up can be made for, oldest first."""

_LAST_YEARS = {"3.10": 2026, "3.11": 2027, "3.12": 2028, "3.13": 2029, "3.14": 2030}
_CLASSIFIER = re.compile(r"Programming Language :: Python :: (3\.\d+)")
_PLAIN = re.compile(r"\d+\.\d+", re.ASCII)
_PATCHES = (0, 99, *range(1, 40))  # most requirements are settled by the first of them
_ALTERNATIVE = re.compile(r"\s*\|\|?\s*")
_SEPARATOR = re.compile(r"\s*,\s*|(?<=[0-9*])\s+(?=[<>=!~^0-9])")
_BARE = re.compile(r"v?(\d+(?:\.\d+)*(?:\.\*)?)")


class UnknownRequirement(Exception):  # noqa: N818  named for what it says
    """A requirement of Python that is none."""


def supported(requires: str, classifiers: tuple[str, ...], year: int) -> tuple[str, ...]:
    """Return the known Pythons that a project supports, oldest first.

    `requires` is `requires-python`, or Poetry's way of saying it. Where classifiers name Pythons, those are
    meant; else those that are maintained in `year`, 0 for any. Raises `UnknownRequirement`.
    """
    admitted = [python for python in KNOWN if admits(requires, python)]
    named = {found[1] for each in classifiers if (found := _CLASSIFIER.fullmatch(each))}
    chosen = [python for python in admitted if python in named]
    return tuple(chosen or [python for python in admitted if year <= _LAST_YEARS[python]] or admitted)


def is_plain(python: str) -> bool:
    """Tell whether a Python is a version as in `3.12`; `3.14t` and `pypy3.11` are others."""
    return _PLAIN.fullmatch(python) is not None


def in_order(pythons: Iterable[str]) -> tuple[str, ...]:
    """Return each Python once: versions, oldest first, then the others as they come."""
    each = dict.fromkeys(pythons)
    plain = sorted(filter(is_plain, each), key=lambda python: tuple(map(int, python.split("."))))
    return (*plain, *(python for python in each if not is_plain(python)))


@lru_cache(maxsize=256)
def admits(requires: str, python: str) -> bool:
    """Tell whether any release of a Python, as in `3.12`, satisfies a requirement. Raises `UnknownRequirement`."""
    for alternative in _ALTERNATIVE.split(requires.strip()):
        specifiers = _specifiers(alternative)
        if any(specifiers.contains(f"{python}.{patch}") for patch in _PATCHES):
            return True
    return False


def _specifiers(alternative: str) -> SpecifierSet:
    try:
        return SpecifierSet(",".join(_specifier(each) for each in _SEPARATOR.split(alternative.strip())))
    except (InvalidSpecifier, InvalidVersion):
        raise UnknownRequirement(alternative) from None


def _specifier(text: str) -> str:
    """Return a part of a requirement as PEP 440 has it; `^`, a single `~` and bare versions are Poetry's."""
    if text in ("", "*"):
        return ""
    if text.startswith("^") or (text.startswith("~") and not text.startswith("~=")):
        return _between(text[0], text[1:].strip())
    bare = _BARE.fullmatch(text)
    if bare is None:
        return text
    return f"=={bare[1]}" if bare[1].endswith("*") else f"=={bare[1]}.*"


def _between(sign: str, text: str) -> str:
    release = Version(text).release
    if sign == "~":
        fixed = 1 if len(release) == 1 else 2
    else:
        fixed = next((at for at, number in enumerate(release, 1) if number), len(release))
    upper = ".".join(map(str, (*release[: fixed - 1], release[fixed - 1] + 1)))
    return f">={text},<{upper}"
