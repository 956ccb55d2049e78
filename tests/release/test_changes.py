"""The conventional commits that are read in a history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.release.changes import Readings
from support.plans import commit

if TYPE_CHECKING:
    from gatepost.release.changes import Change


def shown(changes: list[Change]) -> list[tuple[str, str]]:
    return [(change.sha, change.commit.header) for change in changes]


def test_every_commit_is_read_in_order_and_what_cannot_be_read_is_left_out() -> None:
    history = [
        commit("feat: a\n\nfix(x)!: b", sha="3"),
        commit("no header", sha="2"),
        commit("chore: c\n\nCloses: #1", sha="1"),
    ]
    assert shown(Readings().changes(history)) == [
        ("3", "fix(x)!: b"),
        ("3", "feat: a"),
        ("1", "Closes: #1"),
        ("1", "chore: c"),
    ]
    assert Readings().changes([]) == []


def test_the_override_of_a_pull_request_is_read() -> None:
    history = [commit("no header (#1)\n\nBEGIN_COMMIT_OVERRIDE\nfix: a\nEND_COMMIT_OVERRIDE", sha="1")]
    assert shown(Readings().changes(history)) == [("1", "fix: a")]


def test_a_commit_is_read_once() -> None:
    readings = Readings()
    assert readings.of(commit("feat: a", sha="1")) is readings.of(commit("feat: a", sha="1"))


def test_commits_that_a_plugin_made_up_are_read_each_for_itself() -> None:
    readings = Readings()
    history = [commit("feat: a", sha=""), commit("feat: b", sha="")]
    assert shown(readings.changes(history)) == [("", "feat: a"), ("", "feat: b")]
