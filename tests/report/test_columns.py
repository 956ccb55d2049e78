"""Rows in columns."""

from __future__ import annotations

from textwrap import dedent

import pytest

from gatepost.report.columns import Row, Section, render_sections
from gatepost.report.style import Style
from gatepost.report.visible import width

ROWS = (
    Row("merge", '"squash"', "gatepost.toml"),
    Row("bots", '["dependabot[bot]", "renovate[bot]", "ours[bot]"]', "pyproject.toml [tool.gatepost] at 8ff78c6d1"),
    Row("since", '""', "default", is_faint=True),
)
RULES = (Row("header-too-long", "max = 72", "base.toml"), Row("", "room = 3", "gatepost.toml"))


def test_the_origins_of_all_sections_stand_in_one_column() -> None:
    assert render_sections([Section("", ROWS), Section("Rules", RULES)], Style(columns=70)) == dedent(
        """\
        merge  "squash"                         gatepost.toml
        bots   ["dependabot[bot]",              pyproject.toml [tool.gatepost]
               "renovate[bot]", "ours[bot]"]    at 8ff78c6d1
        since  ""                               default

        Rules
        header-too-long  max = 72               base.toml
                         room = 3               gatepost.toml
        """
    )


def test_a_wide_screen_is_not_filled() -> None:
    assert render_sections([Section("", RULES)], Style(columns=400)) == (
        "header-too-long  max = 72  base.toml\n                 room = 3  gatepost.toml\n"
    )


def test_on_a_narrow_screen_the_parts_of_a_row_stand_below_one_another() -> None:
    assert render_sections([Section("Rules", RULES)], Style(columns=40)) == dedent(
        """\
        Rules
        header-too-long
          max = 72  (base.toml)
          room = 3  (gatepost.toml)
        """
    )


def test_on_a_narrow_screen_a_long_value_has_its_origin_below() -> None:
    assert render_sections([Section("", ROWS[1:2])], Style(columns=40)) == dedent(
        """\
        bots
          ["dependabot[bot]", "renovate[bot]",
          "ours[bot]"]
          (pyproject.toml [tool.gatepost] at
          8ff78c6d1)
        """
    )


def test_a_long_name_has_a_line_of_its_own() -> None:
    rows = (Row("scope-paths.src/a/path/of/many/folders/**", '"api"', "default"), Row("merge", '"merge"', "default"))
    assert render_sections([Section("", rows)], Style()) == (
        'scope-paths.src/a/path/of/many/folders/**\n       "api"    default\nmerge  "merge"  default\n'
    )


def test_names_that_are_all_long_take_no_column() -> None:
    rows = (Row("x" * 29, "a", "default"),)
    assert render_sections([Section("", rows)], Style()) == f"{'x' * 29}\n  a  default\n"


def test_a_word_too_long_for_its_column_pushes_the_origin_down() -> None:
    rows = (Row("since", '"' + "a" * 64 + '"', "gatepost.toml"),)
    assert render_sections([Section("", rows)], Style()) == (f'since  "{"a" * 64}"\n{" " * 67}gatepost.toml\n')


def test_titles_are_strong_and_what_may_be_passed_over_is_faint() -> None:
    rows = (Row("a", "1", "x"), Row("b", "2", "y", is_faint=True))
    assert render_sections([Section("T", rows)], Style(colour=True)) == (
        "\x1b[1mT\x1b[0m\na  1  x\n\x1b[2mb  2  y\x1b[0m\n"
    )


def test_sections_without_rows_are_left_out() -> None:
    assert render_sections([Section("T", ()), Section("", (Row("a", "1", "x"),))], Style()) == "a  1  x\n"
    assert render_sections([Section("T", ())], Style()) == ""


def test_no_text_acts_on_the_screen() -> None:
    rows = (Row("\x1b[2J", "a\nb", "##[error]\u202e"),)
    assert render_sections([Section("", rows)], Style()) == "\\x1b[2J  a\\nb  #\\x23[error]\\u202e\n"


@pytest.mark.parametrize("columns", range(30, 70))
def test_no_line_is_a_command_to_a_ci_log(columns: int) -> None:
    rows = (Row("ignore", "we ::error::say so " * 4, "a ::warning::b " * 3),)
    shown = render_sections([Section("", rows)], Style(columns=columns))
    assert "\\x3a:error::say" in shown
    assert [line for line in shown.splitlines() if line.lstrip().startswith("::")] == []


@pytest.mark.parametrize("columns", [30, 40, 60, 80, 110, 200])
def test_rows_of_short_words_keep_to_the_screen(columns: int) -> None:
    rows = [
        Row("名前" * 3, "説明 が ここ に " * 9, "gatepost.toml"),
        Row("merge", "one two three " * 20, "pyproject.toml [tool.gatepost] at 8ff78c6d1"),
    ]
    shown = render_sections([Section("", tuple(rows)), Section("Rules", RULES)], Style(columns=columns))
    assert max(map(width, shown.splitlines())) <= min(columns, 110)
