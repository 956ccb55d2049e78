"""Seeded nasty messages: written after the grammar, and mutations of those that were written before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parity import vocabulary as v
from parity.dice import Dice
from parity.mutate import mutated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LONGEST = 1500
"""No message is longer; the real parser is quadratic."""
MOST_LINES = 7
MOST_WORDS = 6
HEADERS_ODDITY = 14
ODDITY = 7
"""One choice in so many is an odd one."""


def messages(seed: int, count: int) -> list[str]:
    """Return `count` messages, the same for a seed on every Python; a larger count only adds more."""
    writer = Writer(Dice(seed))
    written: list[str] = []
    for _ in range(count):
        fresh = not written or writer.dice.below(5) > 1
        new = writer.message() if fresh else mutated(writer.dice, written, writer.line)
        written.append(new[:LONGEST])
    return written


class Writer:
    """Writes messages and their parts; every choice falls by `dice`."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice
        self._newline = "\n"
        prose = (self.text, self.text, self.text, self.bullet, self.call, self.indented)
        footers = (self.token, self.token, self.breaking, self.breaking, self.release_as, self.reference, self.trailer)
        self._footers: tuple[Callable[[], str], ...] = footers
        self._lines: tuple[Callable[[], str], ...] = (*prose, *footers, self.nesting)

    def message(self) -> str:
        """Write a message: a header, and perhaps a body, footers, further messages after it and nested in it."""
        one_in = self.dice.one_in
        self._newline = self.dice.pick(v.NEWLINES)
        parts = [self.pick(v.EDGES, v.ODD_EDGES), self.header() if not one_in(30) else self.line()]
        if not one_in(8):
            parts.append(self.gap() + self.lines(self.dice.few(MOST_LINES)))
        if one_in(2):
            parts.append(self.gap() + self.footers())
        while one_in(6):
            parts.append(self.gap() + self.message())
        while one_in(12):
            nested = self.pick(("", "\n"), (" ",)) + self.message() + self.pick(("", "\n"), (" ",))
            nested = f"BEGIN_NESTED_COMMIT{nested}{self.pick(('END_NESTED_COMMIT',), ('',))}"
            parts.insert(self.dice.below(len(parts) + 1), nested)
        return "".join([*parts, self.pick(v.EDGES, v.ODD_EDGES)])

    def pick(self, usual: Sequence[str], odd: Sequence[str], oddity: int = ODDITY) -> str:
        """Choose among the `usual`, or once in `oddity` times among the `odd`."""
        return self.dice.pick(odd if self.dice.one_in(oddity) else usual)

    def header(self) -> str:
        """Write a header, mostly one that can be read."""
        if self.dice.one_in(3):
            return f"{self.dice.pick(v.LISTED)}{self.dice.pick(('', '(x)', '!', '(x)!'))}: {self.text()}"
        return self.token(HEADERS_ODDITY)

    def token(self, oddity: int = ODDITY) -> str:
        """Write a line that begins as a header or a footer does, or nearly so."""
        type_ = self.pick(v.TYPES, v.ODD_TYPES, oddity)
        scope = self.pick(v.SCOPES, v.ODD_SCOPES, oddity)
        marker = self.pick(v.MARKERS, v.ODD_MARKERS, oddity)
        return type_ + scope + marker + self.pick(v.SEPARATORS, v.ODD_SEPARATORS, oddity) + self.text()

    def text(self) -> str:
        """Write words; often none."""
        gap = self.pick(v.GAPS, v.ODD_GAPS)
        return gap.join([self.pick(v.WORDS, v.ODD_WORDS) for _ in range(self.dice.few(MOST_WORDS))])

    def line(self) -> str:
        """Write any one line, now and then two or three."""
        return self.dice.pick(self._lines)()

    def newline(self) -> str:
        """Write the newline of this message; now and then another one."""
        return self.pick((self._newline,), v.ODD_NEWLINES, 2 * ODDITY)

    def gap(self) -> str:
        """Write what stands between paragraphs, or nearly so."""
        return self.newline() + self.pick((self._newline,), v.ODD_BLANK_RUNS)

    def lines(self, count: int) -> str:
        """Write lines with newlines and gaps between them."""
        parts: list[str] = []
        for _ in range(count):
            parts += [self.line(), self.gap() if self.dice.one_in(4) else self.newline()]
        return "".join(parts[:-1])

    def footers(self) -> str:
        """Write footers, some with continuation lines and blank lines among them."""
        parts: list[str] = []
        for _ in range(1 + self.dice.few(4)):
            parts.append(self.dice.pick(self._footers)())
            while self.dice.one_in(4):
                parts.append((self.gap() if self.dice.one_in(3) else self.newline()) + self.indented())
            parts.append(self.gap() if self.dice.one_in(5) else self.newline())
        return "".join(parts[:-1])

    def bullet(self) -> str:
        """Write a list item or a heading."""
        return self.pick(v.BULLETS, v.ODD_BULLETS) + (self.token() if self.dice.one_in(4) else self.text())

    def call(self) -> str:
        """Write what looks like a function call, closed or not."""
        before = self.pick(("", "", "", " ", "* "), ("\ufeff", "\u3000", "x "))
        call = self.pick(v.CALLS, v.ODD_CALLS) + self.pick(v.ARGUMENTS, v.ODD_ARGUMENTS)
        return before + call + self.pick(v.CLOSINGS, v.ODD_CLOSINGS)

    def indented(self) -> str:
        """Write any line behind white space, or what looks like white space."""
        return self.pick(v.INDENTS, v.ODD_INDENTS) + (self.text() if self.dice.one_in(2) else self.line())

    def breaking(self) -> str:
        """Write a line that announces a breaking change, rightly or nearly so, and perhaps a list below it."""
        lines = [self.pick(v.BREAKINGS, v.ODD_BREAKINGS) + self.pick(v.SEPARATORS, v.ODD_SEPARATORS) + self.text()]
        while not self.dice.one_in(3):
            lines.append(self.bullet() if self.dice.one_in(2) else self.text())
        return self.newline().join(lines)

    def release_as(self) -> str:
        """Write a line that asks for a version."""
        separator = self.pick(v.SEPARATORS, v.ODD_SEPARATORS)
        return self.pick(v.RELEASE_AS, v.ODD_RELEASE_AS) + separator + self.pick(v.VERSIONS, v.ODD_VERSIONS)

    def reference(self) -> str:
        """Write a line that refers to an issue."""
        separator = self.pick(v.SEPARATORS, v.ODD_SEPARATORS)
        return self.pick(v.REFERRING, v.ODD_REFERRING) + separator + self.pick(v.ISSUES, v.ODD_ISSUES)

    def trailer(self) -> str:
        """Write one of the lines that other tools put below a message."""
        return self.pick(v.TRAILERS, v.ODD_TRAILERS)

    def nesting(self) -> str:
        """Write the beginning or end of a nested message, on a line of its own or in one."""
        before = self.pick(("",), ("x ", " "))
        return before + self.pick(v.NESTING, v.ODD_NESTING) + self.pick(("", "\n", "\n"), (" ", "x")) + self.header()
