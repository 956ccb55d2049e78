"""Verdicts → JSON, and → GitHub annotations."""

import json

from gatepost.report.text import short_id
from gatepost.report.visible import visible
from gatepost.values import ERROR, Finding, Verdict

SCHEMA_VERSION = 1
_SHOWN = 200


def render_json(verdicts: list[Verdict], *, strict: bool = False) -> str:
    """Return the report of `gatepost lint --format json` (product.md, interfaces), with a newline at its end."""
    findings = [finding for verdict in verdicts for finding in verdict.findings]
    errors = sum(finding.severity == ERROR for finding in findings)
    document = {
        "schema_version": SCHEMA_VERSION,
        "messages": [
            {
                "id": verdict.id,
                "header": verdict.header,
                "ok": verdict.is_ok(strict=strict),
                "findings": [_finding(finding) for finding in verdict.findings],
            }
            for verdict in verdicts
        ],
        "summary": {
            "messages": len(verdicts),
            "ok": sum(verdict.is_ok(strict=strict) for verdict in verdicts),
            "errors": errors,
            "warnings": len(findings) - errors,
        },
    }
    return json.dumps(document, indent=2) + "\n"


def render_github(verdicts: list[Verdict]) -> str:
    """Return one workflow command a finding, which GitHub shows as an annotation; empty without findings."""
    lines = []
    for verdict in verdicts:
        name = visible(short_id(verdict.id))
        header = visible(verdict.header[:_SHOWN])
        for finding in verdict.findings:
            place = f"line {finding.line}, column {finding.column}"
            text = f"{name}: {header}\n{place}: {visible(finding.message)}"
            if finding.suggestion is not None:
                mended = finding.suggestion.replace("\r\n", "\n").split("\n")
                text += "\nmended:\n" + "\n".join(visible(line) for line in mended[:20])
            title = f"{finding.code} {finding.name}"
            lines.append(f"::{finding.severity} title={_property(title)}::{_data(text)}\n")
    return "".join(lines)


def _finding(finding: Finding) -> dict[str, str | int | None]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "line": finding.line,
        "column": finding.column,
        "end_column": finding.end_column,
        "suggestion": finding.suggestion,
    }


def _data(text: str) -> str:
    """Escape the text of a workflow command: without this, a message could end the command and begin another."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape the value of a workflow command's property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
