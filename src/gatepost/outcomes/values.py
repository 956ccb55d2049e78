"""What a check says."""

from __future__ import annotations

from dataclasses import dataclass

PASSED, FAILED, SKIPPED = "passed", "failed", "skipped"


@dataclass(frozen=True)
class Problem:
    """One thing that a check found wrong.

    `where` is a file, with a line after a colon where there is one; `fix` is what to
    do, a command where one does it; `severity` is empty where it is that of the check.
    """

    message: str
    where: str = ""
    fix: str = ""
    severity: str = ""


@dataclass(frozen=True)
class Outcome:
    """What came of one check: one outcome where it passed or was skipped, else one for each problem.

    `message` says what was found to be so, what is wrong, or why nothing was looked at.
    `fixable` tells whether gatepost itself can mend it. `ignored` is the reason for which a problem does not
    count, which is then said to be skipped.
    """

    code: str
    name: str
    status: str
    severity: str
    message: str
    where: str = ""
    fix: str = ""
    fixable: bool = False
    ignored: str = ""
