"""What a check says."""

from __future__ import annotations

from dataclasses import dataclass

PASSED, FAILED, SKIPPED = "passed", "failed", "skipped"


@dataclass(frozen=True)
class Edit:
    """Lines of a file that others take the place of: those from `first` to `last`, 1-based, both included.

    Where `last` is before `first` nothing is taken away: the new lines come before `first`. The lines have no line
    ends. A file that is not there begins empty.
    """

    path: str
    first: int
    last: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Problem:
    """One thing that a check found wrong.

    `where` is a file, with a line after a colon where there is one; `fix` is what to
    do, a command where one does it; `severity` is empty where it is that of the check. `edits` mend it, where that is
    safe. `why` is why it matters here; empty where the page of the check says that of all its problems.
    """

    message: str
    where: str = ""
    fix: str = ""
    severity: str = ""
    edits: tuple[Edit, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Outcome:
    """What came of one check: one outcome where it passed or was skipped, else one for each problem.

    `message` says what was found to be so, what is wrong, or why nothing was looked at.
    `edits` are those by which gatepost itself can mend it; `why` is why the problem matters, where that is not what the
    page of the check says. `ignored` is the reason for which a problem does not
    count, which is then said to be skipped.
    """

    code: str
    name: str
    status: str
    severity: str
    message: str
    where: str = ""
    fix: str = ""
    ignored: str = ""
    edits: tuple[Edit, ...] = ()
    why: str = ""

    @property
    def fixable(self) -> bool:
        """Whether gatepost itself can mend it."""
        return bool(self.edits)
