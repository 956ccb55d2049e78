"""The schema of the JSON report: real reports are valid, and spoilt ones are not."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from gatepost.report.machine import SCHEMA_VERSION, JsonReporter
from gatepost.rules.catalogue import RULES
from gatepost.values import SEVERITIES, WARNING, Verdict
from support.judging import whole_rulebook
from support.messages import messages
from support.reporting import finding, report, verdict

WHOLE = whole_rulebook()
VERDICTS = [
    verdict("fix: a", "0" * 40),
    verdict("Fixed.\nb", "title"),
    verdict("fix: keep it.", "m"),
    Verdict("stdin", "fix: a", [], [finding(severity=WARNING, reason="why not")]),
]
LEVELS: tuple[tuple[tuple[str | int, ...], str], ...] = (
    ((), "schema_version messages summary"),
    (("messages", 1), "id header ok findings"),
    (("messages", 1, "findings", 0), "code name severity message line column end_column suggestion"),
    (("messages", 3, "ignored", 0), "code name severity message line column end_column suggestion reason"),
    (("summary",), "messages ok errors warnings ignored"),
)


@cache
def schema() -> Draft202012Validator:
    """Return what checks a report against the schema that is shipped."""
    text = resources.files("gatepost.schemas").joinpath("lint.json").read_text("utf-8")
    return Draft202012Validator(json.loads(text))


def errors(reported: object) -> list[str]:
    return [error.message for error in schema().iter_errors(reported)]


def shown(*, strict: bool = False) -> dict[str, object]:
    """Return the report on all verdicts, read."""
    loaded = json.loads(report(JsonReporter(strict=strict), VERDICTS, strict=strict))
    assert isinstance(loaded, dict)
    return loaded


def at(loaded: object, path: tuple[str | int, ...]) -> dict[str, object]:
    """Return the object at `path` of a report."""
    for step in path:
        if isinstance(step, str):
            assert isinstance(loaded, dict)
            loaded = loaded[step]
        else:
            assert isinstance(loaded, list)
            loaded = loaded[step]
    assert isinstance(loaded, dict)
    return loaded


def test_the_schema_is_one() -> None:
    meta = Draft202012Validator(Draft202012Validator.META_SCHEMA)
    assert list(meta.iter_errors(schema().schema)) == []
    assert not meta.is_valid({"type": "no type"})


@pytest.mark.parametrize("strict", [False, True])
def test_a_report_is_valid(*, strict: bool) -> None:
    assert errors(shown(strict=strict)) == []


def test_a_report_on_nothing_is_valid() -> None:
    assert errors(json.loads(report(JsonReporter(), []))) == []


@pytest.mark.parametrize(("path", "key"), [(path, key) for path, keys in LEVELS for key in keys.split()], ids=str)
def test_every_key_of_the_interface_must_be_there(path: tuple[str | int, ...], key: str) -> None:
    reported = shown()
    del at(reported, path)[key]
    assert errors(reported) == [f"'{key}' is a required property"]


@pytest.mark.parametrize("path", [path for path, _ in LEVELS], ids=str)
def test_keys_may_be_added(path: tuple[str | int, ...]) -> None:
    reported = shown()
    at(reported, path)["engine"] = "17.11.1"
    assert errors(reported) == []


def test_every_key_of_the_report_is_described() -> None:
    assert [" ".join(at(shown(), path)) for path, _ in LEVELS] == [keys for _, keys in LEVELS]


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        ((), "schema_version", 2),
        ((), "messages", {}),
        (("messages", 1), "id", None),
        (("messages", 1), "header", "a\nb"),
        (("messages", 1), "ok", "true"),
        (("messages", 1), "findings", None),
        (("messages", 3), "ignored", []),
        (("messages", 1, "findings", 0), "code", "GE101"),
        (("messages", 1, "findings", 0), "name", "Odd Name"),
        (("messages", 1, "findings", 0), "severity", "note"),
        (("messages", 1, "findings", 0), "message", ""),
        (("messages", 1, "findings", 0), "line", 0),
        (("messages", 1, "findings", 0), "column", 1.5),
        (("messages", 1, "findings", 0), "end_column", 1),
        (("messages", 1, "findings", 0), "suggestion", False),
        (("messages", 3, "ignored", 0), "reason", ""),
        (("messages", 3, "ignored", 0), "line", -1),
        (("summary",), "errors", -1),
        (("summary",), "ignored", "0"),
    ],
)
def test_a_spoilt_report_is_not_valid(path: tuple[str | int, ...], key: str, value: object) -> None:
    reported = shown()
    at(reported, path)[key] = value
    assert len(errors(reported)) == 1


def test_the_schema_knows_every_rule_and_the_version() -> None:
    definitions = schema().schema
    assert isinstance(definitions, dict)
    assert definitions["properties"]["schema_version"]["const"] == SCHEMA_VERSION
    assert definitions["$defs"]["finding"]["properties"]["severity"]["enum"] == list(SEVERITIES)
    reported = shown()
    for rule in RULES:
        at(reported, ("messages", 1, "findings", 0)).update(code=rule.code, name=rule.name)
        assert errors(reported) == []


@given(
    pairs=st.lists(st.tuples(messages(), messages()), max_size=3),
    reasons=st.lists(st.text(min_size=1), max_size=2),
    strict=st.booleans(),
)
def test_a_report_on_any_messages_is_valid(pairs: list[tuple[str, str]], reasons: list[str], *, strict: bool) -> None:
    verdicts = [verdict(text, id_, WHOLE) for text, id_ in pairs]
    verdicts.append(Verdict("m", "fix: a", [], [finding(reason=reason) for reason in reasons]))
    assert errors(json.loads(report(JsonReporter(strict=strict), verdicts, strict=strict))) == []
