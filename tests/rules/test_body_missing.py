"""`body-missing`, GP203."""

from __future__ import annotations

import pytest

from gatepost.rules.body_missing import BodyMissing
from gatepost.rules.case import BRANCH, COMMIT, HISTORY, LANDING, TITLE
from support.judging import Found, case_of, found

WANTED = "a body is wanted below the header: say why"


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("fix: a", 7),
        ("fix: a\n\nRefs: #12", 7),
        ("fix: a\n\nRefs: #12\n  more\nSigned-off-by: A <a@b.c>", 7),
        ("fix: a\r\n\r\nRefs: #12", 7),
        ("fix: a\n\n   \n", 7),
        ("Fixed", 6),
        ("fix: a\n\nfeat: b\n\nbody", 7),
    ],
)
def test_a_header_alone_and_one_with_footers_are_reported_at_its_end(text: str, column: int) -> None:
    assert found(BodyMissing, text) == [Found(1, column, column + 1, WANTED, None)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fix: a\n\nb",
        "fix: a\n\nb\n\nRefs: #12",
        "fix: a\n\nRefs: #12\n\nb",
        "Fixed\n\nRefs: #12",
        "fix: a\n\nfoo(bar(1))",
        "fixup! fix: a",
        "squash! fix: a\n\nRefs: #12",
        "amend! fix: a",
        "Merge branch 'x'",
    ],
)
def test_what_has_a_body_or_needs_none_passes(text: str) -> None:
    assert found(BodyMissing, text) == []


def test_a_merge_and_a_title_by_itself_need_no_body() -> None:
    cases = [case_of("fix: a", merge=True), *(case_of("fix: a", place=place) for place in (TITLE, LANDING, BRANCH))]
    cases += [case_of("fix: a", place=place) for place in (COMMIT, HISTORY)]
    assert [len(found(BodyMissing, case)) for case in cases] == [0, 0, 1, 1, 1, 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fix: a", [Found(1, 7, 8, WANTED, None)]),
        ("fix: a\n\nwhy", [Found(3, 1, 4, "the body has 3 characters; at least 10 are wanted", None)]),
        ("fix: a\n\n why?\n\nRefs: #1", [Found(3, 2, 6, "the body has 4 characters; at least 10 are wanted", None)]),
        ("fix: a\n\n1234\n5678", [Found(3, 1, 5, "the body has 9 characters; at least 10 are wanted", None)]),
        ("fix: a\n\n1234\n56789", []),
        ("Fixed\n\nwhy", []),
    ],
)
def test_a_body_may_have_to_say_more(text: str, expected: list[Found]) -> None:
    assert found(BodyMissing, text, min=10) == expected
