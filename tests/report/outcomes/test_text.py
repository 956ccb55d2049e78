"""The report for people: whole outputs, on wide and narrow screens."""

from __future__ import annotations

from dataclasses import replace
from textwrap import dedent

import pytest

from gatepost.outcomes.values import PASSED
from gatepost.report.outcomes.text import render_text
from gatepost.report.style import Style
from gatepost.report.visible import width
from support.outcomes import HINGE, IGNORED, LATCH, NOTHING, PAINT, UNSEEN, WHOLE

LONG = replace(PAINT, message="it is green, as green as grass and moss and unripe apples, on all four sides and below")


def shown(text: str) -> str:
    return dedent(text).lstrip("\n")


def test_what_is_fine_takes_a_line_and_what_is_wrong_stands_below() -> None:
    assert render_text(WHOLE, Style()) == shown(
        """
        gate 1.2.0
          name     gate
          version  1.2.0
          tag      v1.2.0

        ✓ paint-flakes  it is green
        ○ post-leans    it was too dark to see
        ○ bolt-rusty    the bolt is red (ignored: it is old)

        ! hinge-squeaks  GA902
          │ the upper hinge is dry
          at   gate/hinge.py:12
          fix  oil it
        ✗ latch-missing  GA903
          │ there is no latch
          at   gate-1.2.0.tar.gz
          fix  mend latch

        Not proven
          - That it stands in a storm.
          - That nobody climbs over it, for which no gate that was ever built is a
            proof.

        Files and their SHA-256
          gate-1.2.0.tar.gz               4.2 kB  abababababab…
          gate-1.2.0-py3-none-any.whl  912 bytes  cdcdcdcdcdcd…

        ✗ 1 error and 1 warning; 1 check passed, 2 skipped
        why, and how to mend: gatepost explain GA903 GA902
        """
    )


def test_on_a_narrow_screen_parts_stand_below_one_another() -> None:
    report = replace(WHOLE, outcomes=(LONG, UNSEEN, LATCH), facts=(("tag", "v1.2.0, and some more words of it"),))
    assert render_text(report, Style(columns=36, unicode=False)) == shown(
        """
        gate 1.2.0
          tag  v1.2.0, and some more words
               of it

        ok paint-flakes
            it is green, as green as gras...
        -- post-leans
            it was too dark to see

        x latch-missing  GA903
          | there is no latch
          at   gate-1.2.0.tar.gz
          fix  mend latch

        Not proven
          - That it stands in a storm.
          - That nobody climbs over it, for
            which no gate that was ever
            built is a proof.

        Files and their SHA-256
          gate-1.2.0.tar.gz
               4.2 kB  abababababab...
          gate-1.2.0-py3-none-any.whl
            912 bytes  cdcdcdcdcdcd...

        x 1 error; 1 check passed, 1 skipped
        why, and how to mend: gatepost
        explain GA903
        """
    )


def test_what_was_found_is_cut_to_a_line_and_why_nothing_was_is_wrapped() -> None:
    skipped = replace(UNSEEN, message=LONG.message)
    assert render_text(replace(NOTHING, outcomes=(LONG, skipped)), Style(columns=60)) == shown(
        """
        gate

        ✓ paint-flakes  it is green, as green as grass and moss and…
        ○ post-leans    it is green, as green as grass and moss and
                        unripe apples, on all four sides and below

        ✓ 1 check passed, 1 skipped
        """
    )


def test_colours_say_what_matters() -> None:
    report = replace(WHOLE, outcomes=(PAINT, UNSEEN, HINGE), facts=(("tag", "v1"),), files=(), not_proven=("It.",))
    assert render_text(report, Style(colour=True)).split("\n") == [
        "\x1b[1mgate 1.2.0\x1b[0m",
        "  \x1b[2mtag\x1b[0m  v1",
        "",
        "\x1b[32m✓\x1b[0m \x1b[2mpaint-flakes\x1b[0m  it is green",
        "\x1b[2m○\x1b[0m \x1b[2mpost-leans  \x1b[0m  \x1b[2mit was too dark to see\x1b[0m",
        "",
        "\x1b[1;33m!\x1b[0m \x1b[1mhinge-squeaks\x1b[0m  \x1b[2mGA902\x1b[0m",
        "  \x1b[2m│\x1b[0m the upper hinge is dry",
        "  \x1b[2mat \x1b[0m  gate/hinge.py:12",
        "  \x1b[32mfix\x1b[0m  oil it",
        "",
        "\x1b[1mNot proven\x1b[0m",
        "  - It.",
        "",
        "\x1b[1;33m!\x1b[0m 1 warning; 1 check passed, 1 skipped",
        "why, and how to mend: gatepost explain GA902",
        "",
    ]


def test_a_problem_may_have_neither_place_nor_remedy_and_many_lines() -> None:
    problem = replace(LATCH, message="the latch\nis\n\nnot there", where="", fix="first\nthen")
    assert "  │ the latch\n  │ is\n  │\n  │ not there\n  fix  first\n       then\n" in render_text(
        replace(NOTHING, outcomes=(problem,)), Style()
    )
    assert "at " not in render_text(replace(NOTHING, outcomes=(problem,)), Style())


def test_of_many_problems_of_one_check_the_first_are_shown() -> None:
    many = tuple(replace(LATCH, message=f"no latch {number}") for number in range(1012))
    lines = render_text(replace(NOTHING, outcomes=(*many, HINGE)), Style(columns=50)).split("\n")
    assert sum("no latch" in line for line in lines) == 10
    assert "  … and 1,002 more problems of latch-missing;" in lines
    assert "  --format json has them all" in lines
    assert "! hinge-squeaks  GA902" in lines


def test_of_many_that_are_ignored_the_first_are_shown() -> None:
    lines = render_text(replace(NOTHING, outcomes=(IGNORED,) * 15), Style()).split("\n")
    assert sum("ignored" in line for line in lines) == 10
    assert "  … and 5 more of bolt-rusty" in lines
    assert "! no check passed, 15 skipped" in lines


def test_a_report_on_nothing_says_so() -> None:
    assert render_text(NOTHING, Style()) == "gate\n\n! nothing to check\n"


@pytest.mark.parametrize("columns", [30, 45, 64, 80, 200])
def test_the_report_keeps_to_the_screen(columns: int) -> None:
    names = [replace(PAINT, name=f"a-name-{'x' * number}", status=PASSED) for number in range(0, 22, 3)]
    report = replace(WHOLE, outcomes=(*WHOLE.outcomes, *names, LONG))
    assert max(width(line) for line in render_text(report, Style(columns=columns)).split("\n")) <= columns
