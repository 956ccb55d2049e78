"""Characters that nobody sees → where they stand without need, and the message without them."""

import re
from collections.abc import Iterator
from itertools import compress
from unicodedata import name

from gatepost.rules.case import Case
from gatepost.rules.mending.spans import Hit, first_of_each_line, whitespace_of_the_header

_GONE, _KEPT, _AS_SPACE = range(3)
_RUN = re.compile(rb"[\x00\x02]+")
_BRAILLE_BLANK = "\u2800"
_BLANKS = f"{_BRAILLE_BLANK}\u3164\uffa0"  # these are seen, as a space
_OF_THE_HEADER = "\u200b\u2060\ufeff"
_JOINERS = "\u034f\u115f\u1160\u17b4\u17b5\u180e\u200c\u200d"
_ZERO_WIDTH_SPACE = "\u200b"
_SCRIPTS_WITHOUT_SPACES = (("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"))
_KEYCAPS = "0123456789#*"
_FLAG = "\U0001f3f4"
_MOST_TAGS = 7  # five letters at most, the cancel tag, and one to spare


def described(character: str) -> str:
    """Return the number and the name of a character."""
    return f"U+{ord(character):04X} ({name(character, 'unnamed').lower()})"


def invisible(case: Case, suspects: frozenset[str]) -> tuple[list[Hit], str]:
    """Return the first needless one of `suspects` on every line, and the message without any of them.

    Linear in the length of the message, and lean: one byte for each of its characters.
    """
    verdicts = bytearray(_verdicts(case.text, suspects))
    before, start, end = whitespace_of_the_header(case)
    for first, last in ((0, before), (start, end)):
        for at in range(first, last):
            if case.text[at] in _OF_THE_HEADER:
                verdicts[at] = _KEPT
    hits = first_of_each_line(case, (match.span() for match in _RUN.finditer(verdicts)))
    shown = (" " if verdict == _AS_SPACE else each for each, verdict in zip(case.text, verdicts, strict=True))
    return hits, "".join(compress(shown, verdicts))


def _verdicts(text: str, suspects: frozenset[str]) -> Iterator[int]:
    """Yield, for every character, what is to become of it."""
    has_braille = _BRAILLE_BLANK in text and any("\u2801" <= character <= "\u28ff" for character in text)
    before = ""  # empty where it is a suspect too
    tags = 0
    for at, character in enumerate(text):
        if character not in suspects:
            tags = _MOST_TAGS if character == _FLAG else 0
            before = character
            yield _KEPT
            continue
        if "\U000e0020" <= character <= "\U000e007f":
            yield _KEPT if tags > 0 else _GONE
            tags -= 1
        elif character in _BLANKS:
            yield _KEPT if has_braille and character == _BRAILLE_BLANK else _AS_SPACE
            tags = 0
        else:
            after = text[at + 1 : at + 2]
            yield _KEPT if _is_needed(character, before, "" if after in suspects else after) else _GONE
            tags = 0
        before = ""


def _is_needed(character: str, before: str, after: str) -> bool:
    """Tell whether a character does something between the two that stand around it."""
    if character == _ZERO_WIDTH_SPACE:
        return before == "@" or _is_without_spaces(before) or _is_without_spaces(after)
    if character in _JOINERS:
        return _is_foreign(before) or _is_foreign(after)
    if "\ufe00" <= character <= "\ufe0f" or character >= "\U000e0100":
        return _is_foreign(before) or (before != "" and before in _KEYCAPS)
    return False


def _is_without_spaces(character: str) -> bool:
    """Tell whether a character is of Thai, Lao, Burmese or Khmer, which put no space between words."""
    return not character.isascii() and any(low <= character <= high for low, high in _SCRIPTS_WITHOUT_SPACES)


def _is_foreign(character: str) -> bool:
    """Tell whether a character is one of those that can be joined or selected: none of ASCII, and no space."""
    return not character.isascii() and not character.isspace()
