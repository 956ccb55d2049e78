"""The JSON report: whole, and as its schema says."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import resources
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from gatepost.outcomes.values import PASSED
from gatepost.report.outcomes.json_report import render_json
from support.outcomes import HINGE, NOTHING, PAINT, WHOLE, hostile_reports

if TYPE_CHECKING:
    from gatepost.report.outcomes.report import Report


SCHEMA = json.loads(resources.files("gatepost.schemas").joinpath("outcomes.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def errors(document: object) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(document)]


def read(report: Report) -> dict[str, object]:
    found = json.loads(render_json(report))
    assert isinstance(found, dict)
    return found


def test_machines_get_everything() -> None:
    report = replace(WHOLE, outcomes=(HINGE, PAINT), files=WHOLE.files[:1], not_proven=("That it lasts.",))
    assert read(report) == {
        "schema_version": 1,
        "command": "dist",
        "subject": {"name": "gate", "version": "1.2.0", "tag": "v1.2.0"},
        "files": [{"name": "gate-1.2.0.tar.gz", "size": 4231, "sha256": "ab" * 32}],
        "outcomes": [
            {
                "code": "GA902",
                "name": "hinge-squeaks",
                "status": "failed",
                "severity": "warning",
                "message": "the upper hinge is dry",
                "where": "gate/hinge.py:12",
                "fix": "oil it",
                "fixable": False,
            },
            {
                "code": "GA901",
                "name": "paint-flakes",
                "status": "passed",
                "severity": "error",
                "message": "it is green",
                "where": "",
                "fix": "",
                "fixable": False,
            },
        ],
        "not_proven": ["That it lasts."],
        "notes": [],
        "summary": {"passed": 1, "failed": 1, "warnings": 1, "errors": 0, "skipped": 0},
        "ok": True,
    }


def test_a_strict_report_with_a_warning_is_not_ok() -> None:
    assert read(replace(WHOLE, outcomes=(HINGE,), is_strict=True))["ok"] is False


def test_the_report_is_one_line() -> None:
    assert render_json(WHOLE).count("\n") == 1


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("report", [WHOLE, NOTHING, replace(WHOLE, is_strict=True)], ids=["whole", "nothing", "strict"])
def test_a_report_is_as_the_schema_says_and_has_no_other_keys(report: Report) -> None:
    assert errors(read(report)) == []
    assert [key for key in read(report) if key != "notes"] == SCHEMA["required"]  # which came later


@given(report=hostile_reports())
def test_texts_stand_in_it_as_they_are(report: Report) -> None:
    shown = render_json(report)
    assert shown.isascii()
    assert "##" not in shown
    found = json.loads(shown)
    assert [each["message"] for each in found["outcomes"]] == [each.message for each in report.outcomes]
    assert [each["fix"] for each in found["outcomes"]] == [each.fix for each in report.outcomes]
    assert found["not_proven"] == list(report.not_proven)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema_version",), 2),
        (("command",), "lint"),
        (("subject",), {"name": 1}),
        (("files", 0, "sha256"), "abc"),
        (("files", 0, "size"), -1),
        (("outcomes", 0, "status"), "failure"),
        (("outcomes", 0, "severity"), "fatal"),
        (("outcomes", 0, "code"), "101"),
        (("outcomes", 0, "fixable"), "no"),
        (("summary", "errors"), -1),
        (("ok",), None),
    ],
)
def test_a_spoilt_report_is_not_valid(path: tuple[str | int, ...], value: object) -> None:
    document = json.loads(render_json(replace(WHOLE, outcomes=(replace(PAINT, status=PASSED),))))
    at = document
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    assert len(errors(document)) == 1


LEVELS: tuple[tuple[tuple[str | int, ...], str], ...] = (
    ((), "schema_version command subject files outcomes not_proven summary ok"),
    (("files", 0), "name size sha256"),
    (("outcomes", 0), "code name status severity message where fix fixable"),
    (("summary",), "passed failed warnings errors skipped"),
)


@pytest.mark.parametrize(("path", "key"), [(path, key) for path, keys in LEVELS for key in keys.split()])
def test_a_report_without_a_key_is_not_valid(path: tuple[str | int, ...], key: str) -> None:
    document = json.loads(render_json(WHOLE))
    at = document
    for step in path:
        at = at[step]
    del at[key]
    assert errors(document) == [f"'{key}' is a required property"]
