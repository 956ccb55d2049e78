"""What came of checks → JSON; schemas/outcomes.json describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.outcomes.values import FAILED, PASSED, SKIPPED
from gatepost.report.machine import encode

if TYPE_CHECKING:
    from gatepost.outcomes.values import Outcome
    from gatepost.report.outcomes.report import Report

SCHEMA_VERSION = 1


def render_json(report: Report) -> str:
    """Return the report on one line; texts stand in it as they are."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "command": report.command,
        "subject": dict(report.facts),
        "files": [{"name": file.name, "size": file.size, "sha256": file.sha256} for file in report.files],
        "outcomes": [_outcome(outcome) for outcome in report.outcomes],
        "not_proven": list(report.not_proven),
        "notes": [{"title": note.title, "text": note.text} for note in report.notes],
        "summary": {
            "passed": len(report.of(PASSED)),
            "failed": len(report.of(FAILED)),
            "warnings": len(report.warnings),
            "errors": len(report.errors),
            "skipped": len(report.of(SKIPPED)),
        },
        "ok": report.passes,
    }
    return f"{encode(document)}\n"


def _outcome(outcome: Outcome) -> dict[str, str | bool]:
    return {
        "code": outcome.code,
        "name": outcome.name,
        "status": outcome.status,
        "severity": outcome.severity,
        "message": outcome.message,
        "where": outcome.where,
        "fix": outcome.fix,
        "fixable": outcome.fixable,
    }
