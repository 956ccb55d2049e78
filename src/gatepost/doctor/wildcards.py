"""Patterns with wildcards, matched in time that does not explode, whatever somebody writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ONCE, MAYBE, MANY, ANY_NUMBER = "", "?", "+", "*"


@dataclass(frozen=True)
class Piece:
    """A piece of a pattern: the characters that it takes, and how many of them."""

    takes: Callable[[str], bool]
    number: str = ONCE


ANYTHING = Piece(lambda _: True, ANY_NUMBER)
IN_A_NAME = Piece(lambda sign: sign != "/", ANY_NUMBER)
"""Anything but a slash."""


def literal(text: str) -> Iterator[Piece]:
    """Yield the pieces that take a text as it is."""
    for sign in text:
        yield Piece(sign.__eq__)


def joined(parts: Iterable[str], between: Piece) -> list[Piece]:
    """Return the pieces that take some texts, with what `between` takes between them."""
    found: list[Piece] = []
    for number, part in enumerate(parts):
        found += [*([between] if number else []), *literal(part)]
    return found


def glob(pattern: str) -> list[Piece]:
    """Return the pieces of a pattern in which `**` takes anything, and `*` anything but a slash."""
    found: list[Piece] = []
    for number, part in enumerate(pattern.split("**")):
        found += [*([ANYTHING] if number else []), *joined(part.split("*"), IN_A_NAME)]
    return found


def fits(pieces: Iterable[Piece], text: str) -> bool:
    """Tell whether a pattern takes the whole of a text."""
    ends = [True] + [False] * len(text)
    for piece in pieces:
        ends = _after(piece, ends, text)
    return ends[-1]


def _after(piece: Piece, before: list[bool], text: str) -> list[bool]:
    """Return at which offsets a piece may end that begins at one of some offsets."""
    is_repeated = piece.number in (MANY, ANY_NUMBER)
    after = [before[0] and piece.number in (MAYBE, ANY_NUMBER)]
    for at, sign in enumerate(text):
        is_taken = (before[at] or (is_repeated and after[at])) and piece.takes(sign)
        after.append(is_taken or (before[at + 1] and piece.number in (MAYBE, ANY_NUMBER)))
    return after
