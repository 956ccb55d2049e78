"""Footers that are moved to the end: see test_footer_swallowed.py for the table; here, when that says no more."""

from __future__ import annotations

import pytest

from gatepost.rules.mending.footers import gains_only, moved_to_end, runs_in
from support.judging import case_of


def test_lines_of_several_sections_go_to_the_end_of_their_own() -> None:
    case = case_of("fix: a\n\nRefs: #1\n\nb\n\nfeat: c\n\nRefs: #2\n\nd")
    runs = [run for section in case.sections for run in runs_in(section)]
    assert [(run.text, run.prose, run.is_first) for run in runs] == [("Refs: #1", 18, True), ("Refs: #2", 19, True)]
    assert moved_to_end(case, runs) == "fix: a\n\nb\n\nRefs: #1\n\nfeat: c\n\nd\n\nRefs: #2"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("fix: a", "fix: a", True),
        ("fix: a", "fix: a\n\nRefs: #1", True),
        ("fix: a", "fix: a\n\nRelease-As: 1.0.0", True),
        ("fix: a\n\nRefs: #1", "fix: a\n\nRefs: #1\nCloses: #2", True),
        ("fix: a\n\nRefs: #1", "fix: a\n\nRefs: #2", False),
        ("fix: a", "fix: b", False),
        ("fix: a", "fix: a\n\nRefs: b\nfix: #1", False),
        ("fix: a", "fix: a\n\nRefs: b\nfix: a", False),
        ("fix: a", "fix: a\n\nfix: b", False),
        ("fix: a", "fix: a\n\nBREAKING CHANGE: b", False),
        ("fix!: a\n\nBREAKING CHANGE: b", "fix!: a\n\nBREAKING CHANGE: c", False),
        ("fix: a\n\nRelease-As: 1.0.0", "fix: a\n\nRelease-As: 2.0.0", False),
        ("fix: a", "fix: a\n\nfoo(bar(1))", False),
        ("fix: a", "fix: a\n\nfix(b)c): d", False),
    ],
)
def test_a_message_gains_only_when_nothing_else_of_it_changes(before: str, after: str, *, expected: bool) -> None:
    assert gains_only(case_of(before), case_of(after)) is expected
