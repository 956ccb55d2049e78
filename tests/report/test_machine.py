"""JSON and GitHub annotations: whole outputs."""

from __future__ import annotations

import json
import re

from hypothesis import given

from gatepost.report.machine import GithubReporter, JsonReporter, encode, render_failure
from gatepost.values import WARNING, Verdict
from support.messages import messages
from support.reporting import finding, report, verdict

COMMAND = re.compile(r"::(error|warning) title=GP\d{3} [a-z-]+::[^\r\n]*")


def test_json_has_every_message_with_its_findings() -> None:
    verdicts = [verdict("fix: keep \u00e9.\u202e"), verdict("fix: keep it.", "f" * 40)]
    assert report(JsonReporter(), verdicts) == (
        '{\n"schema_version": 1,\n"messages": [\n'
        '{"id": "stdin", "header": "fix: keep \\u00e9.\\u202e", "ok": true, "findings": []},\n'
        '{"id": "ffffffffffffffffffffffffffffffffffffffff", "header": "fix: keep it.", "ok": true, "findings": ['
        '{"code": "GP108", "name": "description-ends-with-period", "severity": "warning",'
        ' "message": "the description ends with a full stop", "line": 1, "column": 13, "end_column": 14,'
        ' "suggestion": "fix: keep it"}]}\n'
        '],\n"summary": {"messages": 2, "ok": 2, "errors": 0, "warnings": 1, "ignored": 0}\n}\n'
    )


def test_json_has_what_is_ignored_with_its_reason() -> None:
    ignored = Verdict("stdin", "fix: a", [], [finding(severity=WARNING, reason="why not")])
    assert json.loads(report(JsonReporter(strict=True), [ignored], strict=True)) == {
        "schema_version": 1,
        "messages": [
            {
                "id": "stdin",
                "header": "fix: a",
                "ok": True,
                "findings": [],
                "ignored": [
                    {
                        "code": "GP199",
                        "name": "odd",
                        "severity": "warning",
                        "message": "m",
                        "line": 1,
                        "column": 1,
                        "end_column": 2,
                        "suggestion": None,
                        "reason": "why not",
                    }
                ],
            }
        ],
        "summary": {"messages": 1, "ok": 1, "errors": 0, "warnings": 0, "ignored": 1},
    }


def test_json_without_messages_is_json() -> None:
    assert json.loads(report(JsonReporter(), [])) == {
        "schema_version": 1,
        "messages": [],
        "summary": {"messages": 0, "ok": 0, "errors": 0, "warnings": 0, "ignored": 0},
    }


def test_strictness_and_errors_make_a_message_not_ok() -> None:
    verdicts = [verdict("fix: keep it."), verdict("Fixed"), verdict("fix: a")]
    reports = [json.loads(report(JsonReporter(strict=strict), verdicts, strict=strict)) for strict in (False, True)]
    assert [[message["ok"] for message in each["messages"]] for each in reports] == [
        [True, False, True],
        [False, False, True],
    ]
    assert [each["summary"] for each in reports] == [
        {"messages": 3, "ok": 2, "errors": 1, "warnings": 1, "ignored": 0},
        {"messages": 3, "ok": 1, "errors": 1, "warnings": 1, "ignored": 0},
    ]


def test_a_finding_is_one_workflow_command() -> None:
    text = "::error::50%0A\n##[group]\x1b"
    assert report(GithubReporter(), [verdict(text, "0" * 40)]) == (
        "::error title=GP101 header-not-conventional::000000000: ::error::50%250A%0A"
        "line 1, column 1: expected a type and a colon, as in `feat: …`\n"
        "::error title=GP201 body-not-separated::000000000: ::error::50%250A%0A"
        "line 2, column 1: an empty line is missing between the header and this%0A"
        "mended:%0A::error::50%250A%0A%0A#\\x23[group]\\x1b\n"
    )


def test_long_mended_messages_are_cut() -> None:
    commands = report(GithubReporter(), [verdict("fix: keep it.\n\n" + "line\n" * 30)])
    assert commands.count("%0Aline") == 19


def test_without_findings_there_are_no_commands() -> None:
    assert report(GithubReporter(), [verdict("fix: a"), verdict("feat: b")]) == ""


@given(text=messages())
def test_a_message_can_neither_end_its_command_nor_begin_another(text: str) -> None:
    verdicts = [verdict(text, text)]
    lines = report(GithubReporter(), verdicts).splitlines()
    assert len(lines) == len(verdicts[0].findings)
    assert [line for line in lines if not COMMAND.fullmatch(line) or not line.isprintable() or "##[" in line] == []


@given(text=messages())
def test_json_is_json_and_ascii(text: str) -> None:
    shown = report(JsonReporter(), [verdict(text, text)])
    assert shown.isascii()
    assert json.loads(shown)["messages"][0]["id"] == text


def test_an_error_is_one_command_too() -> None:
    assert render_failure("cannot judge\n::error::x", "", "") == "::error title=gatepost::cannot judge\\n::error::x\n"
    assert render_failure("50% done", "run it", "GE102") == "::error title=gatepost GE102::50%25 done%0Arun it\n"


def test_no_command_of_a_log_stands_in_json() -> None:
    text = "##vso[task.complete]x ###[group]"
    assert "##" not in encode(text)
    assert json.loads(encode(text)) == text
