"""How one sees that the chain is well: four sentences, and what speaks against each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.doctor.symptoms import (
    CHECKS_NEVER_RUN,
    NO_RELEASE,
    NO_RELEASE_PR,
    PUBLISH_FAILED,
    PUBLISH_NEVER_RUNS,
    QUALITY_GATE,
    VERSION_FILES,
    WRONG_CHANGELOG,
    WRONG_VERSION,
)
from gatepost.outcomes.values import FAILED, SKIPPED
from gatepost.values import ERROR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gatepost.doctor.check import DoctorCheck
    from gatepost.outcomes.values import Outcome

_OF = (
    ("CI judges every pull request", (CHECKS_NEVER_RUN, QUALITY_GATE)),
    ("release pull requests are opened, and right", (NO_RELEASE_PR, WRONG_VERSION, WRONG_CHANGELOG, VERSION_FILES)),
    ("what is merged is released and published", (NO_RELEASE_PR, NO_RELEASE, PUBLISH_NEVER_RUNS, PUBLISH_FAILED)),
)
_BY_HAND = "nothing has to be done by hand"


@dataclass(frozen=True)
class Indicator:
    """A sentence that should be true; `against` are the names of checks that say it is not, by errors or `doubts`.

    `is_whole` tells whether all checks that could speak against it were able to look.
    """

    sentence: str
    against: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    is_whole: bool = True


def indicators(outcomes: Iterable[Outcome], checks: Sequence[type[DoctorCheck]]) -> tuple[Indicator, ...]:
    """Return the indicators: what fails is against them, what is only a warning makes them doubtful."""
    listed = list(outcomes)
    symptoms = {check.name: set(check.symptoms) for check in checks}
    groups = [[each for each in listed if not symptoms[each.name].isdisjoint(of)] for _, of in _OF]
    every = [each for group in groups for each in group]
    sentences = (*(sentence for sentence, _ in _OF), _BY_HAND)
    return tuple(_indicator(sentence, group) for sentence, group in zip(sentences, (*groups, every), strict=True))


def _indicator(sentence: str, outcomes: Sequence[Outcome]) -> Indicator:
    failed = [each for each in outcomes if each.status == FAILED]
    against = dict.fromkeys(each.name for each in failed if each.severity == ERROR)
    doubts = dict.fromkeys(each.name for each in failed if each.severity != ERROR and each.name not in against)
    is_whole = not any(each.status == SKIPPED and not each.ignored for each in outcomes)
    return Indicator(sentence, tuple(against), tuple(doubts), is_whole)
