"""Texts that make a pattern slow where it can be: what it repeats, many times, behind what comes before."""

from __future__ import annotations

import importlib
import sys
from operator import attrgetter
from time import thread_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

_PARSER = importlib.import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")
_SIGNS = " a1-'\".\n_A/;#:[]($,&|=<"
_ANYWHERE = ("a", "1", " ", "-", "'", '"', "a ", "${{", "[", "(", "#", " #", "\n", "\\", "`")
_INNER = {"SUBPATTERN": 3, "ASSERT": 1, "ASSERT_NOT": 1, "MAX_REPEAT": 2, "MIN_REPEAT": 2}
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT")
_item = attrgetter("__getitem__")
_CHOICES, _FEW = 2, 4
_SHORT, _MIDDLE, _LONG = 1024, 4096, 16384
_TOO_LONG, _NOTICED = 0.25, 0.006
"""Seconds: what is slow even for a text that is not long, and what is no fault of a pattern in one that is."""
_BOUND = 9
"""How many times more four times the length may take: 4 where the cost grows as the length does, 16 as its square."""


def hostile_texts(pattern: re.Pattern[str]) -> list[tuple[str, str, str]]:
    """Return what to try with a pattern: what stands first, what is repeated, and what stands last."""
    found = {("", each, "") for each in _ANYWHERE}
    for before, body in _repetitions(_PARSER.parse(pattern.pattern, pattern.flags), [""]):
        found |= {(before, body, "\0"), ("", before + body, ""), ("", before + body + " ", ""), ("", before, "")}
    return sorted(text for text in found if text[1])


def is_slow(use: Callable[[str], object], text: tuple[str, str, str]) -> bool:
    """Tell whether the use of a pattern costs more than in proportion to the length of a text."""
    if any(_cost(use, text, length) > _TOO_LONG for length in (_SHORT, _MIDDLE)):
        return True
    if _cost(use, text, _LONG) < _NOTICED:
        return False
    ratios = [_cost(use, text, _LONG) / max(_cost(use, text, _MIDDLE), 1e-6) for _ in range(3)]
    return min(ratios) > _BOUND


def _cost(use: Callable[[str], object], text: tuple[str, str, str], length: int) -> float:
    """Return the time of this thread that the use takes, which other programs do not lengthen."""
    before, body, after = text
    whole = before + body * (length // len(body)) + after
    start = thread_time()
    use(whole)
    return thread_time() - start


def _repetitions(pieces: object, before: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each text that pieces may repeat without end, with each text that leads there."""
    for kind, what in _each(pieces):
        for inner in _inside(kind, what):
            yield from _repetitions(inner, before)
        if kind in _REPEATS and _item(what)(1) > _FEW:
            yield from ((first, body) for first in before for body in _all_taken(_item(what)(2)) if body)
        taken = _taken(kind, what)
        before = list(dict.fromkeys(first + then for first in before for then in taken))[:_CHOICES]


def _each(pieces: object) -> list[tuple[str, object]]:
    """Return the kind of each piece, and what the parser says of it."""
    return [(str(kind), what) for kind, what in attrgetter("data")(pieces)]


def _inside(kind: str, what: object) -> list[object]:
    """Return the pieces in a piece, each in a list of its own where one of them is taken."""
    if kind == "BRANCH":
        return list(_item(what)(1))
    return [_item(what)(_INNER[kind])] if kind in _INNER else []


def _all_taken(pieces: object) -> list[str]:
    """Return a few texts that pieces take."""
    found = [""]
    for kind, what in _each(pieces):
        found = [first + then for first in found for then in _taken(kind, what)][:_FEW]
    return found


def _taken(kind: str, what: object) -> list[str]:
    """Return a few texts that one piece takes."""
    if isinstance(what, int):
        return [chr(what)] if kind == "LITERAL" else ["a", " "] if kind == "NOT_LITERAL" else [""]
    if kind in {"ANY", "IN"}:
        return ["a", " "] if kind == "ANY" else _of_class(what)
    if kind.startswith("ASSERT"):
        return [""]
    times = max(_item(what)(0), 1) if kind in _REPEATS else 1
    return [text * times for each in _inside(kind, what) for text in _all_taken(each)[:_CHOICES]] or [""]


def _of_class(members: object) -> list[str]:
    """Return a few of the signs of a class."""
    (_, first), *_ = own = [each for each in _item(members)(slice(None)) if str(each[0]) != "NEGATE"]
    is_negated = len(own) < attrgetter("__len__")(members)()
    found = [sign for sign in _SIGNS if any(_is_member(sign, *each) for each in own) is not is_negated]
    return found[:_CHOICES] or [chr(first if isinstance(first, int) else first[0])]


def _is_member(sign: str, kind: object, what: object) -> bool:
    if isinstance(what, tuple):
        return bool(what[0] <= ord(sign) <= what[1])
    if str(kind) == "LITERAL":
        return ord(sign) == what
    name = str(what).rpartition("_")[2]
    is_one = {"DIGIT": sign.isdigit(), "SPACE": sign.isspace(), "WORD": sign.isalnum() or sign == "_"}[name]
    return is_one is not ("_NOT_" in str(what))
