"""The JavaScript regular expressions that globs become, matched in time that grows with text and expression only.

A set of places in the text is an integer with a bit for each: a step takes all of them at once, so that no
arrangement of stars makes the matcher try one way after another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import partial
from operator import eq
from typing import NoReturn, TypeAlias

from gatepost.formats.errors import UnreadableText

_Step: TypeAlias = Callable[["_Text", int], int]
"""From the places reached so far to those that are reached next."""
_Class: TypeAlias = Callable[[str], bool]
_LEXEME = re.compile(
    r"\(\?[:!]|[()|^$.]|[*+?]\??|\[\^?(?:\\p\{\w+\}|\\x[0-9a-f]{2}|\\.|[^\]\\])*\]|\\.|.",
    re.DOTALL,
)
_ITEM = re.compile(r"\\p\{(\w+)\}|\\x([0-9a-f]{2})|\\(.)|(.)", re.DOTALL)
_CONTROLS = {"t": "\t", "r": "\r", "n": "\n", "v": "\v", "f": "\f"}
_SYNTAX = frozenset("^$\\.*+?()[]{}|/")
_LINE_ENDS = frozenset("\n\r\u2028\u2029")
_GROUPS = ("(?:", "(?!", "(")


class Pattern:
    """An expression that must match a whole text: `^source$`.

    With the flag `unicode` a character is a code point and a backslash before
    what needs none is an error, as in JavaScript; else a character is half of
    a surrogate pair. Raises `UnreadableText` for what is no expression.
    """

    def __init__(self, source: str, *, unicode: bool) -> None:
        self.unicode = unicode
        if unicode:
            source = source.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
        parser = _Parser(f"^{source}$", unicode=unicode)
        self._search = parser.alternatives()
        if parser.lexemes:
            parser.refuse("Unmatched ')'")

    def matches(self, text: str) -> bool:
        """Tell whether it matches."""
        places = _Text(text if self.unicode else utf16(text))
        return bool(self._search(places, places.everywhere))


def utf16(text: str) -> str:
    """Return a text in which a character beyond the first plane is the two halves that JavaScript sees."""
    if all(character <= "\uffff" for character in text):
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(units[at] | units[at + 1] << 8) for at in range(0, len(units), 2))


class _Text:
    """A text, and where in it characters of a kind stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.everywhere = (2 << len(text)) - 1
        self.end = 1 << len(text)
        self.known: dict[_Class, int] = {}
        self.refused: dict[_Step, tuple[int, int]] = {}

    def where(self, of_class: _Class) -> int:
        """Return the places of the characters of a class."""
        if of_class not in self.known:
            self.known[of_class] = sum(1 << at for at, character in enumerate(self.text) if of_class(character))
        return self.known[of_class]


