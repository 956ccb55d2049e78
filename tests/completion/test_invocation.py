"""Whose words they are."""

from __future__ import annotations

import pytest

from gatepost.completion.invocation import Invocation, invocation_of


@pytest.mark.parametrize(
    ("program", "words", "found"),
    [
        ("gatepost", ["lint", ""], Invocation(("lint", ""))),
        ("gatepost.exe", [""], Invocation(("",))),
        ("gp", ["lint", ""], Invocation(("lint", ""))),
        ("git-cc", ["--ty"], Invocation(("commit", "--ty"))),
        ("git-cc.exe", [""], Invocation(("commit", ""))),
        ("git", ["cc", ""], Invocation(("commit", ""))),
        ("git", ["-C", "a", "-p", "-C", "b", "cc", "--ty"], Invocation(("commit", "--ty"), ("a", "b"))),
        ("git", ["-c", "cc=x", "--git-dir", "d", "--no-pager", "cc", "-C", "x"], Invocation(("commit", "-C", "x"))),
        ("git", ["-C"], Invocation(("commit", ""))),
        ("git", [], Invocation(("commit", ""))),
    ],
)
def test_the_words_behind_the_command_are_known(program: str, words: list[str], found: Invocation) -> None:
    assert invocation_of(program, words) == found
