"""`Case`: one message before the judge, with all that a rule may know about it."""

from gatepost.message.parse import Message, parse
from gatepost.message.reading import Reading
from gatepost.message.split import Part
from gatepost.policy.titles import follows_pattern

COMMIT = "commit"
"""A message that is being written."""

BRANCH = "branch"
"""A commit that will be squashed before it lands."""

HISTORY = "history"
"""A commit that lands, or has landed, as it is."""

TITLE = "title"
"""A pull request's title by itself."""

LANDING = "landing"
"""The message that a forge will write when it lands a pull request."""

PLACES = (COMMIT, BRANCH, HISTORY, TITLE, LANDING)

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
_CLOSING = {"[": "]", "(": ")", "{": "}", "<": ">"}
_DECORATION = 8  # characters, brackets and emoji, that may stand in front of a mark
_WORDY = ("", "-", "_", "`", "'", '"', "/", ".", "@", "$", "!")


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


class Words:
    """The words of a repository: the types and scopes that it allows (any scope, where there are none).

    `listed` are the types that a release lists; a release of others alone is not made.
    `scope_paths` are pairs of a glob and the scope of the files that it matches, `titles` the patterns
    of Release Please's own titles.
    """

    __slots__ = ("listed", "scope_paths", "scopes", "titles", "types")

    def __init__(
        self,
        types: tuple[str, ...],
        scopes: tuple[str, ...],
        listed: tuple[str, ...],
        scope_paths: tuple[tuple[str, str], ...] = (),
        titles: tuple[str, ...] = (),
    ) -> None:
        self.titles = titles
        self.types = types
        self.scopes = scopes
        self.listed = listed
        self.scope_paths = scope_paths


