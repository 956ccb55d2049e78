"""The screen: what it can show, and the only place that writes to it."""

import os
import shutil
from typing import TextIO

from gatepost.report.style import Style


def style_for(stream: TextIO) -> Style:
    """Return the look that suits `stream`: NO_COLOR, FORCE_COLOR, TERM=dumb, its encoding and its width are heeded."""
    columns = shutil.get_terminal_size((80, 24)).columns
    return Style(colour=_has_colour(stream), columns=columns, unicode=_has_unicode(stream))


def write(stream: TextIO, text: str) -> None:
    """Write `text`; characters that the stream cannot show are written by their numbers."""
    try:
        stream.write(text)
    except UnicodeEncodeError:
        encoding = stream.encoding or "ascii"
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()


def _has_unicode(stream: TextIO) -> bool:
    """Python writes UTF-8 in the C locale too; who sets that locale has a screen that does not show it."""
    encoding = (getattr(stream, "encoding", None) or "ascii").lower().replace("-", "")
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_CTYPE", "LANG"))), "")
    return encoding.startswith("utf") and locale not in ("C", "POSIX")


def _has_colour(stream: TextIO) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    try:
        on_terminal = stream.isatty()
    except ValueError:
        on_terminal = False
    return on_terminal and os.environ.get("TERM") != "dumb"
