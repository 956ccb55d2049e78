"""What commits, notes and references come out of one message."""

from __future__ import annotations

import pytest

from gatepost.message.commits import Commit, body_of, commits_in, footer_as_message, literal_lines
from gatepost.message.parse import parse


def commits(text: str) -> list[Commit]:
    return commits_in(parse(text))


@pytest.mark.parametrize(
    ("text", "headers"),
    [
        ("feat: a", ["feat: a"]),
        ("feat(x)!: a ", ["feat(x)!: a"]),
        ("feat(x)BREAKING CHANGE: a", ["feat(x)!: a"]),
        ("Fixed", []),
        ("feat: a\n\nfoo(b", []),
        ("feat: a\n\nRefs: b\nfix!: c", ["Refs: b", "fix!: c", "feat: a"]),
        ("feat: a\n\nBREAKING CHANGE: b\n!: c", ["feat: a"]),
        ("feat: a\n\nCloses #1", ["feat: a"]),
        ("feat: a\n\nx: y\n  fix: b", ["fix: b", "x: y", "feat: a"]),
        ("feat: a\n\nfix(api): y\n  prose", ["fix(api): y", "feat: a"]),
        ("feat: a\n\nx: y\n  foo(b(", ["feat: a"]),
    ],
)
def test_footers_are_commits_too_and_come_first(text: str, headers: list[str]) -> None:
    assert [commit.header for commit in commits(text)] == headers


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("feat: a", None),
        ("feat!: a", "a"),
        ("feat!:", None),
        ("feat: a\n\nBREAKING CHANGE: b", "b"),
        ("feat!: a\n\nBREAKING CHANGE: b", "b"),
        ("feat!: a\n\nBREAKING CHANGE:", None),
        ("feat: a\n\nBREAKING CHANGE: b\n  c", "c"),
        ("feat: a\n\nBREAKING CHANGE: b\nc", "b c"),
        ("feat: a\n\nBREAKING CHANGE: b\n\nc", "b"),
        ("feat: a\n\nBREAKING CHANGE: b\n* c\n- d\n\ne", "b\n    * c\n    - d"),
        ("feat: a\n\nBREAKING CHANGE: b\n#### c\nd", "b\n    #### c\n    d"),
        ("feat: a\n\nBREAKING CHANGES: b\nc", None),
        ("feat: a\n\nsee BREAKING-CHANGE: b c\nd", "b c"),
        ("feat!: a\n\nsee BREAKING-CHANGE: b", "a\nb"),
        ("feat: a\n\nsee BREAKING-CHANGE:\n\n  b\u2028c", "b"),
        ("feat: a\n\nsee BREAKING-CHANGE:", None),
        ("feat: a\n\nBREAKING CHANGE: b\nx: c\nBREAKING-CHANGE: d", "d"),
        ("feat: a\n\nBREAKING CHANGE #1", "1"),
        ("feat: a\r\n\r\nBREAKING CHANGE: b\r\nc\r\nd", "b c d"),
    ],
)
def test_a_breaking_change_has_one_text(text: str, note: str | None) -> None:
    own = commits(text)[-1]
    expected = [] if note is None else [("BREAKING CHANGE", note)]
    assert (list(own.notes), own.breaking) == (expected, note is not None)


def test_release_as_is_a_note_of_the_header_s_commit() -> None:
    own = commits("feat!: a\n\nRelease-As: 1.0.0\nrelease-as #2.0.0")[-1]
    assert own.notes == [("BREAKING CHANGE", "a"), ("RELEASE AS", "1.0.0"), ("RELEASE AS", "2.0.0")]


def test_release_as_comes_before_a_breaking_change_within_a_line() -> None:
    own = commits("feat: a\n\nsee BREAKING-CHANGE: b\nRelease-As: 1.0.0")[-1]
    assert own.notes == [("RELEASE AS", "1.0.0"), ("BREAKING CHANGE", "b")]


def test_references_have_their_footer_s_word() -> None:
    assert commits("fix: a\n\nCloses #1\nRefs: #2\nSee: 3\nBREAKING CHANGE: #4")[-1].references == [
        ("Closes", "1"),
        ("Refs", "2"),
        ("", "4"),
    ]


def test_a_commit_of_a_footer_says_which() -> None:
    message = parse("feat: a\n\nx: y\n  fix: b\nfix: c")
    first, last = list(message.footers)
    assert [commit.footer for commit in commits_in(message)] == [first, first, last, None]


@pytest.mark.parametrize(
    ("footer", "text"),
    [
        ("fix: b", "fix: b"),
        ("fix(x)!:b", "fix(x)!: b"),
        ("fix #12", "fix12"),
        ("x: y\n  z\n\n\tw", "x: y\nz\n\nw"),
    ],
)
def test_a_footer_is_written_anew_before_it_is_read_again(footer: str, text: str) -> None:
    assert footer_as_message(next(iter(parse(f"feat: a\n\n{footer}").footers))) == text


def test_lines_that_begin_with_the_literal_are_found() -> None:
    message = parse("feat: a\n\nBREAKING CHANGE: b\nBREAKING CHANGES: c\nno BREAKING CHANGE: d\nBREAKING-CHANGE\ne")
    assert literal_lines(message) == [(9, True), (28, False), (70, False)]


def test_the_literal_vanishes_from_the_body() -> None:
    message = parse("feat: a\n\nb\nBREAKING CHANGE:\u00a0 c\nBREAKING CHANGES: d\nBREAKING CHANGE: e\nf")
    assert body_of(message) == ("b\nc\nS: d\ne\nf", "c\nS: d\ne\nf")


def test_a_body_without_the_literal_is_as_it_stands() -> None:
    assert body_of(parse("feat: a\n\nb\n\nc")) == ("b\n\nc", None)
