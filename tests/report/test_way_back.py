"""What to type after a refusal."""

from __future__ import annotations

import pytest

from gatepost.report.style import Style
from gatepost.report.tally import Tally
from gatepost.report.visible import width
from gatepost.report.way_back import explaining, render_commands, render_way_back
from gatepost.values import ERROR, WARNING, Verdict
from support.reporting import finding

COMMANDS = [
    ("git commit -e -F .git/gatepost/rejected", "your message is kept there"),
    ("git commit -F .git/gatepost/mended", "the same, mended"),
]


def verdict(*findings: tuple[str, str]) -> Verdict:
    return Verdict("m", "a", [finding(code, severity=severity) for code, severity in findings])


ONE = verdict(("GP101", ERROR))


def test_commands_and_remarks_stand_in_two_columns() -> None:
    assert render_way_back(ONE, COMMANDS, Style(columns=80)).splitlines() == [
        "  (add the flags that you gave, such as --amend or --author)",
        "  git commit -e -F .git/gatepost/rejected   your message is kept there",
        "  git commit -F .git/gatepost/mended        the same, mended",
        "  gatepost explain GP101                    why, and examples",
    ]


def test_each_remark_stands_above_its_command_where_the_screen_is_narrow() -> None:
    assert render_way_back(ONE, COMMANDS, Style(columns=40)).splitlines() == [
        "  (add the flags that you gave, such as",
        "  --amend or --author)",
        "  # your message is kept there",
        "  git commit -e -F .git/gatepost/rejected",
        "  # the same, mended",
        "  git commit -F .git/gatepost/mended",
        "  # why, and examples",
        "  gatepost explain GP101",
    ]


@pytest.mark.parametrize(("columns", "lines"), [(70, 4), (69, 7)])
def test_two_columns_are_for_a_screen_that_holds_them(columns: int, lines: int) -> None:
    assert len(render_way_back(ONE, COMMANDS, Style(columns=columns)).splitlines()) == lines


def test_where_nothing_was_kept_only_the_explanation_is_offered() -> None:
    assert render_way_back(ONE, [], Style()) == "  gatepost explain GP101   why, and examples\n"


def test_remarks_are_faint_and_commands_are_plain() -> None:
    shown = render_way_back(ONE, COMMANDS[:1], Style(colour=True, columns=40))
    assert shown == (
        "  \x1b[2m(add the flags that you gave, such as\x1b[0m\n"
        "  \x1b[2m--amend or --author)\x1b[0m\n"
        "  \x1b[2m# your message is kept there\x1b[0m\n"
        "  git commit -e -F .git/gatepost/rejected\n"
        "  \x1b[2m# why, and examples\x1b[0m\n"
        "  gatepost explain GP101\n"
    )


def test_wide_characters_do_not_move_the_remarks() -> None:
    commands = [("git commit -F '日本/rejected'", "kept"), ("git commit -F mended", "the same, mended")]
    lines = render_way_back(ONE, commands, Style()).splitlines()[1:]
    starts = {
        width(line[: line.index(remark)]) for line, remark in zip(lines, ("kept", "the same", "why"), strict=True)
    }
    assert len(starts) == 1


def test_the_codes_are_those_of_all_findings_each_once_and_those_of_errors_first() -> None:
    found = verdict(("GP110", WARNING), ("GP401", ERROR), ("GP108", WARNING), ("GP401", ERROR), ("GP108", ERROR))
    assert "  gatepost explain GP108 GP401 GP110   why" in render_way_back(found, [], Style())


def test_commands_are_shown_without_a_note_or_a_page() -> None:
    assert render_commands(COMMANDS[:1], Style(columns=120)) == f"  {COMMANDS[0][0]}   {COMMANDS[0][1]}\n"
    assert render_commands([("git x \x1b", "y")], Style()) == "  git x \\x1b   y\n"


def test_one_command_explains_all_that_was_counted() -> None:
    tally = Tally()
    for each in (ONE, verdict(("GP401", ERROR))):
        tally.add(each)
    assert explaining(tally) == ("gatepost explain GP101 GP401", "why, and examples")
