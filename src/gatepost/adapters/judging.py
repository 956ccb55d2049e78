"""Messages → verdicts → a report on standard output, while the messages still come in."""

import gc
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from itertools import chain, islice
from typing import TextIO

from gatepost.adapters.git_history import read_batch
from gatepost.adapters.helpers import Helpers
from gatepost.adapters.progress import Progress
from gatepost.adapters.terminal import write
from gatepost.gate.judge import Candidate, Rulebook, judge
from gatepost.report.reporter import Reporter
from gatepost.report.tally import Tally
from gatepost.rules.case import HISTORY

MOST_SHOWN = 1000
"""Messages whose findings a report for people spells out; all are counted, and the formats for machines have all."""

_FEW = 1  # batches, of some hundred commits, that one process judges by itself

Judged = tuple[list[str], list[str], Tally]
"""What a report says of some messages, what the summary beside it says, and the numbers."""


class Desk:
    """Where messages are judged: the rulebook, the report, and how commits stand (see `Candidate`)."""

    __slots__ = ("is_advisory", "place", "reporter", "rulebook", "strict", "summary")

    def __init__(  # noqa: PLR0913  a record, always with names
        self,
        rulebook: Rulebook,
        reporter: Reporter,
        *,
        summary: Reporter | None = None,
        strict: bool = False,
        place: str = HISTORY,
        is_advisory: bool = False,
    ) -> None:
        self.rulebook = rulebook
        self.reporter = reporter
        self.summary = summary
        self.strict = strict
        self.place = place
        self.is_advisory = is_advisory

    def judge(self, candidates: Iterable[Candidate], *, is_shown: bool = True) -> Judged:
        """Judge some messages; nothing is said of them where they are not to be shown."""
        tally = Tally(strict=self.strict)
        items = []
        asides = []
        for verdict in judge(candidates, self.rulebook):
            tally.add(verdict)
            item = self.reporter.item(verdict) if is_shown else ""
            if item:
                items.append(item)
            if self.summary is not None and verdict.findings:
                asides.append(self.summary.item(verdict))
        return items, asides, tally

    def judge_batch(self, question: tuple[bytes, bool]) -> Judged:
        """Judge a batch of commits as git writes them, and as `judge` does whether they are to be shown."""
        batch, is_shown = question
        candidates = [
            Candidate(
                commit.sha,
                commit.message,
                self.place,
                merge=len(commit.parents) > 1,
                is_advisory=self.is_advisory,
            )
            for commit in read_batch(batch)
        ]
        return self.judge(candidates, is_shown=is_shown)


class Report:
    """A report that is written as it grows, and the items of a summary beside it, as many as anybody shows.

    Nothing is written before the first messages are judged, so that an error before them stands alone.
    With `may_end_early` nobody but its reader wants to know. It goes to `stream`, else to standard output.
    """

    def __init__(
        self, reporter: Reporter, *, strict: bool = False, may_end_early: bool = False, stream: TextIO | None = None
    ) -> None:
        self._stream = stream
        self._reporter = reporter
        self._may_end_early = may_end_early
        self._held: list[str] = []
        self._shown = 0
        self._is_begun = False
        self._is_read = True
        self.asides: list[str] = []
        self.tally = Tally(strict=strict)

    @property
    def is_full(self) -> bool:
        """Whether nobody would read on."""
        return not self._is_read or self._room() == 0

    @property
    def is_settled(self) -> bool:
        """Whether nobody reads on, as in `… | head`, and the exit code is known."""
        return self._may_end_early and not self._is_read and not self.tally.passes

    def add(self, judged: Judged) -> None:
        """Add what was found in some messages."""
        items, asides, tally = judged
        self.tally.merge(tally)
        self.asides += asides[: MOST_SHOWN - len(self.asides)]
        if self._reporter.waits:
            self._held += items
            return
        if not self._reporter.is_for_machines:
            items = items[: self._room()]
            self.tally.untold += tally.found - len(items)
        self._begin()
        separator = self._reporter.separator
        if items:
            self._write((separator if self._shown else "") + separator.join(items))
        self._shown += len(items)

    def close(self) -> None:
        """Write what comes last."""
        if self._reporter.waits:
            self._write(self._reporter.whole(self._held, self.tally))
        else:
            self._begin()
            self._write(self._reporter.end(self.tally))

    def _room(self) -> int:
        """Return how many messages more a report for people spells out."""
        return 1 if self._reporter.is_for_machines else MOST_SHOWN - self._shown

    def _begin(self) -> None:
        if not self._is_begun:
            self._is_begun = True
            self._write(self._reporter.begin(self.tally))

    def _write(self, text: str) -> None:
        self._is_read = write(self._stream or sys.stdout, text) and self._is_read


def judge_commits(batches: Iterator[bytes], desk: Desk, report: Report, progress: Progress) -> None:
    """Judge batches of commits, on all cores where there are many, and report them in their order."""
    was_enabled = gc.isenabled()
    gc.disable()  # nothing here makes cycles, and looking for them takes a quarter of the time
    try:
        with closing(_judged(batches, desk, report)) as all_judged:
            for judged in all_judged:
                if judged[0]:
                    progress.clear()
                report.add(judged)
                progress.advance(judged[2].messages)
                if report.is_settled:
                    break
    finally:
        if was_enabled:
            gc.enable()


def _judged(batches: Iterator[bytes], desk: Desk, report: Report) -> Generator[Judged, None, None]:
    """Yield what is found in each batch; a long range is judged by several processes."""
    few = list(islice(batches, _FEW + 1))
    questions = ((batch, not report.is_full) for batch in chain(few, batches))
    if len(few) <= _FEW:
        yield from map(desk.judge_batch, questions)
        return
    with Helpers(desk.judge_batch) as helpers:
        yield from helpers.answers(questions)
