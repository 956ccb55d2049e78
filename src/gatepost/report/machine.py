"""Verdicts → JSON, and → GitHub annotations."""

import json

from gatepost.report.kinds import short_id
from gatepost.report.reporter import Reporter
from gatepost.report.tally import Tally
from gatepost.report.text import as_typed
from gatepost.report.visible import visible
from gatepost.report.workflow_commands import annotation
from gatepost.values import Finding, Verdict

SCHEMA_VERSION = 1
_SHOWN = 200


def encode(document: object) -> str:
    """Return a document as JSON on one line, without `##[` and `##vso[`: in a log, an agent would obey them."""
    return json.dumps(document).replace("##", "#\\u0023")


class JsonReporter(Reporter):
    """The report of `gatepost lint --format json` (product.md, interfaces); schemas/lint.json describes it."""

    separator = ",\n"

    def __init__(self, *, strict: bool = False) -> None:
        self._strict = strict

    def begin(self, tally: Tally) -> str:
        """Open the list of messages."""
        _ = tally
        return f'{{\n"schema_version": {SCHEMA_VERSION},\n"messages": [\n'

    def item(self, verdict: Verdict) -> str:
        """Return a message on one line."""
        message = {
            "id": verdict.id,
            "header": verdict.header,
            "ok": verdict.is_ok(strict=self._strict),
            "findings": [_finding(finding) for finding in verdict.findings],
        }
        if verdict.ignored:
            message["ignored"] = [{**_finding(finding), "reason": finding.reason} for finding in verdict.ignored]
        return encode(message)

    def end(self, tally: Tally) -> str:
        """Close the list, and add the numbers."""
        summary = {
            "messages": tally.messages,
            "ok": tally.ok,
            "errors": tally.errors,
            "warnings": tally.warnings,
            "ignored": sum(tally.ignored.values()),
        }
        return f'\n],\n"summary": {json.dumps(summary)}\n}}\n'


class GithubReporter(Reporter):
    """One workflow command a finding, which GitHub shows as an annotation."""

    def item(self, verdict: Verdict) -> str:
        """Return the commands for the findings in one message."""
        name = visible(short_id(verdict.id))
        header = visible(verdict.header[:_SHOWN])
        lines = []
        for finding in verdict.findings:
            place = f"line {finding.line}, column {finding.column}"
            text = f"{name}: {header}\n{place}: {visible(finding.message)}"
            suggestion = as_typed(verdict, finding.suggestion)
            if suggestion is not None:
                mended = suggestion.replace("\r\n", "\n").split("\n")
                text += "\nmended:\n" + "\n".join(visible(line) for line in mended[:20])
            title = f"{finding.code} {finding.name}"
            lines.append(annotation(finding.severity, title, text))
        return "".join(lines)


def render_failure(text: str, hint: str, code: str) -> str:
    """Return the workflow command for an error that kept the messages from being judged."""
    shown = "\n".join(visible(line) for line in (text, hint) if line)
    return annotation("error", f"gatepost {code}".strip(), shown)


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
