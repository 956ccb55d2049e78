"""Every check there is, against what else has a code and a name."""

from __future__ import annotations

import json

import pytest

from gatepost.doctor.check import DoctorCheck
from gatepost.errors import ERRORS
from gatepost.outcomes.known import CODES
from gatepost.report.checks import EVERY
from gatepost.report.pages import CHECK, AnyCheck, Documented, page_of, render_markdown, render_page
from gatepost.report.sarif_log import CLOSED, opened
from gatepost.report.style import Style
from gatepost.report.visible import width
from gatepost.rules.catalogue import RULES

every_check = pytest.mark.parametrize("check", EVERY, ids=lambda check: check.name)


def test_the_settings_know_every_check_by_the_same_code_and_name() -> None:
    assert list(CODES) == [(check.code, check.name) for check in EVERY]


def test_no_two_pages_are_called_the_same() -> None:
    documented: tuple[Documented, ...] = (*RULES, *EVERY, *ERRORS)
    words = [word for each in documented for word in (each.code, each.name)]
    assert len(words) == len(set(words))


@every_check
def test_every_check_has_a_page_that_says_why_and_how_to_mend(check: AnyCheck) -> None:
    page = page_of(check)
    assert page.kind == CHECK
    parts = ["## Symptom", "## Cause", "## Mend"] if issubclass(check, DoctorCheck) else ["## Why", "## Mend"]
    assert [line for line in page.text.splitlines() if line.startswith("## ")] == parts
    errors = [("Error text", f"`{error}`") for error in check.errors] if issubclass(check, DoctorCheck) else []
    assert page.facts() == [("Severity", check.severity), *errors, ("Since", check.since)]
    assert render_markdown(page).startswith(f"# {check.name}\n\n**{check.code}**\n\n")


@every_check
@pytest.mark.parametrize("columns", [40, 80, 200])
def test_every_page_fits_the_screen_but_for_its_examples(check: AnyCheck, columns: int) -> None:
    page = render_page(page_of(check), Style(columns=columns))
    wide = [line for line in page.splitlines() if width(line) > min(columns, 88) and " " in line.strip()]
    assert [line for line in wide if not line.startswith("    ")] == []


@every_check
def test_github_takes_the_page_of_every_check(check: AnyCheck) -> None:
    log = json.loads(opened([page_of(check)]) + CLOSED)
    (rule,) = log["runs"][0]["tool"]["driver"]["rules"]
    short, full = rule["shortDescription"]["text"], rule["fullDescription"]["text"]
    assert (short[-1], full[-1]) == (".", ".")
    assert len(full) <= 1024  # GitHub takes no more
    assert "\\x" not in short + full  # none of the characters that a SARIF message escapes
