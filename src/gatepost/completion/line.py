"""A line of bash, up to the cursor → its words, and where the text begins that bash will replace."""

from collections.abc import Iterator
from dataclasses import dataclass

_BLANKS = " \t\n"
_ESCAPABLE = '$`"\\'  # within double quotes a backslash in front of anything else stands for itself


@dataclass(frozen=True)
class Line:
    """The words of a line without their quotes; the last one is being typed, and may be empty.

    `quote` is the one that is open in it. What bash replaces by a reply is all but the first `kept` characters of the
    word: it takes `=`, `:` and the like, and a quote, for the beginning of another one.
    """

    words: tuple[str, ...]
    quote: str = ""
    kept: int = 0


def read_line(text: str, breaks: str = "") -> Line:
    """Return what is on a line; nothing in it is run or expanded. `breaks` is bash's COMP_WORDBREAKS."""
    reader = _Reader(breaks)
    characters = iter(text)
    for character in characters:
        reader.read(character, characters)
    return Line((*reader.words, reader.word), reader.quote, reader.kept)


class _Reader:
    def __init__(self, breaks: str) -> None:
        self.words: list[str] = []
        self.word = ""
        self.quote = ""
        self.kept = 0
        self._is_begun = False
        self._breaks = breaks

    def read(self, character: str, rest: Iterator[str]) -> None:
        """Read a character, and with a backslash the next one."""
        if self.quote:
            self._read_quoted(character, rest)
        elif character in _BLANKS:
            self._end_word()
        else:
            self._is_begun = True
            self._read_bare(character, rest)

    def _read_bare(self, character: str, rest: Iterator[str]) -> None:
        if character in ("'", '"'):
            self.quote = character
            self.kept = len(self.word)
        elif character == "\\":
            self.word += next(rest, "").replace("\n", "")
        else:
            self.word += character
            if character in self._breaks:
                self.kept = len(self.word)

    def _read_quoted(self, character: str, rest: Iterator[str]) -> None:
        if character == self.quote:
            self.quote = ""
            self.kept = len(self.word)
        elif character == "\\" and self.quote == '"':
            escaped = next(rest, "")
            self.word += escaped if escaped in _ESCAPABLE else f"\\{escaped}"
        else:
            self.word += character

    def _end_word(self) -> None:
        if self._is_begun:
            self.words.append(self.word)
        self.word = ""
        self.kept = 0
        self._is_begun = False
