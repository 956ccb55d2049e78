"""The root collation within a program that carries the data of ICU, as Node does.

The layouts read here are ICU's own: a package of named items; in the item of
the collation, a trie from code points to values of 32 bits, and tries of
16-bit units for what depends on context.
"""

# ruff: noqa: PLR2004  the numbers are those of the layouts

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

LONG_LETTER, LONG_ACCENT, LATIN, SHORT_LIST, LIST = 1, 2, 4, 5, 6
PREFIX, SEQUENCE, DIGIT, NUL, HANGUL, STEPPED, UNASSIGNED = 8, 9, 10, 11, 12, 14, 15
PLAIN = 0x500


class Element(NamedTuple):
    """A collation element; its letter is 0 for an accent alone."""

    letter: int
    accent: int
    variant: int


Elements = list[Element]


class RootCollation:
    """ICU's `ucadata.icu`: the elements of code points and of sequences."""

    def __init__(self, item: bytes) -> None:
        self._item = item[int.from_bytes(item[:2], "little") :]
        self._offsets: tuple[int, ...] = struct.unpack_from("<20i", self._item)
        trie = self._offsets[7]
        length, units, _, _, high = struct.unpack_from("<5H", self._item, trie + 6)
        self._index: tuple[int, ...] = struct.unpack_from(f"<{length}H", self._item, trie + 16)
        self._data: tuple[int, ...] = struct.unpack_from(f"<{4 * units}I", self._item, trie + 16 + 2 * length)
        self._high = high << 11
        self._wide = self._section(9, 10, "Q")
        self._values = self._section(11, 12, "I")
        self._contexts = self._section(13, 14, "H")

    def characters(self) -> dict[str, Elements]:
        """Return the elements of all code points but syllables and what is unassigned."""
        found = {}
        for code in range(0x110000):
            value = self._value(code)
            elements = None if tag(value) in {HANGUL, UNASSIGNED} else self._elements(code, value)
            if elements is not None:
                found[chr(code)] = elements
        return found

    def sequences(self) -> dict[str, Elements]:
        """Return the elements of what weighs otherwise than its characters; a context before it is made part of it."""
        found = {}
        for code in range(0x110000):
            value = self._value(code)
            if tag(value) not in {PREFIX, SEQUENCE}:
                continue
            for context, inner in self._node((value >> 13) + 2, ""):
                elements = self._elements(code, inner) or []
                if tag(value) == PREFIX:
                    before = self._elements(ord(context), self._value(ord(context))) or []
                    found[context + chr(code)] = before + elements
                else:
                    units = (chr(code) + context).encode("utf-16-le", "surrogatepass")
                    found[units.decode("utf-16-le")] = elements
        return found

    def _section(self, first: int, last: int, kind: str) -> tuple[int, ...]:
        start, end = self._offsets[first], self._offsets[last]
        return struct.unpack_from(f"<{(end - start) // struct.calcsize(kind)}{kind}", self._item, start)

    def _value(self, code: int) -> int:
        if code >= self._high:
            return self._data[-4]
        if code >= 0x10000:
            block = self._index[self._index[2080 + (code >> 11)] + (code >> 5 & 63)]
        elif 0xD800 <= code < 0xDC00:  # the place of these in the index is taken by what UTF-16 needs
            block = self._index[2048 + (code - 0xD800 >> 5)]
        else:
            block = self._index[code >> 5]
        return self._data[4 * block + (code & 31)]

    def _elements(self, code: int, value: int) -> Elements | None:
        """Return what a value stands for; None for an unassigned code point."""
        kind, index, count = tag(value), value >> 13, value >> 8 & 31
        if kind == SHORT_LIST:
            return [each for inner in self._values[index : index + count] for each in self._elements(code, inner) or []]
        if kind == LIST:
            return [
                Element(wide >> 32, wide >> 16 & 0xFFFF, wide & 0x3F3F) for wide in self._wide[index : index + count]
            ]
        if kind in {PREFIX, SEQUENCE}:
            return self._elements(code, self._contexts[index] << 16 | self._contexts[index + 1])
        if kind in {DIGIT, NUL}:
            return self._elements(code, self._values[index if kind == DIGIT else 0])
        if kind == STEPPED:
            return [Element(stepped(code, self._wide[index]), PLAIN, PLAIN)]
        return None if kind == UNASSIGNED else [each for each in own(kind, value) if any(each)]

    def _node(self, at: int, text: str) -> Iterator[tuple[str, int]]:
        """Yield the texts and values of a trie from a node on, each text begun with `text`."""
        lead = self._contexts[at]
        at += 1
        if lead >= 0x40:
            final = lead >= 0x8000
            value, at = self._number(lead & 0x7FFF, at) if final else self._inner_number(lead, at)
            yield text, value
            if final:
                return
            lead &= 0x3F
        if lead >= 0x30:
            end = at + lead - 0x2F
            yield from self._node(end, text + "".join(map(chr, self._contexts[at:end])))
        else:
            yield from self._fork(at if lead else at + 1, (lead or self._contexts[at]) + 1, text)

    def _fork(self, at: int, count: int, text: str) -> Iterator[tuple[str, int]]:
        while count > 5:  # beyond that it is a search tree
            distance, after = self._distance(at + 1)
            yield from self._fork(after + distance, count // 2, text)
            at, count = after, count - count // 2
        for _ in range(count - 1):
            longer = text + chr(self._contexts[at])
            lead = self._contexts[at + 1]
            value, at = self._number(lead & 0x7FFF, at + 2)
            if lead >= 0x8000:
                yield longer, value
            else:
                yield from self._node(at + value, longer)
        yield from self._node(at + 1, text + chr(self._contexts[at]))

    def _number(self, lead: int, at: int) -> tuple[int, int]:
        if lead < 0x4000:
            return lead, at
        if lead < 0x7FFF:
            return lead - 0x4000 << 16 | self._contexts[at], at + 1
        return self._contexts[at] << 16 | self._contexts[at + 1], at + 2

    def _inner_number(self, lead: int, at: int) -> tuple[int, int]:
        if lead < 0x4040:
            return (lead >> 6) - 1, at
        if lead < 0x7FC0:
            return (lead & 0x7FC0) - 0x4040 << 10 | self._contexts[at], at + 1
        return self._contexts[at] << 16 | self._contexts[at + 1], at + 2

    def _distance(self, at: int) -> tuple[int, int]:
        lead = self._contexts[at]
        if lead < 0xFC00:
            return lead, at + 1
        return lead - 0xFC00 << 16 | self._contexts[at + 1], at + 2


def tag(value: int) -> int:
    """Return the kind of a value; 0 for one that holds an element as it is."""
    return value & 15 if value & 0xFF >= 0xC0 else 0


def own(kind: int, value: int) -> Elements:
    """Return the elements that stand in a value itself."""
    if kind == LONG_LETTER:
        return [Element(value & 0xFFFFFF00, PLAIN, PLAIN)]
    if kind == LONG_ACCENT:
        return [Element(0, value >> 16, value & 0x3F00)]
    if kind == LATIN:
        return [Element(value & 0xFF000000, PLAIN, value >> 8 & 0x3F00), Element(0, value & 0xFF00, PLAIN)]
    return [Element(value & 0xFFFF0000, value & 0xFF00, value << 8 & 0x3F00)]


def stepped(code: int, wide: int) -> int:
    """Return the letter of a code point whose range has letters at equal steps; their last bytes never are 0 or 1."""
    first, start, squeezed, step = wide >> 32, wide >> 8 & 0xFFFFFF, wide & 0x80, wide & 0x7F
    low, size = (4, 251) if squeezed else (2, 254)
    carry, last = divmod((first >> 8 & 0xFF) - 2 + (code - start) * step, 254)
    top, middle = divmod((first >> 16 & 0xFF) - low + carry, size)
    return (first >> 24) + top << 24 | middle + low << 16 | last + 2 << 8


def find_item(program: bytes, name: bytes) -> bytes:
    """Return the program's bytes from the item of the ICU package that has this name; raise ValueError without one."""
    for found in re.finditer(rb"\xda\x27.{8}CmnD", program, re.DOTALL):
        start = found.start() - 2
        contents = start + int.from_bytes(program[start : start + 2], "little")
        (count,) = struct.unpack_from("<I", program, contents)
        for at in range(contents + 4, contents + 4 + 8 * count, 8):
            name_at, item_at = struct.unpack_from("<II", program, at)
            title = program[contents + name_at : program.index(b"\0", contents + name_at)]
            if title.endswith(name):
                return program[contents + item_at :]
    message = f"this node does not have {name.decode()} within itself"
    raise ValueError(message)
