"""`Case`: one message before the judge, with all that a rule may know about it."""

from gatepost.message.parse import Message, parse
from gatepost.message.reading import Reading
from gatepost.message.split import Part

COMMIT = "commit"
HISTORY = "history"
TITLE = "title"
PLACES = (COMMIT, HISTORY, TITLE)

MERGE_SUBJECTS = (
    "Merge branch '",
    "Merge branches '",
    "Merge commit '",
    "Merge pull request #",
    "Merge remote-tracking branch '",
    "Merge remote-tracking branches '",
    "Merge tag '",
)
"""How git and the forges begin the subject of a merge that they make."""

AUTOSQUASH = ("fixup! ", "squash! ", "amend! ")
"""How git begins the subject of a commit that waits to be folded into another."""

_EMPTY = parse("")
_SHOWN = 60


class Section:
    """A stretch of the message that is read by itself, and what it is read as."""

    __slots__ = ("message", "part")

    def __init__(self, part: Part, message: Message) -> None:
        self.part = part
        self.message = message

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the whole message of a span in the text of this section's message."""
        start += self.message.offset
        end += self.message.offset
        first = self.part.offset_in_whole(start)
        return first, self.part.offset_in_whole(end - 1) + 1 if end > start else first


class Case:
    """A message, where it stands, and the words that the rulebook allows in it.

    `place` is "commit" while the message is being written, "history" for one
    that is committed, "title" for a pull request's title. `merge` tells a commit
    with several parents. `sections` are the stretches that are read by
    themselves and are not blank; the first, `main`, has the header.
    """

    __slots__ = ("_line_starts", "main", "merge", "place", "reading", "scopes", "sections", "types")

    def __init__(
        self, reading: Reading, place: str, *, types: tuple[str, ...], scopes: tuple[str, ...], merge: bool = False
    ) -> None:
        self.reading = reading
        self.place = place
        self.types = types
        self.scopes = scopes
        pairs = zip(reading.parts, reading.messages, strict=True)
        self.sections = [Section(part, message) for part, message in pairs if message.text]
        self.main: Message = self.sections[0].message if self.sections else _EMPTY
        self.merge = merge or (place != TITLE and reading.text.startswith(MERGE_SUBJECTS))
        self._line_starts: list[int] | None = None

    @property
    def text(self) -> str:
        """The whole message."""
        return self.reading.text

    @property
    def header(self) -> str:
        """The first line of the message."""
        return self.main.header

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the whole message of a span in the text of `main`; (0, 0) where that is empty."""
        return self.sections[0].span(start, end) if self.sections else (0, 0)

    def with_header(self, header: str) -> str | None:
        """Return the message with another header; None where a nested commit stands in the middle of the header."""
        start, end = self.span(0, self.main.header_end)
        return self.text[:start] + header + self.text[end:] if self.text[start:end] == self.header else None

    def position(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column of the character at `offset`; quick also for thousands of them."""
        starts = self._line_starts
        if starts is None:
            starts = self._line_starts = _line_starts(self.text)
        line, after = 0, len(starts)
        while after - line > 1:
            middle = (line + after) // 2
            if starts[middle] <= offset:
                line = middle
            else:
                after = middle
        return line + 1, offset - starts[line] + 1

    def line_end(self, offset: int) -> int:
        """Return the offset at which the line of the character at `offset` ends."""
        line = self.position(offset)[0]
        starts = self._line_starts or [0]
        if line >= len(starts):
            return len(self.text)
        end = starts[line] - 1
        return end - 1 if self.text.startswith("\r\n", end - 1) and end > offset else end

    def edited(self, edits: list[tuple[int, int, str]]) -> str:
        """Return the message with the spans of `edits`, in order and apart from each other, replaced by their texts."""
        pieces: list[str] = []
        done = 0
        for start, end, text in edits:
            pieces += (self.text[done:start], text)
            done = end
        return "".join([*pieces, self.text[done:]])


def brief(text: str) -> str:
    """Return `text`, or as much of it as fits into a sentence."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _line_starts(text: str) -> list[int]:
    """Return the offset of every line; LF, CR, and CR and LF together end one."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
