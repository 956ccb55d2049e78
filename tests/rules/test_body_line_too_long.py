"""`body-line-too-long`, GP202."""

from __future__ import annotations

from time import process_time

import pytest

from gatepost.rules.body_line_too_long import BodyLineTooLong
from gatepost.rules.case import BRANCH, COMMIT, HISTORY, LANDING
from support.judging import Found, case_of, found

LONG = "The cookie was dropped by the redirect to the site."
"""51 characters; the tests let a line have 40."""


def messages_of(text: str) -> list[Found]:
    return found(BodyLineTooLong, text, max=40)


def has(length: int) -> str:
    return f"the line has {length} characters; it may have 40"


@pytest.mark.parametrize(
    ("body", "line", "length", "mended"),
    [
        (LONG, 3, 51, "The cookie was dropped by the redirect\nto the site."),
        (f"Short.\n\n{LONG}\nShort.", 5, 51, "Short.\n\nThe cookie was dropped by the redirect\nto the site.\nShort."),
        (f"{LONG}\n\nRefs: #12", 3, 51, "The cookie was dropped by the redirect\nto the site.\n\nRefs: #12"),
        (f"- {LONG}", 3, 53, "- The cookie was dropped by the redirect\n  to the site."),
        (f"  * {LONG}", 3, 55, "  * The cookie was dropped by the\n    redirect to the site."),
        (f"1. {LONG}", 3, 54, "1. The cookie was dropped by the\n   redirect to the site."),
        (f"12) {LONG}", 3, 55, "12) The cookie was dropped by the\n    redirect to the site."),
        (f"- [ ] {LONG}", 3, 57, "- [ ] The cookie was dropped by the\n      redirect to the site."),
        (f"-   {LONG}", 3, 55, "-   The cookie was dropped by the\n    redirect to the site."),
        (f" {LONG}", 3, 52, " The cookie was dropped by the redirect\n to the site."),
        (f"```\ncode\n```\n{LONG}", 6, 51, "```\ncode\n```\nThe cookie was dropped by the redirect\nto the site."),
        (f"```code```\n{LONG}", 4, 51, "```code```\nThe cookie was dropped by the redirect\nto the site."),
        (f"Note: {LONG}\n\nEnd.", 3, 57, "Note: The cookie was dropped by the\nredirect to the site.\n\nEnd."),
        (
            f"BREAKING CHANGE: {LONG}\n\nEnd.",
            3,
            68,
            "BREAKING CHANGE: The cookie was dropped\nby the redirect to the site.\n\nEnd.",
        ),
        ("é" * 20 + " " + "é" * 20, 3, 41, "é" * 20 + "\n" + "é" * 20),
        ("Keep it a | b, or the other way round, c.", 3, 41, "Keep it a | b, or the other way round,\nc."),
        (f"{LONG} {'b' * 45}", 3, 97, f"The cookie was dropped by the redirect\nto the site.\n{'b' * 45}"),
        (f"{'a' * 20} {'b' * 39}", 3, 60, f"{'a' * 20}\n{'b' * 39}"),
        (f"{'a' * 10} {'b' * 45} c d e", 3, 62, f"{'a' * 10}\n{'b' * 45}\nc d e"),
    ],
)
def test_a_line_over_the_limit_is_pointed_at_and_wrapped(body: str, line: int, length: int, mended: str) -> None:
    assert messages_of(f"fix: a\n\n{body}") == [Found(line, 41, length + 1, has(length), f"fix: a\n\n{mended}")]


@pytest.mark.parametrize(
    "body",
    [
        "a" * 40,
        "a" * 80,
        "- " + "a" * 80,
        f"{'a' * 41} and so on",
        f"See https://example.com/{'a' * 40} for it.",
        f"The path is {'a' * 39}/{'b' * 20}",
        f"    {LONG}",
        f"  {LONG}",
        f"\t{LONG}",
        f"```\n{LONG}\n```",
        f"  ~~~\n{LONG}",
        f"| {LONG} |",
        "a column | another column | and a third one",
        f"> {LONG}",
        f"$ {LONG}",
        f"[1]: {LONG}",
        f"src/x.c:12:5: {LONG}",
        f"../x.sh: {LONG}",
        f"Co-authored-by: {LONG}",
        f"{LONG[:30]}{' ' * 20}",
        f"* feat(api): {LONG}",
        f"This reverts commit {'a' * 40}, reversing changes.",
        f"(cherry picked from commit {'a' * 40} b)",
        f"{LONG}\n\nSigned-off-by: dependabot[bot] <support@github.com>",
        f"This PR contains the following updates:\n\n{LONG}",
        f"foo(bar(1))\n{LONG}",
    ],
)
def test_what_nobody_wraps_passes(body: str) -> None:
    assert messages_of(f"fix: a\n\n{body}\n\nEnd.") == []


