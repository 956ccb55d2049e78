"""The report for people: whole outputs, on screens of any width, of messages that anybody wrote."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.report.kinds import short_id
from gatepost.report.style import Style
from gatepost.report.text import TextReporter, as_typed, render_closing, render_text
from gatepost.report.visible import visible, width
from gatepost.values import Verdict
from support.judging import whole_rulebook
from support.messages import messages
from support.reporting import finding, report, tally_of, verdict

WHOLE = whole_rulebook()
LONG = "fix: keep the session after a login, after a logout, after a restart, and when the clock goes backwards again"


def on_screen(text: str, *, columns: int = 80, colour: bool = False, unicode: bool = True) -> str:
    return render_text(verdict(text), Style(columns=columns, colour=colour, unicode=unicode))


def shown(text: str) -> str:
    return dedent(text).lstrip("\n")


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (
            40,
            """
            ✗ header-too-long  GP110
              │ …hen the clock goes backwards again
              │                   ^^^^^^^^^^^^^^^^^
              │ the header has 109 characters; it
              │ may have 100, less 8 kept free for
              │ the number of the pull request
            """,
        ),
        (
            80,
            """
            ✗ header-too-long  GP110
              │ …, after a logout, after a restart, and when the clock goes backwards again
              │                                                           ^^^^^^^^^^^^^^^^^
              │ the header has 109 characters; it may have 100, less 8 kept free for the
              │ number of the pull request
            """,
        ),
    ],
)
def test_a_long_line_is_cut_around_the_place(columns: int, expected: str) -> None:
    assert on_screen(LONG, columns=columns) == shown(expected)


def test_a_wide_screen_shows_the_whole_line() -> None:
    assert on_screen(LONG, columns=200) == (
        "✗ header-too-long  GP110\n"
        f"  │ {LONG}\n"
        f"  │ {' ' * 92}^^^^^^^^^^^^^^^^^\n"
        "  │ the header has 109 characters; it may have 100, less 8 kept free for the number of the pull request\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fixed login",
            """
            ✗ header-not-conventional  GP101
              │ Fixed login
              │ ^ expected a type and a colon, as in `fix: …`
              try  fix: fixed login
            """,
        ),
        (
            "feat: 日本語  です",
            """
            ! header-whitespace  GP111
              │ feat: 日本語  です
              │             ^^ there are 2 spaces in a row
              try  feat: 日本語 です
            """,
        ),
        (
            "feat: e\u0301e\u0301  x",
            """
            ! header-whitespace  GP111
              │ feat: e\u0301e\u0301  x
              │         ^^ there are 2 spaces in a row
              try  feat: e\u0301e\u0301 x
            """,
        ),
        (
            "feat: a\x1b[31m\x07  \u202eb",
            r"""
            ! header-whitespace  GP111
              │ feat: a\x1b[31m\x07  \u202eb
              │                    ^^ there are 2 spaces in a row
              try  feat: a\x1b[31m\x07 \u202eb
            """,
        ),
        (
            "::error::x",
            """
            ✗ header-not-conventional  GP101
              │ ::error::x
              │ ^ expected a type and a colon, as in `feat: …`
            """,
        ),
        (
            "fix: a\n##[group]b",
            r"""
            ✗ body-not-separated  GP201  line 2
              │ #\x23[group]b
              │ ^^^^^^^^^^^^^ an empty line is missing between the header and this
              try  (an empty line here)
            """,
        ),
    ],
)
def test_the_place_is_pointed_at_and_nothing_acts_on_the_screen(text: str, expected: str) -> None:
    assert on_screen(text) == shown(expected)


def test_without_utf_8_everything_is_ascii_and_the_caret_still_fits() -> None:
    assert on_screen("fix: caf\u00e9  \u65e5", unicode=False) == shown(
        r"""
        ! header-whitespace  GP111
          | fix: caf\xe9  \u65e5
          |             ^^ there are 2 spaces in a row
          try  fix: caf\xe9 \u65e5
        """
    )


def test_colour_is_laid_over_the_same_text() -> None:
    assert on_screen("fix: keep it.", colour=True) == (
        "\x1b[1;33m!\x1b[0m \x1b[1mdescription-ends-with-period\x1b[0m  \x1b[2mGP108\x1b[0m\n"
        "  \x1b[2m│\x1b[0m fix: keep it.\n"
        "  \x1b[2m│\x1b[0m             \x1b[1;33m^\x1b[0m the description ends with a full stop\n"
        "  \x1b[32mtry\x1b[0m  fix: keep it\n"
    )


def test_messages_have_titles_and_good_ones_are_left_out() -> None:
    verdicts = [verdict("::error::x", "0" * 40), verdict("fix: ok"), verdict("fix: a\nb\nc", "a\x1bfile")]
    assert report(TextReporter(Style()), verdicts) == shown(
        r"""
        000000000  ::error::x
        ✗ header-not-conventional  GP101
          │ ::error::x
          │ ^ expected a type and a colon, as in `feat: …`

        in a\x1bfile  fix: a
        ✗ body-not-separated  GP201  line 2
          │ b
          │ ^ an empty line is missing between the header and this
          try  (an empty line here)

        2 errors in 3 messages
        why, and examples: gatepost explain GP101 GP201
        """
    )


def test_the_report_for_people_is_not_for_machines() -> None:
    assert (TextReporter(Style()).is_for_machines, TextReporter(Style()).waits) == (False, False)


@pytest.mark.parametrize(
    ("suggestion", "tried"),
    [
        ("a\nc\n::d", ["  try  without this line"]),
        ("a\nB\nc\n::d", ["  try  B"]),
        ("a\nb\nC\n::d", ["  try  C"]),
        ("A\nB\nC\n::D", ["  try  B"]),
        ("A\nb\nC\n::d", ["  try  A", "     │ b", "     │ C"]),
        ("A\n1\nb\nc\n::d", ["  try  A", "     │ 1"]),
        ("a\nb\n::x\nc\n::d", ["  try  ::x"]),
        (
            "a\n1\n::2\n\n4\n5\nc\n::d",
            ["  try  1", "     │ ::2", "     │ (an empty line here)", "     │ … and 2 more lines"],
        ),
        ("a\n1\n::2\n\n4\nc\n::d", ["  try  1", "     │ ::2", "     │ (an empty line here)", "     │ 4"]),
        ("a\nb\nc\n::d\n", ["  try  (an empty line here)"]),
        (None, []),
    ],
)
def test_what_would_change_is_shown_line_by_line(suggestion: str | None, tried: list[str]) -> None:
    found = finding(line=2, suggestion=suggestion)
    lines = render_text(Verdict("m", "a\nb\nc\n::d", [found]), Style()).splitlines()
    assert lines == ["✗ odd  GP199  line 2", "  │ b", "  │ ^ m", *tried]


def test_each_finding_tries_its_own_line_where_several_are_mended_at_once() -> None:
    assert re.findall(r"  try  (.*)", on_screen("feat: a\n\nbreaking change: b\nBREAKING CHANGES: c")) == [
        "BREAKING CHANGE: b",
        "BREAKING CHANGE: c",
    ]


def test_a_finding_below_the_last_line_points_at_nothing() -> None:
    assert render_text(Verdict("m", "a", [finding(line=9)]), Style()) == "✗ odd  GP199  line 9\n  │ \n  │ ^ m\n"


def test_without_findings_there_is_nothing_to_show() -> None:
    assert render_text(verdict("fix: a"), Style()) == ""


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], "nothing to judge: there are no commits\n"),
        (["fix: a"], "✓ 1 message judged, all fine\n"),
        (["Fixed"], "1 error in 1 message\nwhy, and examples: gatepost explain GP101\n"),
        (["fix: keep it."], "1 warning in 1 message\nwhy, and examples: gatepost explain GP108\n"),
        (
            ["fix: keep it.\nb", "Fixed"],
            "2 errors and 1 warning in 2 messages\nwhy, and examples: gatepost explain GP101 GP201 GP108\n",
        ),
    ],
)
def test_the_closing_lines_count_and_says_where_to_read_on(texts: list[str], expected: str) -> None:
    assert render_closing(tally_of([verdict(text) for text in texts]), Style()) == expected


def test_what_is_ignored_is_said_first() -> None:
    ignored = Verdict("m", "fix: a", [], [finding(reason="why not")])
    assert report(TextReporter(Style()), [ignored]) == "ignored odd: why not\n✓ 1 message judged, all fine\n"


def test_the_codes_are_wrapped_to_the_screen() -> None:
    texts = ["Fixed", "fix: keep it.\nb", "fix:a", "xyzzy: a", "fix: a\n\nb(c(d))"]
    lines = render_closing(tally_of([verdict(text) for text in texts]), Style(columns=40)).splitlines()
    assert lines == [
        "5 errors and 1 warning in 5 messages",
        "why, and examples: gatepost explain",
        "GP101 GP102 GP111 GP201 GP401 GP108",
    ]


@pytest.mark.parametrize(
    ("id_", "expected"),
    [("a" * 40, "a" * 9), ("0" * 64, "0" * 9), ("title", "title"), ("a" * 39, "a" * 39), ("a-" * 20, "a-" * 20)],
)
def test_a_commit_is_quoted_by_nine_digits(id_: str, expected: str) -> None:
    assert short_id(id_) == expected


styles = st.builds(
    lambda columns, unicode: Style(columns=columns, unicode=unicode), st.sampled_from([30, 40, 80, 200]), st.booleans()
)


@given(text=messages(), style=styles, ids=st.lists(st.text(max_size=50), min_size=1, max_size=2))
def test_nothing_of_a_message_reaches_the_screen_raw(text: str, style: Style, ids: list[str]) -> None:
    output = report(TextReporter(style), [verdict(text, id_, WHOLE) for id_ in ids])
    lines = output.split("\n")
    assert [line for line in lines if line.strip().startswith("::") or "##[" in line] == []
    assert [line for line in lines if visible(line) != line] == []
    assert style.unicode or output.isascii()


@given(text=messages())
def test_an_excerpt_and_its_caret_stay_on_the_screen(text: str) -> None:
    style = Style(columns=60)
    lines = render_text(verdict(text, "m", WHOLE), style).split("\n")
    carets = [line for line in lines if line.startswith("  │ ") and set(line[4:].strip()) == {"^"}]
    assert [line for line in carets if width(line) > style.columns] == []


@pytest.mark.parametrize(
    ("id_", "header", "suggestion", "expected"),
    [
        ("landing", "Fix login (#7)", "fix: login (#7)", "fix: login"),
        ("landing-with-description", "Fix a (#7)", "fix: a (#7)\n\nb", "fix: a\n\nb"),
        ("landing", "fix: a (#7)", "fix: a (#7)\n\n b(c(", "fix: a (#7)\n\n b(c("),
        ("landing", "Fix login", "fix: login", "fix: login"),
        ("title", "Fix login (#7)", "fix: login (#7)", "fix: login (#7)"),
        ("landing.md", "Fix login (#7)", "fix: login (#7)", "fix: login (#7)"),
        ("landing", "Fix login (#7)", None, None),
    ],
)
def test_the_number_that_a_forge_adds_is_not_typed(
    id_: str, header: str, suggestion: str | None, expected: str | None
) -> None:
    assert as_typed(Verdict(id_, header, []), suggestion) == expected
