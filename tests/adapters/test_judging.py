"""The desk, and the report that grows while messages come in. tests/commands/test_lint_scale.py has long ranges."""

from __future__ import annotations

import gc
import json
import os
import sys
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.judging import MOST_SHOWN, Desk, Report, judge_commits
from gatepost.adapters.progress import Progress
from gatepost.gate.judge import Candidate
from gatepost.report.formats import reporter_for
from gatepost.report.style import Style
from gatepost.rules.case import BRANCH, HISTORY
from support.judging import rulebook_of

if TYPE_CHECKING:
    from collections.abc import Iterator

RULEBOOK = rulebook_of({})


def desk(format_: str = "text", place: str = HISTORY, *, is_advisory: bool = False, has_summary: bool = False) -> Desk:
    return Desk(
        RULEBOOK,
        reporter_for(format_, Style()),
        summary=reporter_for("markdown", Style()) if has_summary else None,
        place=place,
        is_advisory=is_advisory,
    )


def batch(*texts: str, parents: int = 1) -> bytes:
    """Return commits as git writes them."""
    fields = [f"{number:040x}\0{' '.join(['a' * 40] * parents)}\0{text}\0" for number, text in enumerate(texts)]
    return "".join(fields).encode()


def judge_all(batches: list[bytes], judge: Desk, report: Report) -> None:
    judge_commits(iter(batches), judge, report, Progress("judging", lambda: 0))
    report.close()


def test_messages_are_told_of_and_counted() -> None:
    items, asides, tally = desk(has_summary=True).judge([Candidate("a", "fix: a"), Candidate("b", "Fixed")])
    assert [item.splitlines()[0] for item in items] == ["in b  Fixed"]
    assert [aside.splitlines()[0] for aside in asides] == ["#### `b` `Fixed`"]
    assert (tally.messages, tally.errors, tally.found) == (2, 1, 1)


def test_what_is_not_to_be_shown_is_counted_all_the_same() -> None:
    items, _, tally = desk().judge([Candidate("b", "Fixed")], is_shown=False)
    assert (items, tally.messages, tally.errors) == ([], 1, 1)


@pytest.mark.parametrize(("place", "errors", "warnings"), [(HISTORY, 1, 0), (BRANCH, 0, 1)])
def test_commits_are_judged_where_they_stand(place: str, errors: int, warnings: int) -> None:
    _, _, tally = desk(place=place).judge_batch((batch("fixup! fix: a"), True))
    assert (tally.errors, tally.warnings) == (errors, warnings)


def test_what_does_not_land_itself_is_only_warned_of() -> None:
    _, _, tally = desk(is_advisory=True).judge_batch((batch("Fixed"), True))
    assert (tally.errors, tally.warnings) == (0, 1)


def test_a_commit_with_two_parents_is_a_merge() -> None:
    text = "Put the parts together"
    assert [desk().judge_batch((batch(text, parents=parents), True))[2].errors for parents in (1, 2)] == [1, 0]


def test_nothing_is_written_before_something_is_judged(capsys: pytest.CaptureFixture[str]) -> None:
    judge = desk("json")
    report = Report(judge.reporter)
    assert capsys.readouterr().out == ""
    report.add(judge.judge([Candidate("a", "fix: a")]))
    first = capsys.readouterr().out
    assert first.endswith('"findings": []}')
    report.add(judge.judge([]))
    assert capsys.readouterr().out == ""
    report.add(judge.judge([Candidate("b", "Fixed")]))
    report.close()
    whole = json.loads(first + capsys.readouterr().out)
    assert [message["id"] for message in whole["messages"]] == ["a", "b"]
    assert whole["summary"]["messages"] == 2


@pytest.mark.parametrize("format_", ["text", "github", "json", "markdown", "sarif", "junit"])
def test_what_is_written_bit_by_bit_is_what_is_written_at_once(
    format_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    candidates = [Candidate(f"m{number}", ("fix: a", "Fixed", "fix: keep it.")[number % 3]) for number in range(9)]
    judge = desk(format_)
    by_bits = Report(judge.reporter)
    for candidate in candidates:
        by_bits.add(judge.judge([candidate]))
    by_bits.close()
    first = capsys.readouterr().out
    at_once = Report(judge.reporter)
    at_once.add(judge.judge(candidates))
    at_once.close()
    assert capsys.readouterr().out == first
    assert at_once.tally.codes == by_bits.tally.codes


@pytest.mark.parametrize("size", [1, 7, 400, 5000])
def test_a_report_for_people_spells_out_a_thousand_messages_however_they_come(
    size: int, capsys: pytest.CaptureFixture[str]
) -> None:
    judge = desk()
    report = Report(judge.reporter)
    texts = ["fix: a", "Fixed"] * 1100
    for at in range(0, len(texts), size):
        report.add(judge.judge_batch((batch(*texts[at : at + size]), not report.is_full)))
    report.close()
    out = capsys.readouterr().out
    assert (out.count("GP101\n  │"), report.is_full) == (MOST_SHOWN, True)
    assert "\n… and 100 more messages with findings; --format json has them all\n" in out
    assert (report.tally.messages, report.tally.errors, report.tally.untold) == (2200, 1100, 100)


@pytest.mark.parametrize("format_", ["github", "json", "sarif", "junit", "markdown"])
def test_a_report_for_machines_has_all(format_: str) -> None:
    judge = desk(format_)
    report = Report(judge.reporter)
    report.add(judge.judge(Candidate("m", "Fixed") for _ in range(MOST_SHOWN + 1)))
    assert (report.is_full, report.tally.untold) == (False, 0)


def test_a_summary_beside_a_report_has_no_more_than_anybody_reads() -> None:
    judge = desk("github", has_summary=True)
    report = Report(judge.reporter)
    for _ in range(3):
        report.add(judge.judge(Candidate("m", "Fixed") for _ in range(400)))
    assert (len(report.asides), report.tally.found) == (MOST_SHOWN, 1200)


@pytest.mark.parametrize(
    ("text", "may_end_early", "is_settled", "judged"),
    [("Fixed", True, True, 1), ("Fixed", False, False, 5), ("fix: keep it.", True, False, 5)],
)
def test_when_nobody_reads_on_and_the_outcome_is_known_judging_ends(
    *, text: str, may_end_early: bool, is_settled: bool, judged: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    with os.fdopen(theirs, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        judge = desk()
        report = Report(judge.reporter, may_end_early=may_end_early)
        judge_all([batch(text)] * 5, judge, report)
        assert (report.is_settled, report.is_full, report.tally.messages) == (is_settled, True, judged)


@pytest.mark.parametrize("is_on", [True, False])
def test_the_collector_of_garbage_is_left_as_it_was(*, is_on: bool, capsys: pytest.CaptureFixture[str]) -> None:
    was_on = gc.isenabled()
    (gc.enable if is_on else gc.disable)()
    try:
        judge = desk()
        judge_all([batch("fix: a"), batch("Fixed")], judge, Report(judge.reporter))
        assert gc.isenabled() is is_on
    finally:
        (gc.enable if was_on else gc.disable)()
    assert capsys.readouterr().out.endswith("1 error in 2 messages\nwhy, and examples: gatepost explain GP101\n")


def test_what_ends_the_reading_of_commits_ends_the_judging(capsys: pytest.CaptureFixture[str]) -> None:
    def broken() -> Iterator[bytes]:
        yield batch("Fixed")
        raise KeyError

    judge = desk()
    with pytest.raises(KeyError):
        judge_commits(broken(), judge, Report(judge.reporter), Progress("judging", lambda: 0))
    assert gc.isenabled()
    assert capsys.readouterr().out == ""
