"""`leftover-markers`, GP604."""

from __future__ import annotations

import pytest

from gatepost.rules.leftover_markers import LeftoverMarkers
from support.judging import Found, found

SCISSORS = " ------------------------ >8 ------------------------"
CUT = "this is git's scissors: this line and all below it were not to be kept"
COMMENT = "this is a comment of git's, which was not to be kept"
CONFLICT = "this is the beginning of a conflict that is not resolved"
ADVICE = """# Please enter the commit message for your changes. Lines starting
# with '#' will be ignored.
#
# On branch a
"""


@pytest.mark.parametrize("mark", ["#", ";", "//", "@"])
def test_the_scissors_are_pointed_at_and_cut_off_with_what_is_below(mark: str) -> None:
    text = f"fix: a\n\n{mark}{SCISSORS}\ndiff --git a/b b/b\n"
    assert found(LeftoverMarkers, text) == [Found(3, 1, 54 + len(mark), CUT, "fix: a\n")]


def test_scissors_in_a_text_with_crlf_are_cut_off() -> None:
    assert found(LeftoverMarkers, f"fix: a\r\n\r\nb\r\n#{SCISSORS}\r\ndiff") == [
        Found(4, 1, 55, CUT, "fix: a\r\n\r\nb")
    ]


def test_above_scissors_nothing_may_be_left_to_offer() -> None:
    assert found(LeftoverMarkers, f"#{SCISSORS}\ndiff") == [Found(1, 1, 55, CUT, None)]


@pytest.mark.parametrize(
    ("text", "line", "end", "mended"),
    [
        (f"fix: a\n\n{ADVICE}", 3, 67, "fix: a\n"),
        (f"fix: a\n\n{ADVICE}\nbody", 3, 67, "fix: a\n\nbody"),
        (f"fix: a\r\n\r\n{ADVICE}".replace("\n", "\r\n").replace("\r\r", "\r"), 3, 67, "fix: a\r\n"),
        (f"{ADVICE}fix: a", 1, 67, "fix: a"),
        (ADVICE, 1, 67, None),
        ("fix: a\n\n# It looks like you may be committing a merge.", 3, 47, "fix: a"),
        (
            "Merge branch 'a'\n\n# Please enter a commit message to explain why this merge is necessary,\n# b",
            3,
            72,
            "Merge branch 'a'",
        ),
        ("fix: a\n\n; This is the commit message #2:\n\nb", 3, 33, "fix: a\n\nb"),
        ("fix: a\n\n# The commit message #2 will be skipped:\n\n# b", 3, 41, "fix: a\n\n# b"),
    ],
)
def test_a_comment_of_git_s_is_pointed_at_and_taken_out_whole(
    text: str, line: int, end: int, mended: str | None
) -> None:
    assert found(LeftoverMarkers, text) == [Found(line, 1, end, COMMENT, mended)]


def test_what_a_rebase_leaves_is_taken_out_in_one_go() -> None:
    text = (
        "# This is a combination of 2 commits.\n# This is the 1st commit message:\n\nfix: a\n\n"
        f"# This is the commit message #2:\n\nfix: b\n\n{ADVICE}#{SCISSORS}\n# Do not modify\ndiff"
    )
    mended = "fix: a\n\nfix: b"
    assert found(LeftoverMarkers, text) == [
        Found(1, 1, 38, COMMENT, mended),
        Found(6, 1, 33, COMMENT, mended),
        Found(10, 1, 67, COMMENT, mended),
        Found(14, 1, 55, CUT, mended),
    ]


def test_a_conflict_is_pointed_at_and_left_to_a_person() -> None:
    text = "fix: a\n\n<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\n\n<<<<<<< ours\r\n=======\r\n>>>>>>> theirs\n"
    assert found(LeftoverMarkers, text) == [Found(3, 1, 13, CONFLICT, None), Found(9, 1, 13, CONFLICT, None)]


def test_a_comment_beside_a_conflict_is_taken_out_all_the_same() -> None:
    text = "fix: a\n\n<<<<<<< b\n=======\n>>>>>>> c\n\n# This is the 1st commit message:"
    assert [(each.line, each.mended) for each in found(LeftoverMarkers, text)] == [
        (7, "fix: a\n\n<<<<<<< b\n=======\n>>>>>>> c"),
        (3, None),
    ]


@pytest.mark.parametrize(
    "text",
    ["<<<<<<< a\n=======\n>>>>>>> b\n", "# This is a combination of 2 commits.\n\n"],
)
def test_a_hundred_of_a_kind_are_reported(text: str) -> None:
    assert len(found(LeftoverMarkers, "fix: a\n\n" + text * 200)) == 100


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fix: a",
        "fix: read a commit message",
        "fix: a\n\n# Conflicts:\n#\tb\n",
        "fix: a\n\nTitle\n=======\n\nb",
        "fix: a\n\n<<<<<<< b",
        "fix: a\n\n>>>>>>> b\n<<<<<<< b\n=======",
        "fix: a\n\n<<<<<<< b\n>>>>>>> c",
        "fix: a\n\n=======\n<<<<<<< b\n>>>>>>> c",
        "fix: a\n\n <<<<<<< b\n =======\n >>>>>>> c",
        f"fix: a\n\nIt looks for\n\n    #{SCISSORS}\n\nand cuts.",
        f"fix: a\n\n> #{SCISSORS}",
        f"fix: a\n\n#{SCISSORS} and",
        f"fix: a\n\n{SCISSORS}",
        f"fix: a\n\n```\n#{SCISSORS}\n```\n",
        "fix: a\n\n-- >8 --\n",
        "fix: a\n\n```diff\n<<<<<<< b\n=======\n>>>>>>> c\n```\n",
        f"fix: a\n\n~~~\n{ADVICE}~~~\n",
        "fix: a\n\nPlease enter the commit message for your changes.",
        "fix: a\n\n  # Please enter the commit message for your changes.",
        "fix: a\n\n# The commit message is read",
        "fix: a\n\n# This is a combination of two commits.",
    ],
)
def test_quotations_and_headings_pass(text: str) -> None:
    assert found(LeftoverMarkers, text) == []
