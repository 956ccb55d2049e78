"""JSON and GitHub annotations: whole outputs."""

from __future__ import annotations

import json
import re

from hypothesis import given

from gatepost.gate.compose import compose
from gatepost.gate.judge import judge
from gatepost.gate.settings import read_settings
from gatepost.report.machine import render_github, render_json
from gatepost.values import Verdict
from support.messages import messages

RULEBOOK = compose(read_settings({}))
COMMAND = re.compile(r"::(error|warning) title=GP\d{3} [a-z-]+::[^\r\n]*")


def verdict(text: str, id_: str = "stdin") -> Verdict:
    return Verdict(id_, text, judge(text, RULEBOOK))


def test_json_has_every_message_with_its_findings() -> None:
    report = render_json([verdict("fix: keep \u00e9.\u202e"), verdict("fix: keep it.", "f" * 40)])
    assert report == (
        """\
{
  "schema_version": 1,
  "messages": [
    {
      "id": "stdin",
      "header": "fix: keep \\u00e9.\\u202e",
      "ok": true,
      "findings": []
    },
    {
      "id": "ffffffffffffffffffffffffffffffffffffffff",
      "header": "fix: keep it.",
      "ok": true,
      "findings": [
        {
          "code": "GP108",
          "name": "description-ends-with-period",
          "severity": "warning",
          "message": "the description ends with a full stop",
          "line": 1,
          "column": 13,
          "end_column": 14,
          "suggestion": "fix: keep it"
        }
      ]
    }
  ],
  "summary": {
    "messages": 2,
    "ok": 2,
    "errors": 0,
    "warnings": 1
  }
}
"""
    )


def test_strictness_and_errors_make_a_message_not_ok() -> None:
    verdicts = [verdict("fix: keep it."), verdict("Fixed"), verdict("fix: a")]
    summaries = [json.loads(render_json(verdicts, strict=strict))["summary"] for strict in (False, True)]
    assert summaries == [
        {"messages": 3, "ok": 2, "errors": 1, "warnings": 1},
        {"messages": 3, "ok": 1, "errors": 1, "warnings": 1},
    ]


def test_a_finding_is_one_workflow_command() -> None:
    text = "::error::50%0A\n##[group]\x1b"
    assert render_github([verdict(text, "0" * 40)]) == (
        "::error title=GP101 header-not-conventional::000000000: ::error::50%250A%0A"
        "line 1, column 1: expected a type and a colon, as in `feat: …`\n"
        "::error title=GP201 body-not-separated::000000000: ::error::50%250A%0A"
        "line 2, column 1: an empty line is missing between the header and this%0A"
        "mended:%0A::error::50%250A%0A%0A#\\x23[group]\\x1b\n"
    )


def test_long_mended_messages_are_cut() -> None:
    report = render_github([verdict("fix: keep it.\n\n" + "line\n" * 30)])
    assert report.count("%0Aline") == 19


def test_without_findings_there_are_no_commands() -> None:
    assert render_github([verdict("fix: a"), verdict("feat: b")]) == ""


@given(text=messages())
def test_a_message_can_neither_end_its_command_nor_begin_another(text: str) -> None:
    verdicts = [verdict(text, text)]
    lines = render_github(verdicts).splitlines()
    assert len(lines) == len(verdicts[0].findings)
    assert [line for line in lines if not COMMAND.fullmatch(line) or not line.isprintable() or "##[" in line] == []


@given(text=messages())
def test_json_is_json_and_ascii(text: str) -> None:
    report = render_json([verdict(text, text)])
    assert report.isascii()
    assert json.loads(report)["messages"][0]["id"] == text
