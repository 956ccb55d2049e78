"""A refused message is mended, finding by finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.gate.judge import Rulebook
from gatepost.gate.mend import mend, mend_all
from gatepost.rules.base import Rule
from gatepost.rules.case import COMMIT, TITLE, Case, Words
from support.judging import rulebook_of

if TYPE_CHECKING:
    from gatepost.values import Finding

RULEBOOK = rulebook_of({})


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("feat: a", "feat: a"),
        ("Fixed login.", "fix: fixed login."),
        ("FIX( a b):\tkeep it.\nfoo(bar(1))", "fix(a-b): keep it.\n\n foo(bar(1))"),
        ("ABC-1 feat(a)(b) x.\n\nBREAKING CHANGES: y", "feat(a,b): x. (ABC-1)\n\nBREAKING CHANGE: y"),
        ("WIP\n\nBREAKING CHANGES: y", "WIP\n\nBREAKING CHANGE: y"),
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


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("feat: a", "feat: a"),
        ("fix: keep it.", "fix: keep it"),
        ("Fix: keep it.\n\nBREAKING CHANGES: y", "fix: keep it\n\nBREAKING CHANGE: y"),
        ("xyzzy: keep it.", "xyzzy: keep it"),
        ("xyzzy: a", "xyzzy: a"),
        ("", ""),
    ],
)
def test_all_is_mended_that_can_be_and_the_rest_stays(text: str, mended: str) -> None:
    assert mend_all(text, RULEBOOK) == mended


def test_the_place_matters() -> None:
    text = "Merge branch 'side'"
    assert [mend(text, RULEBOOK), mend(text, RULEBOOK, TITLE)] == [text, None]
    text = "Fixed login (#12)"
    assert [mend_all(text, RULEBOOK, place) for place in (COMMIT, TITLE)] == ["fix: fixed login (#12)"] * 2


def test_the_header_of_a_merge_stays() -> None:
    assert mend("Fix it\n\nBREAKING CHANGES: y", RULEBOOK, merge=True) == "Fix it\n\nBREAKING CHANGE: y"


def test_the_committed_files_give_the_scope() -> None:
    rulebook = rulebook_of({"select": ["scope-missing"], "scope-paths": {"src/api/": "api", "docs/": "docs"}})
    texts = [mend("fix: a", rulebook, paths=paths) for paths in ((), ("src/api/a.py",), ("src/api/a.py", "docs/a.md"))]
    assert texts == [None, "fix(api): a", None]


def test_what_the_settings_ignore_is_not_mended() -> None:
    rulebook = rulebook_of({"ignore": {"type-not-lowercase": "ours are so", "GP108": "we end sentences"}})
    assert mend("Fix:\tkeep it.", rulebook) == "Fix: keep it."
    assert mend_all("Fix:\tkeep it.", rulebook) == "Fix: keep it."


class Restless(Rule):
    """A rule whose suggestion never mends: no rule of ours is so (tests/rules/test_every_rule.py)."""

    def check(self, case: Case) -> list[Finding]:
        return [self.finding(case, (0, 1), "more", case.text + "!")]


def test_mending_ends_where_a_rule_never_would() -> None:
    rulebook = Rulebook((Restless(),), Words((), (), ()))
    assert mend("a", rulebook) is None
    assert mend_all("a", rulebook) == "a" + "!" * 20
