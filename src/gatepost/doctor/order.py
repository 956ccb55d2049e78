"""What was found, worst first, and causes before their consequences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.outcomes.values import FAILED
from gatepost.values import ERROR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gatepost.doctor.check import DoctorCheck
    from gatepost.outcomes.values import Outcome


def in_order(outcomes: Iterable[Outcome], checks: Sequence[type[DoctorCheck]]) -> list[Outcome]:
    """Return the outcomes: the problems first, errors before warnings, then the others as they are.

    A cause comes before what follows from it, whatever either weighs.
    """
    listed = list(outcomes)
    ranks = _ranks(listed, checks)
    failed = [outcome for outcome in listed if outcome.status == FAILED]
    failed.sort(key=lambda outcome: ranks[outcome.name])
    return failed + [outcome for outcome in listed if outcome.status != FAILED]


def _ranks(outcomes: Sequence[Outcome], checks: Sequence[type[DoctorCheck]]) -> dict[str, int]:
    """Return the place of each check that found something among them."""
    worst = {
        check.name: any(each.severity == ERROR for each in outcomes if each.name == check.name) for check in checks
    }
    failed = {outcome.name for outcome in outcomes if outcome.status == FAILED}
    wanted = sorted((check for check in checks if check.name in failed), key=lambda check: not worst[check.name])
    causes = _causes(wanted)
    placed: dict[str, int] = {}
    for check in wanted:
        _place(check.name, causes, placed, frozenset())
    return placed


def _causes(checks: Sequence[type[DoctorCheck]]) -> dict[str, list[str]]:
    """Return the causes of each check among some."""
    causes: dict[str, list[str]] = {check.name: [] for check in checks}
    for check in checks:
        for name in check.consequences:
            if name in causes:
                causes[name].append(check.name)
    return causes


def _place(name: str, causes: Mapping[str, list[str]], placed: dict[str, int], above: frozenset[str]) -> None:
    if name in placed or name in above:
        return
    for cause in causes[name]:
        _place(cause, causes, placed, above | {name})
    placed[name] = len(placed)
