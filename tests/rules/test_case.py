"""`Case` and the place of findings in messages of several parts."""

from __future__ import annotations

import pytest

from gatepost.rules.body_not_separated import BodyNotSeparated
from gatepost.rules.case import COMMIT, HISTORY, TITLE
from gatepost.rules.description_ends_with_period import DescriptionEndsWithPeriod
from gatepost.rules.header_whitespace import HeaderWhitespace
from gatepost.rules.type_unknown import TypeUnknown
from support.judging import Found, case_of, found

PERIOD = "the description ends with a full stop"


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("", ""),
        ("  \n ", ""),
        ("fix: a", "fix: a"),
        ("\n\nfix: a\n\nb", "fix: a"),
        ("\n\n\n\nfix: a", "fix: a"),
        ("BEGIN_NESTED_COMMIT\nfix: a\nEND_NESTED_COMMIT", "fix: a"),
        ("BEGIN_NESTED_COMMIT\nfix: a\nEND_NESTED_COMMIT\n\nfeat: b", "feat: b"),
        ("fix: a BEGIN_NESTED_COMMITxEND_NESTED_COMMIT b", "fix: a  b"),
    ],
)
def test_the_header_is_that_of_the_first_part_with_text(text: str, header: str) -> None:
    assert case_of(text).header == header


def test_a_header_behind_empty_lines_is_mended_in_its_place() -> None:
    assert found(DescriptionEndsWithPeriod, "\n\nfeat: add thing.\n\nbody\n") == [
        Found(3, 16, 17, PERIOD, "\n\nfeat: add thing\n\nbody\n")
    ]


def test_a_header_in_a_nested_commit_is_mended_in_its_place() -> None:
    assert found(DescriptionEndsWithPeriod, "BEGIN_NESTED_COMMIT\nfeat: add thing.\nEND_NESTED_COMMIT") == [
        Found(2, 16, 17, PERIOD, "BEGIN_NESTED_COMMIT\nfeat: add thing\nEND_NESTED_COMMIT")
    ]


def test_a_header_with_a_nested_commit_inside_is_left_to_a_person() -> None:
    text = "feat: add BEGIN_NESTED_COMMITfix: xEND_NESTED_COMMITthing."
    assert found(DescriptionEndsWithPeriod, text) == [Found(1, len(text), len(text) + 1, PERIOD, None)]


def test_white_space_in_front_of_a_nested_commit_is_none_in_front_of_the_header() -> None:
    assert found(HeaderWhitespace, "BEGIN_NESTED_COMMIT\nfeat: a\nEND_NESTED_COMMIT") == []


def test_a_body_below_a_nested_commit_is_moved_down_in_its_place() -> None:
    assert found(BodyNotSeparated, "fix: a BEGIN_NESTED_COMMITxEND_NESTED_COMMIT\nb") == [
        Found(
            2,
            1,
            2,
            "an empty line is missing between the header and this",
            "fix: a BEGIN_NESTED_COMMITxEND_NESTED_COMMIT\n\nb",
        )
    ]


def test_an_empty_header_is_replaced_by_what_is_put_there() -> None:
    assert case_of("").with_header("fix: a") == "fix: a"


def test_columns_count_code_points() -> None:
    assert [(each.column, each.end_column) for each in found(TypeUnknown, "✨😀e\u0301: a")] == [(1, 5)]


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("ab", 0, (1, 1)),
        ("ab", 2, (1, 3)),
        ("a\nb", 1, (1, 2)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 2, (1, 3)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb\r\r\nc", 3, (2, 2)),
        ("a\rb\r\r\nc", 6, (4, 1)),
        ("a\n\n\n", 4, (4, 1)),
        ("a\u2028b\x0bc", 4, (1, 5)),
    ],
)
def test_a_line_ends_at_lf_cr_or_both(text: str, offset: int, position: tuple[int, int]) -> None:
    assert case_of(text).position(offset) == position


def test_edits_are_made_in_one_go() -> None:
    assert case_of("abcdef").edited([(0, 0, "<"), (1, 3, "-"), (6, 6, ">")]) == "<a-def>"


@pytest.mark.parametrize(
    "subject",
    [
        "Merge branch 'a' into b",
        "Merge branches 'a' and 'b'",
        "Merge commit '0123'",
        "Merge pull request #1 from a/b",
        "Merge remote-tracking branch 'origin/main'",
        "Merge remote-tracking branches 'a' and 'b'",
        "Merge tag 'v1'",
    ],
)
def test_a_merge_is_known_by_its_subject_where_it_is_no_title(subject: str) -> None:
    assert [case_of(subject, place=place).merge for place in (COMMIT, HISTORY, TITLE)] == [True, True, False]


@pytest.mark.parametrize("subject", ["Merge configs into one file", "Merge", "merge branch 'a'", "fix: a"])
def test_other_subjects_are_no_merges(subject: str) -> None:
    assert not case_of(subject).merge


def test_a_commit_with_several_parents_is_a_merge() -> None:
    assert case_of("fix: a", merge=True).merge
