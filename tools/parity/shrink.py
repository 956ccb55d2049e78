"""A message with a difference → the smallest one that still has one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

Differ = Callable[[Sequence[str]], Sequence[bool]]
LINE = re.compile(r"[^\n]*\n|[^\n]+")
PLAIN = "a"


def shrink(message: str, differ: Differ) -> str:
    """Take away lines, then characters, then make characters plain, as long as that gets on.

    `differ` tells for many messages at once which of them have a difference;
    `message` has one.
    """
    before = ""
    while message != before:
        before = message
        message = _fewer(LINE.findall(message), differ)
        message = _fewer(list(message), differ)
        message = _plainer(message, differ)
    return message


def _fewer(pieces: list[str], differ: Differ) -> str:
    """Remove runs of pieces, the long ones first."""
    size = max(len(pieces) // 2, 1)
    while size and pieces:
        attempts = [pieces[:at] + pieces[at + size :] for at in range(0, len(pieces), size)]
        found = _first(["".join(attempt) for attempt in attempts], differ)
        if found is None:
            size //= 2
        else:
            pieces = attempts[found]
            size = min(size, len(pieces))
    return "".join(pieces)


def _plainer(message: str, differ: Differ) -> str:
    """Replace characters by a plain one."""
    while True:
        places = [at for at, character in enumerate(message) if character != PLAIN]
        attempts = [message[:at] + PLAIN + message[at + 1 :] for at in places]
        found = _first(attempts, differ)
        if found is None:
            return message
        message = attempts[found]


def _first(attempts: Sequence[str], differ: Differ) -> int | None:
    return next((at for at, differs in enumerate(differ(attempts)) if differs), None)
