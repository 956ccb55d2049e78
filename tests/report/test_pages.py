"""The pages of rules and errors, for the terminal and for the docs."""

from __future__ import annotations

from inspect import cleandoc
from textwrap import dedent

import pytest

from gatepost.errors import ERRORS
from gatepost.options.option import INTEGER, Option
from gatepost.report.pages import Documented, Page, example, page_of, render_list, render_markdown, render_page
from gatepost.report.style import Style
from gatepost.report.visible import width
from gatepost.rules.base import Rule
from gatepost.rules.catalogue import RULES
from support.outcomes import HingeSqueaks

TEXT = """The message is odd, which is a thing that nobody should have to read twice. Off unless selected.

## Why
It is a long story that wraps at the edge of the screen,
however it was written.

## Example
    fix: a

      b

## Instead
    fix: b
"""


class Odd(Rule):
    __doc__: str | None = TEXT.replace("\n", "\n    ")
    code = "GP199"
    name = "odd"
    enabled = False
    options: tuple[Option, ...] = (Option("max", INTEGER, 100, "Most."),)


RULE = Page("GP199", "odd", TEXT, Odd)
DOCUMENTED: tuple[Documented, ...] = (Odd, HingeSqueaks, ERRORS[0])
ERROR = Page("GE199", "gone-wrong", "It is gone.\n\n## Cause\nNobody knows.", None)


def test_a_page_of_a_rule_on_a_narrow_screen() -> None:
    assert render_page(RULE, Style(columns=40)) == dedent(
        """\
        odd  GP199

        The message is odd, which is a thing
        that nobody should have to read twice.
        Off unless selected.

        Why
        It is a long story that wraps at the
        edge of the screen, however it was
        written.

        Example
            fix: a

              b

        Instead
            fix: b

        Severity: error
        Default: off
        Option max: 100 by default. Most.
        Since: 0.1.0
        """
    )


def test_a_page_of_an_error_has_no_facts() -> None:
    assert render_page(ERROR, Style()) == "gone-wrong  GE199\n\nIt is gone.\n\nCause\nNobody knows.\n"


def test_headings_stand_out_in_colour() -> None:
    assert render_page(ERROR, Style(colour=True)) == (
        "\x1b[1mgone-wrong\x1b[0m  \x1b[2mGE199\x1b[0m\n\nIt is gone.\n\n\x1b[1mCause\x1b[0m\nNobody knows.\n"
    )


def test_a_page_in_the_docs() -> None:
    assert render_markdown(RULE) == dedent(
        """\
        # odd

        **GP199**

        The message is odd, which is a thing that nobody should have to read twice. Off unless selected.

        ## Why

        It is a long story that wraps at the edge of the screen, however it was written.

        ## Example

        ```text
        fix: a

          b
        ```

        ## Instead

        ```text
        fix: b
        ```

        | | |
        |---|---|
        | Severity | error |
        | Default | off |
        | Option `max` | 100 by default. Most. |
        | Since | 0.1.0 |
        """
    )


def test_an_error_in_the_docs_has_no_table() -> None:
    assert render_markdown(ERROR) == "# gone-wrong\n\n**GE199**\n\nIt is gone.\n\n## Cause\n\nNobody knows.\n"


def test_a_page_of_a_check_says_what_it_weighs_and_since_when() -> None:
    page = page_of(HingeSqueaks)
    assert render_page(page, Style()) == dedent(
        """\
        hinge-squeaks  GA902

        The hinge squeaks.

        Why
        It is dry.

        Severity: warning
        Since: 0.1.0
        """
    )
    assert render_list([page], Style()) == "GA902  hinge-squeaks  The hinge squeaks.\n"


def test_a_page_is_one_of_a_rule_a_check_or_an_error() -> None:
    assert [page_of(each).kind for each in DOCUMENTED] == ["rule", "check", "error"]
    assert [page_of(each).code for each in DOCUMENTED] == ["GP199", "GA902", ERRORS[0].code]
    assert [page_of(each).severity for each in DOCUMENTED] == ["error", "warning", "error"]
    assert [page_of(each).is_on for each in DOCUMENTED] == [False, True, True]


def test_the_list_has_three_columns_where_there_is_room() -> None:
    assert render_list([RULE, ERROR], Style(columns=60)) == (
        "GP199  odd         The message is odd, which is a thing that\n"
        "                   nobody should have to read twice. (off\n"
        "                   unless selected)\n"
        "GE199  gone-wrong  It is gone.\n"
    )


def test_the_list_has_two_lines_a_page_where_there_is_none() -> None:
    assert render_list([RULE, ERROR], Style(columns=40, colour=True)) == (
        "\x1b[1mGP199\x1b[0m  odd\n"
        "    The message is odd, which is a thing\n"
        "    that nobody should have to read\n"
        "    twice. (off unless selected)\n"
        "\x1b[1mGE199\x1b[0m  gone-wrong\n"
        "    It is gone.\n"
    )


def test_the_example_of_a_rule_is_a_message() -> None:
    assert [example(Odd, "Example"), example(Odd, "Instead"), example(Odd, "Why"), example(Odd, "Nothing")] == [
        "fix: a\n\n  b",
        "fix: b",
        "",
        "",
    ]


def test_a_rule_without_a_page_has_no_example() -> None:
    assert example(Rule, "Example") == ""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@pytest.mark.parametrize("columns", [40, 80, 200])
def test_every_page_fits_the_screen_but_for_its_examples(rule: type[Rule], columns: int) -> None:
    page = render_page(page_of(rule), Style(columns=columns))
    wide = [line for line in page.splitlines() if width(line) > min(columns, 88) and " " in line.strip()]
    assert [line for line in wide if not line.startswith("    ")] == []


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.name)
def test_every_error_has_a_page(error: type[Exception]) -> None:
    page = cleandoc(str(error.__doc__))
    assert [line for line in page.splitlines() if line.startswith("## ")] == ["## Cause", "## Mend"]
