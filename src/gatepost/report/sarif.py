"""Verdicts → SARIF 2.1.0 (OASIS, with errata 01), for code scanning."""

from gatepost.report.kinds import COMMIT, FILE, LANDING, OVERRIDE, STDIN, TITLE, kind_of, short_id
from gatepost.report.machine import encode
from gatepost.report.pages import page_of
from gatepost.report.reporter import Reporter
from gatepost.report.sarif_log import CLOSED, Fingerprints, Object, opened, plain, suppressed, uri_of
from gatepost.report.tally import Tally
from gatepost.report.visible import visible
from gatepost.rules.catalogue import RULES
from gatepost.values import Finding, Verdict

_FOLDERS = {COMMIT: "commit/", LANDING: "pull-request/", OVERRIDE: "pull-request/", STDIN: "", TITLE: "pull-request/"}
_INDEX = {rule.code: index for index, rule in enumerate(RULES)}
_LONGEST_SNIPPET = 1000


class SarifReporter(Reporter):
    """A run with every rule, and a result for each finding; those that do not count are suppressed, with the reason.

    GitHub refuses a whole file in which one result has no path, or a path with
    a scheme other than `file`; so a message that is no file gets a relative
    path that no repository has, such as `commit/` and its id. GitHub knows no
    suppressions: it shows suppressed results like the others.
    """

    separator = ",\n"

    def begin(self, tally: Tally) -> str:
        """Return the tool with its rules, and open the list of results."""
        _ = tally
        return opened([page_of(rule) for rule in RULES])

    def item(self, verdict: Verdict) -> str:
        """Return the results for one message, each on one line."""
        findings = (*verdict.findings, *verdict.ignored)
        if not findings:
            return ""
        source = _Source(verdict)
        results = [source.result(finding) for finding in findings]
        return self.separator.join(encode(result) for result in results)

    def end(self, tally: Tally) -> str:
        """Close the list of results."""
        _ = tally
        return CLOSED


class _Source:
    """A message as the place of results."""

    def __init__(self, verdict: Verdict) -> None:
        self._text = _unix(verdict.text)
        self._lines = self._text.split("\n")
        self._kind = kind_of(verdict.id)
        self._id = verdict.id.replace("\\", "/").removeprefix("./") if self._kind == FILE else verdict.id
        self._logical = {
            "name": visible(short_id(verdict.id)),
            "fullyQualifiedName": visible(verdict.id),
            "kind": self._kind,
        }
        self._header = verdict.header
        self._prints = Fingerprints()

    def result(self, finding: Finding) -> Object:
        """Return the result for one finding."""
        result: Object = {
            "ruleId": finding.code,
            "ruleIndex": _INDEX.get(finding.code, -1),
            "level": finding.severity,
            "message": {"text": f"{plain(finding.message)}."},
            "locations": [
                {
                    "physicalLocation": self._place(finding),
                    "logicalLocations": [self._logical],
                    "message": {"text": plain(self._header[:_LONGEST_SNIPPET])},
                }
            ],
            "partialFingerprints": self._fingerprint(finding),
        }
        if finding.reason:
            result["suppressions"] = suppressed(finding.reason)
        fix = self._fix(finding.suggestion) if self._kind == FILE and finding.suggestion is not None else None
        if fix is not None:
            result["fixes"] = [fix]
        return result

    def _line(self, finding: Finding) -> str:
        return self._lines[finding.line - 1] if finding.line <= len(self._lines) else ""

    def _artifact(self) -> Object:
        return {"uri": uri_of(self._id) if self._kind == FILE else _FOLDERS[self._kind] + self._id}

    def _place(self, finding: Finding) -> Object:
        line = self._line(finding)
        pointed = line[finding.column - 1 : finding.end_column - 1]
        region: Object = {
            "startLine": finding.line,
            "startColumn": finding.column,
            "endColumn": finding.end_column,
        }
        place: Object = {"artifactLocation": self._artifact(), "region": region}
        if pointed and len(line) <= _LONGEST_SNIPPET:
            region["snippet"] = {"text": visible(pointed)}
            if pointed != line:
                place["contextRegion"] = {"startLine": finding.line, "snippet": {"text": visible(line)}}
        return place

    def _fingerprint(self, finding: Finding) -> Object:
        """Return what stays the same from run to run: rule, message, the line's text, and which of those that agree."""
        return self._prints.of(finding.code, self._id, self._line(finding), str(finding.column))

    def _fix(self, suggestion: str) -> Object | None:
        """Return the smallest change that makes the message the suggested one; None where there is none to show."""
        new = _unix(suggestion)
        start = _agreement(self._text, new)
        after = _agreement(self._text[start:][::-1], new[start:][::-1])
        inserted = new[start : len(new) - after]
        if self._text == new or any("\ud800" <= character <= "\udfff" for character in inserted):
            return None
        line, column = self._position(start)
        end_line, end_column = self._position(len(self._text) - after)
        region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
        replacement: Object = {"deletedRegion": region, "insertedContent": {"text": inserted}}
        change: Object = {"artifactLocation": self._artifact(), "replacements": [replacement]}
        return {"description": {"text": "Mend the message."}, "artifactChanges": [change]}

    def _position(self, offset: int) -> tuple[int, int]:
        return self._text.count("\n", 0, offset) + 1, offset - self._text.rfind("\n", 0, offset)


def _agreement(one: str, other: str) -> int:
    """Return how many characters two texts begin with that are the same."""
    known, most = 0, min(len(one), len(other))
    while known < most:
        middle = (known + most + 1) // 2
        if one[known:middle] == other[known:middle]:
            known = middle
        else:
            most = middle - 1
    return known


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
