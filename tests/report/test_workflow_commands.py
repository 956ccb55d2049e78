"""Workflow commands of GitHub Actions, whatever is in them."""

from __future__ import annotations

from gatepost.report.workflow_commands import annotation


def test_an_annotation_has_a_title_and_may_have_a_place() -> None:
    assert annotation("error", "GA101 x", "a") == "::error title=GA101 x::a\n"
    assert annotation("warning", "GA101 x", "a", file="a.py", line=3) == "::warning file=a.py,line=3,title=GA101 x::a\n"
    assert annotation("error", "x", "a", file="a.py") == "::error file=a.py,title=x::a\n"


def test_nothing_in_it_ends_it_or_begins_another() -> None:
    made = annotation("error", "a,b::c\n", "50%\r\n::error::x", file="a:b,c%\n.py")
    assert made == "::error file=a%3Ab%2Cc%25%0A.py,title=a%2Cb%3A%3Ac%0A::50%25%0D%0A::error::x\n"
