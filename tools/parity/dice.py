"""Chance that falls alike on every Python: only `Random.random` keeps its sequence from release to release."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


class Dice:
    """A seeded source of choices."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed).random  # noqa: S311 - repeatable on purpose, and nothing is kept secret by it

    def below(self, limit: int) -> int:
        """Return one of 0, 1 … limit - 1."""
        return int(self._random() * limit)

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of `choices`."""
        return choices[self.below(len(choices))]

    def one_in(self, times: int) -> bool:
        """Tell whether the one case in `times` has come."""
        return self.below(times) == 0

    def few(self, most: int) -> int:
        """Return one of 0, 1 … most; the small ones come more often."""
        return self.below(self.below(most + 1) + 1)
