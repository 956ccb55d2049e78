"""`body-not-separated`, GP201."""

from __future__ import annotations

import pytest

from gatepost.rules.body_not_separated import BodyNotSeparated
from support.judging import Found, found

MISSING = "an empty line is missing between the header and this"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fix: a\nb", [Found(2, 1, 2, MISSING, "fix: a\n\nb")]),
        ("fix: a\nb\nc", [Found(2, 1, 2, MISSING, "fix: a\n\nb\nc")]),
        ("fix: a\r\nb\r\nc", [Found(2, 1, 2, MISSING, "fix: a\r\n\r\nb\r\nc")]),
        ("fix: a\rb", [Found(2, 1, 2, MISSING, "fix: a\r\rb")]),
        ("Fixed a\nb", [Found(2, 1, 2, MISSING, "Fixed a\n\nb")]),
        ("fix: a\nRefs: #1", [Found(2, 1, 9, MISSING, "fix: a\n\nRefs: #1")]),
        ("\n\nfix: a\nb\n", [Found(4, 1, 2, MISSING, "\n\nfix: a\n\nb\n")]),
        ("wip: a\nb", [Found(2, 1, 2, MISSING, "wip: a\n\nb")]),
        ("fix: a\n b", [Found(2, 1, 3, MISSING, "fix: a\n\n b")]),
        ("fix: a\nBREAKING CHANGE: b", [Found(2, 1, 19, MISSING, "fix: a\n\nBREAKING CHANGE: b")]),
    ],
)
def test_a_second_line_with_text_is_pointed_at_and_moved_down(text: str, expected: list[Found]) -> None:
    assert found(BodyNotSeparated, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fix: a",
        "fix: a\n",
        "fix: a\n\nb",
        "fix: a\r\n\r\nb",
        "fix: a\r\rb",
        "fix: a\n\n\nb",
    ],
)
def test_a_message_whose_second_line_is_empty_passes(text: str) -> None:
    assert found(BodyNotSeparated, text) == []
