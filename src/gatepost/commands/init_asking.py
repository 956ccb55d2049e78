"""What `gatepost init` asks: what no file says, what becomes of files made by hand, and whether to go on."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gatepost.adapters.asking import choose
from gatepost.adapters.terminal import style_for, write
from gatepost.errors import NotSetUpError
from gatepost.options.option import Value
from gatepost.report.scaffold import render_diff
from gatepost.scaffold.answers import with_left
from gatepost.scaffold.plan import Plan
from gatepost.scaffold.questions import REFUSE, STATIC_VERSION, Question
from gatepost.scaffold.wanted import Setup

_DO, _DIFF, _STOP = "do", "diff", "stop"
_GO_ON = ((_DO, "yes"), (_DIFF, "show the diff first"), (_STOP, "no, leave all as it is"))
_DIRTY = ((_STOP, "stop: I commit or stash that first"), (_DO, "change it all the same"))
_KEEP, _REPLACE = "keep", "replace"
_MADE_BY_HAND = ((_KEEP, "keep it, now and later"), (_REPLACE, "replace it"), (_DIFF, "show the diff first"))


@dataclass(frozen=True)
class Answered:
    """What was answered: what is written down, and whether a computed version becomes a written one."""

    given: dict[str, Value]
    is_static: bool


def ask(asked: tuple[Question, ...]) -> Answered:
    """Ask one question after the other. Raises `NotSetUpError` where the answer is to stop."""
    chosen: dict[str, Value] = {}
    for question in asked:
        chosen[question.key] = choose(question.text, question.answers)
        if chosen[question.key] == REFUSE:
            message = "stopped, as you said; nothing was written"
            raise NotSetUpError(message, "--static-version answers that question")
    return Answered(chosen, bool(chosen.pop(STATIC_VERSION, "")))


def usual(asked: tuple[Question, ...]) -> Answered:
    """Return the first answers, where nobody is asked. Raises `NotSetUpError` where that would be to change a lot."""
    for question in asked:
        if question.key == STATIC_VERSION:
            message = f"{question.text}; nothing was written"
            raise NotSetUpError(message, "--static-version writes the version into pyproject.toml instead")
    return Answered({question.key: question.answers[0][0] for question in asked}, is_static=False)


def ask_about_yours(setup: Setup, plan: Plan) -> tuple[Setup, frozenset[str]]:
    """Ask what becomes of each file that should be ours and was made by hand; what is kept is in the answers then."""
    replaced, kept = set(), []
    for change in plan.yours:
        while (chosen := choose(f"{change.path} was made or changed by hand.", _MADE_BY_HAND)) == _DIFF:
            write(sys.stdout, render_diff([change], style_for(sys.stdout)))
        if chosen == _REPLACE:
            replaced.add(change.path)
        else:
            kept.append(change.path)
    return replace(setup, answers=with_left(setup.answers, kept)), frozenset(replaced)


def may_change(dirty: Sequence[str]) -> bool:
    """Ask whether files may be changed that are not as they are committed."""
    return choose(f"Not as committed, and init would change it: {', '.join(dirty)}.", _DIRTY) == _DO


def is_wanted(plan: Plan) -> bool:
    """Ask whether to do it; what is to be done can be seen first."""
    while (chosen := choose("Do it?", _GO_ON)) == _DIFF:
        write(sys.stdout, render_diff(plan.changes, style_for(sys.stdout)))
    return chosen == _DO
