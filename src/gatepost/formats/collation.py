"""The order of JavaScript's `localeCompare` in en-US: the Unicode Collation Algorithm (UTS #10) over CLDR's root.

A key has three levels, compared one after the other: letters, accents, and
variants such as case. A level is the row of its weights, and no weight is the
beginning of another: ASCII letters have one byte, the letters between two of
them have one for the gap and three for their number.
"""

from __future__ import annotations

from base64 import b85decode
from bisect import bisect_left
from collections import deque
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias
from zlib import decompress

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Key: TypeAlias = tuple[bytes, bytes, bytes]
"""The letters, accents and variants of a text."""

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_ORDER = "\t\n\v\f\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789" + _ALPHABET
_PLAIN_ACCENT, _PLAIN_VARIANT = 1, 5
_CAPITALS = dict.fromkeys(_ALPHABET.upper(), 28) | {"W": 32}  # W comes after more variants than the others do
_LATIN = [chr(code) for code in range(256)]  # `bytes.translate` wants them all, though ASCII ends halfway
_IGNORED = bytes(ord(character) for character in _LATIN if character.lower() not in _ORDER)
_LETTERS = bytes(2 * _ORDER.find(character.lower()) + 2 for character in _LATIN)
_VARIANTS = bytes(_CAPITALS.get(character, _PLAIN_VARIANT) for character in _LATIN)

_IDEOGRAPHS, _UNASSIGNED, _LAST = 0x20000, 0x40000, 0x160000
"""Where the numbers of these begin: after all scripts; each unassigned code point has its own, and U+FFFD is last."""
_ACCENTS_OF_A_BYTE = 250
_FIRST_SYLLABLE, _LAST_SYLLABLE = "\uac00", "\ud7a3"
_VOWELS, _FINALS = 21, 28
_NONE = "\0"
_OFFSET = ord("0")


def collation_key(text: str) -> Key:
    """Return a key that sorts texts as JavaScript's `localeCompare` does in en-US.

    Two texts have the same key if and only if it finds them equal: they are
    canonically equivalent, or differ only in what it ignores, most controls
    for one. This is the order of ICU 78 (CLDR 48, Unicode 17), whatever
    Unicode this Python knows, but for two of its oddities: it has sequences
    with the noncharacter U+FDD1, and after a character that begins a sequence
    such as и it misplaces a mark beyond U+FFFF that stands before one of a lower class.
    """
    if text.isascii():
        encoded = text.encode()
        return encoded.translate(_LETTERS, _IGNORED), b"", encoded.translate(_VARIANTS, _IGNORED)
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")  # joins surrogate pairs
    return _table().key(whole)


