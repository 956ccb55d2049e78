"""The preview: the exact message, what the gate says of it, what it does; and a key for each thing more."""

from dataclasses import replace

from gatepost.gate.judge import refuses
from gatepost.prompt.answers import taken_apart
from gatepost.prompt.checking import mended, verdict_on
from gatepost.prompt.state import (
    BODY,
    BREAKING,
    COMMIT,
    EDIT,
    FILES,
    ISSUES,
    PEOPLE,
    REVIEW,
    SAVE,
    TRAILERS,
    State,
)
from gatepost.prompt.steps.base import KEYS, Keys, Step
from gatepost.values import ERROR

_STEPS = {"b": BODY, "!": BREAKING, "i": ISSUES, "c": PEOPLE, "t": TRAILERS}
_MENDING = {
    "body-missing": "b",
    "breaking-change-unexplained": "!",
    "reference-missing": "i",
    "sign-off-missing": "s",
}


class ReviewStep(Step):
    """Commit it, or add to it."""

    name = REVIEW
    title = "commit?"
    kind = KEYS
    keys: Keys = (
        ("Enter", "commit"),
        ("b", "body"),
        ("!", "breaking"),
        ("i", "issues"),
        ("c", "co-authors"),
        ("s", "sign off"),
        ("t", "trailer"),
        ("e", "edit"),
        ("a", "amend"),
        ("q", "save and quit"),
    )

    def begin(self, state: State) -> State:
        """Begin with nothing typed."""
        return replace(state, text="", cursor=0, marked=())

    def press(self, state: State, key: str) -> State:
        """Do what the key stands for."""
        if key == "enter":
            return _commit(state)
        if key in _STEPS:
            return _add(state, _STEPS[key])
        actions = {"s": _sign, "a": _amend, "f": _mend}
        if key in actions:
            return actions[key](state)
        wish = {"e": EDIT, "c-o": EDIT, "q": SAVE}.get(key)
        return replace(state, wish=wish) if wish else state


def _commit(state: State) -> State:
    """Wish the commit, unless the gate refuses the message; where nothing is staged, ask for files first."""
    facts = state.facts
    if facts.changed and not (facts.staged or state.amends or FILES in state.given):
        return replace(state, to=FILES)
    if state.skips_gate:
        return replace(state, wish=COMMIT)
    findings = [each for each in verdict_on(state.answers, state.facts).findings if each.severity == ERROR]
    if not refuses(findings):
        return replace(state, wish=COMMIT)
    first = findings[0]
    key = "" if state.answers.whole else _MENDING.get(first.name, "")
    key = key or ("f" if mended(state.answers, state.facts) is not None else "e")
    return state.said(f"{first.name} refuses it: press `{key}` to mend it")


def _add(state: State, step: str) -> State:
    if state.answers.whole:
        return state.said("it was written by hand: `e` opens it in the editor")
    return replace(state, to=step)


def _sign(state: State) -> State:
    """Sign off, or take the sign-off back."""
    if state.answers.whole:
        return state.said("it was written by hand: `e` opens it in the editor")
    if not state.facts.identity and state.facts.people is None:
        return state.said("git is still being asked who you are: press `s` again")
    if not state.facts.identity:
        return state.said("git does not know who you are: set user.name and user.email")
    sign_off = "" if state.answers.sign_off else state.facts.identity
    return state.answered(replace(state.answers, sign_off=sign_off))


def _amend(state: State) -> State:
    """Amend the last commit, or make a new one after all."""
    if not state.facts.head and state.facts.people is None:
        return state.said("git is still being asked for the last commit: press `a` again")
    if not state.facts.head:
        return state.said("there is no commit that could be amended")
    return replace(state, amends=not state.amends)


def _mend(state: State) -> State:
    """Take the message as it would pass."""
    message = mended(state.answers, state.facts)
    if message is None:
        return state.said("only you can mend it: `e` opens it in the editor")
    return state.answered(taken_apart(message))
