"""The numbers of a run."""

from __future__ import annotations

from gatepost.report.tally import Tally
from gatepost.values import WARNING, Verdict
from support.reporting import finding, tally_of

BAD = Verdict("a", "Fixed", [finding("GP102"), finding("GP108", severity=WARNING)])
DOUBTFUL = Verdict("b", "fix: a.", [finding("GP108", severity=WARNING), finding("GP102", severity=WARNING)])
FINE = Verdict("c", "fix: a", [])
IGNORED = Verdict("d", "fix: a.", [], [finding(reason="why not"), finding(reason="why not"), finding(reason="x")])


def numbers(tally: Tally) -> tuple[int, int, int, int]:
    return tally.messages, tally.ok, tally.errors, tally.warnings


def test_nothing_judged_is_nothing_wrong() -> None:
    tally = Tally()
    assert (numbers(tally), tally.passes, tally.codes_found()) == ((0, 0, 0, 0), True, [])


def test_messages_and_findings_are_counted() -> None:
    tally = tally_of([BAD, DOUBTFUL, FINE, IGNORED])
    assert (numbers(tally), tally.passes) == ((4, 3, 1, 3), False)
    assert tally.refused == ["a"]
    assert tally.codes == {("error", "GP102"): 1, ("warning", "GP102"): 1, ("warning", "GP108"): 2}


def test_what_is_ignored_counts_by_its_reason_alone() -> None:
    tally = tally_of([IGNORED])
    assert (numbers(tally), tally.passes, tally.codes) == ((1, 1, 0, 0), True, {})
    assert tally.ignored == {("odd", "why not"): 2, ("odd", "x"): 1}


def test_when_strict_a_warning_is_enough() -> None:
    assert tally_of([DOUBTFUL]).passes
    tally = tally_of([DOUBTFUL, FINE], strict=True)
    assert (numbers(tally), tally.passes) == ((2, 1, 0, 2), False)


def test_the_codes_are_found_each_once_and_those_of_errors_first() -> None:
    other = Verdict("e", "b", [finding("GP401"), finding("GP101", severity=WARNING)])
    assert tally_of([DOUBTFUL, other, BAD]).codes_found() == ["GP102", "GP401", "GP101", "GP108"]


def test_two_tallies_make_one() -> None:
    together, other = tally_of([BAD, IGNORED]), tally_of([DOUBTFUL, FINE, IGNORED])
    together.merge(other)
    whole = tally_of([BAD, IGNORED, DOUBTFUL, FINE, IGNORED])
    assert together.refused == whole.refused == ["a"]
    assert (numbers(together), together.codes, together.ignored) == (numbers(whole), whole.codes, whole.ignored)
