"""A refused message is mended, finding by finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.gate.compose import compose
from gatepost.gate.mend import mend
from gatepost.gate.settings import read_settings
from gatepost.rules.base import Rule
from gatepost.rules.case import TITLE, Case
from support.judging import whole_rulebook

if TYPE_CHECKING:
    from gatepost.values import Finding

RULEBOOK = compose(read_settings({}))


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("feat: a", "feat: a"),
        ("Fixed login.", "fix: fixed login."),
        ("FIX( a b):  keep it.\nfoo(bar(1))", "fix(a-b): keep it.\n\n foo(bar(1))"),
        ("[WIP] feat(a)(b) x.\n\nBREAKING CHANGES: y", "feat(a,b): x.\n\nBREAKING CHANGE: y"),
        ("chore: a\n\nfeat!: b", None),
        ("Fix: a\n\nfix: b", "fix: a\n\nfix: b"),
        ("Fix: keep it.", "fix: keep it."),
        ("fix:", None),
        ("xyzzy: a", None),
        ("", None),
        ("chore: a\n\nRelease-As: 1\nRelease-As: v2", "chore: a\n\nRelease-As: 1.0.0\nRelease-As: 2.0.0"),
        ("feat: a\n\n" + "* BREAKING CHANGE: b\n" * 50, None),
    ],
)
def test_everything_is_mended_or_nothing(text: str, mended: str | None) -> None:
    assert mend(text, RULEBOOK) == mended


def test_the_place_matters() -> None:
    assert [mend("fixup! feat: a", RULEBOOK), mend("fixup! feat: a", RULEBOOK, TITLE)] == ["fixup! feat: a", None]


class Restless(Rule):
    """A rule whose suggestion never mends: no rule of ours is so (tests/rules/test_every_rule.py)."""

    def check(self, case: Case) -> list[Finding]:
        return [self.finding(case, (0, 1), "more", case.text + "!")]


def test_mending_ends_where_a_rule_never_would() -> None:
    rulebook = whole_rulebook()
    rulebook.rules = (Restless(),)
    assert mend("a", rulebook) is None