class _Parser:
    """Source → steps."""

    def __init__(self, source: str, *, unicode: bool) -> None:
        self.source = source
        self.unicode = unicode
        self.lexemes = _LEXEME.findall(source)
        self.lexemes.reverse()
        self.classes: dict[str, _Class] = {}

    def refuse(self, why: str) -> NoReturn:
        """Raise the error, in V8's words."""
        message = f"Invalid regular expression: /{self.source}/{'u' if self.unicode else ''}: {why}"
        raise UnreadableText(message)

    def alternatives(self) -> _Step:
        """Read up to a closing parenthesis or the end."""
        branches = [self._sequence()]
        while self.lexemes and self.lexemes[-1] == "|":
            self.lexemes.pop()
            branches.append(self._sequence())
        return branches[0] if len(branches) == 1 else _either(branches)

    def _sequence(self) -> _Step:
        steps: list[_Step] = []
        while self.lexemes and self.lexemes[-1] not in ("|", ")"):
            step = self._atom(self.lexemes.pop())
            if self.lexemes and self.lexemes[-1][0] in "*+?":
                if step in (_at_start, _at_end):
                    self.refuse("Nothing to repeat")
                times = self.lexemes.pop()[0]
                step = step.repeated(times) if isinstance(step, _Character) else _repeated(step, times)
            steps.append(step)
        return _after_another(steps)

    def _atom(self, lexeme: str) -> _Step:
        if lexeme in _GROUPS:
            inner = self.alternatives()
            if not self.lexemes:
                self.refuse("Unterminated group")
            self.lexemes.pop()
            return _not_ahead(inner) if lexeme == "(?!" else inner
        if lexeme[0] in "*+?":
            self.refuse("Nothing to repeat")
        if lexeme == "^":
            return _at_start
        if lexeme == "$":
            return _at_end
        if lexeme not in self.classes:
            self.classes[lexeme] = self._class(lexeme)
        return _Character(self.classes[lexeme])

    def _class(self, lexeme: str) -> _Class:
        """Return which characters a lexeme matches."""
        if lexeme == ".":
            return _in_no_line_end
        if lexeme[0] == "[" and len(lexeme) > 1:
            negated = lexeme[1] == "^"
            return self._bracket(lexeme[1 + negated : -1], negated=negated)
        if lexeme[0] == "\\":
            if self.unicode and lexeme[1:] not in _SYNTAX:
                self.refuse("Invalid escape")
            lexeme = lexeme[1:]
        return partial(eq, lexeme)

    def _bracket(self, inner: str, *, negated: bool) -> _Class:
        single: set[str] = set()
        ranges: list[tuple[str, str]] = []
        categories: list[str] = []
        items = list(_ITEM.finditer(inner))[::-1]
        while items:
            item = items.pop()
            if item[1]:
                categories.append(item[1])
            elif len(items) > 1 and items[-1][0] == "-":
                last = _item_character(items[-2])
                if last < _item_character(item):
                    self.refuse("Range out of order in character class")
                ranges.append((_item_character(item), last))
                del items[-2:]
            else:
                single.add(_item_character(item))

        def contains(character: str) -> bool:
            found = (
                character in single
                or any(first <= character <= last for first, last in ranges)
                or unicodedata.category(character).startswith(tuple(categories))
            )
            return found is not negated

        return contains


def _item_character(item: re.Match[str]) -> str:
    """Return the character that an item of a class stands for."""
    if item[2]:
        return chr(int(item[2], 16))
    return _CONTROLS.get(item[3], item[3]) if item[3] else item[0]


def _in_no_line_end(character: str) -> bool:
    return character not in _LINE_ENDS


class _Character:
    """The step over one character."""

    def __init__(self, of_class: _Class) -> None:
        self.of_class = of_class

    def __call__(self, text: _Text, places: int) -> int:
        """Take it once."""
        return (places & text.where(self.of_class)) << 1

    def repeated(self, times: str) -> _Step:
        """Return the step that takes it so many times: `*`, `+` or `?`."""

        def step(text: _Text, places: int) -> int:
            first = self(text, places)
            if times == "?":
                return places | first
            places = first if times == "+" else places
            run = text.where(self.of_class)
            return places | ((places & run) + run ^ run)  # a carry goes through each run of such characters

        return step


def _at_start(_text: _Text, places: int) -> int:
    return places & 1


def _at_end(text: _Text, places: int) -> int:
    return places & text.end


def _either(branches: list[_Step]) -> _Step:
    def step(text: _Text, places: int) -> int:
        reached = 0
        for branch in branches:
            reached |= branch(text, places)
        return reached

    return step


def _after_another(steps: list[_Step]) -> _Step:
    def step(text: _Text, places: int) -> int:
        for following in steps:
            if not places:
                break
            places = following(text, places)
        return places

    return step


def _repeated(inner: _Step, times: str) -> _Step:
    def step(text: _Text, places: int) -> int:
        reached = 0 if times == "+" else places
        if times == "?":
            return reached | inner(text, places)
        fresh = places
        while fresh:
            fresh = inner(text, fresh) & ~reached
            reached |= fresh
        return reached

    return step


def _not_ahead(inner: _Step) -> _Step:
    """Keep the places from where the inner expression leads nowhere; each is tried once in a text."""

    def step(text: _Text, places: int) -> int:
        tried, refused = text.refused.get(step, (0, 0))
        fresh = places & ~tried
        while fresh:
            place = fresh & -fresh
            fresh ^= place
            refused |= place if inner(text, place) else 0
        text.refused[step] = (tried | places, refused)
        return places & ~refused

    return step
