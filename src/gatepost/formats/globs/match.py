"""Globs as the GitHub client of Release Please matches them: with minimatch 10.2 and no options."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from gatepost.formats.errors import UnreadableText
from gatepost.formats.globs.braces import expand_braces
from gatepost.formats.globs.extglob import portion_source
from gatepost.formats.globs.regex import Pattern, utf16

Matcher: TypeAlias = Callable[[str], bool]

_LONGEST = 64 * 1024
_SLASHES = re.compile("/+")
_STARS_AND_END = re.compile(r"\*+([^+@!?*\[(]+)")
_QUESTIONS_AND_END = re.compile(r"\?+([^+@!?*\[(]*)")
_ESCAPE = re.compile(r"\\([^/])")
_ANY_DEPTH = "**"
_MOST_SECTIONS = 200


def matches(glob: str) -> Matcher:
    """Return what tells whether a path matches the glob.

    No glob matches a dot file that it does not ask for. Raises `UnreadableText`
    for a glob that the real library refuses, and for one so large that it would
    go on for minutes.
    """
    if len(utf16(glob)) > _LONGEST:
        raise UnreadableText("pattern is too long")  # noqa: EM101, TRY003  the real library's words
    if glob.startswith("#"):
        return lambda _path: False
    if not glob:
        return lambda path: not path
    pattern = glob.lstrip("!")
    negated = (len(glob) - len(pattern)) % 2 == 1
    known: dict[str, Matcher] = {}
    alternatives = [_Alternative(expanded, known) for expanded in dict.fromkeys(expand_braces(utf16(pattern)))]

    def match(path: str) -> bool:
        portions = _SLASHES.split(path)
        return any(alternative.matches(portions) for alternative in alternatives) is not negated

    return match


class _Alternative:
    """A glob without braces: matchers of portions between slashes, in sections that `**` divides."""

    def __init__(self, glob: str, known: dict[str, Matcher]) -> None:
        self.sections: list[list[Matcher]] = [[]]
        for portion in _portions(glob):
            if portion == _ANY_DEPTH:
                self.sections.append([])
                continue
            if portion not in known:
                known[portion] = _portion_matcher(portion)
            self.sections[-1].append(known[portion])

    def matches(self, path: list[str]) -> bool:
        """Tell whether the portions of a path match."""
        head, *rest = self.sections
        if not rest:
            return _match_all(head, path) or (path[-1] == "" and _match_all(head, path[:-1]))
        *body, tail = rest
        if not _match_all(head, path[: len(head)]):
            return False
        path = path[len(head) :]
        left = _without_tail(tail, path)
        if left is None:
            return False
        if not body:
            return (bool(tail) or left > 0) and not any(map(_is_hidden, path[:left]))
        return _Search(body, path, left).found(0, 0)


class _Search:
    """Where the sections between two `**` stand in a path, one behind the other.

    The last place for a section leaves room for as many portions as stand
    before its mirror image, not behind itself: minimatch misses
    `a/b/c/d` for `**/a/b/**/c/**/d` by this. Nothing hidden may stand behind the
    last section, even where the part behind the last `**` asks for it.
    """

    def __init__(self, sections: list[list[Matcher]], path: list[str], left: int) -> None:
        self.sections = sections
        self.path = path
        self.failed: set[tuple[int, int]] = set()
        sizes = [len(section) for section in sections]
        before = [sum(sizes[:count]) for count in range(len(sizes))]
        self.last = [left - size - kept for size, kept in zip(sizes, reversed(before), strict=True)]

    def found(self, section: int, start: int) -> bool:
        """Tell whether the sections from one on stand behind a place, with nothing hidden between them."""
        if section == len(self.sections):
            return start < len(self.path) and not any(map(_is_hidden, self.path[start:]))
        if section >= _MOST_SECTIONS or (section, start) in self.failed:
            return False
        size = len(self.sections[section])
        for at in range(start, self.last[section] + 1):
            if _match_all(self.sections[section], self.path[at : at + size]) and self.found(section + 1, at + size):
                return True
            if _is_hidden(self.path[at]):
                break
        self.failed.add((section, start))
        return False


def _portions(glob: str) -> list[str]:
    """Cut at slashes; `..` takes back the portion before it, and one `**` says as much as two."""
    kept: list[str] = []
    for portion in _SLASHES.split(glob):
        before = kept[-1] if kept else ""
        if portion == ".." and before not in ("", ".", "..", _ANY_DEPTH):
            kept.pop()
        elif portion != _ANY_DEPTH or before != _ANY_DEPTH:
            kept.append(portion)
    return kept or [""]


def _portion_matcher(portion: str) -> Matcher:
    """Return what matches the text between two slashes."""
    source = portion_source(portion)
    if not source.magic:
        text = _ESCAPE.sub(r"\1", source.text)
        return lambda name: utf16(name) == text
    pattern = Pattern(source.text, unicode=source.unicode)
    stars = _STARS_AND_END.fullmatch(portion)
    if stars:
        end = stars[1]
        return lambda name: not name.startswith(".") and utf16(name).endswith(end)
    questions = _QUESTIONS_AND_END.fullmatch(portion)
    if questions:
        length, end = len(portion), questions[1]
        return lambda name: len(utf16(name)) == length and not name.startswith(".") and utf16(name).endswith(end)
    return pattern.matches


def _without_tail(tail: list[Matcher], path: list[str]) -> int | None:
    """Return how many portions are left before what the last section matches; a slash at the end may be left out."""
    left = len(path) - len(tail)
    if left >= 0 and _match_all(tail, path[left:]):
        return left
    if tail and left > 0 and path[-1] == "" and _match_all(tail, path[left - 1 : -1]):
        return left - 1
    return None


def _match_all(matchers: list[Matcher], names: list[str]) -> bool:
    return len(matchers) == len(names) and all(match(name) for match, name in zip(matchers, names, strict=True))


def _is_hidden(name: str) -> bool:
    return name.startswith(".")
