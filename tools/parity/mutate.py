"""A message → nearly that message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parity import vocabulary as v

if TYPE_CHECKING:
    from collections.abc import Callable

    from parity.dice import Dice

MOST_EDITS = 4


def mutated(dice: Dice, earlier: list[str], line: Callable[[], str]) -> str:
    """Return one of the `earlier` messages with a few edits, now and then crossed with another.

    `line` writes new lines.
    """
    message = dice.pick(earlier)
    if dice.one_in(10):
        other = dice.pick(earlier)
        message = message[: dice.below(len(message) + 1)] + other[dice.below(len(other) + 1) :]
    for _ in range(1 + dice.few(MOST_EDITS)):
        message = _lines_edited(dice, message, line) if dice.one_in(3) else _characters_edited(dice, message)
    return message


def _characters_edited(dice: Dice, message: str) -> str:
    at = dice.below(len(message) + 1)
    end = at + 1 + (dice.few(12) if dice.one_in(4) else 0)
    before, piece, after = message[:at], message[at:end], message[end:]
    edits = (
        before + after,
        before + piece + piece + after,
        before + after[:1] + piece + after[1:],
        before + dice.pick(v.FRAGMENTS) + piece + after,
        before + dice.pick(v.FRAGMENTS) + piece + after,
        before + dice.pick(v.FRAGMENTS) + after,
        before + piece if dice.one_in(4) else before + after,
    )
    return dice.pick(edits)


def _lines_edited(dice: Dice, message: str, line: Callable[[], str]) -> str:
    lines = message.split("\n")
    at, other = dice.below(len(lines)), dice.below(len(lines))
    before, after = lines[:at], lines[at + 1 :]
    swapped = [lines[{at: other, other: at}.get(place, place)] for place in range(len(lines))]
    edits = (
        before + after,
        [*lines[:other], lines[at], *lines[other:]],
        swapped,
        [*before, dice.pick(v.INDENTS + v.ODD_INDENTS) + lines[at], *after],
        dice.pick(v.NEWLINES + v.ODD_NEWLINES).join(lines).split("\n"),
        [*before, line(), *lines[at:]],
        [*before, line(), *lines[at:]],
    )
    return "\n".join(dice.pick(edits))
