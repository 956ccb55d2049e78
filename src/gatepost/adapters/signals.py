"""Signals that would end us: turned into `KeyboardInterrupt`, held back for a moment, or left to somebody else."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def interruptible() -> Iterator[None]:
    """Let the signals that would end us raise `KeyboardInterrupt` in here, once, so that everything is put away."""
    before = {number: signal.getsignal(number) for number in _ending_signals()}
    caught = [number for number in before if before[number] in (signal.SIG_DFL, signal.default_int_handler)]

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        for number in caught:
            signal.signal(number, signal.SIG_IGN)  # putting away is quick, and not to be cut short
        raise KeyboardInterrupt

    for number in caught:
        signal.signal(number, interrupt)
    try:
        yield
    finally:
        for number in caught:
            signal.signal(number, before[number])


@contextmanager
def held_back(heard: list[int]) -> Iterator[None]:
    """Let the signals that somebody here listens to only be written down in `heard`."""
    before = {number: signal.getsignal(number) for number in _ending_signals()}
    caught = [number for number in before if callable(before[number])]
    for number in caught:
        signal.signal(number, lambda number, _frame: heard.append(number))
    try:
        yield
    finally:
        for number in caught:
            signal.signal(number, before[number])


@contextmanager
def deferred() -> Iterator[None]:
    """Let the signals that somebody here listens to come behind the block; what it starts never hears Ctrl-C."""
    heard: list[int] = []
    try:
        with held_back(heard), _blocked_interrupts():
            yield
    finally:
        for number in heard:
            signal.raise_signal(number)


@contextmanager
def _blocked_interrupts() -> Iterator[None]:
    """Keep Ctrl-C waiting, in a new process too until it has a handler of its own."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def deaf_to_interrupts() -> Iterator[None]:
    r"""Leave Ctrl-C and Ctrl-\ to the program that has the terminal; what it starts hears them as ever."""
    names = [name for name in ("SIGINT", "SIGQUIT") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), lambda *_: None) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


def _ending_signals() -> list[signal.Signals]:
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")
    return [signal.Signals[name] for name in names if name in signal.Signals.__members__]
