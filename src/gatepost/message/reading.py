"""What Release Please reads in a message: the one entrance to the grammar for every part of gatepost."""

from gatepost.message.characters import utf16_length
from gatepost.message.commits import Commit, commits_in
from gatepost.message.grammar import Fault
from gatepost.message.parse import Message, parse
from gatepost.message.split import Part, split


class Reading:
    """A message, as Release Please reads it.

    `parts` are the stretches it reads by themselves, `messages` what each
    is as a message (with a fault, where it is refused).
    """

    __slots__ = ("_commits", "messages", "parts", "text")

    def __init__(self, text: str, parts: list[Part], messages: list[Message]) -> None:
        self.text = text
        self.parts = parts
        self.messages = messages
        self._commits: list[Commit] | None = None

    @property
    def commits(self) -> list[Commit]:
        """What comes out of all parts, in the real tool's order; made when it is first asked for."""
        commits = self._commits
        if commits is None:
            commits = self._commits = commits_in(self.messages[0]) if self.messages else []
            for message in self.messages[1:]:
                commits += commits_in(message)
        return commits

    @property
    def whole(self) -> Message:
        """The message read in one piece, whatever it is split into."""
        if len(self.parts) == 1 and self.parts[0].text == self.text:
            return self.messages[0]
        return parse(self.text)


def read(text: str) -> Reading:
    """Read `text` as Release Please does. Never raises; the cost is linear in its length."""
    parts = split(text)
    return Reading(text, parts, [parse(part.text) for part in parts])


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return the 1-based line and column, in code points, of the character at `offset`.

    A line ends at LF, CR, or CR and LF together, as in the grammar.
    """
    before = text[:offset]
    if "\r" in before:
        before = before.replace("\r\n", "\n").replace("\r", "\n")
    start = before.rfind("\n") + 1
    return before.count("\n") + 1, len(before) - start + 1


def error_text(message: Message, fault: Fault) -> str:
    """Return the real parser's own words for a fault.

    Its columns count UTF-16 units, and an astral character is shown by its
    first half, as JavaScript indexes strings.
    """
    text = message.text
    line, column = line_and_column(text, fault.offset)
    if not text.isascii():
        column = 1 + utf16_length(text[fault.offset - column + 1 : fault.offset])
    if fault.offset >= len(text):
        shown = "EOF"
    elif text.startswith("\r\n", fault.offset):
        shown = "'\r\n'"
    else:
        unit = text[fault.offset].encode("utf-16-le", "surrogatepass")[:2].decode("utf-16-le", "surrogatepass")
        shown = f"'{unit}'"
    return f"unexpected token {shown} at {line}:{column}, valid tokens [{fault.valid}]"
