from __future__ import annotations

import pytest

from gatepost.release.plugins.sentence_case import DEFAULT_WORDS, SentenceCase
from support.plans import changes, sha_of

CASES = [
    # the message, the description, the header
    ("fix: a bug", "A bug", "fix: A bug"),
    ("fix(nose)!: a bug", "A bug", "fix(nose)!: A bug"),
    ("fix: A bug", "A bug", "fix: A bug"),
    ("fix: élan", "élan", "fix: élan"),
    ("fix: 1 bug", "1 bug", "fix: 1 bug"),
    ("fix: `code`", "`code`", "fix: `code`"),
    ("fix: npm", "npm", "fix: npm"),
    ("fix: gRPC", "gRPC", "fix: gRPC"),
    ("fix: npm fails", "Npm fails", "fix: npm fails"),
    ("fix: npm\u3000fails", "Npm\u3000fails", "fix: npm\u3000fails"),
    ("fix: grpc", "Grpc", "fix: Grpc"),
    ("fix: a: b", "A: b", "fix: A: b"),
    ("fix:   two\tblanks  here", "Two\tblanks  here", "fix: Two\tblanks  here"),
    ("fix(a:b): c", "C", "fix(a: B): c"),
    ("fix #12", "12", "fix: 12"),
    ("fix:", "", "fix: "),
]


@pytest.mark.parametrize(("message", "description", "header"), CASES)
def test_a_description_begins_with_a_capital(message: str, description: str, header: str) -> None:
    (found,) = SentenceCase(DEFAULT_WORDS).changed(changes(message))
    assert (found.sha, found.commit.description, found.commit.header) == (sha_of(message), description, header)


def test_special_words_may_be_others() -> None:
    found = SentenceCase(["eBay", "a"]).changed(changes("fix: eBay", "fix: a", "fix: npm", "fix: a b"))
    assert [change.commit.description for change in found] == ["eBay", "a", "Npm", "A b"]


def test_the_commits_are_changed_in_a_copy() -> None:
    given = changes("feat: one\n\nBREAKING CHANGE: two\nfix: three\nCloses #4", "feat: five")
    before = [(change.commit.description, change.commit.header) for change in given]
    found = SentenceCase(()).changed(given)
    assert [change.commit.header for change in found] == ["fix: Three", "feat: One", "feat: Five"]
    assert [(change.commit.description, change.commit.header) for change in given] == before
    assert [change.commit.notes for change in found] == [change.commit.notes for change in given]


def test_without_commits_there_is_nothing_to_change() -> None:
    assert SentenceCase(DEFAULT_WORDS).changed([]) == []
