"""Spans of a message → the first of each line, so that a line with many of one kind is reported once."""

from collections.abc import Iterable

from gatepost.message.characters import BLANKS
from gatepost.rules.case import Case

MOST_LINES = 100
"""Lines that are pointed at; a report shows no more findings."""


class Hit:
    """The first span of its kind on a line, and how many follow it there."""

    __slots__ = ("end", "more", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.more = 0

    @property
    def others(self) -> str:
        """The spans that follow, in words; empty where none do."""
        return f", and {self.more} more on this line" if self.more else ""


def first_of_each_line(case: Case, spans: Iterable[tuple[int, int]]) -> list[Hit]:
    """Return the first of `spans`, which are in order, on every line; linear in the length of the message."""
    hits: list[Hit] = []
    line_end = -1
    for start, end in spans:
        if start <= line_end:
            hits[-1].more += 1
        elif len(hits) == MOST_LINES:
            break
        else:
            hits.append(Hit(start, end))
            line_end = case.line_end(start)
    return hits


def whitespace_of_the_header(case: Case) -> tuple[int, int, int]:
    """Return where `header-whitespace` speaks: before the first offset, and between the two others."""
    token = case.main.token
    if token is None or token.separator != ":" or case.merge:
        return 0, 0, 0
    front = len(case.text) - len(case.text.lstrip(BLANKS))
    return (front, *case.span(token.end, case.main.header_end))
