"""The guided commit without a screen: facts, and keys as somebody presses them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gatepost.prompt import flow
from gatepost.prompt.state import DESCRIPTION, REVIEW, SCOPE, TYPE, Facts, State
from support.judging import rulebook_of

if TYPE_CHECKING:
    from gatepost.gate.judge import Rulebook
    from gatepost.prompt.answers import Answers

RULEBOOK = rulebook_of({})
ADA = "Ada <ada@example.com>"
BOB = "Bob Lee <bob@example.com>"
CAT = "Cat <cat@example.com>"
FACTS = Facts(RULEBOOK, staged=("src/app.py",))
TRAIL = (TYPE, SCOPE, DESCRIPTION)


def facts_of(table: object) -> Facts:
    """Return the facts of a repository with these settings."""
    return replace(FACTS, rulebook=rulebook_of(table))


def only(name: str, table: object = None) -> Rulebook:
    """Return the usual rulebook with one more rule switched on."""
    settings = dict(table) if isinstance(table, dict) else {}
    return rulebook_of({**settings, "select": [name]})


def play(state: State, *doings: str) -> State:
    """Return the state after some doings: keys by their names, and texts that are typed, each behind a `=`."""
    for doing in doings:
        state = flow.typed(state, doing[1:]) if doing.startswith("=") else flow.press(state, doing)
    return state


def begun(facts: Facts = FACTS, *doings: str) -> State:
    """Return a guided commit from its first step, after some doings."""
    return play(flow.begun(State(facts)), *doings)


def reviewing(answers: Answers, facts: Facts = FACTS) -> State:
    """Return the state at the preview of a message that was made step by step."""
    return State(facts, answers, step=REVIEW, trail=TRAIL)


def values(state: State) -> list[str]:
    """Return the values of the rows that match."""
    return [row.value for row in flow.step_of(state).rows(state)]


def at_cursor(state: State) -> str:
    """Return the value of the row at the cursor."""
    return values(state)[state.cursor]
