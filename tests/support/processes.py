"""Processes that others have started: whether they are still there."""

from __future__ import annotations

import time
from pathlib import Path


def is_soon_gone(pid: int) -> bool:
    """Tell whether a process ends in the next seconds; a zombie, which waits for who has inherited it, has ended."""
    end = time.monotonic() + 5
    while _is_running(pid):
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def _is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
