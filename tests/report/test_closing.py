"""What the report for people says at its end about a long range."""

from __future__ import annotations

from textwrap import dedent

import pytest

from gatepost.report.markdown import MarkdownReporter
from gatepost.report.style import Style
from gatepost.report.tally import Tally
from gatepost.report.text import TextReporter, render_closing
from gatepost.values import WARNING, Finding, Verdict
from support.reporting import finding, tally_of


def made(count: int, *findings: Finding) -> list[Verdict]:
    return [Verdict("m", "a", list(findings)) for _ in range(count)]


BAD = finding("GP101", name="header-not-conventional")
DOUBTFUL = finding("GP108", name="description-ends-with-period", severity=WARNING)
FOLDED = finding("GP501", name="fixup-left")
UNFOLDED = finding("GP501", name="fixup-left", severity=WARNING)


def closing(tally: Tally, style: Style | None = None) -> str:
    return render_closing(tally, style or Style())


def shown(text: str) -> str:
    return dedent(text).lstrip("\n")


def test_up_to_twenty_messages_are_summed_up_in_a_line() -> None:
    assert closing(tally_of([*made(20, BAD), *made(500)])) == (
        "20 errors in 520 messages\nwhy, and examples: gatepost explain GP101\n"
    )


def test_of_more_the_rules_are_listed_the_commonest_first() -> None:
    tally = tally_of([*made(9, BAD, DOUBTFUL), *made(11, DOUBTFUL), *made(1, FOLDED), *made(2, UNFOLDED), *made(3)])
    assert closing(tally) == shown(
        """
        ! description-ends-with-period  20
        ✗ header-not-conventional        9
        ! fixup-left                     2
        ✗ fixup-left                     1

        10 errors and 22 warnings in 26 messages
        why, and examples: gatepost explain GP101 GP501 GP108
        """
    )


def test_rules_that_are_equally_common_are_in_the_order_of_their_names() -> None:
    tally = tally_of(made(21, DOUBTFUL, BAD, finding("GP199")))
    assert closing(tally).splitlines()[:3] == [
        "✗ GP199                         21",
        "! description-ends-with-period  21",
        "✗ header-not-conventional       21",
    ]


def test_many_findings_in_few_messages_need_no_list() -> None:
    assert closing(tally_of(made(3, *[BAD] * 50))).startswith("150 errors in 3 messages\n")


def test_large_numbers_are_grouped() -> None:
    tally = tally_of([*made(1200, BAD), *made(15, DOUBTFUL)])
    assert closing(tally) == shown(
        """
        ✗ header-not-conventional       1,200
        ! description-ends-with-period     15

        1,200 errors and 15 warnings in 1,215 messages
        why, and examples: gatepost explain GP101 GP108
        """
    )


@pytest.mark.parametrize(
    ("untold", "columns", "expected"),
    [
        (0, 80, ""),
        (1, 80, "… and 1 more message with findings; --format json has them all\n\n"),
        (27_313, 80, "… and 27,313 more messages with findings; --format json has them all\n\n"),
        (27_313, 40, "… and 27,313 more messages with\nfindings; --format json has them all\n\n"),
    ],
)
def test_what_is_not_spelled_out_is_counted(untold: int, columns: int, expected: str) -> None:
    tally = tally_of(made(1, BAD))
    tally.untold = untold
    assert closing(tally, Style(columns=columns)).partition("1 error in ")[0] == expected


def test_the_whole_end_of_a_long_report() -> None:
    ignored = Verdict("m", "a", [], [finding(name="odd", reason="why not")])
    tally = tally_of([*made(21, BAD), ignored])
    tally.untold = 2
    assert TextReporter(Style()).end(tally) == (
        "\n"
        "… and 2 more messages with findings; --format json has them all\n"
        "\n"
        "✗ header-not-conventional  21\n"
        "\n"
        "ignored odd: why not\n"
        "21 errors in 22 messages\n"
        "why, and examples: gatepost explain GP101\n"
    )


def test_a_screen_without_unicode_shows_the_same_in_ascii() -> None:
    tally = tally_of(made(21, BAD, DOUBTFUL))
    tally.untold = 5
    out = closing(tally, Style(unicode=False))
    assert out.isascii()
    assert out.startswith("... and 5 more messages with findings; --format json has them all\n\n! description-ends")
    assert "\nx header-not-conventional       21\n" in out


def test_the_signs_of_the_rules_have_their_colours() -> None:
    lines = closing(tally_of(made(21, BAD, DOUBTFUL)), Style(colour=True)).splitlines()
    assert lines[0] == "\x1b[1;33m!\x1b[0m description-ends-with-period  21"
    assert lines[1] == "\x1b[1;31m✗\x1b[0m header-not-conventional       21"
    assert lines[2] == ""


def test_the_messages_with_findings_are_counted_and_what_is_untold_adds_up() -> None:
    tally = tally_of([*made(2, BAD, DOUBTFUL), *made(3), Verdict("m", "a", [], [finding(reason="why not")])])
    assert (tally.found, tally.untold) == (2, 0)
    other = tally_of(made(1, BAD))
    other.untold = 4
    tally.merge(other)
    assert (tally.found, tally.untold) == (3, 4)


def test_where_something_could_not_be_seen_nothing_is_called_fine() -> None:
    tally = Tally()
    tally.messages = tally.ok = 1
    tally.is_partial = True
    said = "! 1 message judged, nothing found; what lands is not known in full\n"
    assert render_closing(tally, Style()) == said
    headline = "### ! gatepost: 1 message judged, but not all that lands could be seen\n"
    assert MarkdownReporter().begin(tally) == headline
