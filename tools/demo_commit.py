"""The guided commit of the demonstration: the real program in a terminal of its own, with scripted keys."""

import os
import select
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

_PATIENCE = 20.0
_LETTER, _DECISION = 0.08, 0.6  # seconds
_WHERE, _HERE = b"\x1b[6n", b"\x1b[1;1R"
_KEYS = (
    *"pass",
    " ",
    "\r",
    "\r",
    "\r",
    *"sign in with a passkey",
    "\r",
    "b",
    *"Passwords were sent twice.",
    "\x04",
    "\r",
)
"""A file, the type of the branch, no scope, a description, a body, commit."""

_LINES = ("passkeys", "", "", "", "sign in with a passkey", "b", "Passwords were sent twice.", ".", "")
"""The same, as it is typed where the screen cannot be drawn on."""


def guide(program: str, folder: Path, environment: Mapping[str, str], *, is_drawn: bool) -> int:
    """Run the guided commit and show what it shows; return its exit status.

    It is drawn on this terminal, or else goes line by line, as on a terminal that cannot move its cursor.
    """
    import pty  # noqa: PLC0415  there is none on Windows

    process, terminal = pty.fork()
    if not process:
        os.chdir(folder)
        term = environment.get("TERM", "xterm") if is_drawn else "dumb"
        os.execvpe(program, [program], {**environment, "TERM": term})  # noqa: S606  no shell
    _follow(terminal, [f"{line}\n" for line in _LINES] if not is_drawn else list(_KEYS))
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def _follow(terminal: int, keys: Sequence[str]) -> None:
    """Show what the program writes, and press a key whenever it waits."""
    waiting = list(reversed(keys))
    last = time.monotonic()
    is_begun = False
    while time.monotonic() - last < _PATIENCE:
        if select.select([terminal], [], [], _pause(waiting))[0]:
            try:
                shown = os.read(terminal, 1 << 16)
            except OSError:  # it has ended
                return
            if _WHERE in shown:
                os.write(terminal, _HERE)
            last, is_begun = time.monotonic(), True
            sys.stdout.write(shown.replace(_WHERE, b"").replace(b"\r\n", b"\n").decode("utf-8", "replace"))
            sys.stdout.flush()
        elif is_begun and waiting:
            os.write(terminal, waiting.pop().encode())


def _pause(waiting: Sequence[str]) -> float:
    """Return how long to look before the next key: letters of a text come faster than keys that decide something."""
    return _LETTER if waiting and waiting[-1].isalnum() else _DECISION