class _Table:
    """The weights of everything, as `collation_table` has them packed."""

    def __init__(self) -> None:
        from gatepost.formats import collation_table as packed  # noqa: PLC0415  large, and ASCII does without

        numbers = {character: number for number, character in enumerate(_runs(packed.SCRIPTS))}
        self._ascii = [numbers[character] for character in _ORDER]
        self._numbers = {**numbers, **{character: _LAST + n for n, character in enumerate(packed.LAST)}}
        self._ideographs = packed.IDEOGRAPHS
        self._elements = dict.fromkeys(_runs(packed.IGNORED), "")
        self._elements.update(_pairs(packed.ELEMENTS))
        self._openers = {each[0] for each in self._elements if len(each) > 1}
        self._decompositions = _pairs(packed.DECOMPOSITIONS)
        classes = enumerate(_text(packed.MARKS).split("\n"))
        self._classes = {mark: number for number, marks in classes for mark in marks}
        self._weights: dict[str, Key] = {}

    def key(self, text: str) -> Key:
        """Return the key of any text without surrogate pairs."""
        found = [self._weights.get(unit) or self._weigh(unit) for unit in self._units(text)]
        accents = b"".join([weights[1] for weights in found])
        # of texts with the same letters, the plain accents at the end never decide; ASCII has no others
        plain = accents.rstrip(bytes([_PLAIN_ACCENT]))
        return b"".join([weights[0] for weights in found]), plain, b"".join([weights[2] for weights in found])

    def _decomposed(self, text: str) -> Iterator[str]:
        for character in text:
            if _FIRST_SYLLABLE <= character <= _LAST_SYLLABLE:
                yield from _jamo(character)
            else:
                yield from self._decompositions.get(character, character)

    def _units(self, text: str) -> Iterator[str]:
        """Yield what has weights of its own: characters, and the longest sequences that the table knows."""
        base = ""
        marks: list[str] = []
        for character in self._decomposed(text):
            if character in self._classes:
                marks.append(character)
            elif base and not marks and base + character in self._elements:
                base += character
            else:
                yield from self._with_marks(base, marks)
                base = character
                marks = []
        yield from self._with_marks(base, marks)

    def _with_marks(self, base: str, marks: Sequence[str]) -> Iterator[str]:
        """Yield `base` and its marks, in canonical order but for those that a sequence takes (UTS #10, S2.1)."""
        ranks: dict[int, deque[str]] = {}
        for mark in marks:
            ranks.setdefault(self._classes[mark], deque()).append(mark)
        ordered = [ranks[rank] for rank in sorted(ranks)]
        if base:
            yield self._taking(base, ordered)
        for rank in ordered:
            while rank:
                yield self._taking(rank.popleft(), ordered)

    def _taking(self, base: str, ranks: Sequence[deque[str]]) -> str:
        """Return `base` with the marks that it makes a sequence with; one that stays blocks the rest of its rank."""
        if base[0] in self._openers:
            for rank in ranks:
                while rank and base + rank[0] in self._elements:
                    base += rank.popleft()
        return base

    def _weigh(self, unit: str) -> Key:
        elements = self._elements.get(unit)
        if elements is None:
            weights = (self._letter(unit), bytes([_PLAIN_ACCENT]), bytes([_PLAIN_VARIANT]))
        else:
            letters = b"".join(self._letter(letter) for letter in elements[::3] if letter != _NONE)
            accents = b"".join(_accent(ord(accent) - _OFFSET) for accent in elements[1::3])
            weights = (letters, accents, bytes(ord(variant) - _OFFSET for variant in elements[2::3]))
        self._weights[unit] = weights
        return weights

    def _letter(self, character: str) -> bytes:
        number = self._number(character)
        gap = bisect_left(self._ascii, number)
        if number in self._ascii[gap : gap + 1]:
            return bytes([2 * gap + 2])
        return bytes([2 * gap + 1]) + number.to_bytes(3, "big")

    def _number(self, character: str) -> int:
        number = self._numbers.get(character)
        if number is None and self._ideographs and _may_be_ideograph(character):
            ideographs = enumerate(_runs(self._ideographs), _IDEOGRAPHS)
            self._numbers.update((each, number) for number, each in ideographs)
            self._ideographs = ""
            number = self._numbers.get(character)
        return _UNASSIGNED + ord(character) if number is None else number


@lru_cache(maxsize=1)
def _table() -> _Table:
    return _Table()


def _text(packed: str) -> str:
    return decompress(b85decode(packed)).decode()


def _pairs(packed: str) -> dict[str, str]:
    halves = (line.partition("\t") for line in _text(packed).split("\n"))
    return {before: after for before, _, after in halves}


def _runs(packed: str) -> Iterator[str]:
    """Yield characters from their runs: three bytes for the distance from the run before, one for the length."""
    numbers = decompress(b85decode(packed))
    count = len(numbers) // 4
    columns = (numbers[start : start + count] for start in range(0, 4 * count, count))
    end = 0
    for low, middle, high, more in zip(*columns, strict=True):
        start = (end + (high << 16 | middle << 8 | low)) & 0xFFFFFF
        end = start + more + 1
        yield from map(chr, range(start, end))


def _jamo(syllable: str) -> str:
    """Return the two or three letters of a Hangul syllable (Unicode Standard, section 3.12)."""
    block, final = divmod(ord(syllable) - ord(_FIRST_SYLLABLE), _FINALS)
    initial, vowel = divmod(block, _VOWELS)
    return chr(0x1100 + initial) + chr(0x1161 + vowel) + (chr(0x11A7 + final) if final else "")


def _accent(number: int) -> bytes:
    if not number:
        return bytes([_PLAIN_ACCENT])
    high, low = divmod(number, _ACCENTS_OF_A_BYTE)
    return bytes([_PLAIN_ACCENT + 1 + high, _PLAIN_ACCENT + 1 + low])


def _may_be_ideograph(character: str) -> bool:
    return "\u3400" <= character <= "\ufaff" or "\U00020000" <= character <= "\U0003ffff"
