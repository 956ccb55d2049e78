"""Messages as histories have them: mostly tidy, with what release-please makes something special of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parity import plan_words as w
from parity.dice import Dice
from parity.generate import Writer

if TYPE_CHECKING:
    from collections.abc import Sequence

ODDITY = 9
"""One choice in so many is an odd one."""
CALMER = 8
"""And with calm dice so many times fewer."""
LONGEST = 900


class CalmDice(Dice):
    """Chance with few oddities: most odd repositories end in an error, which hides all else that is in them."""


def oddly(dice: Dice, times: int) -> bool:
    """Tell whether the one odd case in `times` has come."""
    return dice.one_in(times * CALMER if isinstance(dice, CalmDice) else times)


def usual(dice: Dice, choices: Sequence[str], odd: Sequence[str], oddity: int = ODDITY) -> str:
    """Choose among the usual, or once in `oddity` times among the odd."""
    return dice.pick(odd if oddly(dice, oddity) else choices)


def message(dice: Dice) -> str:
    """Write a message: of this module, or once in a while one of the nasty ones that the grammar is tried with."""
    if dice.one_in(12):
        return Writer(dice).message()[:LONGEST]
    text = _header(dice) if not dice.one_in(10) else dice.pick(w.SUBJECTS)
    if dice.one_in(3):
        text += f" (#{1 + dice.below(99)})"
    while dice.one_in(3):
        text += "\n\n" + usual(dice, w.BODIES, w.ODD_BODIES, 3)
    if dice.one_in(4):
        text += "\n\n" + usual(dice, w.FOOTERS, w.ODD_FOOTERS, 4)
        while dice.one_in(2):
            text += ("\n" if not dice.one_in(5) else "\n\n") + usual(dice, w.FOOTERS, w.ODD_FOOTERS, 4)
    return text.replace("\n", "\r\n") if dice.one_in(25) else text


def _header(dice: Dice) -> str:
    type_ = usual(dice, w.TYPES_OF_COMMITS[: 4 if dice.one_in(2) else None], w.ODD_TYPES_OF_COMMITS)
    scope = usual(dice, w.SCOPES, w.ODD_SCOPES)
    marker = "!" if dice.one_in(7) else ""
    words = [usual(dice, w.WORDS, w.ODD_WORDS, 6) for _ in range(1 + dice.below(5))]
    return f"{type_}{scope}{marker}: {' '.join(words)}"
