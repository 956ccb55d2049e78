"""Verdicts → SARIF 2.1.0 (OASIS, with errata 01), for code scanning."""

import json
from hashlib import sha256
from inspect import cleandoc

from gatepost import __version__
from gatepost.report.kinds import COMMIT, FILE, LANDING, OVERRIDE, STDIN, TITLE, kind_of, short_id
from gatepost.report.machine import encode
from gatepost.report.pages import Page, render_markdown, render_page
from gatepost.report.reporter import Reporter
from gatepost.report.style import Style
from gatepost.report.tally import Tally
from gatepost.report.visible import visible
from gatepost.rules.base import Rule
from gatepost.rules.catalogue import RULES
from gatepost.values import Finding, Verdict

_Object = dict[str, object]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_HOME = "https://github.com/gatepost/gatepost"
_FOLDERS = {COMMIT: "commit/", LANDING: "pull-request/", OVERRIDE: "pull-request/", STDIN: "", TITLE: "pull-request/"}
_INDEX = {rule.code: index for index, rule in enumerate(RULES)}
_NEWLINES = ("\r\n", "\n", "\r")
_LONGEST_SNIPPET = 1000
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


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
        driver: _Object = {
            "name": "gatepost",
            "version": __version__,
            "semanticVersion": __version__,
            "informationUri": _HOME,
            "rules": [_rule(rule) for rule in RULES],
        }
        return (
            f'{{\n"$schema": "{_SCHEMA}",\n"version": "2.1.0",\n"runs": [{{\n'
            f'"tool": {json.dumps({"driver": driver})},\n'
            '"columnKind": "unicodeCodePoints",\n'
            f'"newlineSequences": {json.dumps(_NEWLINES)},\n'
            '"results": [\n'
        )

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
        return "\n]\n}]\n}\n"


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
        self._seen: dict[str, int] = {}

    def result(self, finding: Finding) -> _Object:
        """Return the result for one finding."""
        result: _Object = {
            "ruleId": finding.code,
            "ruleIndex": _INDEX.get(finding.code, -1),
            "level": finding.severity,
            "message": {"text": f"{_plain(finding.message)}."},
            "locations": [
                {
                    "physicalLocation": self._place(finding),
                    "logicalLocations": [self._logical],
                    "message": {"text": _plain(self._header[:_LONGEST_SNIPPET])},
                }
            ],
            "partialFingerprints": {"primaryLocationLineHash": self._fingerprint(finding)},
        }
        if finding.reason:
            result["suppressions"] = [{"kind": "external", "justification": visible(finding.reason)}]
        fix = self._fix(finding.suggestion) if self._kind == FILE and finding.suggestion is not None else None
        if fix is not None:
            result["fixes"] = [fix]
        return result

    def _line(self, finding: Finding) -> str:
        return self._lines[finding.line - 1] if finding.line <= len(self._lines) else ""

    def _artifact(self) -> _Object:
        return {"uri": _uri(self._id) if self._kind == FILE else _FOLDERS[self._kind] + self._id}

    def _place(self, finding: Finding) -> _Object:
        line = self._line(finding)
        pointed = line[finding.column - 1 : finding.end_column - 1]
        region: _Object = {
            "startLine": finding.line,
            "startColumn": finding.column,
            "endColumn": finding.end_column,
        }
        place: _Object = {"artifactLocation": self._artifact(), "region": region}
        if pointed and len(line) <= _LONGEST_SNIPPET:
            region["snippet"] = {"text": visible(pointed)}
            if pointed != line:
                place["contextRegion"] = {"startLine": finding.line, "snippet": {"text": visible(line)}}
        return place

    def _fingerprint(self, finding: Finding) -> str:
        """Return what stays the same from run to run: rule, message, the line's text, and which of those that agree."""
        parts = "\0".join((finding.code, self._id, self._line(finding), str(finding.column)))
        digest = sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self._seen[digest] = self._seen.get(digest, 0) + 1
        return f"{digest}:{self._seen[digest]}"

    def _fix(self, suggestion: str) -> _Object | None:
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
        replacement: _Object = {"deletedRegion": region, "insertedContent": {"text": inserted}}
        change: _Object = {"artifactLocation": self._artifact(), "replacements": [replacement]}
        return {"description": {"text": "Mend the message."}, "artifactChanges": [change]}

    def _position(self, offset: int) -> tuple[int, int]:
        return self._text.count("\n", 0, offset) + 1, offset - self._text.rfind("\n", 0, offset)


def _rule(rule: type[Rule]) -> _Object:
    page = Page(rule.code, rule.name, cleandoc(rule.__doc__ or ""), rule)
    why = " ".join(page.text.partition("## Why\n")[2].partition("\n## ")[0].split())
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _plain(page.summary)},
        "fullDescription": {"text": _plain(f"{page.summary} {why}")},
        "help": {
            "text": "\n".join(_plain(line) for line in render_page(page, Style(columns=88)).split("\n")),
            "markdown": render_markdown(page),
        },
        "defaultConfiguration": {"enabled": rule.enabled, "level": rule.severity},
    }


def _plain(text: str) -> str:
    """Return one line as the text of a SARIF message, in which braces and `](` would have a meaning of their own."""
    return visible(text).replace("{", "\\x7b").replace("}", "\\x7d").replace("](", "]\\x28")


def _uri(path: str) -> str:
    """Return a path as a URI reference; a relative one stays relative."""
    drive = path[:2] if path[1:3] == ":/" else ""
    start = f"file:///{drive}" if drive else "file://" if path.startswith("/") else ""
    rest = path[len(drive) :]
    return start + "".join(character if character in _UNRESERVED else _percent(character) for character in rest)


def _percent(character: str) -> str:
    if "\udc80" <= character <= "\udcff":  # how Python writes a byte of a path that is not UTF-8
        return f"%{ord(character) & 0xFF:02X}"
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))


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
