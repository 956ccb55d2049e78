"""`fixup-left`, GP501."""

from __future__ import annotations

import pytest

from gatepost.rules.case import BRANCH, COMMIT, HISTORY, LANDING, TITLE
from gatepost.rules.fixup_left import FixupLeft
from gatepost.values import ERROR, WARNING
from support.judging import Found, case_of, found

WAITS = "waits to be folded into the commit that it names: `git rebase -i --autosquash` does it"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fixup! feat: a", Found(1, 1, 7, f"`fixup!` {WAITS}", None)),
        ("squash! Fixed\n\nbody", Found(1, 1, 8, f"`squash!` {WAITS}", None)),
        ("amend! feat: a\n\nfeat: b", Found(1, 1, 7, f"`amend!` {WAITS}", None)),
        ("\nfixup! fixup! a", Found(2, 1, 7, f"`fixup!` {WAITS}", None)),
    ],
)
def test_what_a_rebase_should_have_folded_away_is_pointed_at(text: str, expected: Found) -> None:
    assert found(FixupLeft, text) == [expected]


@pytest.mark.parametrize(
    ("place", "severities"),
    [(COMMIT, []), (BRANCH, [WARNING]), (HISTORY, [ERROR]), (TITLE, [ERROR]), (LANDING, [ERROR])],
)
def test_it_is_fine_in_the_making_and_a_warning_where_it_is_squashed(place: str, severities: list[str]) -> None:
    findings = FixupLeft().check(case_of("fixup! feat: a", place=place))
    assert [each.severity for each in findings] == severities


def test_what_the_settings_say_of_its_severity_holds_everywhere() -> None:
    findings = [FixupLeft(ERROR).check(case_of("fixup! feat: a", place=place))[0] for place in (BRANCH, HISTORY)]
    assert [each.severity for each in findings] == [ERROR, ERROR]


@pytest.mark.parametrize("text", ["", "fix: a", "fixup: a", "fixup!: a", "Fixup! a", "fix: a\n\nfixup! fix: a"])
def test_other_headers_pass(text: str) -> None:
    assert found(FixupLeft, text) == []
