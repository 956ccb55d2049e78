"""Parts of a page → as many of them as GitHub shows."""

from collections.abc import Iterable

STEP_SUMMARY = 1_000_000
"""Bytes of a report that GitHub shows in a step's summary; of more than 1 MiB it shows nothing at all."""

COMMENT = 65_000
"""Bytes of a report that fits into a comment."""


def size(text: str) -> int:
    """Return how many bytes a text takes."""
    return len(text.encode())


def fitting(parts: Iterable[str], separator: str, room: int) -> list[str]:
    """Return the first parts that fit into so many bytes, each with a separator."""
    shown: list[str] = []
    for part in parts:
        room -= size(part) + size(separator)
        if room < 0:
            break
        shown.append(part)
    return shown
