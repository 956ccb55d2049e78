"""What git puts into a message for the editor, and conflicts → where they stand, and the message without them."""

import re

from gatepost.message.fences import fenced

SCISSORS = "git's scissors: this line and all below it were not to be kept"
COMMENT = "a comment of git's, which was not to be kept"
CONFLICT = "the beginning of a conflict that is not resolved"
MOST_OF_A_KIND = 100
"""Lines that are pointed at; a report shows no more findings."""

_MARKER = re.compile(
    r"""
    ^(?:
    (?P<ours><<<<<<<\ )
    | (?P<middle>=======\r?$)
    | (?P<theirs>>>>>>>>\ )
    | \ *(?:```|~~~)[^\n]*
    | (?P<comment>[^\w\s]{1,8})\ (?:  # core.commentString
        (?P<scissors>-{24}\ >8\ -{24}[ \t\r]*$)
        | Please\ enter\ the\ commit\ message\ for\ your\ changes\.
        | Please\ enter\ a\ commit\ message\ to\ explain\ why\ this\ merge\ is
        | It\ looks\ like\ you\ may\ be\ committing\ a
        | This\ is\ a\ combination\ of\ [0-9]+\ commits\.
        | This\ is\ the\ (?:1st\ commit\ message|commit\ message\ \#[0-9]+):
        | The\ commit\ message\ \#[0-9]+\ will\ be\ skipped:
    ))""",
    re.VERBOSE | re.MULTILINE,
)

Leftover = tuple[tuple[int, int], str]
"""The span of a line, and what stands there."""


def leftovers(text: str) -> tuple[list[Leftover], str | None]:
    """Return what is left over in `text`, and `text` without what can be cut out; None where nothing can.

    Linear in the length of `text`.
    """
    markers = _markers(text)
    cut = markers[-1].start() if markers and markers[-1].lastgroup == "scissors" else len(text)
    comments = _comments(text[:cut], markers)
    found = [(_line_at(text, start), COMMENT) for start, _ in comments[:MOST_OF_A_KIND]]
    found += [(_line_at(text, start), CONFLICT) for start in _conflicts(markers)[:MOST_OF_A_KIND]]
    if cut < len(text):
        found.append((_line_at(text, cut), SCISSORS))
        below = text[_line_at(text, cut)[1] :]
        if below.strip() and "\ndiff" not in below.replace("\r", "\n"):
            return found, None  # what stands there may be somebody's words
        comments.append((cut, len(text)))
    return found, _without(text, comments)


def _markers(text: str) -> list[re.Match[str]]:
    """Return the lines that mark something, down to the scissors; not those between fences, which are quotations."""
    matches = list(_MARKER.finditer(text))
    found = []
    for match, is_quoted in zip(matches, fenced([match[0] for match in matches]), strict=True):
        if not is_quoted:
            found.append(match)
            if match.lastgroup == "scissors":
                break
    return found


def _comments(text: str, markers: list[re.Match[str]]) -> list[tuple[int, int]]:
    """Return where git's comments begin and end: each is known by a line, and goes on for as long as lines do."""
    found: list[tuple[int, int]] = []
    done = 0
    for match in markers:
        if match.lastgroup == "comment" and match.start() >= done:
            done = match.start()
            while text.startswith(match["comment"], done):
                end = text.find("\n", done)
                done = end + 1 if end >= 0 else len(text)
            found.append((match.start(), done))
    return found


def _conflicts(markers: list[re.Match[str]]) -> list[int]:
    """Return where conflicts begin that have all of their three markers."""
    found = []
    start = middle = -1
    for match in markers:
        if match.lastgroup == "ours":
            start = match.start()
        elif match.lastgroup == "middle":
            middle = match.start()
        elif match.lastgroup == "theirs" and 0 <= start < middle:
            found.append(start)
            start = -1
    return found


def _line_at(text: str, start: int) -> tuple[int, int]:
    """Return the span of the line that begins at `start`."""
    end = text.find("\n", start)
    return start, len(text[start : end if end >= 0 else len(text)].rstrip("\r")) + start


def _without(text: str, spans: list[tuple[int, int]]) -> str | None:
    """Return `text` without these spans, which are in order, and with one empty line where they were."""
    newline = "\r\n" if "\r\n" in text else "\n"
    starts = [0, *(end for _, end in spans)]
    ends = [*(start for start, _ in spans), len(text)]
    pieces = [text[start:end].strip("\r\n") for start, end in zip(starts, ends, strict=True)]
    mended = (newline * 2).join(piece for piece in pieces if piece.strip())
    if not mended or not spans:
        return None
    return mended + newline if text.endswith("\n") else mended
