"""The screen: what it can show, and the only place that writes to it."""

import os
import shutil
from typing import TextIO

from gatepost.report.style import Style


def style_for(stream: TextIO) -> Style:
    """Return the look that suits `stream`: NO_COLOR, FORCE_COLOR, TERM=dumb, its encoding and its width are heeded."""
    columns = shutil.get_terminal_size((80, 24)).columns
    encoding = (getattr(stream, "encoding", None) or "ascii").lower().replace("-", "")
    return Style(colour=_has_colour(stream), columns=columns, unicode=encoding.startswith("utf"))


def write(stream: TextIO, text: str) -> None:
    """Write `text`; characters that the stream cannot show are written by their numbers."""
    try:
        stream.write(text)
    except UnicodeEncodeError:
        encoding = stream.encoding or "ascii"
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()


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
