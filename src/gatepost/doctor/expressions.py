"""What stands in `${{ … }}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPEN, _CLOSE = "${{", "}}"
_REFERENCE = re.compile(r"(?<![\w-])[A-Za-z_][\w-]*(?:\s*\.\s*(?:[A-Za-z_][\w-]*|\*)|\s*\[\s*'[^']*'\s*\])+")
_STRING = re.compile(r"'(?:[^']|'')*'")
_INDEX = re.compile(r"\[\s*'([^']*)'\s*\]")
_PIECE = re.compile(r"'(?:[^']|'')*'|&&|\|\||[()\[\]]|[^'&|()\[\]]+|.", re.DOTALL)
_SPACES = re.compile(r"\s+")
_STATUS = re.compile(r"\b(always|cancelled|failure|success)\s*\(", re.IGNORECASE)


def places(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of each `${{ }}` of a text, and those behind it."""
    end = 0
    while (start := text.find(_OPEN, end)) >= 0 and (close := text.find(_CLOSE, start + len(_OPEN))) >= 0:
        end = close + len(_CLOSE)
        yield start, end


def expressions(text: str) -> list[str]:
    """Return what stands in each `${{ }}` of a text."""
    return [text[start + len(_OPEN) : end - len(_CLOSE)].strip() for start, end in places(text)]


def around_expressions(text: str) -> list[str]:
    """Return what stands before, between and behind the `${{ }}` of a text."""
    found, at = [], 0
    for start, end in places(text):
        found.append(text[at:start])
        at = end
    return [*found, text[at:]]


def condition_of(text: str) -> str:
    """Return the expression of an `if`, which may stand without `${{ }}`."""
    whole = text.strip()
    is_one = whole.startswith(_OPEN) and whole.endswith(_CLOSE) and whole.count(_OPEN) == 1
    return (whole[len(_OPEN) : -len(_CLOSE)] if is_one else whole).strip()


def references(expression: str) -> list[str]:
    """Return what an expression refers to, as in `needs.build.outputs.tag`; an index in brackets reads like a key."""
    return [_SPACES.sub("", _INDEX.sub(r".\1", each)) for each in _REFERENCE.findall(_SPACES.sub(" ", expression))]


def references_in(text: str) -> list[str]:
    """Return what all expressions of a text refer to."""
    return [reference for expression in expressions(text) for reference in references(expression)]


def status_functions(condition: str) -> set[str]:
    """Return the status functions that a condition calls: with none of them, `success()` is added to it."""
    return {name.lower() for name in _STATUS.findall(_STRING.sub("''", condition))}


def conjuncts(condition: str) -> list[str]:
    """Return what all has to be true in a condition; the condition in brackets where it is a chain of `||`."""
    found, depth = [""], 0
    for piece in _PIECE.findall(condition):
        depth += (piece in "([") - (piece in ")]")
        if piece == "||" and depth == 0:
            return [f"({condition.strip()})"]
        if piece == "&&" and depth == 0:
            found.append("")
        else:
            found[-1] += piece
    return [each.strip() for each in found]
