"""What every SARIF log of ours has."""

from __future__ import annotations

import json

import pytest

from gatepost.report.pages import page_of
from gatepost.report.sarif_log import CLOSED, Fingerprints, opened, plain, suppressed, uri_of
from support.outcomes import CHECKS


def test_a_log_has_a_run_of_our_tool_and_its_rules() -> None:
    log = json.loads(opened([page_of(check) for check in CHECKS]) + CLOSED)
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]] == ["GA901", "GA902"]
    assert log["runs"][0]["results"] == []


def test_results_that_agree_have_one_fingerprint_and_a_number() -> None:
    prints = Fingerprints()
    first, second, other = (prints.of(*parts)["primaryLocationLineHash"] for parts in (("a", "b"), ("a", "b"), ("ab",)))
    assert (str(first)[-2:], str(second)[-2:], str(other)[-2:]) == (":1", ":2", ":1")
    assert str(first)[:-2] == str(second)[:-2] != str(other)[:-2]
    assert Fingerprints().of("a", "b") == {"primaryLocationLineHash": first}


def test_a_reason_suppresses() -> None:
    assert suppressed("old\u202e") == [{"kind": "external", "justification": "old\\u202e"}]


@pytest.mark.parametrize(
    ("text", "shown"), [("`{0}`", "`\\x7b0\\x7d`"), ("[a](b)", "[a]\\x28b)"), ("\x1b##[x", "\\x1b#\\x23[x")]
)
def test_nothing_in_a_text_has_a_meaning_of_its_own(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a/b.py", "a/b.py"),
        ("a b#c", "a%20b%23c"),
        ("/a", "file:///a"),
        ("C:/a", "file:///C:/a"),
        ("a:b", "a%3Ab"),
        ("é\udce9\ud800", "%C3%A9%E9%ED%A0%80"),
    ],
)
def test_a_path_is_a_reference(path: str, uri: str) -> None:
    assert uri_of(path) == uri
