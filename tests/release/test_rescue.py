"""What is read in place of a message of which something is dropped."""

from __future__ import annotations

import pytest
from hypothesis import given

from gatepost.message.reading import read
from gatepost.release.rescue import lost_in, rescue
from support.messages import messages

DROPPED = "feat: a\n\nfoo(bar(x))"
MENDED = "feat: a\n\n foo(bar(x))"


@pytest.mark.parametrize(
    ("message", "is_merge", "lost"),
    [
        ("feat: a", False, []),
        (DROPPED, False, [DROPPED]),
        ("Update a", False, ["Update a"]),
        ("Merge branch 'a'", True, []),
        ("Merge branch 'a'", False, ["Merge branch 'a'"]),
        ("Merge branch 'a'\n\nfix: b\n\nfoo(", True, ["fix: b\n\nfoo("]),
        (DROPPED, True, [DROPPED]),
        ("", False, []),
    ],
)
def test_what_is_lost_are_the_parts_that_are_refused(message: str, is_merge: bool, lost: list[str]) -> None:  # noqa: FBT001  a table
    assert [part.text for part in lost_in(read(message), is_merge=is_merge)] == lost


def test_the_first_message_that_is_read_whole_is_taken() -> None:
    found = rescue(read(DROPPED), [DROPPED, "prose", MENDED, "feat: a"])

    assert found is not None
    assert found.message == MENDED
    assert found.block == f"BEGIN_COMMIT_OVERRIDE\n{MENDED}\nEND_COMMIT_OVERRIDE"
    assert [commit.header for commit in found.saved] == ["feat: a"]


@pytest.mark.parametrize(
    ("message", "rescued"),
    [
        (DROPPED, "feat: a"),
        ("feat: a\n\nfoo(bar\n\nCloses #1\nA: b\n  c\n\nB: d", "feat: a\n\nCloses #1\nA: b\n  c\nB: d"),
        ("feat: a\n\nfoo(bar\nA: b\nprose it is\nC: d\n", "feat: a\n\nC: d"),
        ("feat: a\n\nA: b\nfoo(bar\n indented", "feat: a"),
        ("feat: a\r\n\r\nfoo(bar\r\n\r\nA: b", "feat: a\n\nA: b"),
        ("feat: a\n\nbody\n\nfix: b\n\nfoo(", "feat: a\n\nbody\n\nfix: b"),
        ("Merge branch 'a'\n\nfix: b\n\nfoo(", "fix: b"),
        (
            "feat: a\n\nfoo(bar\n\nBEGIN_NESTED_COMMIT\nfix: c\nEND_NESTED_COMMIT\n",
            "feat: a\n\nBEGIN_NESTED_COMMIT\nfix: c\nEND_NESTED_COMMIT",
        ),
        (
            "feat: a\n\nBEGIN_NESTED_COMMIT\nfix: c\n\nfoo(\nEND_NESTED_COMMIT\n",
            "feat: a\n\nBEGIN_NESTED_COMMIT\nfix: c\nEND_NESTED_COMMIT",
        ),
    ],
)
def test_without_a_mended_message_headers_and_footers_are_kept(message: str, rescued: str) -> None:
    found = rescue(read(message), [])

    assert found is not None
    assert found.message == rescued
    assert not lost_in(read(found.message))


@pytest.mark.parametrize(
    "mended",
    [
        "feat: a\n\nfoo(bar",  # is not read
        "feat: a",  # gives nothing new
        "fix: b",  # loses what was read
        "feat: a\n\nfix: b\n\nEND_COMMIT_OVERRIDE",  # would end the block
        "feat: a\n\nfix: b\n\nBEGIN_COMMIT_OVERRIDE",
        "feat: a\nfix: b",  # a footer, no commit of its own
    ],
)
def test_a_message_that_cannot_stand_in_its_place_is_passed_over(mended: str) -> None:
    reading = read("feat: a\n\nfix: b\n\nfoo(")

    found = rescue(reading, [mended])

    assert found is not None
    assert found.message == "feat: a\n\nfix: b"


def test_a_breaking_change_that_was_read_must_be_read_again() -> None:
    reading = read("feat: a\n\nBREAKING CHANGE: x\n\nfix: b\n\nfoo(")

    found = rescue(reading, ["feat: a\n\nfix: b"])

    assert found is not None
    assert found.message == "feat: a\n\nBREAKING CHANGE: x\n\nfix: b"


def test_every_header_that_can_be_read_must_come_out() -> None:
    reading = read("feat: a\n\nfoo(\n\nfix: b\n\nfoo(")

    found = rescue(reading, ["feat: a"])

    assert found is not None
    assert found.message == "feat: a\n\nfix: b"


@pytest.mark.parametrize("message", ["Update a", "fix(a", "feat: a", ""])
def test_what_nobody_can_mend_is_not_rescued(message: str) -> None:
    assert rescue(read(message), [message]) is None


def test_an_empty_commit_has_the_header_and_what_the_body_meant() -> None:
    message = "feat!: a\n\nfoo(\n\nRelease-As: 2.0.0\n\nfix: b (#2)\n\nBREAKING CHANGE: x\n  y\n\nfoo(\n\ndocs: c"
    mended = "feat!: a\n\nRelease-As: 2.0.0\n\nfix: b (#2)\n\nBREAKING CHANGE: x\n  y\n\nprose\n\ndocs: c"

    found = rescue(read(message), [mended])

    assert found is not None
    assert found.replacements == [
        ("feat!: a", "Release-As: 2.0.0"),
        ("fix: b (#2)", "BREAKING CHANGE: x y"),
    ]


@given(messages())
def test_a_rescue_is_read_whole_and_loses_no_header(message: str) -> None:
    reading = read(message)
    found = rescue(reading, [])

    if found is not None:
        after = read(found.message)
        assert not lost_in(after)
        headers = [commit.header for commit in after.commits if commit.footer is None]
        assert all(commit.header in headers for commit in reading.commits if commit.footer is None)
