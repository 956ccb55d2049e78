"""`footer-swallowed`, GP301."""

from __future__ import annotations

from time import process_time

import pytest

from gatepost.message.reading import read
from gatepost.rules.case import COMMIT, LANDING
from gatepost.rules.footer_swallowed import FooterSwallowed
from gatepost.values import ERROR, WARNING
from support.judging import Found, case_of, found


def issue(footer: str, line: int) -> str:
    return f"`{footer}` is read as body, because line {line} is no footer: the notes do not link the issue"


def version(footer: str, line: int) -> str:
    return f"`{footer}` is read as body, because line {line} is no footer: no release takes this version"


@pytest.mark.parametrize(
    ("text", "line", "footer", "prose", "mended"),
    [
        ("fix: a\n\nRefs: #12\n\nprose", 3, "Refs: #12", 5, "fix: a\n\nprose\n\nRefs: #12"),
        ("fix: a\n\nCloses #12\nprose", 3, "Closes #12", 4, "fix: a\n\nprose\n\nCloses #12"),
        (
            "fix: a\n\nbody\n\nfixes: #12\n\nprose\n\nlast",
            *(5, "fixes: #12", 7, "fix: a\n\nbody\n\nprose\n\nlast\n\nfixes: #12"),
        ),
        ("fix: a\n\nFix #12\n\nprose", 3, "Fix #12", 5, "fix: a\n\nprose\n\nFix #12"),
        (
            "fix: a\n\nREFS #12\n\nprose\n\nSigned-off-by: A <a@b.c>",
            *(3, "REFS #12", 5, "fix: a\n\nprose\n\nSigned-off-by: A <a@b.c>\nREFS #12"),
        ),
        (
            "fix: a\n\nSigned-off-by: A <a@b.c>\nRefs: #12\n\nprose",
            *(4, "Refs: #12", 6, "fix: a\n\nSigned-off-by: A <a@b.c>\n\nprose\n\nRefs: #12"),
        ),
        (
            "fix: a\n\nRefs: #12\nNote: b\n  more\nprose",
            *(3, "Refs: #12", 6, "fix: a\n\nprose\n\nRefs: #12\nNote: b\n  more"),
        ),
        (
            "fix: a\n\nNote: b\n  more\nRefs: #12\nprose",
            *(5, "Refs: #12", 6, "fix: a\n\nNote: b\n  more\nprose\n\nRefs: #12"),
        ),
        (
            "fix: a\r\n\r\nRefs: #12\r\n\r\nprose\r\n",
            *(3, "Refs: #12", 5, "fix: a\r\n\r\nprose\r\n\r\nRefs: #12\r\n"),
        ),
        ("fix: a\n\nRefs: #12\n\n  code\n\n* b", 3, "Refs: #12", 7, "fix: a\n\n  code\n\n* b\n\nRefs: #12"),
        (
            "fix: a\n\nRefs: #12\n\n```\nRefs: #12\n```",
            *(3, "Refs: #12", 5, "fix: a\n\n```\nRefs: #12\n```\n\nRefs: #12"),
        ),
        ("ci!: a\n\nRefs: #12\n\nprose", 3, "Refs: #12", 5, "ci!: a\n\nprose\n\nRefs: #12"),
        ("fix: a #123\n\nRefs: #12\n\nprose", 3, "Refs: #12", 5, "fix: a #123\n\nprose\n\nRefs: #12"),
        (
            "fix: a\n\nRefs: #12\n\nprose\n\nRefs: #13",
            *(3, "Refs: #12", 5, "fix: a\n\nprose\n\nRefs: #13\nRefs: #12"),
        ),
        (
            "fix: a\n\nRefs: #12\nBREAKING CHANGE: b\n\nprose",
            *(3, "Refs: #12", 6, "fix: a\n\nBREAKING CHANGE: b\n\nprose\n\nRefs: #12"),
        ),
        (
            "fix: a\n\nbody\n\nfeat: b\n\nRefs: #12\n\nprose\n\nfix: c",
            *(7, "Refs: #12", 9, "fix: a\n\nbody\n\nfeat: b\n\nprose\n\nRefs: #12\n\nfix: c"),
        ),
        (
            "fix: a\n\nRefs: #12\n\nprose\nBEGIN_NESTED_COMMIT\nfeat: b\nEND_NESTED_COMMIT",
            *(3, "Refs: #12", 5, "fix: a\n\nprose\n\nRefs: #12\nBEGIN_NESTED_COMMIT\nfeat: b\nEND_NESTED_COMMIT"),
        ),
    ],
)
def test_a_reference_that_prose_follows_is_pointed_at_and_moved_to_the_end(
    text: str, line: int, footer: str, prose: int, mended: str
) -> None:
    assert found(FooterSwallowed, text) == [Found(line, 1, len(footer) + 1, issue(footer, prose), mended)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("fix: a\n\nBREAKING CHANGE: b\nRefs: #12\n\nprose", 4),
        ("fix: a\n\nRefs: #12\nfeat: b (c\nprose", 3),
        ("fix: a\n\nRefs: #12\nfeat(a)b): c", 3),
        ("fix: a\n\nRefs: #12BEGIN_NESTED_COMMIT\nfeat: b\nEND_NESTED_COMMIT\nNote: b\n\nprose", 3),
    ],
)
def test_where_moving_it_would_change_more_it_is_left_to_a_person(text: str, line: int) -> None:
    assert [(each.line, each.mended) for each in found(FooterSwallowed, text)] == [(line, None)]


