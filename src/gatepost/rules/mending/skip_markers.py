"""The markers by which GitHub is told to run no workflow → where they stand, and the message without them."""

import re

from gatepost.rules.case import Case
from gatepost.rules.mending.types import has_words

MARKERS = ("[skip ci]", "[ci skip]", "[no ci]", "[skip actions]", "[actions skip]")
TRAILERS = ("skip-checks:true", "skip-checks: true")
MOST_LINES = 100
"""Lines that are pointed at; a report shows no more findings."""

_MARKER = f"(?:{'|'.join(map(re.escape, MARKERS))})"
_ANYWHERE = re.compile(_MARKER)
_IN_FRONT = re.compile(rf"\A(?:{_MARKER}\s*)+")
_AT_END = re.compile(rf"(?:\s*{_MARKER})+(?P<number>\s*\(#[0-9]+\))?\s*$")
_BULLETS = ("* ", "- ", "+ ")
_LONGEST = 1000  # a longer line is left to a person

Edit = tuple[int, int, str]


def skip_markers(case: Case) -> tuple[list[tuple[int, int]], str | None]:
    """Return the first marker of every line, and the message without any.

    The message is None where a marker belongs to a sentence or a quotation, so
    that only a person can take it out.
    """
    found: list[tuple[int, int]] = []
    edits: list[Edit | None] = []
    match = _ANYWHERE.search(case.text)
    while match is not None and len(found) < MOST_LINES:
        found.append(match.span())
        edits.append(_removal(case, match.start()))
        match = _ANYWHERE.search(case.text, case.line_end(match.start()))
    trailer = _trailer(case.text)
    if trailer is not None:
        found.append(trailer)
        edits.append((*trailer, ""))
    sure = [edit for edit in edits if edit is not None]
    if len(sure) < len(edits) or match is not None:
        return found, None
    mended = case.edited(sure)
    if trailer is not None:
        newlines = case.text[trailer[1] :]
        mended = mended[: len(mended) - len(newlines)].rstrip() + newlines
    return found, mended if _trailer(mended) is None else None


def _removal(case: Case, at: int) -> Edit | None:
    """Return the edit that takes the markers out of the line that holds the one at `at`; None where a person must."""
    line, column = case.position(at)
    start, end = at - column + 1, case.line_end(at)
    old = case.text[start:end]
    in_header = case.position(case.span(0, 0)[0])[0] == line
    new = _AT_END.sub(r"\g<number>", old) if len(old) <= _LONGEST else old
    if in_header:
        new = _IN_FRONT.sub("", new)
    if _ANYWHERE.search(new) or (in_header and not _is_header(new)):
        return None
    if new.strip(" *+-"):
        return (start, end, new) if in_header or old.startswith(_BULLETS) else None
    if not case.text[end:].strip():
        return len(case.text[:start].rstrip()), end, ""
    return start, end + (2 if case.text.startswith("\r\n", end) else 1), ""


def _is_header(line: str) -> bool:
    """Tell whether what is left of a header still says something."""
    return has_words(line) and not line.rstrip().endswith(":")


def _trailer(text: str) -> tuple[int, int] | None:
    """Return where the trailer stands that ends the message, if two empty lines are above its block of trailers."""
    stripped = text.rstrip()
    start = max(stripped.rfind("\n"), stripped.rfind("\r")) + 1
    _, empty_lines, block = stripped.replace("\r\n", "\n").rpartition("\n\n\n")
    if stripped[start:] not in TRAILERS or not empty_lines or "\n\n" in block:
        return None
    return start, len(stripped)
