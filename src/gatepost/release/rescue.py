"""A merged commit of which something is dropped → the message that is to be read in its place (spec §2.1)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from gatepost.message.characters import BLANKS, WHITESPACE
from gatepost.message.commits import BREAKING, RELEASE_AS, Commit
from gatepost.message.grammar import read_footer_token
from gatepost.message.parse import Message
from gatepost.message.reading import Reading, read
from gatepost.message.split import BEGIN_NESTED, END_NESTED

BEGIN_OVERRIDE = "BEGIN_COMMIT_OVERRIDE"
END_OVERRIDE = "END_COMMIT_OVERRIDE"


@dataclass(frozen=True)
class Rescue:
    """A message that is read whole, and the commits that are read in it but not in the one that is stored."""

    message: str
    saved: tuple[Commit, ...]

    @property
    def block(self) -> str:
        """The override block, for the description of the commit's pull request."""
        return f"{BEGIN_OVERRIDE}\n{self.message}\n{END_OVERRIDE}"

    @property
    def replacements(self) -> list[tuple[str, ...]]:
        """The paragraphs of a commit in place of each saved one: its header, and what it means beside that."""
        return [(commit.header, *_meanings(commit)) for commit in self.saved]


def lost_in(reading: Reading, *, is_merge: bool = False) -> list[Message]:
    """Return the parts that are refused; not the subject of a merge, which nobody means to be read."""
    return [
        message
        for number, message in enumerate(reading.messages)
        if message.text and message.fault is not None and not (is_merge and not number and message.token is None)
    ]


def rescue(reading: Reading, mended: Iterable[str], *, is_merge: bool = False) -> Rescue | None:
    """Return the first of the mended messages that is read whole and loses nothing; None where there is none.

    After them, the message itself is tried with only headers and footers left of what is refused.
    """
    lost = lost_in(reading, is_merge=is_merge)
    wanted = sum(message.token is not None for message in lost)
    for text in (*mended, _pruned(reading)):
        message = text.strip(BLANKS)
        saved = _saved(reading, message)
        if saved and len(saved) >= wanted:
            return Rescue(message, tuple(saved))
    return None


def _saved(reading: Reading, text: str) -> list[Commit]:
    """Return what a message gives beside what is read already; nothing, where it cannot stand in its place.

    GitHub keeps a description with CR and LF at the line ends, and so it is read.
    """
    if BEGIN_OVERRIDE in text or END_OVERRIDE in text:
        return []
    after, in_description = read(text), read(text.replace("\r\n", "\n").replace("\n", "\r\n"))
    if lost_in(after) or lost_in(in_description) or _headers(after) != _headers(in_description):
        return []
    left = _headers(reading)
    saved = []
    for commit in _own(after):
        if left[commit.header]:
            left[commit.header] -= 1
        else:
            saved.append(commit)
    was_breaking = sum(commit.breaking for commit in reading.commits)
    is_breaking = sum(commit.breaking for commit in after.commits)
    return [] if left.total() or is_breaking < was_breaking else saved


def _own(reading: Reading) -> Iterator[Commit]:
    return (commit for commit in reading.commits if commit.footer is None)


def _headers(reading: Reading) -> Counter[str]:
    return Counter(commit.header for commit in _own(reading))


def _meanings(commit: Commit) -> Iterator[str]:
    """Yield the footers by which a commit without its body still means the same to a release."""
    for title, text in commit.notes:
        if title == BREAKING and text != commit.description.strip(BLANKS):
            yield f"BREAKING CHANGE: {' '.join(text.split())}"
        elif title == RELEASE_AS:
            yield f"Release-As: {text}"


def _pruned(reading: Reading) -> str:
    """Return the message with only the header and the footers left of each part that is refused."""
    first_nested = len(reading.parts) - reading.text.count(BEGIN_NESTED)
    main: list[str] = []
    nested: list[str] = []
    for number, message in enumerate(reading.messages):
        text = _readable(message)
        if text and number < first_nested:
            main.append(text)
        elif text:
            nested.append(f"{BEGIN_NESTED}\n{text}\n{END_NESTED}")
    return "\n\n".join([*main, *nested])


def _readable(message: Message) -> str:
    """Return what can be read of a part; empty, where not even its header can."""
    if message.fault is None:
        return message.text
    if message.token is None:
        return ""
    footers = _footers_at_end(message.text[message.header_end :])
    return "\n\n".join([message.header, *(["\n".join(footers)] if footers else [])])


def _footers_at_end(text: str) -> list[str]:
    """Return the lines of the footers at the end of a text that cannot be read as a whole."""
    found: list[str] = []
    indented: list[str] = []
    for line in takewhile(_may_be_of_footer, reversed(text.replace("\r", "\n").split("\n"))):
        if line and line[0] in WHITESPACE:
            indented.append(line)
        elif line:
            found += [*indented, line]
            indented = []
    return found[::-1]


def _may_be_of_footer(line: str) -> bool:
    return not line or line[0] in WHITESPACE or read_footer_token(line) is not None
