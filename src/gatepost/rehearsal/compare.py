"""Two answers to what would be released → what differs, in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_RANDOM_ID = re.compile(r'"id": "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"')  # of an entry in changelog.json
_LONGEST = 120  # characters of a value
_MOST = 20


def differences(ours: Mapping[str, object], real: Mapping[str, object]) -> tuple[str, ...]:
    """Return what the real tool answers otherwise than gatepost, the first of it."""
    return tuple(_differences(ours, real, ""))[:_MOST]


def _differences(ours: object, real: object, place: str) -> Iterator[str]:
    if isinstance(ours, dict) and isinstance(real, dict):
        for key in dict.fromkeys((*ours, *real)):
            yield from _differences(ours.get(key), real.get(key), f"{place}.{key}" if place else str(key))
    elif isinstance(ours, list) and isinstance(real, list) and len(ours) == len(real):
        for number, (one, other) in enumerate(zip(ours, real, strict=True)):
            yield from _differences(one, other, f"{place}[{number}]")
    elif (ours or None) != (real or None) and _plain(ours) != _plain(real):
        yield f"{place}: gatepost has {_shown(ours, real)}, Release Please {_shown(real, ours)}"


def _plain(value: object) -> object:
    return _RANDOM_ID.sub("", value) if isinstance(value, str) else value


def _shown(value: object, other: object) -> str:
    """Return a value from where it begins to differ."""
    if not isinstance(value, str):
        return f"{len(value)} of them" if isinstance(value, list) else repr(value)
    start = 0
    if isinstance(other, str):
        start = next((at for at, (one, two) in enumerate(zip(value, other, strict=False)) if one != two), 0)
    start = max(0, start - 20)
    shown = value[start : start + _LONGEST]
    return repr(f"{'…' if start else ''}{shown}{'…' if len(value) > start + _LONGEST else ''}")
