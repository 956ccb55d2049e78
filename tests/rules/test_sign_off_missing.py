"""`sign-off-missing`, GP305."""

from __future__ import annotations

import pytest

from gatepost.rules.case import BRANCH, COMMIT, HISTORY, LANDING, TITLE
from gatepost.rules.sign_off_missing import SignOffMissing
from support.judging import Found, case_of, found

WANTED = "a line `Signed-off-by: Name <mail>` is wanted below; `git commit --signoff` writes it"
READS = "a sign-off reads `Signed-off-by: Name <mail>`"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fix: a", Found(1, 1, 7, WANTED, None)),
        ("fix: a\n\nbody", Found(1, 1, 7, WANTED, None)),
        ("fix: a\n\nCo-authored-by: Ada <ada@example.com>", Found(1, 1, 7, WANTED, None)),
        ("fix: a\n\n  Signed-off-by: Ada <ada@example.com>", Found(1, 1, 7, WANTED, None)),
        ("fix: a\n\nSigned-off-by:", Found(3, 1, 15, READS, None)),
        ("fix: a\n\nSigned-off-by: Ada", Found(3, 1, 19, READS, None)),
        ("fix: a\r\n\r\nSigned-off-by: <ada@example.com>", Found(3, 1, 33, READS, None)),
        ("fix: a\n\nSigned-off-by: Ada <ada>", Found(3, 1, 25, READS, None)),
        ("fix: a\n\nSigned-off-by: Ada <@b>", Found(3, 1, 24, READS, None)),
        ("fix: a\n\nSigned-off-by: Ada <a@>", Found(3, 1, 24, READS, None)),
        ("fix: a\n\nSigned-off-by: Ada <a@b.c", Found(3, 1, 26, READS, None)),
        ("fix: a\n\nSigned-off-by: Ada <a @b>", Found(3, 1, 26, READS, None)),
        ("fix: a\n\nSigned-off-by: Ada ada@example.com", Found(3, 1, 35, READS, None)),
    ],
)
def test_a_message_without_a_sign_off_is_reported(text: str, expected: Found) -> None:
    assert found(SignOffMissing, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fix: a\n\nSigned-off-by: Ada <ada@example.com>",
        "fix: a\r\n\r\nSigned-off-by: Ada Author <ada@example.com> \r\n",
        "fix: a\n\nsigned-off-by: Ada <ada@localhost>",
        "fix: a\n\nSigned-off-by: Ada <ada@example.com>\n\nprose",
        "fix: a\n\nSigned-off-by: Ada\nSigned-off-by: Ada <ada@example.com>",
        "Fixed\n\nSigned-off-by: Ada <ada@example.com>",
        "fixup! fix: a",
        "amend! fix: a",
        "Merge branch 'x'",
    ],
)
def test_a_signed_message_and_one_that_needs_no_sign_off_pass(text: str) -> None:
    assert found(SignOffMissing, text) == []


def test_what_a_forge_composes_needs_none() -> None:
    places = (TITLE, LANDING, HISTORY, BRANCH, COMMIT)
    composed = [len(found(SignOffMissing, case_of("fix: a (#12)", place=place))) for place in places]
    typed = [len(found(SignOffMissing, case_of("fix: a", place=place))) for place in places]
    assert [composed, typed] == [[0, 0, 0, 1, 1], [0, 0, 1, 1, 1]]


def test_a_merge_needs_none() -> None:
    assert found(SignOffMissing, case_of("fix: a", merge=True)) == []
