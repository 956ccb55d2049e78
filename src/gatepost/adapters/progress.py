"""How far a long run is: a bar on standard error, where that is a terminal."""

import os
import sys
import time
from collections.abc import Callable

from gatepost.adapters.terminal import columns_of, write

_PATIENCE = 1.0  # seconds before a bar is worth its place
_PAUSE = 0.1  # seconds between two drawings
_CLEAR_LINE = "\r\x1b[K"
_WIDEST = 30
_NARROWEST = 5


class Progress:
    """A bar that comes up when a run takes longer than a second, and is gone when it ends.

    `count` is asked how many there are when the bar comes up; 0 means that
    nobody knows. The bar takes one line, which it leaves as soon as something else is to
    be written. A dumb terminal cannot take a line back, and has no bar.
    """

    def __init__(self, label: str, count: Callable[[], int]) -> None:
        self._label = label
        self._count = count
        self._total: int | None = None
        self._done = 0
        self._due = time.monotonic() + _PATIENCE
        self._is_shown = False
        self._is_on = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def advance(self, number: int) -> None:
        """Count some as done."""
        self._done += number
        if not self._is_on or time.monotonic() < self._due:
            return
        if self._total is None:
            self._total = self._count()
        write(sys.stderr, _CLEAR_LINE + _line(self._label, self._done, self._total, columns_of(sys.stderr)))
        self._is_shown = True
        self._due = time.monotonic() + _PAUSE

    def clear(self) -> None:
        """Make room for something else on the terminal; the next advance brings the bar back."""
        if self._is_shown:
            write(sys.stderr, _CLEAR_LINE)
            self._is_shown = False
            self._due = 0.0


def _line(label: str, done: int, total: int, columns: int) -> str:
    """Return a bar that leaves the last cell of a line free: a terminal may go to the next one there."""
    if not total:
        return f"{label}  {done:,}"[: columns - 1]
    numbers = f"{min(done, total):,} of {total:,}"
    cells = min(_WIDEST, columns - 1 - len(f"{label} [] {numbers}"))
    if cells < _NARROWEST:
        return f"{label} {numbers}"[: columns - 1]
    full = cells * min(done, total) // total
    return f"{label} [{'#' * full}{'.' * (cells - full)}] {numbers}"
