"""What every rule inherits."""

from __future__ import annotations

import pytest

from gatepost.options.option import INTEGER, STRINGS, Option
from gatepost.rules.base import Rule
from gatepost.values import ERROR, WARNING
from support.judging import case_of


class Plain(Rule):
    code = "GP199"
    name = "plain"
    options: tuple[Option, ...] = (Option("at-most", INTEGER, 3, "Most."), Option("words", STRINGS, (), "Which."))


def test_options_have_their_defaults_or_the_values_of_the_settings() -> None:
    assert [Plain().values(), Plain("", {"at-most": 5}).values()] == [
        {"at-most": 3, "words": ()},
        {"at-most": 5, "words": ()},
    ]


def test_the_severity_of_the_settings_counts() -> None:
    assert [Plain().severity, Plain(WARNING).severity] == [ERROR, WARNING]


@pytest.mark.parametrize(
    ("span", "place"),
    [
        ((0, 4), (1, 1, 5)),
        ((0, 20), (1, 1, 7)),
        ((8, 12), (3, 1, 5)),
        ((6, 6), (1, 7, 8)),
        ((13, 20), (4, 1, 2)),
    ],
)
def test_a_finding_ends_on_the_line_where_it_begins(span: tuple[int, int], place: tuple[int, int, int]) -> None:
    found = Plain().finding(case_of("fix: a\n\nbody\nx"), span, "m")
    assert (found.line, found.column, found.end_column) == place


def test_a_suggestion_that_changes_nothing_is_none() -> None:
    case = case_of("fix: a")
    suggestions = [Plain().finding(case, (0, 1), "m", mended).suggestion for mended in ("fix: a", "fix: b", None)]
    assert suggestions == [None, "fix: b", None]


def test_a_finding_in_the_header_mends_the_header() -> None:
    found = Plain().at_header(case_of("\nfix: a\n\nb"), (5, 6), "m", "fix: c")
    assert (found.line, found.column, found.end_column, found.suggestion) == (2, 6, 7, "\nfix: c\n\nb")
