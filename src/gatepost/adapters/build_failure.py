"""How a builder ended → the error that says why, and what to do about it."""

from __future__ import annotations

import signal
from contextlib import suppress
from typing import TYPE_CHECKING

from gatepost.adapters.build_requirements import not_installed
from gatepost.artifact.build_log import (
    is_out_of_reach,
    last_words,
    missing_in,
    read_output,
    signal_of,
)
from gatepost.errors import BuildFailedError, BuildRequirementsUnreachableError, GatepostError
from gatepost.report.tool_words import last_lines
from gatepost.report.visible import tame, visible

if TYPE_CHECKING:
    from gatepost.adapters.building import Order
    from gatepost.adapters.captured import Ended

_MOST_LINES = 20
_LONGEST_WORDS = 300
_MOST_NAMES = 5
_KILLED = 9
_WAY_OUT = (
    "look at the network, the index's settings and the names in `build-system.requires`; "
    "or install those beside gatepost and give --no-isolation"
)


def failure(order: Order, typed: str, stage: str, ended: Ended, log: bytes) -> GatepostError:
    """Return why a build by the command `typed` has failed while it made `stage`, an sdist or a wheel.

    `log` is what pip has written down, if it was asked: there alone it says that it has not reached an index.
    """
    output = read_output(ended.output)
    words = _visible(last_words(output), _LONGEST_WORDS)
    if is_out_of_reach(f"{output}\n{read_output(log)}"):
        message = f"what the build requires cannot be fetched: {words}"
        return BuildRequirementsUnreachableError(message, _WAY_OUT)
    missing = () if order.is_isolated else missing_in(output)
    if missing:
        return not_installed(missing)
    reason, hint = words or "it ended without a word, as what is killed does", _hint(order, typed)
    number = signal_of(output) or max(0, -(ended.status or 0))
    if ended.status is None:
        reason = f"no end after {_seconds(order.timeout)}" + (f"; it said last: {words}" if words else "")
        hint = "--timeout SECONDS gives it more"
    elif number:
        reason = f"it was killed by {_name_of(number)}"
        hint += "; memory may have run out" if number == _KILLED else ""
    return BuildFailedError(f"the {stage} could not be built: {reason}", hint, last_lines(output, _MOST_LINES))


def build_failed(order: Order, typed: str, stage: str, reason: str) -> BuildFailedError:
    """Return the error for a build that has ended well, and was not."""
    return BuildFailedError(f"the {stage} could not be built: {reason}", _hint(order, typed))


def listed(names: list[str]) -> str:
    """Return some names that a backend has made, safe to print."""
    shown = [_visible(name, _LONGEST_WORDS) for name in names[:_MOST_NAMES]]
    left = len(names) - _MOST_NAMES
    return ", ".join([*shown, *([f"{left} more"] if left > 0 else [])]) or "nothing"


def _hint(order: Order, typed: str) -> str:
    return f"`{typed}` in {order.folder} does the same"


def _seconds(number: float) -> str:
    return f"{number:g} second{'' if number == 1 else 's'}"


def _name_of(number: int) -> str:
    with suppress(ValueError):
        return f"signal {number} ({signal.Signals(number).name})"
    return f"signal {number}"


def _visible(line: str, longest: int) -> str:
    """Return a line of a backend's, which no terminal and no CI log obeys."""
    return tame(visible(line if len(line) <= longest else f"{line[:longest]}..."))
