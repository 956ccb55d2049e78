"""A stretch of a glob without parentheses → the source of a JavaScript regular expression, as minimatch writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

STAR = "[^/]*?"
STAR_BUT_NOTHING = "[^/]+?"
_ANY = "[^/]"
_ALL_STARS = re.compile(r"\*+")
_SPECIAL = frozenset("().*{}+?[]^$\\!")
_SPACE = "\\s\ufeff"
_ESCAPED = re.compile(f"[-\\[\\]{{}}()*+?.,\\\\^$|#{_SPACE}]")
_ESCAPED_IN_CLASS = re.compile(r"[\[\]\\-]")
_ONE = re.compile(r"\\?[^\n\r\u2028\u2029]")
_NEVER = "$."
_PATIENCE = 200_000
"""How many characters are looked through in vain for a closing bracket; nobody writes so many that open."""
_NAMED = {
    "[:alnum:]": "\\p{L}\\p{Nl}\\p{Nd}",
    "[:alpha:]": "\\p{L}\\p{Nl}",
    "[:ascii:]": "\\x00-\\x7f",
    "[:blank:]": "\\p{Zs}\\t",
    "[:cntrl:]": "\\p{Cc}",
    "[:digit:]": "\\p{Nd}",
    "[:graph:]": "\\p{Z}\\p{C}",
    "[:lower:]": "\\p{Ll}",
    "[:print:]": "\\p{C}",
    "[:punct:]": "\\p{P}",
    "[:space:]": "\\p{Z}\\t\\r\\n\\v\\f",
    "[:upper:]": "\\p{Lu}",
    "[:word:]": "\\p{L}\\p{Nl}\\p{Nd}\\p{Pc}",
    "[:xdigit:]": "A-Fa-f0-9",
}
_NEGATED = "[:graph:]"
"""The only one of which the complement is meant; `[:print:]` is what does not print, as in minimatch."""


@dataclass(slots=True)
class Source:
    """The source of an expression: whether it is `magic` (more than one text matches), and needs the flag u."""

    text: str
    magic: bool = False
    unicode: bool = False


@dataclass(slots=True)
class _Class:
    """A bracket expression while it is read."""

    at: int
    ranges: list[str] = field(default_factory=list)
    negated_ranges: list[str] = field(default_factory=list)
    unicode: bool = False
    from_: str = ""

    def add(self, character: str, glob: str) -> None:
        """Take a character, which may end a range or begin one."""
        if self.from_:
            if character > self.from_:
                self.ranges.append(f"{_in_class(self.from_)}-{_in_class(character)}")
            elif character == self.from_:
                self.ranges.append(_in_class(character))
            self.from_ = ""
            self.at += 1
        elif glob.startswith("-]", self.at + 1):
            self.ranges.append(_in_class(f"{character}-"))
            self.at += 2
        elif glob.startswith("-", self.at + 1):
            self.from_ = character
            self.at += 2
        else:
            self.ranges.append(_in_class(character))
            self.at += 1

    def add_named(self, name: str) -> None:
        """Take a class with a name."""
        self.at += len(name)
        (self.negated_ranges if name == _NEGATED else self.ranges).append(_NAMED[name])
        self.unicode = self.unicode or name not in ("[:ascii:]", "[:xdigit:]")


def stretch(glob: str, *, not_empty: bool) -> Source:
    """Return the source for a stretch of a glob; stars alone match no empty text where it is `not_empty`."""
    source = Source("")
    parts: list[str] = []
    star = STAR_BUT_NOTHING if not_empty and _ALL_STARS.fullmatch(glob) else STAR
    patience = _PATIENCE
    at = 0
    while at < len(glob):
        character = glob[at]
        at += 1
        if character == "*":
            parts.append(star)
            source.magic = True
            while glob.startswith("*", at):
                at += 1
        elif character == "\\":
            parts.append(_escaped(glob[at : at + 1]))
            at += 1
        elif character == "?":
            parts.append(_ANY)
            source.magic = True
        elif character == "[" and patience > 0 and (found := bracket(glob, at - 1)):
            at, inner = found
            parts.append(inner.text)
            source.magic = source.magic or inner.magic
            source.unicode = source.unicode or inner.unicode
        else:
            patience -= len(glob) - at if character == "[" else 0
            parts.append(literal(character))
    source.text = "".join(parts)
    return source


def literal(text: str) -> str:
    """Return the source that matches a text and nothing else."""
    return _ESCAPED.sub(r"\\\g<0>", text)


def bracket(glob: str, start: int) -> tuple[int, Source] | None:
    """Return where the bracket expression ends that begins there, and its source; nothing where it has no end."""
    negated = glob[start + 1 : start + 2] in ("!", "^")
    first = start + 1 + negated
    read = _Class(first)
    seen = escaping = False
    while read.at < len(glob):
        character = glob[read.at]
        if character == "]" and seen and not escaping:
            return _closed(read, glob, negated=negated)
        seen = True
        if character == "\\" and not escaping:
            escaping = True
            read.at += 1
            continue
        name = "" if escaping else next((name for name in _NAMED if glob.startswith(name, read.at)), "")
        if name and read.from_:
            return len(glob), Source(_NEVER, magic=True)
        if name:
            read.add_named(name)
            continue
        escaping = False
        read.add(character, glob)
    return None


def _closed(read: _Class, glob: str, *, negated: bool) -> tuple[int, Source]:
    """Return the end and the source of a bracket expression whose closing bracket was found."""
    ranges, negated_ranges = read.ranges, read.negated_ranges
    if not ranges and not negated_ranges:
        return len(glob), Source(_NEVER, magic=True)
    end = read.at + 1
    if not negated and not negated_ranges and len(ranges) == 1 and _ONE.fullmatch(ranges[0]):
        return end, Source(literal(ranges[0][-1]))
    positive = f"[{'^' if negated else ''}{''.join(ranges)}]"
    negative = f"[{'' if negated else '^'}{''.join(negated_ranges)}]"
    text = f"({positive}|{negative})" if ranges and negated_ranges else positive if ranges else negative
    return end, Source(text, magic=True, unicode=read.unicode)


def _escaped(character: str) -> str:
    """Return the source for what follows a backslash, and for a backslash that nothing follows."""
    if not character:
        return "\\\\"
    return f"\\{character}" if character in _SPECIAL else character


def _in_class(text: str) -> str:
    return _ESCAPED_IN_CLASS.sub(r"\\\g<0>", text)
