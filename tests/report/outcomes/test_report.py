"""What a report knows of its outcomes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gatepost.outcomes.values import FAILED, PASSED, SKIPPED
from gatepost.report.outcomes.report import by_check, is_passed
from gatepost.values import ERROR
from support.outcomes import HINGE, IGNORED, LATCH, NOTHING, PAINT, UNSEEN, WHOLE

if TYPE_CHECKING:
    from gatepost.outcomes.values import Outcome


def test_outcomes_are_found_by_status() -> None:
    assert [WHOLE.of(status) for status in (PASSED, FAILED, SKIPPED)] == [(PAINT,), (HINGE, LATCH), (UNSEEN, IGNORED)]


def test_problems_are_errors_or_warnings() -> None:
    assert (WHOLE.errors, WHOLE.warnings) == ((LATCH,), (HINGE,))


@pytest.mark.parametrize(
    ("outcomes", "passes", "passes_strictly"),
    [
        ((PAINT, UNSEEN), True, True),
        ((PAINT, HINGE), True, False),
        ((LATCH,), False, False),
        ((), True, True),
    ],
)
def test_errors_fail_a_report_and_warnings_a_strict_one(
    outcomes: tuple[Outcome, ...], *, passes: bool, passes_strictly: bool
) -> None:
    report = replace(WHOLE, outcomes=outcomes)
    assert (report.passes, replace(report, is_strict=True).passes) == (passes, passes_strictly)


def test_the_codes_of_errors_come_first_and_each_once() -> None:
    outcomes = (HINGE, HINGE, LATCH, replace(HINGE, severity=ERROR), PAINT, IGNORED)
    assert replace(WHOLE, outcomes=outcomes).codes_found() == ["GA903", "GA902"]
    assert NOTHING.codes_found() == []


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("gate/hinge.py", ("packages/gate/hinge.py", 0)),
        ("gate/hinge.py:12", ("packages/gate/hinge.py", 12)),
        ("gate/hinge.py:", ("", 0)),
        ("gate/hinge.py:x", ("", 0)),
        ("gate/hinge.py:\u00b2", ("", 0)),
        ("gate/hinge.py:\u0664", ("", 0)),
        ("gate-1.2.0.tar.gz", ("", 0)),
        ("gate-1.2.0.tar.gz:3", ("", 0)),
        ("gate/odd:7", ("packages/gate/odd:7", 0)),
        ("", ("", 0)),
    ],
)
def test_a_place_in_the_repository_is_known_by_its_path_from_the_top(where: str, place: tuple[str, int]) -> None:
    report = replace(WHOLE, sources={**WHOLE.sources, "gate/odd:7": "packages/gate/odd:7"})
    assert report.place(replace(HINGE, where=where)) == place


def test_what_one_check_says_stands_together() -> None:
    assert by_check((PAINT, HINGE, HINGE, LATCH)) == [(PAINT,), (HINGE, HINGE), (LATCH,)]
    assert by_check(()) == []


def test_problems_pass_where_none_counts() -> None:
    assert [is_passed([HINGE], is_strict=strict) for strict in (False, True)] == [True, False]
    assert [is_passed([HINGE, LATCH], is_strict=False), is_passed([], is_strict=True)] == [False, True]
