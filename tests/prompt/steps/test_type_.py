"""The type: what is offered, and what is at the cursor."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gatepost.policy.sections import PYTHON_SECTIONS
from gatepost.prompt.answers import Answers
from gatepost.prompt.flow import begun as first
from gatepost.prompt.state import SCOPE, TYPE, Row, State
from gatepost.prompt.steps.type_ import NO_PACKAGE, likely_type, type_rows
from gatepost.release.effect import MINOR, PATCH
from support.prompting import FACTS, at_cursor, begun, facts_of, play, values

FEW = replace(facts_of({"types": ["feat", "fix", "docs"]}), sections=PYTHON_SECTIONS)


def test_each_type_says_what_it_is_for_and_what_it_does() -> None:
    assert type_rows(FEW) == [
        Row("feat", "feat", "a new feature", "minor, Features"),
        Row("fix", "fix", "a bug is gone", "patch, Bug Fixes"),
        Row("docs", "docs", "documentation only", "patch, Documentation"),
    ]


def test_the_next_versions_are_shown_once_they_are_known() -> None:
    facts = replace(FEW, versions={MINOR: ("1.3.0",), PATCH: ("api 1.2.4", "cli 2.0.1")})
    assert [row.effect for row in type_rows(facts)] == [
        "1.3.0 minor, Features",
        "api 1.2.4, cli 2.0.1 patch, Bug Fixes",
        "api 1.2.4, cli 2.0.1 patch, Documentation",
    ]


def test_a_type_that_releases_nothing_has_no_version() -> None:
    facts = replace(facts_of({"types": ["chore", "feat"]}), versions={0: ("1.3.0",), MINOR: ()})
    assert [row.effect for row in type_rows(facts)] == ["no release, hidden", NO_PACKAGE]


@pytest.mark.parametrize(
    ("branch", "staged", "likely"),
    [
        ("fix/login", ("README.md",), "fix"),
        ("main", ("README.md",), "docs"),
        ("main", ("src/a.py",), ""),
    ],
)
def test_the_branch_or_the_files_say_what_is_at_the_cursor(branch: str, staged: tuple[str, ...], likely: str) -> None:
    facts = replace(FEW, branch=branch, staged=staged)
    assert likely_type(facts) == likely
    assert at_cursor(begun(facts)) == (likely or "feat")


def test_the_type_that_was_chosen_is_at_the_cursor_whatever_the_branch_says() -> None:
    state = first(State(replace(FEW, branch="fix/login"), Answers("docs")))
    assert at_cursor(state) == "docs"
    assert at_cursor(first(State(FEW, Answers("gone")))) == "feat"


def test_what_is_typed_filters_and_enter_or_tab_takes() -> None:
    state = begun(FEW, "=f")
    assert values(state) == ["feat", "fix"]
    for key in ("enter", "tab"):
        taken = play(state, "=fi", key)
        assert (taken.step, taken.answers.type, taken.text) == (SCOPE, "fix", "")


def test_a_filter_that_nothing_matches_is_said() -> None:
    state = begun(FEW, "=zzz ", "enter")
    assert (state.step, state.notice) == (TYPE, "nothing matches `zzz`")


def test_the_cursor_moves_among_what_matches() -> None:
    assert at_cursor(begun(FEW, "down")) == "fix"
    assert at_cursor(begun(FEW, "up")) == "docs"
    assert at_cursor(begun(FEW, "end", "home", "pagedown", "pageup")) == "feat"
    assert at_cursor(begun(FEW, "=fi", "down")) == "fix"
    assert begun(FEW, "=zzz", "down").cursor == 0


def test_a_new_filter_begins_at_its_first_row() -> None:
    state = begun(FACTS, "down", "down", "=c")
    assert state.cursor == 0


def test_a_key_that_means_nothing_changes_nothing() -> None:
    state = begun(FEW)
    assert play(state, "space", "c-a", "c-o", "f1", "done", "x") == state