def test_every_reference_is_pointed_at_and_all_are_moved() -> None:
    text = "fix: a\n\nRefs: #1\nCloses #2\n\nb\n\nRefs: #3\nc\n\nRefs: #4"
    mended = "fix: a\n\nb\n\nc\n\nRefs: #4\nRefs: #1\nCloses #2\nRefs: #3"
    assert found(FooterSwallowed, text) == [
        Found(3, 1, 9, issue("Refs: #1", 6), mended),
        Found(4, 1, 10, issue("Closes #2", 6), mended),
        Found(8, 1, 9, issue("Refs: #3", 9), mended),
    ]


@pytest.mark.parametrize(
    ("text", "line", "footer", "prose", "mended"),
    [
        (
            "chore: a\n\nRelease-As: 2.0.0\n\nprose",
            *(3, "Release-As: 2.0.0", 5, "chore: a\n\nprose\n\nRelease-As: 2.0.0"),
        ),
        (
            "feat: a (#12)\n\n* b\n\nrelease-as: v2.0.0-rc.1\n\n* c",
            *(5, "release-as: v2.0.0-rc.1", 7, "feat: a (#12)\n\n* b\n\n* c\n\nrelease-as: v2.0.0-rc.1"),
        ),
    ],
)
def test_a_version_that_is_lost_is_pointed_at_wherever_the_message_stands(
    text: str, line: int, footer: str, prose: int, mended: str
) -> None:
    expected = [Found(line, 1, len(footer) + 1, version(footer, prose), mended)]
    assert [found(FooterSwallowed, case_of(text, place=place)) for place in (COMMIT, LANDING)] == [expected, expected]


def test_a_version_is_an_error_and_a_reference_a_warning_unless_the_settings_say_otherwise() -> None:
    case = case_of("fix: a\n\nRelease-As: 1.2.3\nRefs: #12\n\nprose")
    severities = [
        [each.severity for each in rule.check(case)] for rule in (FooterSwallowed(), FooterSwallowed(WARNING))
    ]
    assert severities == [[ERROR, WARNING], [WARNING, WARNING]]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fix: a",
        "fix: a\n\nRefs: #12",
        "fix: a\n\nprose\n\nRefs: #12\n\nSigned-off-by: A <a@b.c>",
        "fix: a\n\nRefs: #12\n  more prose",
        "fix: a\n\nfixes #12 by doing b\nprose",
        "fix: a\n\nRefs: 12\n\nprose",
        "fix: a\n\nRefs: #12, #13\n\nprose",
        "fix: a\n\nRefs: #12.\n\nprose",
        "fix: a\n\nRefs: #12\n  more\n\nprose",
        "fix: a\n\nSee #12\n\nprose",
        "fix: a\n\nfix: #12\nprose",
        "fix: a\n\nRefs: b\nfix: #12\nprose",
        "fix: a\r\n\r\nprose\r\nRefs: #12\r\nprose",
        "fix: a\n\nprose\nRefs: #12\nprose",
        "fix: a\n\n  code\nRefs: #12\n\nprose",
        "fix: a\n\n```\n\nRefs: #12\n\n```\n\nprose",
        "fix: a\n\n  Refs: #12\n\nprose",
        "fix: a\n\n* Refs: #12\n\nprose",
        "fix: a #12\n\nRefs: #12\n\nprose",
        "fix: a\n\nRefs: #12\n\nprose\n\nCloses: #12",
        "chore: a\n\nRefs: #12\n\nprose",
        "fix: a (#13)\n\nRefs: #12\n\nprose",
        "chore: a\n\nRelease-As: v1\n\nprose",
        "chore: a\n\nRelease-As: a.2.3\n\nprose",
        "chore: a\n\nRelease-As: 1.b.3\n\nprose",
        "chore: a\n\nRelease-As: 1.2.c\n\nprose",
        "chore: a\n\nRelease-As: 1.0.0\n\nprose\n\nRelease-As: 1.0.0",
        "fix: a\n\nSigned-off-by: A <a@b.c>\n\nprose #12",
        "fix: a\n\nBREAKING CHANGE: #12\n\nprose",
        "fix: a\n\nRefs: #12\n\nfoo(bar(1))",
        "Fixed\n\nRefs: #12\n\nprose",
    ],
)
def test_where_a_release_loses_nothing_a_message_passes(text: str) -> None:
    assert found(FooterSwallowed, text) == []


def test_a_merge_and_what_a_forge_lands_may_refer_anywhere() -> None:
    text = "fix: a\n\nRefs: #12\n\nprose"
    cases = [case_of(text, merge=True), case_of(text, place=LANDING), case_of(text, place=COMMIT)]
    assert [len(found(FooterSwallowed, case)) for case in cases] == [0, 0, 1]


def test_what_is_mended_is_read_as_it_was_meant() -> None:
    [finding] = found(FooterSwallowed, "feat!: a\n\nRelease-As: 2.0.0\n\nprose\n\nBREAKING CHANGE: b")
    commit = read(finding.mended or "").commits[-1]
    assert commit.notes == [("BREAKING CHANGE", "b"), ("RELEASE AS", "2.0.0")]


def test_only_so_many_footers_are_reported_at_once() -> None:
    text = "fix: a\n\n" + "".join(f"Refs: #{number}\n" for number in range(1000, 1300)) + "\nprose"
    assert len(found(FooterSwallowed, text)) == 100


@pytest.mark.parametrize(
    "piece", ["Refs: #12\n", "Refs: #12\n\n", "Refs: #12\n  a\n", "Refs: #12\nb\n\n", "#", "```\n"]
)
def test_no_body_takes_long(piece: str) -> None:
    text = "fix: a\n\n" + piece * (60_000 // len(piece)) + "\nprose" + "\n\nRefs: #13" * 3_000
    start = process_time()
    found(FooterSwallowed, text)
    assert process_time() - start < 3
