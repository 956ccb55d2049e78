"""`Report`: what came of a command's checks, and what a reader has to know beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from gatepost.outcomes.values import FAILED
from gatepost.values import ERROR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gatepost.doctor.indicators import Indicator
    from gatepost.outcomes.values import Outcome
    from gatepost.report.pages import AnyCheck


@dataclass(frozen=True)
class File:
    """A file that was looked at; `size` is in bytes, `sha256` in hexadecimal digits."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Note:
    """The notes of a release, in Markdown, below a title."""

    title: str
    text: str


@dataclass(frozen=True)
class Diagnosed:
    """What a diagnosis says beside its outcomes, which stand worst first.

    `texts` are those of the files that could be mended; what passes is folded, unless it `shows_all`.
    `planned` is what the plan of the next release answers to the symptom that was asked about.
    """

    indicators: tuple[Indicator, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    shows_all: bool = False
    planned: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """What every format shows.

    `command` is that of gatepost, `title` the headline; `facts` say what was looked at, each under a name that is its
    key in JSON too. `checks` are those that were asked, for formats that bring their pages along. `not_proven` are
    sentences. `sources` has, for each file that a `where` may name and that is one of the
    repository, its path from the top: there annotations stand at the file itself. `notes` are those of releases; the
    outcomes of a story are its steps, in their order. What is a diagnosis says so by `diagnosed`.
    """

    command: str
    title: str
    outcomes: tuple[Outcome, ...]
    facts: tuple[tuple[str, str], ...] = ()
    files: tuple[File, ...] = ()
    not_proven: tuple[str, ...] = ()
    checks: tuple[AnyCheck, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    is_strict: bool = False
    diagnosed: Diagnosed | None = None
    notes: tuple[Note, ...] = ()
    is_story: bool = False

    def of(self, status: str) -> tuple[Outcome, ...]:
        """Return the outcomes of a status, in order."""
        return tuple(outcome for outcome in self.outcomes if outcome.status == status)

    @property
    def errors(self) -> tuple[Outcome, ...]:
        """The problems that are errors."""
        return tuple(outcome for outcome in self.of(FAILED) if outcome.severity == ERROR)

    @property
    def warnings(self) -> tuple[Outcome, ...]:
        """The problems that are warnings."""
        return tuple(outcome for outcome in self.of(FAILED) if outcome.severity != ERROR)

    @property
    def passes(self) -> bool:
        """Whether there is no error; of a strict one, no warning either."""
        return is_passed(self.of(FAILED), is_strict=self.is_strict)

    def codes_found(self) -> list[str]:
        """Return the codes of all problems, each once, those of errors first."""
        return list(dict.fromkeys(outcome.code for outcome in (*self.errors, *self.warnings)))

    def place(self, outcome: Outcome) -> tuple[str, int]:
        """Return the file of the repository that an outcome is about, and the line, 0 for none; empty for no file."""
        if outcome.where in self.sources:
            return self.sources[outcome.where], 0
        path, _, line = outcome.where.rpartition(":")
        is_line = line.isascii() and line.isdecimal()
        return (self.sources[path], int(line)) if is_line and path in self.sources else ("", 0)


def is_passed(problems: Iterable[Outcome], *, is_strict: bool) -> bool:
    """Tell whether none of some problems counts."""
    return not any(is_strict or problem.severity == ERROR for problem in problems)


def by_check(outcomes: Iterable[Outcome]) -> list[tuple[Outcome, ...]]:
    """Return outcomes that stand together because they are of one check, and of one status."""
    return [tuple(group) for _, group in groupby(outcomes, key=lambda outcome: (outcome.code, outcome.status))]
