"""`Case` and the place of findings in messages of several parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.message.reading import read
from gatepost.rules.body_not_separated import BodyNotSeparated
from gatepost.rules.case import (
    BRANCH,
    COMMIT,
    HISTORY,
    LANDING,
    TITLE,
    Case,
    Words,
    brief,
    is_in_progress,
    progress_mark,
)
from gatepost.rules.description_ends_with_period import DescriptionEndsWithPeriod
from gatepost.rules.header_not_conventional import HeaderNotConventional
from gatepost.rules.header_whitespace import HeaderWhitespace
from gatepost.rules.scope_unknown import ScopeUnknown
from gatepost.rules.type_unknown import TypeUnknown
from support.judging import Found, case_of, found

if TYPE_CHECKING:
    from gatepost.rules.base import Rule

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


@pytest.mark.parametrize(
    ("header", "number"),
    [
        ("fix: a (#12)", "12"),
        ("fix: a (#12) ", "12"),
        ("Fixed (#1) (#22)", "22"),
        ("fix: a (#12)\n\nb (#13)", "12"),
        (" (#12)", ""),
        ("", ""),
        ("fix: a", ""),
        ("fix: a (#)", ""),
        ("fix: a (#x)", ""),
        ("fix: a (12)", ""),
        ("fix: a(#12)", ""),
        ("fix: a #12", ""),
        ("fix: a (#12", ""),
        ("fix: a (#12).", ""),
        ("fix: a (#12) b", ""),
        ("fix: a (#1 2)", ""),
        ("fix: a\n\nb (#13)", ""),
    ],
)
def test_the_number_of_a_pull_request_stands_in_brackets_at_the_end_of_the_header(header: str, number: str) -> None:
    assert case_of(header).pull_request_number == number


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("fix: a", COMMIT, False),
        ("fix: a", BRANCH, False),
        ("fix: a", HISTORY, False),
        ("fix: a", TITLE, False),
        ("fix: a", LANDING, True),
        ("fix: a (#12)", COMMIT, True),
        ("fix: a (#12)\n\nb", HISTORY, True),
        ("fix: a\n\nb (#12)", HISTORY, False),
    ],
)
def test_a_forge_composes_what_lands_and_what_has_a_number(text: str, place: str, *, expected: bool) -> None:
    assert case_of(text, place=place).is_composed is expected


@pytest.mark.parametrize(
    ("header", "length"),
    [
        ("WIP", 3),
        ("wip: a", 3),
        ("Wip a", 3),
        ("wip(api): a", 3),
        ("wip!: a", 3),
        ("wip.", 3),
        ("[WIP] a", 5),
        ("[ wip ] a", 7),
        ("[WIP, do not merge] a", 19),
        ("(wip): a", 5),
        ("{WIP} a", 5),
        ("<wip>a", 5),
        ("**WIP** a", 5),
        ("# WIP", 5),
        ("\U0001f6a7 wip a", 5),
        ("\U0001f6a7\ufe0f [WIP] a", 8),
        ("Draft: a", 6),
        ("draft:", 6),
        ("[Draft] a", 7),
        ("(DRAFT)a", 7),
    ],
)
def test_a_mark_of_unfinished_work_stands_at_the_beginning(header: str, length: int) -> None:
    assert (progress_mark(header), is_in_progress(header)) == (length, True)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "w",
        "fix: a",
        "wipe the cache",
        "wip1",
        "wip-tracker: a",
        "WIP-123 a",
        "wip_limit",
        "wip/branch",
        "wip's",
        "wip\u2019s",
        "wip.py",
        "`wip` a",
        '"WIP" a',
        "-wip a",
        "--wip",
        "a wip",
        "[WIP a",
        "[wip-1] a",
        "[WIP" + " " * 60 + "]",
        "(wiped) a",
        "draft",
        "Draft a",
        "Draft(api): a",
        "drafts: a",
        "[draft release] a",
        "[Draft: a",
        "((((((((wip",
        "\u00e9wip",
    ],
)
def test_words_that_only_look_like_it_are_no_mark(header: str) -> None:
    assert (progress_mark(header), is_in_progress(header)) == (0, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", ""), ("a" * 60, "a" * 60), ("a" * 61, "a" * 59 + "\u2026")],
)
def test_a_text_is_cut_to_what_fits_into_a_sentence(text: str, expected: str) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", False),
        ("fix: a", True),
        ("Fixed", True),
        ("fix: a\n\nbody\n\nRefs: #1\nCo-authored-by: b <c@d>", True),
        ("fix: a\n\nCloses #1", True),
        ("fix: a\n\nfeat: b", False),
        ("fix: a\n\nNote: b\nfeat: c", False),
        ("fix: a\n\nNote: b\nDeps: c", False),
        ("fix: a\n\nNote: b\nfeature: c", False),
        ("fix: a\n\nNote: b\nwip!: c", False),
        ("fix: a\n\nNote: b\n  feat: c", False),
        ("fix: a\n\nNote: b\n\u00e9: c", False),
        ("fix: a\n\nCloses #1: b", False),
        ("fix: a\n\nsee BREAKING-CHANGE: b", False),
        ("fix: a\n\nBEGIN_NESTED_COMMIT\nx\nEND_NESTED_COMMIT", False),
    ],
)
def test_a_message_is_single_where_nothing_but_its_header_can_be_released(text: str, *, expected: bool) -> None:
    assert case_of(text).is_single is expected


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (TypeUnknown, "release: 3.3.1 (#3658)"),
        (ScopeUnknown, "chore(main): release 1.2.3"),
        (HeaderNotConventional, "Release 1.2.3"),
    ],
)
def test_a_title_of_release_please_is_held_to_no_list(rule: type[Rule], text: str) -> None:
    titles = ("release: ${version}", "chore${scope}: release${component} ${version}", "Release ${version}")
    words = Words(("feat",), ("api",), ("feat",), titles=titles)
    assert rule().check(Case(read(text), HISTORY, words)) == []
    assert rule().check(Case(read(text), HISTORY, Words(("feat",), ("api",), ("feat",)))) != []
