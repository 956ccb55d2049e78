"""`work-in-progress`, GP502."""

from __future__ import annotations

import pytest

from gatepost.policy.sections import DEFAULT_TYPES
from gatepost.rules.case import BRANCH, COMMIT, HISTORY, LANDING, TITLE
from gatepost.rules.work_in_progress import WorkInProgress
from gatepost.values import ERROR, WARNING
from support.judging import Found, case_of, found

SAYS = "this says that the work is not done; what lands is released"


@pytest.mark.parametrize(
    ("text", "span", "mended"),
    [
        ("WIP", (1, 4), None),
        ("wip: a", (1, 4), None),
        ("wip(api): a", (1, 4), None),
        ("WIP a", (1, 4), None),
        ("WIP fix: a", (1, 4), "fix: a"),
        ("WIP: fix: a", (1, 4), "fix: a"),
        ("wip - fix(api)!: a (#12)", (1, 4), "fix(api)!: a (#12)"),
        ("[WIP] fix: a", (1, 6), "fix: a"),
        ("[WIP, tests are missing]: fix: a", (1, 25), "fix: a"),
        ("(wip) fix: a", (1, 6), "fix: a"),
        ("**WIP** fix: a", (1, 6), "fix: a"),
        ("\U0001f6a7 WIP: fix: a", (1, 6), "fix: a"),
        ("Draft: fix: a", (1, 7), "fix: a"),
        ("[Draft] fix: a", (1, 8), "fix: a"),
        ("Draft: a", (1, 7), None),
        ("[WIP] xyz: a", (1, 6), None),
        ("[WIP] fix #12", (1, 6), None),
        ("[WIP] fix: ...", (1, 6), None),
        ("[WIP] Fix a", (1, 6), None),
        ("fix: wip", (6, 9), None),
        ("fix: WIP.", (6, 9), None),
        ("fix(api): WIP parser", (11, 14), "fix(api): parser"),
        ("fix: [wip] parser (#12)", (6, 11), "fix: parser (#12)"),
        ("docs: wip: welcome page", (7, 10), "docs: welcome page"),
        ("fix: a [WIP]", (8, 13), "fix: a"),
        ("fix: a (wip) (#12)", (8, 13), "fix: a (#12)"),
        ("fix: ! [WIP]", (8, 13), None),
        ("fix: a [WIP] \n\nbody", (8, 13), "fix: a\n\nbody"),
        ("fix: [WIP] (#12)", (6, 11), None),
        ("fix: a [wip][WIP]", (13, 18), "fix: a"),
        ("[WIP] fix: wip: a (wip)", (1, 6), "fix: a"),
        ("fix: " + "wip " * 6 + "a", (6, 9), None),
        ("xyz: wip a", (6, 9), None),
        ("Fixed [WIP]", (7, 12), None),
    ],
)
def test_the_mark_is_pointed_at_and_taken_out_where_a_whole_header_is_left(
    text: str, span: tuple[int, int], mended: str | None
) -> None:
    assert found(WorkInProgress, text) == [Found(1, *span, SAYS, mended)]


def test_the_mended_header_keeps_what_stands_around_it() -> None:
    assert [each.mended for each in found(WorkInProgress, "\n[WIP] fix: a\n\nbody\n")] == ["\nfix: a\n\nbody\n"]


@pytest.mark.parametrize(
    ("place", "severities"),
    [(COMMIT, []), (BRANCH, [WARNING]), (HISTORY, [ERROR]), (TITLE, [ERROR]), (LANDING, [ERROR])],
)
def test_it_is_fine_in_the_making_and_a_warning_where_it_is_squashed(place: str, severities: list[str]) -> None:
    findings = WorkInProgress().check(case_of("wip: a", place=place))
    assert [each.severity for each in findings] == severities


def test_what_the_settings_say_of_its_severity_holds_everywhere() -> None:
    findings = [WorkInProgress(ERROR).check(case_of("wip: a", place=place))[0] for place in (BRANCH, HISTORY)]
    assert [each.severity for each in findings] == [ERROR, ERROR]


def test_a_type_that_is_allowed_is_no_mark() -> None:
    types = (*DEFAULT_TYPES, "wip")
    columns = [
        [each.column for each in found(WorkInProgress, case_of(text, types=types))]
        for text in ("wip: a", "WIP(api): a", "wip: wip", "wip a")
    ]
    assert columns == [[], [], [6], [1]]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fix: a",
        "fix: wipe the cache",
        "fix: wiping",
        "WIP-123: a",
        "wip-tracker: a",
        "fix: WIP-123",
        "fix: wip_limit is off",
        "fix: wip.py is read",
        "fix: wip's end",
        "fix: wip/branch is pushed",
        "fix: `wip` is a word",
        "fix: let wip commits be",
        "fix(wip): a",
        "feat: draft of the option",
        "feat: draft releases",
        "docs: add the RFC (draft)",
        "drafts: a",
        "Draft release notes",
        "[draft release] a",
        "[WIP a",
        "Merge branch 'wip'",
        "fix: a\n\nWIP",
    ],
)
def test_words_that_only_look_like_it_pass(text: str) -> None:
    assert found(WorkInProgress, text) == []
