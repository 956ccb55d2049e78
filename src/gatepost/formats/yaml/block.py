"""Scalars in a block of YAML, behind `|` and `>`, as js-yaml 4 reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.formats.yaml.source import LINE_ENDS, WHITE

if TYPE_CHECKING:
    from gatepost.formats.yaml.source import Source

_HEADER = re.compile(r"[-+0-9]*")
_AFTER_HEADER = re.compile(r"(?:[ \t]+(?:#[^\n\r]*)?)?")
_REST = re.compile(r"[^\n\r]*")


def block_scalar(source: Source, indent: int) -> str:
    """Read a scalar at whose `|` or `>` the source stands; `indent` is what its lines are indented by at least."""
    folds = source.here() == ">"
    source.at += 1
    chomping, width = _header(source)
    source.take(_AFTER_HEADER)
    return _Block(source, indent + width - 1 if width else indent, folds=folds, known=bool(width)).read(chomping)


def _header(source: Source) -> tuple[str, int]:
    """Read how the end is treated, and how wide the indent is; nothing and 0 where it is not said."""
    signs = source.take(_HEADER)
    chomping = signs.translate(_NO_DIGITS)
    digits = signs.replace("+", "").replace("-", "")
    if len(chomping) > 1:
        source.fail("repeat of a chomping mode identifier")
    if "0" in digits:
        source.fail("bad explicit indentation width of a block scalar; it cannot be less than one")
    if len(digits) > 1:
        source.fail("repeat of an indentation width identifier")
    return chomping, int(digits or "0")


_NO_DIGITS = dict.fromkeys(map(ord, "0123456789"))


class _Block:
    __slots__ = ("_deeper", "_empty", "_folds", "_indent", "_known", "_parts", "_source")

    def __init__(self, source: Source, indent: int, *, folds: bool, known: bool) -> None:
        self._source = source
        self._indent = indent
        self._folds = folds
        self._known = known
        self._empty = 0
        self._deeper = False
        self._parts: list[str] = []

    def read(self, chomping: str) -> str:
        source = self._source
        while source.here():
            source.break_line()
            source.indent = source.spaces(self._indent if self._known else None)
            source.at += source.indent
            if not self._known:
                self._indent = max(self._indent, source.indent)
            if source.here_is(LINE_ENDS):
                self._empty += 1
                continue
            if not self._known and not self._indent:
                source.fail("missing indentation for block scalar")
            if source.indent < self._indent:
                return "".join(self._parts) + self._end(chomping)
            self._line()
        return "".join(self._parts)

    def _end(self, chomping: str) -> str:
        content = bool(self._parts)
        return {"-": "", "+": "\n" * (self._empty + content)}.get(chomping, "\n" * content)

    def _line(self) -> None:
        """Read a line with content, and what the line ends before it mean."""
        source = self._source
        content = bool(self._parts)
        breaks = "\n" * (self._empty + content)
        if self._folds:
            deeper = source.here_is(WHITE)
            if not deeper and self._deeper:
                breaks = "\n" * (self._empty + 1)
            elif not deeper:
                breaks = "\n" * self._empty or " " * content
            self._deeper = deeper
        start = source.at
        source.take(_REST)
        self._parts += [breaks, source.printable(start, source.at)]
        self._known = True
        self._empty = 0