@pytest.mark.parametrize("footers", [f"Refs: {LONG}", f"Note: b\nBREAKING CHANGE: {LONG}\n  {LONG}"])
def test_a_footer_may_be_long(footers: str) -> None:
    assert messages_of(f"fix: a\n\nBody.\n\n{footers}") == []


@pytest.mark.parametrize("text", ["", "fix: a", "fix: " + "a " * 40, f"Fixed\n\n{LONG}", f"fix: a (#12)\n\n{LONG}"])
def test_a_header_and_what_a_forge_composed_pass(text: str) -> None:
    assert messages_of(text) == []


def test_a_long_header_over_many_short_lines_passes() -> None:
    assert found(BodyLineTooLong, f"fix: {LONG * 3}\n\n" + "a short line\n" * 20) == []


def test_a_merge_and_what_will_land_pass() -> None:
    text = f"fix: a\n\n{LONG}"
    cases = [case_of(text, merge=True), *(case_of(text, place=place) for place in (LANDING, COMMIT, BRANCH, HISTORY))]
    assert [len(found(BodyLineTooLong, case, max=40)) for case in cases] == [0, 0, 1, 1, 1]


def test_every_part_of_a_message_has_a_body() -> None:
    text = f"chore: a\n\nfeat: b\n\n{LONG}\nBEGIN_NESTED_COMMIT\nfix: {LONG}\n\n{LONG}\nEND_NESTED_COMMIT"
    assert [(each.line, each.mended) for each in messages_of(text)] == [
        (5, text.replace(f"\n{LONG}\n", "\nThe cookie was dropped by the redirect\nto the site.\n")),
        (9, text.replace(f"\n{LONG}\n", "\nThe cookie was dropped by the redirect\nto the site.\n")),
    ]


def test_lines_keep_the_line_ends_of_the_message() -> None:
    expected = "fix: a\r\n\r\nThe cookie was dropped by the redirect\r\nto the site.\r\nEnd."
    assert messages_of(f"fix: a\r\n\r\n{LONG}\r\nEnd.") == [Found(3, 41, 52, has(51), expected)]


@pytest.mark.parametrize(
    "body",
    [
        "A BREAKING-CHANGE: there are no passwords any more",
        f"{'a' * 30} b: c: d: e: f: g: h: i: j: k: l:",
        "The cookie was BEGIN_NESTED_COMMIT\nfix: b\nEND_NESTED_COMMIT dropped by the redirect to the site.",
    ],
)
def test_a_line_that_would_be_read_differently_is_left_to_a_person(body: str) -> None:
    assert [each.mended for each in messages_of(f"fix: a\n\n{body}\n\nEnd.")] == [None]


def test_only_so_many_lines_are_reported_at_once() -> None:
    assert len(messages_of("fix: a\n\n" + f"{LONG}\n" * 300)) == 100


def test_the_limit_is_100_unless_it_is_set() -> None:
    bodies = ["word " * 19 + "words", "word " * 19 + "longer"]
    assert [len(found(BodyLineTooLong, f"fix: a\n\n{body}")) for body in bodies] == [0, 1]


@pytest.mark.parametrize(
    "piece", ["a: ", "a( ", "# ", "a | ", "- ", "``` ", "a" * 50 + " ", f"{LONG}\n", "```\n", "a  "]
)
def test_no_body_takes_long(piece: str) -> None:
    text = "fix: a\n\n" + piece * (400_000 // len(piece))
    start = process_time()
    messages_of(text)
    assert process_time() - start < 3
