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


class Section:
    """A stretch of the message that is read by itself, and what it is read as."""

    __slots__ = ("message", "part")

    def __init__(self, part: Part, message: Message) -> None:
        self.part = part
        self.message = message

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the whole message of a span in the text of this section's message."""
        offset = self.message.offset
        return self.part.offset_in_whole(offset + start), self.part.offset_in_whole(offset + end)


class Case:
    """A message, where it stands, and the words that the rulebook allows in it.

    `place` is "commit" while the message is being written, "history" for one
    that is committed, "title" for a pull request's title. `merge` tells a commit
    with several parents.
    """

    __slots__ = ("main", "merge", "place", "reading", "scopes", "types")

    def __init__(
        self, reading: Reading, place: str, *, types: tuple[str, ...], scopes: tuple[str, ...], merge: bool = False
    ) -> None:
        self.reading = reading
        self.place = place
        self.types = types
        self.scopes = scopes
        self.main: Message = reading.messages[0] if reading.messages else parse("")
        self.merge = merge or (place != TITLE and reading.text.startswith(MERGE_SUBJECTS))

    @property
    def text(self) -> str:
        """The whole message."""
        return self.reading.text

    @property
    def header(self) -> str:
        """The first line of the message."""
        return self.main.header

    def sections(self) -> list[Section]:
        """Return the stretches that are read by themselves; the first has the header."""
        return list(map(Section, self.reading.parts, self.reading.messages))

    def with_header(self, header: str) -> str:
        """Return the message with another header."""
        start = self.main.offset
        return self.text[:start] + header + self.text[start + self.main.header_end :]
