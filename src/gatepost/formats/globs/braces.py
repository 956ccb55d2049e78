"""What the braces of a glob stand for: `{a,b}` and `{1..3}`, as npm's brace-expansion has them."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from gatepost.formats.errors import UnreadableText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORTH_A_LOOK = re.compile(r"\{[^{\n\r\u2028\u2029]*\}")
_ESCAPED = {"\\\\": "\ufdd0", "\\{": "\ufdd1", "\\}": "\ufdd2", "\\,": "\ufdd3", "\\.": "\ufdd4"}
"""What is escaped while braces are looked for; code points that stand for no character take its place."""
_CLOSED = _ESCAPED["\\}"]
_NUMBERS = re.compile(r"-?[0-9]+\.\.-?[0-9]+(?:\.\.-?[0-9]+)?")
_LETTERS = re.compile(r"[a-zA-Z]\.\.[a-zA-Z](?:\.\.-?[0-9]+)?")
_PADDED = re.compile(r"-?0[0-9]")
_LINE = re.compile(r"[\n\r\u2028\u2029]")
_SET_FOLLOWS = re.compile(r",(?:[^,]|$)")
_DEPTH = 50
_MOST = 10_000
_DIGITS = 15
_STEPS = 4_000_000
_TOO_MANY = "the braces of a glob stand for too much"


def expand_braces(glob: str) -> list[str]:
    """Return the globs without braces that a glob stands for.

    Raises `UnreadableText` for what stands for more than 10,000 of them, or is
    nested more than 50 deep, where the real library goes on for longer.
    """
    if not _WORTH_A_LOOK.search(glob):
        return [glob]
    if glob.startswith("{}"):
        glob = "\\{\\}" + glob[2:]
    for escaped, mark in _ESCAPED.items():
        glob = glob.replace(escaped, mark)
    expanded = _Expansion().expand(glob, 0, is_top=True)
    marks = {ord(mark): escaped[1] for escaped, mark in _ESCAPED.items()}
    return [text.translate(marks) for text in expanded]


class _Expansion:
    """One expansion and the work that is left for it."""

    def __init__(self) -> None:
        self.steps = _STEPS

    def spend(self, steps: int) -> None:
        self.steps -= steps
        if self.steps < 0:
            raise UnreadableText(_TOO_MANY)

    def expand(self, text: str, depth: int, *, is_top: bool) -> list[str]:
        """Put the parts of a text together, one group of braces after the other."""
        if depth > _DEPTH:
            raise UnreadableText(_TOO_MANY)
        text = self._open_sets(text)
        results, at, drops_empty = [""], 0, None
        for start, end in self._groups(text):
            body = text[start + 1 : end]
            before = text[at:start]
            if before.endswith("$"):
                drops_empty = bool(drops_empty)
                values = [f"{{{body}}}"]
            elif not _is_sequence(body) and "," not in body:
                break
            else:
                drops_empty = is_top and not _is_sequence(body) if drops_empty is None else drops_empty
                values = self._values(body, depth)
            results = self._combine(results, before, values)
            at = end + 1
        results = self._combine(results, text[at:], [""])
        return [result for result in results if result] if drops_empty else results

    def _open_sets(self, text: str) -> str:
        """Take the closing brace from `{a},b}`, which bash takes for a set with `a}` in it."""
        while True:
            group = self._first_literal(text)
            if group is None or not self._set_follows(text[group + 1 :]):
                return text
            text = f"{text[:group]}{_CLOSED}{text[group + 1 :]}"

    def _first_literal(self, text: str) -> int | None:
        """Return where the first group ends that stands for itself, but for those behind a dollar sign."""
        at = 0
        for start, end in self._groups(text):
            body = text[start + 1 : end]
            if not text[at:start].endswith("$") and not _is_sequence(body) and "," not in body:
                return end
            at = end + 1
        return None

    def _set_follows(self, text: str) -> bool:
        self.spend(len(text))
        return any(_SET_FOLLOWS.search(line[: line.rfind("}")]) for line in _LINE.split(text) if "}" in line)

    def _groups(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the outermost pairs of braces stand; what has no partner is a character."""
        self.spend(len(text) + 16)
        partners: dict[int, int] = {}
        opened: list[int] = []
        for at, character in enumerate(text):
            if character == "{":
                opened.append(at)
            elif character == "}" and opened:
                partners[opened.pop()] = at
        end = -1
        for start in sorted(partners):
            if start > end:
                end = partners[start]
                yield start, end

    def _values(self, body: str, depth: int) -> list[str]:
        if _is_sequence(body):
            return list(islice(_sequence(body), _MOST + 1))
        parts = self._split(body)
        if len(parts) == 1:
            parts = [f"{{{part}}}" for part in self.expand(parts[0], depth + 1, is_top=False)]
            if len(parts) == 1:
                return parts
        return [value for part in parts for value in self.expand(part, depth + 1, is_top=False)]

    def _split(self, body: str) -> list[str]:
        """Cut at the commas that stand in no inner braces."""
        parts, start, at = [], 0, 0
        ends = dict(self._groups(body))
        while at < len(body):
            if body[at] == ",":
                parts.append(body[start:at])
                start = at + 1
            at = ends.get(at, at) + 1
        return [*parts, body[start:]]

    def _combine(self, results: list[str], before: str, values: list[str]) -> list[str]:
        if len(results) * len(values) > _MOST:
            raise UnreadableText(_TOO_MANY)
        self.spend(sum(len(result) + len(before) + 1 for result in results) * len(values) + sum(map(len, values)))
        return [result + before + value for result in results for value in values]


def _is_sequence(body: str) -> bool:
    return bool(_NUMBERS.fullmatch(body) or _LETTERS.fullmatch(body))


def _sequence(body: str) -> Iterable[str]:
    """Yield the members of `1..3` or `a..e..2`; a zero before a number pads them all."""
    first, last, *steps = body.split("..")
    letters = bool(_LETTERS.fullmatch(body))
    if max(map(len, (first, last, *steps))) > _DIGITS:
        raise UnreadableText(_TOO_MANY)
    start, end = (ord(first), ord(last)) if letters else (int(first), int(last))
    step = max(abs(int(steps[0])), 1) if steps else 1
    members = range(start, end - 1, -step) if end < start else range(start, end + 1, step)
    if letters:
        return (chr(member).replace("\\", "") for member in members)
    if not any(_PADDED.match(part) for part in (first, last, *steps)):
        return map(str, members)
    width = max(len(first), len(last))
    return (str(member).zfill(width) for member in members)
