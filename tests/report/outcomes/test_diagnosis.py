"""A diagnosis as text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.indicators import Indicator
from gatepost.outcomes.values import FAILED, PASSED, SKIPPED, Edit, Outcome
from gatepost.report.outcomes.diagnosis import render_diagnosis, why_of
from gatepost.report.outcomes.formats import render
from gatepost.report.outcomes.report import Diagnosed, Report
from gatepost.report.style import Style
from gatepost.report.visible import width
from gatepost.values import ERROR, WARNING
from support.outcomes import hostile_reports


class GateCreaks(DoctorCheck):
    """The gate creaks.

    ## Symptom
    Everybody hears it,
    also at night.

    It is worse in winter.

    ## Cause
    Rust.

    Or age.

    ## Mend
    Oil it:

        gatepost hinge --oil --with "the oil that is meant for gates" --then --wipe
        gatepost hinge --check

    It helps for a year.
    """

    code = "GD901"
    name = "gate-creaks"


class HingeBends(DoctorCheck):
    """The hinge bends.

    ## Cause
    It is thin.

    ## Mend
    Take another.
    """

    code = "GD902"
    name = "hinge-bends"


TEXTS = {"gate.yml": "hinge: old\nlatch: new\n" + "bolt: x\n" * 20}
CREAKS = Outcome(
    "GD901",
    "gate-creaks",
    FAILED,
    ERROR,
    "the upper hinge is dry",
    "gate.yml:1",
    "oil it",
    edits=(Edit("gate.yml", 1, 1, ("hinge: oiled",)),),
)
LATCH = Outcome("GD902", "latch-loose", FAILED, WARNING, "the latch is loose", "gate.yml:2")
INDICATORS = (
    Indicator("the gate opens"),
    Indicator("nobody is woken up", ("gate-creaks", "a", "b", "c"), ("latch-loose",)),
    Indicator("it stays shut", (), ("latch-loose",)),
    Indicator("it is painted", is_whole=False),
)
WHOLE = Report(
    "doctor",
    "octo/gate",
    (
        CREAKS,
        LATCH,
        Outcome("GD903", "paint-on", PASSED, ERROR, "it is green"),
        Outcome("GD904", "post-straight", PASSED, ERROR, "it stands"),
        Outcome("GD905", "bell-rings", SKIPPED, ERROR, "only the neighbour knows"),
        Outcome("GD906", "lamp-shines", SKIPPED, ERROR, "only the neighbour knows"),
        Outcome("GD907", "dog-barks", SKIPPED, ERROR, "there is no dog"),
    ),
    (("commit", "0123456 on main"),),
    checks=(GateCreaks,),
    diagnosed=Diagnosed(INDICATORS, TEXTS),
)


def test_what_is_wrong_comes_first_with_its_reason_and_its_mend() -> None:
    assert render("text", WHOLE, Style()) == (
        "octo/gate\n"
        "  commit  0123456 on main\n"
        "\n"
        "✓ the gate opens\n"
        "✗ nobody is woken up  gate-creaks, a and 3 more\n"
        "! it stays shut       latch-loose\n"
        "✓ it is painted       as far as files and history tell\n"
        "\n"
        "✗ gate-creaks  GD901\n"
        "  │ the upper hinge is dry\n"
        "  at   gate.yml:1\n"
        "  why  Everybody hears it, also at night.\n"
        "  fix  oil it\n"
        "       - hinge: old\n"
        "       + hinge: oiled\n"
        "\n"
        "! latch-loose  GD902\n"
        "  │ the latch is loose\n"
        "  at   gate.yml:2\n"
        "\n"
        "✓ 2 checks passed: --all lists them\n"
        "○ 3 checks not looked at: 2 as only the neighbour knows; 1 as there is no dog\n"
        "  (--all lists them)\n"
        "\n"
        "✗ 1 error and 1 warning; 2 checks passed, 3 skipped\n"
        "more on each: gatepost explain GD901 GD902\n"
        "1 problem can be mended by: gatepost doctor --fix\n"
    )


def test_all_lists_what_passes_and_why_the_rest_was_skipped() -> None:
    shown = render("text", replace(WHOLE, diagnosed=Diagnosed(shows_all=True)), Style())

    assert "✓ paint-on       it is green\n" in shown
    assert "○ dog-barks      there is no dog\n" in shown
    assert "--all" not in shown


def test_where_nothing_explains_what_is_seen_the_next_step_is_said() -> None:
    fine = tuple(each for each in WHOLE.outcomes if each.status != FAILED)
    asked = replace(WHOLE, outcomes=fine, facts=(("symptom", "it creaks"),))
    assert render("text", asked, Style()).endswith(
        "✓ 2 checks passed, 3 skipped\nnothing that was looked at explains what you see\n"
        "gatepost doctor --all lists them\n"
    )

    unasked = Outcome("GD908", "bell-heard", SKIPPED, ERROR, "only GitHub knows: --online asks it")
    shown = render("text", replace(asked, outcomes=(*fine, unasked)), Style())
    assert "what was skipped may: gatepost doctor --online asks GitHub and the index\n" in shown


def test_many_problems_and_long_mends_are_cut() -> None:
    lines = tuple(f"bolt: {number}" for number in range(20))
    long = replace(CREAKS, edits=(Edit("gate.yml", 3, 22, lines),))
    shown = render("text", replace(WHOLE, outcomes=(long, *[CREAKS] * 14)), Style())

    assert "       … and 28 more lines\n" in shown
    assert "  … and 5 more problems; --format json has them all\n" in shown
    assert shown.count("why  ") == 1
    assert "15 problems can be mended by: gatepost doctor --fix\n" in shown


def test_many_reasons_are_cut() -> None:
    skipped = tuple(Outcome("GD905", f"name-{n}", SKIPPED, ERROR, f"reason {n:02}") for n in range(9))
    shown = render("text", replace(WHOLE, outcomes=skipped), Style())

    assert (
        "○ 9 checks not looked at: 1 as reason 00; 1 as reason 01; 7 for other reasons\n  (--all lists them)\n"
    ) in shown


def test_a_single_check_that_could_not_look_is_named() -> None:
    shown = render("text", replace(WHOLE, outcomes=WHOLE.outcomes[-1:]), Style())

    assert "○ dog-barks not looked at: there is no dog\n" in shown


def test_what_is_ignored_is_never_folded() -> None:
    ignored = tuple(
        Outcome(f"GD91{n}", f"name-{n}", SKIPPED, ERROR, f"it is {n} (ignored: why not)", ignored="why not")
        for n in range(8)
    )
    shown = render("text", replace(WHOLE, outcomes=(*ignored, *WHOLE.outcomes)), Style())

    assert "○ name-0 skipped: it is 0 (ignored: why not)\n" in shown
    assert shown.count("(ignored: why not)\n") == 8
    assert "○ 3 checks not looked at: " in shown


def test_a_problem_may_have_a_reason_of_its_own() -> None:
    own = replace(CREAKS, why="The neighbour wakes up.")
    shown = render("text", replace(WHOLE, outcomes=(CREAKS, CREAKS, own, own, CREAKS)), Style())

    assert [line for line in shown.splitlines() if line.startswith("  why")] == [
        "  why  Everybody hears it, also at night.",
        "  why  The neighbour wakes up.",
        "  why  Everybody hears it, also at night.",
    ]


def test_of_an_error_that_only_others_can_look_into_the_answer_is_told_all_the_same() -> None:
    unasked = Outcome("GD901", "gate-creaks", SKIPPED, ERROR, "only GitHub knows: --online asks it")
    other = replace(unasked, code="GD902", name="hinge-bends")
    asked = replace(WHOLE, outcomes=(unasked, other), facts=(("error", "creak"),), checks=(GateCreaks, HingeBends))

    assert (
        "○ gate-creaks  GD901\n"
        "  │ not looked at without --online; where it is so:\n"
        "  why  Rust.\n"
        "  fix  Oil it:\n"
        '       gatepost hinge --oil --with "the oil that is meant for gates" --then --wipe\n'
        "       gatepost hinge --check\n"
        "\n"
        "○ hinge-bends  GD902\n"
        "  │ not looked at without --online; where it is so:\n"
        "  why  It is thin.\n"
        "  fix  Take another.\n"
    ) in render("text", asked, Style())
    assert "Oil it" not in render("text", replace(asked, facts=(("symptom", "creak"),)), Style())


def test_a_page_without_a_symptom_gives_no_reason() -> None:
    assert (why_of("One.\n\n## Cause\nTwo."), why_of("")) == ("", "")


@pytest.mark.parametrize("columns", [30, 40, 80])
def test_no_line_is_wider_than_the_screen(columns: int) -> None:
    shown = render("text", WHOLE, Style(columns=columns))
    wide = [
        line for line in shown.split("\n") if width(line) > columns and not line.startswith(("why, and", "1 problem"))
    ]

    assert [line for line in wide if "gatepost" not in line] == []


@given(hostile_reports(), st.booleans(), st.integers(30, 90))
def test_no_text_acts_on_the_terminal_or_the_log(report: Report, shows_all: bool, columns: int) -> None:  # noqa: FBT001  drawn
    edits = (Edit("x", 1, 1, (report.title,)),)
    outcomes = tuple(replace(each, edits=edits) for each in report.outcomes)
    diagnosed = Diagnosed((Indicator("it is so", (report.title,)),), {"x": report.title}, shows_all=shows_all)
    shown = render_diagnosis(replace(report, outcomes=outcomes), diagnosed, Style(columns=columns))

    assert not [line for line in shown.split("\n") if line.lstrip().startswith(("::", "##["))]
    assert not {"\x1b", "\r", "\x00", "\u202e"} & set(shown)
