"""The screen: what it can show, and the only place that writes to it."""

import os
import stat
import sys
from typing import TextIO

from gatepost.adapters.environment import is_ci
from gatepost.report.style import Style

_COLUMNS = 80  # where nobody says
_LINES = 24


def style_for(stream: TextIO) -> Style:
    """Return the look that suits `stream`: NO_COLOR, FORCE_COLOR, TERM=dumb, its encoding and its width are heeded."""
    return Style(colour=_has_colour(stream), columns=_columns(), unicode=_has_unicode(stream))


def _columns() -> int:
    """Return how wide text is to be: as COLUMNS says, else as standard output is."""
    said = os.environ.get("COLUMNS", "")
    return int(said) if said.isdecimal() and int(said) > 0 else columns_of(sys.__stdout__)


def columns_of(stream: TextIO | None) -> int:
    """Return how wide the terminal behind a stream is; 80 where there is none."""
    try:
        return (stream is not None and os.get_terminal_size(stream.fileno()).columns) or _COLUMNS
    except (OSError, ValueError):
        return _COLUMNS


def is_typed_at() -> bool:
    """Tell whether somebody can type an answer: standard input is there, and a terminal."""
    stdin: TextIO | None = sys.stdin
    return stdin is not None and not stdin.closed and stdin.isatty()


def screen_lines(stream: TextIO) -> int:
    """Return how many lines the terminal behind a stream has."""
    try:
        return os.get_terminal_size(stream.fileno()).lines or _LINES
    except (OSError, ValueError):
        return _LINES


def write(stream: TextIO, text: str) -> bool:
    """Write `text`, and tell whether anybody is there to read it; what the stream cannot show is written by number.

    A reader that has gone, as in `… | head`, changes nothing: the exit code says
    what was found. What cannot be written to standard error is lost for the same
    reason; elsewhere a full disk is an error.
    """
    try:
        try:
            stream.write(text)
        except UnicodeEncodeError:
            encoding = stream.encoding or "ascii"
            stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except BrokenPipeError:
        let_go(stream)
        return False
    except OSError:
        if stream is not sys.stderr:
            raise
        let_go(stream)
        return False
    return True


def is_obeyed(stream: TextIO) -> bool:
    """Tell whether control characters in `stream` act on somebody: on a terminal, or in a CI log."""
    if stream.isatty():
        return True
    try:
        return is_ci() and not stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return is_ci()


def let_go(stream: TextIO) -> None:
    """Lead what is still to be written into the void, or the interpreter complains at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _has_unicode(stream: TextIO) -> bool:
    """Python writes UTF-8 in the C locale too; who sets that locale has a screen that does not show it."""
    encoding = (getattr(stream, "encoding", None) or "ascii").lower().replace("-", "")
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_CTYPE", "LANG"))), "")
    return encoding.startswith("utf") and locale not in ("C", "POSIX")


def _has_colour(stream: TextIO) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    try:
        on_terminal = stream.isatty()
    except ValueError:
        on_terminal = False
    return on_terminal and os.environ.get("TERM") != "dumb"