class Case:
    """A message, where it stands (one of `PLACES`), and the words that the rulebook allows in it.

    `merge` tells a commit with several parents; where nobody knows (None), its
    first words tell. `paths` are the files that are
    committed with it, where they are known. `sections` are the stretches that
    are read by themselves and are not blank; the first, `main`, has the `header`.
    `types` and `scopes` are those of the words.
    """

    __slots__ = (
        "_is_single",
        "_line_starts",
        "_lower",
        "header",
        "main",
        "merge",
        "paths",
        "place",
        "reading",
        "scopes",
        "sections",
        "text",
        "types",
        "words",
    )

    def __init__(
        self, reading: Reading, place: str, words: Words, *, merge: bool | None = None, paths: tuple[str, ...] = ()
    ) -> None:
        self.reading = reading
        self.text = reading.text
        self.place = place
        self.words = words
        self.types = words.types
        self.scopes = words.scopes
        self.paths = paths
        self.sections = [
            Section(part, message)
            for part, message in zip(reading.parts, reading.messages, strict=True)
            if message.text
        ]
        self.main: Message = self.sections[0].message if self.sections else _EMPTY
        self.header = self.main.header
        if merge is None:
            merge = place != TITLE and reading.text.startswith(MERGE_SUBJECTS)
        self.merge = merge
        self._line_starts: list[int] | None = None
        self._lower: str | None = None
        self._is_single: bool | None = None

    @property
    def lower(self) -> str:
        """The message in lower case, character by character: each stands where it stood."""
        if self._lower is None:
            text = self.text
            self._lower = (text if text.isascii() else text.replace("\u0130", "i")).lower()  # the one that grows
        return self._lower

    @property
    def is_single(self) -> bool:
        """Whether the message plainly makes no commit that a release sees beside its header's, and no breaking one.

        It is found out without making the commits, which takes longer than all rules together.
        """
        if self._is_single is None:
            self._is_single = self._makes_one()
        return self._is_single

    def _makes_one(self) -> bool:
        if len(self.sections) != 1 or "BREAKING" in self.text:
            return False
        for footer in self.main.footers:
            token = footer.token
            if token.marker or footer.newlines or token.type is None or not token.type.isascii():
                return False
            type_ = token.type.lower()
            if type_ in self.types or type_ in self.words.listed or type_ == "feature":
                return False
            if token.separator != ":" and ":" in footer.texts[0]:
                return False
        return True

    @property
    def is_release(self) -> bool:
        """Whether the header is a title that Release Please gives: no list of types or scopes holds for it."""
        return any(follows_pattern(self.header, pattern) for pattern in self.words.titles)

    @property
    def is_composed(self) -> bool:
        """Whether a forge wrote the message, or will: its header ends with the ` (#12)` of a pull request."""
        return self.place == LANDING or self.pull_request_number != ""

    @property
    def pull_request_number(self) -> str:
        """The digits of the ` (#12)` at the end of the header; empty where there is none."""
        _, mark, number = self.header.rstrip().rpartition(" (#")
        digits = number[:-1]
        return digits if mark and number.endswith(")") and digits.isascii() and digits.isdecimal() else ""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the whole message of a span in the text of `main`; (0, 0) where that is empty."""
        return self.sections[0].span(start, end) if self.sections else (0, 0)

    def with_header(self, header: str) -> str | None:
        """Return the message with another header; None where a nested commit stands in the middle of the header."""
        start, end = self.span(0, self.main.header_end)
        return self.text[:start] + header + self.text[end:] if self.text[start:end] == self.header else None

    def position(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column of the character at `offset`; quick also for thousands of them."""
        if self._line_starts is None and self._is_in_header(offset):
            return 1, offset + 1
        starts = self._starts_of_lines()
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
        end = len(self.header)
        if self._is_in_header(offset) and self.text.startswith("\n", end):
            return end
        line = self.position(offset)[0]
        starts = self._starts_of_lines()
        if line >= len(starts):
            return len(self.text)
        end = starts[line] - 1
        return end - 1 if self.text.startswith("\r\n", end - 1) and end > offset else end

    def _is_in_header(self, offset: int) -> bool:
        """Tell whether `offset` is one of a header that nothing stands before, as most are at which something is."""
        return offset <= len(self.header) and self.text.startswith(self.header)

    def _starts_of_lines(self) -> list[int]:
        if self._line_starts is None:
            self._line_starts = _line_starts(self.text)
        return self._line_starts

    def edited(self, edits: list[tuple[int, int, str]]) -> str:
        """Return the message with the spans of `edits`, in order and apart from each other, replaced by their texts."""
        pieces: list[str] = []
        done = 0
        for start, end, text in edits:
            pieces += (self.text[done:start], text)
            done = end
        return "".join([*pieces, self.text[done:]])


def is_in_progress(header: str) -> bool:
    """Tell whether a header begins by saying that the work is not done: `WIP`, `wip: …`, `[WIP] …`, `Draft: …`."""
    return progress_mark(header) > 0


def progress_mark(text: str) -> int:
    """Return the length of the mark of unfinished work that `text` begins with; 0 where it begins with none.

    `wip-tracker`, `WIP-123` and `wip.py` are words of their own.
    """
    start = 0
    while start < _DECORATION and not text[start : start + 1].isalnum() and text[start : start + 1] not in _WORDY:
        start += 1
    bracket = next((character for character in text[:start] if character in _CLOSING), "")
    word = text[start : start + 5].lower()
    end = start + (3 if word.startswith("wip") else 5)
    after = text[end : end + 1]
    if word != "draft" and (not word.startswith("wip") or after.isalnum() or after in ("-", "_")):
        return 0
    if bracket:
        closing = text.find(_CLOSING[bracket], end, end + (_SHOWN if word != "draft" else 1))
        return closing + 1 if closing >= 0 else 0
    if word == "draft":
        return end + 1 if after == ":" else 0
    is_part = after in ("/", "'", "\u2019") or (after == "." and text[end + 1 : end + 2].isalnum())
    return 0 if is_part else end


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
