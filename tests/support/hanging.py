"""What must not hang: a border so far above what the work takes that only another order of growth reaches it."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BORDER = 60.0  # seconds; what is held against it takes a hundredth of that on a machine that does nothing else


@contextmanager
def unhung(border: float = _BORDER) -> Iterator[None]:
    """Assert that what is inside takes less than `border` seconds: this is no measure of speed, `bench/` has those."""
    start = time.monotonic()
    yield
    took = time.monotonic() - start
    assert took < border, f"{took:.1f} s"
