"""What uv and pip say where they cannot install → whose fault that is, and the lines that tell it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.artifact.words import brief, last_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_NO_WAY = re.compile(
    # uv: the network, an index that lets nobody in, and what is switched off
    r"Request failed|Failed to (?:fetch|download)|error sending request|dns error|tcp connect error|timed out"
    r"|Failed to read `--find-links`|network (?:was|is) disabled|not found in the (?:cache|provided package locations)"
    r"|could not be queried|returned a \d{3}|HTTP status (?:client|server) error"
    # pip, in its log
    r"|Could not fetch URL (?!.*: 404 Client Error)|connection broken by|Max retries exceeded|HTTP error \d{3}"
    r"|\d{3} Server Error|ProxyError|SSLError|not a trusted or secure host"
    r"|Ignoring indexes: (?s:.*)\(from versions: none\)"
    # both: the machine, and what others have to mend
    r"|No space left on device|Permission denied|Read-only file system|Disk quota exceeded"
    r"|Failed to build|subprocess-exited-with-error|metadata-generation-failed"
    # uv: its settings
    r"|Failed to parse|unexpected argument|TOML parse error",
)
_BEGINNING = re.compile(r"^(?:error: |ERROR: |  \u00d7 )", re.MULTILINE)
_LABEL = re.compile(r"^\s*(?:error: |ERROR: |cause: |\u00d7 |Caused by: |[├╰]─▶ )")
_ADVICE = re.compile(r"To fix this you could try to|ERROR: ResolutionImpossible|\[notice\]|hint: `VIRTUAL_ENV")

_EXPLAINED = "Because "
_LONGEST = 400  # characters

_TIME = re.compile(r"\d{4}-\d\d-\d\dT[\d:,]+\s+")
_TRACE = "Traceback (most recent call last)"


def sign_of_the_machine(output: str) -> str:
    """Return the line that shows that an installation failed for what says nothing of the wheel; empty without one.

    The output may be the log of pip, which says more than pip does.
    """
    found = _NO_WAY.search(output)
    if found is None:
        return ""
    begun = output.rfind("\n", 0, found.start()) + 1
    return _TIME.sub("", output[begun:].partition("\n")[0])


def reasons(output: str) -> str:
    """Return the part of an output that says why an installation failed: from the first error on, without advice."""
    begun = _BEGINNING.search(output)
    told = output[begun.start() :] if begun is not None else output
    advice = _ADVICE.search(told, 1) if told else None
    return told[: advice.start()] if advice is not None else told


def root_cause(lines: Sequence[str]) -> str:
    """Return the line with which uv begins to explain, which names what is missing; of what pip says, the last line."""
    begun = next((line for line in lines if _LABEL.sub("", line).startswith(_EXPLAINED)), "")
    return brief(_LABEL.sub("", begun).strip(), _LONGEST) if begun else last_line(lines)


def in_one_line(lines: list[str]) -> str:
    """Return what several lines of a tool say, one below the other, as one; of the trace of a crash, the end."""
    crashed = any(_TRACE in line for line in lines)
    told = lines[-1:] if crashed else lines
    return ": ".join(dict.fromkeys(_LABEL.sub("", line).strip().rstrip(":") for line in told))
