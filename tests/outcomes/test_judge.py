"""Facts → outcomes: what passes, fails, and is skipped, and what it weighs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from gatepost.outcomes.check import Check
from gatepost.outcomes.judge import judge
from gatepost.outcomes.values import FAILED, PASSED, SKIPPED, Outcome, Problem
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True)
class Weather:
    """Some facts."""

    rain: int | None = 0
    roof: bool = True
    absent: Mapping[str, str] = field(default_factory=dict)


class Dry(Check[Weather]):
    code = "GX101"
    name = "dry"
    needs: tuple[str, ...] = ("rain",)

    def unable(self, facts: Weather) -> str:
        return "" if facts.roof else "there is no roof"

    def look(self, facts: Weather) -> Iterator[Problem]:
        for drop in range(facts.rain or 0):
            yield Problem(f"drop {drop}", f"roof.py:{drop}", "put a bucket there", WARNING if drop else "")

    def fine(self, facts: Weather) -> str:
        return f"{facts.rain} drops"


class Calm(Dry):
    code = "GX102"
    name = "calm"
    severity = WARNING
    needs: tuple[str, ...] = ()


def test_checks_are_judged_in_their_order() -> None:
    assert judge([Calm, Dry], Weather(), {}, {}) == [
        Outcome("GX102", "calm", PASSED, WARNING, "0 drops"),
        Outcome("GX101", "dry", PASSED, ERROR, "0 drops"),
    ]


def test_each_problem_is_an_outcome_with_the_weight_of_its_own() -> None:
    assert judge([Dry], Weather(2), {}, {}) == [
        Outcome("GX101", "dry", FAILED, ERROR, "drop 0", "roof.py:0", "put a bucket there"),
        Outcome("GX101", "dry", FAILED, WARNING, "drop 1", "roof.py:1", "put a bucket there"),
    ]


def test_the_settings_say_what_a_check_weighs() -> None:
    weights = [each.severity for each in judge([Dry], Weather(2), {}, {"dry": WARNING})]
    assert weights == [WARNING, WARNING]
    assert [each.severity for each in judge([Dry, Calm], Weather(), {}, {"dry": WARNING, "calm": ERROR})] == [
        WARNING,
        ERROR,
    ]


def test_what_is_ignored_is_shown_with_the_reason_and_does_not_fail() -> None:
    (outcome,) = judge([Dry], Weather(1), {"dry": "it is a boat"}, {})
    assert (outcome.status, outcome.message) == (SKIPPED, "drop 0 (ignored: it is a boat)")
    assert outcome.ignored == "it is a boat"


def test_what_is_fine_passes_though_it_is_ignored() -> None:
    assert [each.status for each in judge([Dry], Weather(), {"dry": "it is a boat"}, {})] == [PASSED]


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (Weather(None, absent={"rain": "no gauge"}), "no gauge"),
        (Weather(1, roof=False), "there is no roof"),
        (Weather(None, roof=False, absent={"rain": "no gauge"}), "no gauge"),
    ],
)
def test_what_cannot_be_looked_at_is_skipped_with_the_reason(facts: Weather, reason: str) -> None:
    assert judge([Dry], facts, {}, {}) == [Outcome("GX101", "dry", SKIPPED, ERROR, reason)]


def test_a_fact_that_no_check_needs_may_be_unknown() -> None:
    assert [each.status for each in judge([Calm], Weather(None), {}, {})] == [PASSED]


def test_a_check_says_itself_what_it_looks_at() -> None:
    check = Check[Weather]()
    assert (check.unable(Weather()), check.severity, check.needs) == ("", ERROR, ())
    with pytest.raises(NotImplementedError):
        check.look(Weather())
    with pytest.raises(NotImplementedError):
        check.fine(Weather())
