"""A TOML text and what is wrong with it at a place, said as @iarna/toml says it."""

from __future__ import annotations

import re

from gatepost.formats.errors import UnreadableText

_BLANKS = re.compile(r"[ \t]*")
WORD_ENDS = frozenset(("", "#", " ", "\t", "\n", "\r"))
"""What may follow a number or a date; the empty text is the end of the document."""
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
NESTING = 100
"""How deep tables and arrays may go. The real parser knows no limit; whoever walks through the tree needs one."""


class TomlSource:
    """The text of a document."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def at(self, at: int) -> str:
        """Return the character that stands there, nothing at the end."""
        return self.text[at : at + 1]

    def fault(self, at: int, message: str, *, ran_out: bool = False) -> UnreadableText:
        """Return the error for what stands at an offset.

        It has the row, column and position of the real message, which count
        in UTF-16 units and one too many where a word `ran_out` of text.
        """
        before = self.text[:at]
        row = before.count("\n")
        line = before[before.rfind("\n") + 1 :]
        column = _units(line) + (1 if row else 2)
        position = _units(before) + 1
        if ran_out:
            column, position = column + 1, position + 1
        return UnreadableText(f"{message} at row {row + 1}, col {column}, pos {position}")

    def check_depth(self, at: int, depth: int) -> None:
        """Raise `UnreadableText` where a table or an array would be nested too deeply."""
        if depth > NESTING:
            raise self.fault(at, f"Tables and arrays more than {NESTING} deep are not read")

    def skip(self, pattern: re.Pattern[str], at: int) -> int:
        """Return the offset behind what `pattern` finds there, which may be nothing."""
        found = pattern.match(self.text, at)
        return found.end() if found else at

    def skip_blank(self, at: int) -> int:
        """Return the offset of the first character that is no space or tab."""
        return self.skip(_BLANKS, at)

    def skip_comment(self, at: int) -> int:
        """Return the offset of the newline that ends the comment, or of the end of the text.

        A carriage return is a control character here as any other: comments
        in files with Windows line ends are refused, as by the real parser.
        """
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        control = _CONTROL.search(self.text, at, end)
        if control:
            raise self.control(control.start(), "comments")
        return end

    def control(self, at: int, where: str) -> UnreadableText:
        """Return the error for a control character."""
        code = f"\\u{ord(self.text[at]):04x}"
        return self.fault(
            at, f"Control characters (codes < 0x1f and 0x7f) are not allowed in {where}, use {code} instead"
        )


def _units(text: str) -> int:
    """Return how many UTF-16 units a text has."""
    return len(text) + sum(character > "\uffff" for character in text)
