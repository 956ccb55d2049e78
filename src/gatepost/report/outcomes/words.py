"""What checks say, in which any text may be quoted → lines that are safe to show; and the sum of it all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.outcomes.values import PASSED, SKIPPED
from gatepost.report.numbers import counted
from gatepost.report.visible import visible

if TYPE_CHECKING:
    from gatepost.report.outcomes.report import Report

_MOST_LINES = 20
_LONGEST = 1000  # characters of a line

MOST_PROBLEMS = 10
"""Of one check; who has more wants a list from JSON, not a page of them."""


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, cut where nobody would read on; of an empty text none."""
    lines = text.replace("\r\n", "\n").strip("\n").split("\n") if text.strip() else []
    shown = [visible(line[:_LONGEST] + ("…" if len(line) > _LONGEST else "")) for line in lines[:_MOST_LINES]]
    if len(lines) > _MOST_LINES:
        shown.append(f"… and {counted(len(lines) - _MOST_LINES, 'more line')}")
    return shown


def line_of(text: str) -> str:
    """Return a text on one line."""
    return " ".join(lines_of(text))


def summed(report: Report) -> str:
    """Return the numbers: `1 error and 2 warnings; 20 checks passed, 3 skipped`."""
    if not report.outcomes:
        return "nothing to check"
    counts = ((len(report.errors), "error"), (len(report.warnings), "warning"))
    found = " and ".join(counted(number, word) for number, word in counts if number)
    passed, skipped = len(report.of(PASSED)), len(report.of(SKIPPED))
    rest = f"{counted(passed, 'check') if passed else 'no check'} passed"
    rest += f", {skipped:,} skipped" if skipped else ""
    return f"{found}; {rest}" if found else rest


def sign_of(report: Report) -> str:
    """Return the name of the sign that a report deserves; where nothing was found to be so, nothing is fine."""
    if not report.passes:
        return "error"
    return "fine" if report.of(PASSED) and not report.warnings else "warning"


def reading_on(report: Report) -> str:
    """Return the command that says why, and how to mend; empty where there is nothing to mend."""
    codes = report.codes_found()
    return f"gatepost explain {' '.join(codes)}" if codes else ""
