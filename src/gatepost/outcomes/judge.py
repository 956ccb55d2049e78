"""Facts → outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from gatepost.outcomes.check import Facts
from gatepost.outcomes.values import FAILED, PASSED, SKIPPED, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gatepost.outcomes.check import Check

F = TypeVar("F", bound=Facts)


def judge(
    checks: Iterable[type[Check[F]]], facts: F, ignored: Mapping[str, str], severities: Mapping[str, str]
) -> list[Outcome]:
    """Return what comes of each check, in order.

    `ignored` has the reason for each check, by name, whose problems do not count; `severities` what the settings
    say that a check weighs.
    """
    return [outcome for check in checks for outcome in _outcomes(check(), facts, ignored, severities)]


def _outcomes(
    check: Check[F], facts: F, ignored: Mapping[str, str], severities: Mapping[str, str]
) -> Iterator[Outcome]:
    severity = severities.get(check.name, "")
    missing = next((need for need in check.needs if getattr(facts, need) is None), "")
    unable = facts.absent[missing] if missing else check.unable(facts)
    if missing or unable:
        yield Outcome(check.code, check.name, SKIPPED, severity or check.severity, unable)
        return
    problems = list(check.look(facts))
    for each in problems:
        reason = ignored.get(check.name, "")
        yield Outcome(
            check.code,
            check.name,
            SKIPPED if reason else FAILED,
            severity or each.severity or check.severity,
            f"{each.message} (ignored: {reason})" if reason else each.message,
            each.where,
            each.fix,
            ignored=reason,
            edits=each.edits,
            why=each.why,
        )
    if not problems:
        yield Outcome(check.code, check.name, PASSED, severity or check.severity, check.fine(facts))
