"""The scope: what is offered, and what may be typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gatepost.prompt import flow
from gatepost.prompt.answers import Answers
from gatepost.prompt.checking import header_findings
from gatepost.prompt.state import DESCRIPTION, SCOPE, Facts, Learned, Row, State
from gatepost.prompt.steps.scope import ScopeStep
from support.judging import rulebook_of
from support.prompting import FACTS, at_cursor, begun, facts_of, only, play, values

PACKAGES = {"packages/api": "api", "packages/cli": "cli"}
MONOREPO = replace(FACTS, components=PACKAGES)
LISTED = facts_of({"scopes": ["api", "cli"], "scope-paths": {"web/**": "web"}})


def at_scope(facts: Facts = FACTS) -> State:
    return begun(facts, "enter")


def test_no_scope_comes_first_where_nothing_tells_another() -> None:
    state = at_scope(LISTED)
    assert ScopeStep().all_rows(state) == [Row("", "no scope"), *(Row(name, name) for name in ("api", "cli", "web"))]
    assert at_cursor(state) == ""
    assert play(state, "enter").answers.scope == ""


def test_the_scope_of_the_files_is_at_the_cursor() -> None:
    state = at_scope(replace(MONOREPO, staged=("packages/cli/a.py",)))
    assert values(state) == ["", "cli", "api"]
    assert at_cursor(state) == "cli"
    assert flow.step_of(state).rows(state)[1] == Row("cli", "cli", "of these files")


def test_what_was_used_before_comes_next() -> None:
    state = at_scope(replace(FACTS, headers=("fix(web): x", "fix(db): y", "fix(db): z")))
    assert [(row.value, row.about) for row in flow.step_of(state).rows(state)][1:] == [
        ("db", "used before"),
        ("web", "used before"),
    ]


def test_a_scope_of_one_s_own_is_typed_where_any_is_allowed() -> None:
    state = play(at_scope(MONOREPO), "= web ")
    assert flow.step_of(state).rows(state) == [Row("web", "web", "a new scope", is_free=True)]
    assert play(state, "enter").answers.scope == "web"


def test_the_known_scopes_that_match_stand_before_what_is_typed() -> None:
    state = play(at_scope(MONOREPO), "=a")
    assert values(state) == ["api", "a"]
    assert values(play(state, "=api")) == ["api"]
    assert play(state, "down", "enter").answers.scope == "a"


@pytest.mark.parametrize(("typed", "rule"), [("a)b", "header-not-conventional"), ("a,,b", "scope-malformed")])
def test_a_scope_that_no_header_could_hold_is_refused_where_it_is_typed(typed: str, rule: str) -> None:
    state = play(at_scope(), f"={typed}", "enter")
    assert (state.step, state.text, state.answers.scope) == (SCOPE, typed, "")
    assert state.notice.endswith(f"({rule})")
    assert play(replace(state, skips_gate=True), "enter").answers.scope == typed


def test_where_scopes_are_listed_no_other_is_taken() -> None:
    state = play(at_scope(LISTED), "=zz", "enter")
    assert (state.step, state.notice) == (SCOPE, "`zz` is none of the allowed scopes")


def test_where_a_scope_is_wanted_none_is_no_choice() -> None:
    wanted = replace(FACTS, rulebook=only("scope-missing"))
    state = play(at_scope(wanted), "enter")
    assert (state.step, state.notice) == (SCOPE, "a scope is wanted: type one")
    assert play(state, "=api", "enter").answers.scope == "api"


@pytest.mark.parametrize("scope", ["cli", "gone"])
def test_the_scope_that_was_chosen_is_there_on_return(scope: str) -> None:
    state = flow.begun(State(MONOREPO, Answers("fix", scope, "x")))
    state = play(state, "enter")
    assert at_cursor(state) == scope
    assert state.text == ("" if scope == "cli" else "gone")
    assert play(state, "enter").answers.scope == scope


def test_a_scope_that_is_not_allowed_any_more_is_said_not_to_be() -> None:
    state = play(flow.begun(State(LISTED, Answers("fix", "gone", "x"))), "enter", "enter")
    assert state.notice == "`gone` is none of the allowed scopes"


def test_every_scope_that_is_offered_passes_the_gate() -> None:
    configuration = {"packages": {path: {"component": name} for path, name in PACKAGES.items()}}
    rulebook = rulebook_of({"scopes": ["web"], "scope-paths": {"db/**": "db"}}, configuration)
    facts = replace(
        MONOREPO, rulebook=rulebook, staged=("packages/api/x", "db/y"), headers=("fix(old): x", "fix(web): x")
    )
    state = at_scope(facts)
    assert values(state) == ["", "db", "web"]
    for scope in values(state):
        assert header_findings(Answers("fix", scope, "end"), facts) == []


def test_history_that_comes_later_leaves_the_cursor_where_it_is() -> None:
    state = play(at_scope(MONOREPO), "down")
    assert at_cursor(state) == "api"
    state = flow.learned(state, Learned(headers=("fix(cli): x", "fix(web): y")))
    assert values(state) == ["", "cli", "web", "api"]
    assert at_cursor(state) == "api"


def test_the_way_goes_on_with_the_description() -> None:
    assert play(at_scope(), "enter").step == DESCRIPTION
