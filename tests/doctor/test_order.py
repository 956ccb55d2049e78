"""Worst first, causes before consequences."""

from __future__ import annotations

from dataclasses import replace

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.indicators import indicators
from gatepost.doctor.order import in_order
from gatepost.doctor.symptoms import NO_RELEASE_PR, PUBLISH_FAILED
from gatepost.outcomes.values import FAILED, PASSED, SKIPPED, Outcome
from gatepost.values import ERROR, WARNING


def check_of(name: str, *consequences: str, symptoms: tuple[str, ...] = ()) -> type[DoctorCheck]:
    return type(name, (DoctorCheck,), {"name": name, "consequences": consequences, "symptoms": symptoms})


def outcome(name: str, severity: str = ERROR, status: str = FAILED) -> Outcome:
    return Outcome("GD901", name, status, severity, name)


def names(outcomes: list[Outcome]) -> list[str]:
    return [each.name for each in outcomes]


def test_errors_come_before_warnings_and_both_before_the_rest() -> None:
    checks = [check_of(name) for name in "abcd"]
    found = [outcome("a", status=PASSED), outcome("b", WARNING), outcome("c", status=SKIPPED), outcome("d")]

    assert names(in_order(found, checks)) == ["d", "b", "a", "c"]


def test_a_cause_comes_before_what_follows_from_it_whatever_it_weighs() -> None:
    checks = [check_of("a"), check_of("b", "a"), check_of("c", "b", "none")]
    found = [outcome("a"), outcome("b", WARNING), outcome("c", WARNING)]

    assert names(in_order(found, checks)) == ["c", "b", "a"]


def test_causes_that_turn_in_a_circle_end() -> None:
    checks = [check_of("a", "b"), check_of("b", "a")]

    assert sorted(names(in_order([outcome("a"), outcome("b"), outcome("a")], checks))) == ["a", "a", "b"]


def test_an_indicator_says_what_speaks_against_it() -> None:
    checks = [
        check_of("a", symptoms=(NO_RELEASE_PR,)),
        check_of("b", symptoms=(PUBLISH_FAILED, NO_RELEASE_PR)),
        check_of("c"),
        check_of("d", symptoms=(PUBLISH_FAILED,)),
        check_of("e", symptoms=(NO_RELEASE_PR,)),
    ]
    found = indicators(
        [
            outcome("a"),
            outcome("b", WARNING),
            outcome("b", WARNING),
            outcome("c"),
            outcome("d", status=SKIPPED),
            replace(outcome("e", status=SKIPPED), ignored="we know"),
        ],
        checks,
    )

    assert [(each.against, each.doubts) for each in found] == [
        ((), ()),
        (("a",), ("b",)),
        (("a",), ("b",)),
        (("a",), ("b",)),
    ]
    assert [each.is_whole for each in found] == [True, True, False, False]
