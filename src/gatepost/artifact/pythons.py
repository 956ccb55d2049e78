"""Which Pythons a distribution says that it is for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packaging.specifiers import InvalidSpecifier, SpecifierSet

if TYPE_CHECKING:
    from collections.abc import Iterable

_CLASSIFIER = re.compile(r"Programming Language :: Python :: ([0-9]{1,3}\.[0-9]{1,3})")
_LONGEST = 1000  # Python makes no number of some thousand digits
_PATCHES = (0, 99, *range(1, 40))  # most requirements are settled by the first of them


def named(classifiers: Iterable[str]) -> tuple[str, ...]:
    """Return the versions that classifiers name, as in `3.12`, oldest first."""
    found = {match[1] for each in classifiers if (match := _CLASSIFIER.fullmatch(each))}
    return tuple(sorted(found, key=lambda python: tuple(map(int, python.split(".")))))


def read_requirement(text: str) -> SpecifierSet | None:
    """Return what `Requires-Python` asks for, all where it is empty; None where it cannot be read."""
    if len(text) > _LONGEST:
        return None
    try:
        return SpecifierSet(text)
    except InvalidSpecifier:
        return None


def admits(requirement: SpecifierSet, python: str) -> bool:
    """Tell whether any release of a Python, as in `3.12`, satisfies a requirement."""
    return any(requirement.contains(f"{python}.{patch}") for patch in _PATCHES)
