"""What came of checks → workflow commands, which GitHub shows as annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.outcomes.values import FAILED
from gatepost.report.outcomes.words import lines_of
from gatepost.report.visible import visible
from gatepost.report.workflow_commands import annotation

if TYPE_CHECKING:
    from gatepost.outcomes.values import Outcome
    from gatepost.report.outcomes.report import Report


def render_github(report: Report) -> str:
    """Return a command for each problem; it stands at the file where that is one of the repository."""
    return "".join(_command(outcome, *report.place(outcome)) for outcome in report.of(FAILED))


def _command(outcome: Outcome, file: str, line: int) -> str:
    where, fix = lines_of(outcome.where), lines_of(outcome.fix)
    lines = lines_of(outcome.message)
    if where and not file:
        lines[:0] = [f"{' '.join(where)}:"]
    if fix:
        lines += [f"fix: {fix[0]}", *fix[1:]]
    title = f"{outcome.code} {outcome.name}"
    return annotation(outcome.severity, title, "\n".join(lines), file=visible(file), line=line)
