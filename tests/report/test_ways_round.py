"""Every skip is printed."""

from __future__ import annotations

from gatepost.gate.skip import Skipped
from gatepost.report.style import Style
from gatepost.report.ways_round import render_ignored, render_skipped


def test_what_is_skipped_is_said_and_what_names_no_rule_too() -> None:
    assert render_skipped(Skipped(["type-unknown", "body-not-separated"], ["GP\x1b999"])) == (
        "gatepost: type-unknown was skipped, as GATEPOST_SKIP says\n"
        "gatepost: body-not-separated was skipped, as GATEPOST_SKIP says\n"
        "gatepost: GATEPOST_SKIP names no rule by `GP\\x1b999`\n"
    )


def test_where_nothing_is_skipped_nothing_is_said() -> None:
    assert render_skipped(Skipped([], [])) == ""


def test_reasons_are_said_the_commonest_first() -> None:
    counts = {("type-unknown", "we like it"): 1, ("body-not-separated", "old\x1b"): 12}
    assert render_ignored(counts, Style()) == (
        "ignored body-not-separated (12 times): old\\x1b\nignored type-unknown: we like it\n"
    )


def test_the_word_is_faint_in_colour() -> None:
    assert render_ignored({("odd", "x"): 1}, Style(colour=True)) == "\x1b[2mignored\x1b[0m odd: x\n"


def test_of_many_reasons_ten_are_said() -> None:
    counts = {("odd", f"{number}"): 20 - number for number in range(13)}
    lines = render_ignored(counts, Style()).splitlines()
    assert (lines[0], lines[9:]) == ("ignored odd (20 times): 0", ["ignored odd (11 times): 9", "ignored 27 more"])


def test_where_nothing_is_ignored_nothing_is_said() -> None:
    assert render_ignored({}, Style()) == ""
