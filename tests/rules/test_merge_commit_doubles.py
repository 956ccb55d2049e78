"""`merge-commit-doubles`, GP503."""

from __future__ import annotations

import pytest

from gatepost.rules.bump_not_as_header_says import BumpNotAsHeaderSays
from gatepost.rules.case import BRANCH, COMMIT, HISTORY, LANDING, TITLE
from gatepost.rules.extra_commits_read import ExtraCommitsRead
from gatepost.rules.merge_commit_doubles import MergeCommitDoubles
from support.judging import Found, case_of, found

MERGE = "Merge pull request #1 from a/b\n\n"
ADDS = "to the release, beside what the merged commits add"


def line(header: str) -> str:
    return f"this line of a merge adds `{header}` {ADDS}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("feat: a", [Found(3, 1, 8, line("feat: a"), MERGE + "* feat: a")]),
        ("fix(api): a\n\nbody", [Found(3, 1, 12, line("fix(api): a"), MERGE + "* fix(api): a\n\nbody")]),
        (
            "feat: a\n\nchore: b\n\nFix: c",
            [
                Found(3, 1, 8, line("feat: a"), MERGE + "* feat: a\n\nchore: b\n\n* Fix: c"),
                Found(7, 1, 7, line("Fix: c"), MERGE + "* feat: a\n\nchore: b\n\n* Fix: c"),
            ],
        ),
        (
            "fix: a\n\nRefs: #1\nfeat!: b",
            [Found(6, 1, 9, line("feat!: b"), None), Found(3, 1, 7, line("fix: a"), None)],
        ),
        ("chore: a\n\nBREAKING CHANGE: b", [Found(3, 1, 9, line("chore: a"), None)]),
        ("fix: a\n\nRelease-As: 1.2.3", [Found(3, 1, 7, line("fix: a"), None)]),
        ("chore: a\n\nRefs: x\n  fix: b", [Found(5, 1, 8, line("fix: b"), MERGE + "chore: a\n\n* Refs: x\n  fix: b")]),
        ("chore: a\n\nfix: b\nRefs: #1", [Found(5, 1, 7, line("fix: b"), MERGE + "chore: a\n\n* fix: b\nRefs: #1")]),
    ],
)
def test_each_line_of_a_merge_that_adds_an_entry_is_pointed_at_and_given_a_bullet(
    text: str, expected: list[Found]
) -> None:
    assert found(MergeCommitDoubles, MERGE + text) == expected


def test_the_header_of_a_merge_can_double_a_change_too() -> None:
    assert found(MergeCommitDoubles, case_of("feat: a (#12)", merge=True)) == [
        Found(1, 1, 14, line("feat: a (#12)"), None)
    ]


def test_a_bullet_that_does_not_help_is_not_offered() -> None:
    mended = [
        each.mended
        for listed in (("#x",), ("#x", "*x"))  # `* #x` is a footer again
        for each in found(MergeCommitDoubles, case_of("chore: a\n\n#x: b", merge=True, listed=listed))
    ]
    assert mended == ["chore: a\n\n* #x: b", None]


@pytest.mark.parametrize(("place", "count"), [(COMMIT, 0), (BRANCH, 0), (HISTORY, 1), (TITLE, 0), (LANDING, 1)])
def test_only_a_merge_that_lands_doubles_anything(place: str, count: int) -> None:
    assert len(found(MergeCommitDoubles, case_of(MERGE + "feat: a", place=place))) == count


@pytest.mark.parametrize("rule", [ExtraCommitsRead, BumpNotAsHeaderSays])
@pytest.mark.parametrize(("place", "count"), [(COMMIT, 1), (HISTORY, 0), (LANDING, 0)])
def test_of_a_merge_that_lands_no_other_rule_speaks(
    rule: type[ExtraCommitsRead | BumpNotAsHeaderSays], place: str, count: int
) -> None:
    assert len(found(rule, case_of("chore: merge b\n\nfeat: a", place=place, merge=True))) == count


@pytest.mark.parametrize(
    "text",
    [
        MERGE,
        MERGE + "A title",
        MERGE + "chore: a",
        MERGE + "* feat: a",
        MERGE + "A title\n\nRefs: #1",
        "Merge branch 'main' into b",
    ],
)
def test_a_merge_that_adds_no_entry_passes(text: str) -> None:
    assert found(MergeCommitDoubles, text) == []


def test_the_type_that_a_release_lists_is_a_matter_of_its_configuration() -> None:
    findings = [found(MergeCommitDoubles, case_of(MERGE + "docs: a", listed=each)) for each in ((), ("docs",))]
    assert [len(each) for each in findings] == [0, 1]


def test_what_is_no_merge_passes() -> None:
    assert found(MergeCommitDoubles, "feat: a\n\nfix: b") == []


def test_a_hundred_lines_are_reported_and_all_are_mended() -> None:
    findings = found(MergeCommitDoubles, MERGE + "feat: a\n\n" * 200)
    assert [len(findings), str(findings[0].mended).count("* feat: a")] == [100, 200]
