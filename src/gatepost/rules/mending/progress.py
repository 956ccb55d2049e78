"""A header of work that is not done → where it says so, and the header without that."""

import re

from gatepost.message.parse import Message, parse
from gatepost.rules.case import progress_mark
from gatepost.rules.mending.types import has_words

_BETWEEN = " \t\u00a0*:-\u2013\u2014|/.,]})>"
_AT_END = re.compile(r"(?P<mark>\[wip\]|\(wip\))(?:\s*\(#[0-9]+\))?$", re.IGNORECASE)
_NUMBER = re.compile(r"\(#[0-9]+\)\s*$")
_MOST_MARKS = 5

Span = tuple[int, int]


def mark_of_progress(main: Message, types: tuple[str, ...]) -> tuple[Span, str] | None:
    """Return where a header says that the work is not done, and the header without that; None where it says nothing.

    A mark stands at the start of the header, of its description, or in brackets
    at the end. The header is empty where no whole one would be left.
    """
    mark = _mark(main, types)
    if mark is None:
        return None
    first = mark
    header = main.header
    for _ in range(_MOST_MARKS):
        header = _without(header, mark)
        rest = parse(header)
        mark = _mark(rest, types)
        if mark is None:
            return first, header if _is_whole(rest, types) else ""
    return first, ""


def _mark(main: Message, types: tuple[str, ...]) -> Span | None:
    """Return the span of the first mark in a header; a type that is allowed is none."""
    token = main.token
    end = progress_mark(main.header)
    if end and (token is None or (token.type or "").lower() not in types):
        return 0, end
    start = main.description_start
    end = progress_mark(main.description)
    if end:
        return start, start + end
    at_end = _AT_END.search(main.header.rstrip())
    return at_end.span("mark") if at_end is not None else None


def _without(header: str, mark: Span) -> str:
    """Return the header without a mark, and without what stood between the mark and the rest."""
    start, end = mark
    if _AT_END.match(header.rstrip(), start):
        return header[:start].rstrip() + header[end:].rstrip()
    return header[:start] + header[end:].lstrip(_BETWEEN)


def _is_whole(main: Message, types: tuple[str, ...]) -> bool:
    """Tell whether a header can be read, has an allowed type, and says something beside a pull request's number."""
    token = main.token
    is_read = token is not None and token.separator == ":" and token.type in types
    return is_read and has_words(_NUMBER.sub("", main.description))
