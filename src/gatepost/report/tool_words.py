"""What another program has said → lines that are safe to print, and worth it."""

from __future__ import annotations

import re

from gatepost.report.visible import tame, visible

_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])")  # ECMA-48
_BOX = re.compile("^[\u2500-\u257f ]+|[\u2500-\u257f ]+$")
_LONGEST = 300  # characters


def tool_lines(output: str) -> list[str]:
    """Return the lines of a program's output that have something in them.

    Colours, boxes and what a bar of progress has overwritten are gone; anything else that would act on a terminal
    or a log is shown. A line that is very long is cut.
    """
    plain = _SEQUENCE.sub("", output).replace("\r\n", "\n")
    overwritten = (line.rstrip("\r").rpartition("\r")[2] for line in plain.split("\n"))
    return [_safe(line) for line in overwritten if _BOX.sub("", line.expandtabs()).strip()]


def last_lines(output: str, most: int) -> tuple[str, ...]:
    """Return the last lines of a program's output, which are those that say why it failed."""
    return tuple(tool_lines(output)[-most:])


def _safe(line: str) -> str:
    indented = _BOX.sub(lambda found: " " * len(found[0]), line.expandtabs()).rstrip()
    shown = tame(visible(indented))
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
