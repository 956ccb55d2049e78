"""A YAML text and the place up to which it is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from gatepost.formats.errors import UnreadableText

if TYPE_CHECKING:
    from typing import NoReturn

State: TypeAlias = "tuple[int, int, int, int, int]"
"""A place to come back to."""

WHITE = " \t"
LINE_ENDS = "\n\r"
SEPARATING = f"{WHITE}{LINE_ENDS}"
FLOW_SIGNS = ",[]{}"

_BLANK = re.compile(r"[ \t]*")
_SPACES = re.compile(" *")
_COMMENT = re.compile(r"#[^\n\r]*")
_LINE_END = re.compile(r"(?:\r\n|\n|\r)( *)")
_DOCUMENT_SIGN = re.compile(r"(?:---|\.\.\.)(?:[ \t\n\r]|\Z)")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")


class Source:
    """Reads on in a text that ends with a line end; knows the line, its start, its indent and its first leading tab."""

    __slots__ = ("at", "indent", "line", "line_start", "tab", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.line = 0
        self.line_start = 0
        self.indent = 0
        self.tab = -1

    def fail(self, words: str) -> NoReturn:
        """Raise UnreadableText with these words and the place."""
        where = f"{self.line + 1}:{self.at - self.line_start + 1}"
        message = f"{words} ({where})"
        raise UnreadableText(message)

    def here(self, offset: int = 0) -> str:
        """Return the character at the place, or after it; nothing at the end of the text."""
        return self.text[self.at + offset : self.at + offset + 1]

    def here_is(self, characters: str, offset: int = 0) -> bool:
        """Tell whether the text goes on with one of these characters."""
        here = self.here(offset)
        return bool(here) and here in characters

    def take(self, pattern: re.Pattern[str]) -> str:
        """Read what `pattern` matches; nothing where it does not."""
        found = pattern.match(self.text, self.at)
        if not found:
            return ""
        self.at = found.end()
        return found[0]

    def state(self) -> State:
        """Return the place, to come back to."""
        return self.at, self.line, self.line_start, self.indent, self.tab

    def go_back(self, state: State) -> None:
        """Come back to a place."""
        self.at, self.line, self.line_start, self.indent, self.tab = state

    def break_line(self) -> None:
        """Go to the start of the next line; a line end must be here."""
        found = _LINE_END.match(self.text, self.at)
        if not found:
            self.fail("a line break is expected")
        self.at = self.line_start = found.start(1)
        self.line += 1
        self.tab = -1

    def skip_space(self, *, comments: bool = True) -> int:
        """Go over white space and lines without content to what comes next; return how many lines ended."""
        before = self.line
        while True:
            blank = self.take(_BLANK)
            if self.tab == -1 and "\t" in blank:
                self.tab = self.at - len(blank) + blank.index("\t")
            if comments:
                self.take(_COMMENT)
            if not self.here_is(LINE_ENDS):
                return self.line - before
            self.break_line()
            self.at += self.spaces()
            self.indent = self.at - self.line_start

    def spaces(self, most: int | None = None) -> int:
        """Return how many spaces follow, `most` at the most."""
        found = _SPACES.match(self.text, self.at, len(self.text) if most is None else self.at + most)
        return len(found[0]) if found else 0

    def at_document_sign(self) -> bool:
        """Tell whether a `---` or `...` begins the line here."""
        return self.at == self.line_start and bool(_DOCUMENT_SIGN.match(self.text, self.at))

    def printable(self, start: int, end: int) -> str:
        """Return a part of the text; raises UnreadableText for control characters in it."""
        part = self.text[start:end]
        if _UNPRINTABLE.search(part):
            self.fail("the stream contains non-printable characters")
        return part


def folded(breaks: int) -> str:
    """Return what so many line ends within a scalar mean: one a space, more of them one fewer."""
    return " " if breaks == 1 else "\n" * (breaks - 1)
