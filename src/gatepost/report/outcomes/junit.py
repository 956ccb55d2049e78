"""What came of checks → JUnit's XML: a test case for each check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.outcomes.values import FAILED, SKIPPED
from gatepost.report.outcomes.report import by_check, is_passed
from gatepost.report.outcomes.text import finished, render_files, render_not_proven, render_problems
from gatepost.report.outcomes.words import line_of
from gatepost.report.style import Style
from gatepost.report.xml_text import CLOSED, escaped, opened
from gatepost.values import ERROR

if TYPE_CHECKING:
    from gatepost.outcomes.values import Outcome
    from gatepost.report.outcomes.report import Report

_SCREEN = Style(columns=100)


def render_junit(report: Report) -> str:
    """Return one suite; a check that does not pass is a failure, with all its problems.

    What fails nobody, such as a warning, stands in the case's `system-out`; what was not proven, and the files,
    in that of the suite.
    """
    groups = by_check(report.outcomes)
    cases = [_case(group, report) for group in groups]
    failures = sum(_fails(group, report) for group in groups)
    skipped = sum(group[0].status == SKIPPED for group in groups)
    aside = "\n\n".join(
        filter(None, (render_not_proven(report.not_proven, _SCREEN), render_files(report.files, _SCREEN)))
    )
    if aside:
        cases.append(_out(aside))
    begin = opened(f"gatepost {report.command}", tests=len(groups), failures=failures, skipped=skipped)
    return begin + "\n".join(cases) + CLOSED


def _case(group: tuple[Outcome, ...], report: Report) -> str:
    """Return the test case of one check."""
    first = group[0]
    lines = [f'<testcase classname="gatepost.{report.command}" name="{escaped(f"{first.code} {first.name}")}">']
    if first.status == SKIPPED:
        lines.append(f'<skipped message="{escaped("; ".join(line_of(each.message) for each in group))}"/>')
    elif first.status == FAILED:
        shown = "\n".join(render_problems(group, _SCREEN))
        lines.append(_failure(group, shown) if _fails(group, report) else _out(shown))
    return "\n".join([*lines, "</testcase>"])


def _fails(group: tuple[Outcome, ...], report: Report) -> bool:
    return group[0].status == FAILED and not is_passed(group, is_strict=report.is_strict)


def _failure(group: tuple[Outcome, ...], shown: str) -> str:
    """Return the failure: the worst problem in a line, and all of them as the report for people shows them."""
    worst = min(group, key=lambda problem: problem.severity != ERROR)
    message = escaped(f"{worst.code} {worst.name}: {line_of(worst.message)}")
    return f'<failure type="{escaped(worst.name)}" message="{message}">{escaped(finished(shown, _SCREEN))}</failure>'


def _out(shown: str) -> str:
    return f"<system-out>{escaped(finished(shown, _SCREEN))}</system-out>"
