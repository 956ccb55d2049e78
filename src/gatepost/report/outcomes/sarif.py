"""What came of checks → SARIF 2.1.0 (OASIS, with errata 01), for code scanning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.outcomes.values import FAILED
from gatepost.report.machine import encode
from gatepost.report.outcomes.words import lines_of
from gatepost.report.pages import page_of
from gatepost.report.sarif_log import CLOSED, Fingerprints, Object, opened, plain, suppressed, uri_of

if TYPE_CHECKING:
    from gatepost.outcomes.values import Outcome
    from gatepost.report.outcomes.report import Report

_LONGEST_PATH = 200


def render_sarif(report: Report) -> str:
    """Return a run with every check, and a result for each problem; those that are ignored are suppressed.

    GitHub refuses a whole file in which one result has no path: what is about no file of the repository gets a path
    that no repository has, `gatepost/`, the command, and the place or the name of the check. What passed is
    left out: GitHub would show it as an alert.
    """
    index = {check.code: number for number, check in enumerate(report.checks)}
    prints = Fingerprints()
    results: list[str] = []
    for outcome in report.outcomes:
        if outcome.status == FAILED or outcome.ignored:
            result: Object = {
                "ruleId": outcome.code,
                "ruleIndex": index.get(outcome.code, -1),
                "level": outcome.severity,
                "message": {"text": _message(outcome)},
                "locations": [{"physicalLocation": _place(outcome, report)}],
                "partialFingerprints": prints.of(outcome.code, outcome.where, outcome.message),
            }
            if outcome.ignored:
                result["suppressions"] = suppressed(outcome.ignored)
            results.append(encode(result))
    return opened([page_of(check) for check in report.checks]) + ",\n".join(results) + CLOSED


def _place(outcome: Outcome, report: Report) -> Object:
    path, line = report.place(outcome)
    path = path or f"gatepost/{report.command}/{outcome.where[:_LONGEST_PATH] or outcome.name}"
    return {"artifactLocation": {"uri": uri_of(path)}, "region": {"startLine": line or 1}}


def _message(outcome: Outcome) -> str:
    """Return what is wrong, and what to do about it."""
    said, fix = ("\n".join(map(plain, lines_of(text))) for text in (outcome.message, outcome.fix))
    return f"{said}.\nFix: {fix}" if fix else f"{said}."
