"""GD604, with a real configuration of git."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.setup.comment_char import CommentChar

if TYPE_CHECKING:
    from support.patients import Patient


def test_git_does_what_it_does_by_itself(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(CommentChar)] == [
        ("passed", "lines that begin with `#` are comments, and are taken out")
    ]


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        (
            "core.commentChar",
            "auto",
            "core.commentChar is `auto`: git chooses a character for each message, and tells no hook which",
        ),
        ("core.commentChar", "-", "core.commentChar is `-`: lines of a list that begin so vanish from messages"),
        ("core.commentString", "f", "core.commentString is `f`: lines of text that begin so vanish from messages"),
        (
            "commit.cleanup",
            "verbatim",
            "commit.cleanup is `verbatim`: what git explains in the editor stays in the message",
        ),
        (
            "commit.cleanup",
            "whitespace",
            "commit.cleanup is `whitespace`: what git explains in the editor stays in the message",
        ),
    ],
)
def test_what_loses_or_keeps_lines(rocket: Patient, key: str, value: str, message: str) -> None:
    rocket.git("config", key, value)
    found = rocket.failed(CommentChar)

    assert [each.message for each in found] == [message]
    rocket.git(*found[0].fix.replace("'", "").split()[1:])
    assert rocket.failed(CommentChar) == []


@pytest.mark.parametrize(
    ("key", "value"), [("core.commentChar", ";"), ("core.commentString", "//"), ("commit.cleanup", "scissors")]
)
def test_what_does_no_harm(rocket: Patient, key: str, value: str) -> None:
    rocket.git("config", key, value)

    assert rocket.failed(CommentChar) == []
