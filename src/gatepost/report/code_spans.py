"""Text that others wrote → Markdown code, from which GitHub makes no mention, link, reference or image."""

import re

from gatepost.report.visible import visible

_CUT = 200  # characters of a header, a path or a reason
_TICKS = re.compile("`+")


def code_span(text: str) -> str:
    """Return text in a code span that it cannot leave."""
    if not text.strip():
        return "(empty)"  # there is no code span without code
    shown = visible(text[:_CUT]) + ("…" if len(text) > _CUT else "")
    ticks = "`" * (1 + _longest_run(shown))
    room = " " if shown.startswith(("`", " ")) or shown.endswith(("`", " ")) else ""
    return f"{ticks}{room}{shown}{room}{ticks}"


def code_block(lines: list[str]) -> list[str]:
    """Return lines of code in a fence that none of them can close."""
    fence = "`" * max(3, 1 + max(map(_longest_run, lines), default=0))
    return [f"{fence}text", *lines, fence]


def _longest_run(text: str) -> int:
    """Return the length of the longest run of backticks."""
    return max(map(len, _TICKS.findall(text)), default=0)
