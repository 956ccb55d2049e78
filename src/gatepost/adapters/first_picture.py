"""The first picture of a prompt, drawn before the library is loaded that will draw all others."""

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TextIO

from gatepost.adapters.terminal import write


@contextmanager
def first_picture(lines: Sequence[str], stream: TextIO) -> Iterator[None]:
    """Show `lines` on a terminal, and let the next picture take their place when the context ends.

    What is typed meanwhile is not echoed: it waits for whoever reads then. What was echoed before is drawn over.
    """
    back = f"\x1b[{len(lines)}A\r" if lines else ""
    with _silent() as heard:
        write(stream, "".join(f"\r{line}\x1b[K\n" for line in lines))
        try:
            yield
            _obey(heard)
        except BaseException:
            write(stream, f"{back}\x1b[J")
            raise
        write(stream, back)


@contextmanager
def _silent() -> Iterator[list[int]]:
    """Let the terminal echo nothing, and collect the signals that come meanwhile; elsewhere than on Unix it does.

    A signal in the middle of loading a library would leave half of it.
    """
    heard: list[int] = []
    if sys.platform == "win32":
        yield heard
        return
    import termios  # noqa: PLC0415  there is none on Windows

    try:
        handle = sys.stdin.fileno()
        before = termios.tcgetattr(handle)
    except (OSError, ValueError, termios.error):
        yield heard
        return
    quiet = [*before[:3], before[3] & ~(termios.ECHO | termios.ICANON), *before[4:]]
    awaited = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    told = {number: signal.signal(number, lambda number, _: heard.append(number)) for number in awaited}
    termios.tcsetattr(handle, termios.TCSANOW, quiet)
    try:
        yield heard
    finally:
        with suppress(termios.error):  # the terminal may be gone
            termios.tcsetattr(handle, termios.TCSANOW, before)
        for number, handler in told.items():
            signal.signal(number, handler)


def _obey(heard: Sequence[int]) -> None:
    """Do what the first signal that came has asked for."""
    if heard:
        raise KeyboardInterrupt if heard[0] == signal.SIGINT else SystemExit(128 + heard[0])


def forget_keys() -> None:
    """Forget what was typed while nobody read it: it was not meant for the next picture."""
    if "prompt_toolkit" in sys.modules:
        from prompt_toolkit.application import get_app_session  # noqa: PLC0415  loaded already
        from prompt_toolkit.input.typeahead import clear_typeahead  # noqa: PLC0415  likewise

        clear_typeahead(get_app_session().input)
    if sys.platform != "win32":
        import termios  # noqa: PLC0415  there is none on Windows

        with suppress(OSError, ValueError, termios.error):
            termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)
