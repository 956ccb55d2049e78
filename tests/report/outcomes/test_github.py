"""Workflow commands: whole outputs."""

from __future__ import annotations

from dataclasses import replace

from gatepost.report.outcomes.github import render_github
from support.outcomes import HINGE, LATCH, NOTHING, WHOLE

BOTH = replace(WHOLE, outcomes=(replace(HINGE, fix="oil"), LATCH))


def test_a_problem_is_a_command_at_its_file_where_that_is_one_of_the_repository() -> None:
    assert render_github(BOTH) == (
        "::warning file=packages/gate/hinge.py,line=12,title=GA902 hinge-squeaks::the upper hinge is dry%0Afix: oil\n"
        "::error title=GA903 latch-missing::gate-1.2.0.tar.gz:%0Athere is no latch%0Afix: mend latch\n"
    )


def test_a_problem_may_be_about_no_file_and_about_no_line() -> None:
    nowhere, whole = replace(LATCH, where="", fix=""), replace(HINGE, where="gate/hinge.py", fix="a\nb")
    assert render_github(replace(WHOLE, outcomes=(nowhere, whole))) == (
        "::error title=GA903 latch-missing::there is no latch\n"
        "::warning file=packages/gate/hinge.py,title=GA902 hinge-squeaks::the upper hinge is dry%0Afix: a%0Ab\n"
    )


def test_without_problems_there_are_no_commands() -> None:
    assert render_github(NOTHING) == ""
