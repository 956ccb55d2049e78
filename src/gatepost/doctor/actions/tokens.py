"""With whose token Release Please works, and what it does with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.actions.operands import alternatives, sole_expression
from gatepost.doctor.roles import RELEASE_PLEASE, command_of

if TYPE_CHECKING:
    from gatepost.doctor.roles import Place
    from gatepost.doctor.workflow import Workflow

BUILT_IN, OWN, UNCLEAR = "built-in", "own", "unclear"
_BUILT_IN = frozenset(("github.token", "secrets.github_token"))
_OPTION = re.compile(r"--token[= ]\s*[\"']?(\$\{\{.{0,299}?\}\}|\$\{?\w+\}?)")
_VARIABLE = re.compile(r"\$\{?(\w+)\}?")
_OPENS = re.compile(r"\b(?:release-pr|manifest-pr)\b")
_RELEASES = re.compile(r"\b(?:github-release|manifest-release)\b")
_STARTS = re.compile(
    r"\bgh\s+workflow\s+run\b|/dispatches\b|createWorkflowDispatch|createDispatchEvent|\bgh\s+pr\s+(?:close|reopen)\b"
    r"|/approve\b"
)
_STARTING_ACTION = re.compile(r"(?:workflow|repository)-dispatch")


def tokens_of(place: Place) -> tuple[str, ...]:
    """Return the tokens that a step which runs Release Please may work with, in the order in which it takes them.

    `BUILT_IN` is GITHUB_TOKEN, which is always there: nothing comes after it. `OWN` is a secret, or
    what a step gave, as the token of an App. `UNCLEAR` is everything else.
    """
    if place.is_action(*RELEASE_PLEASE):
        said = place.step.inputs.get("token")
        return (BUILT_IN,) if said is None else _of_text(place, said, may_look=True)
    found = _OPTION.search(command_of(place.step))
    if found is None:
        return (UNCLEAR,)
    variable = _VARIABLE.fullmatch(found[1])
    return _of_text(place, _environment(place, variable[1]) if variable else found[1], may_look=True)


def opens_pull_requests(place: Place) -> bool:
    """Tell whether a step which runs Release Please opens release pull requests."""
    return _does(place, "skip-github-pull-request", _OPENS)


def makes_releases(place: Place) -> bool:
    """Tell whether a step which runs Release Please makes tags and releases."""
    return _does(place, "skip-github-release", _RELEASES)


def starts_others(workflow: Workflow) -> bool:
    """Tell whether a step of a workflow may start other workflows by itself, or let those that wait begin."""
    steps = [step for job in workflow.jobs for step in job.steps]
    return any(
        _STARTS.search("\n".join((command_of(step), *step.inputs.values())))
        or (step.uses is not None and _STARTING_ACTION.search(step.uses.name))
        for step in steps
    )


def _does(place: Place, skip: str, command: re.Pattern[str]) -> bool:
    """Tell whether a step does one of the two things that Release Please does; an older action has a `command`."""
    if not place.is_action(*RELEASE_PLEASE):
        return command.search(command_of(place.step)) is not None
    said = place.step.inputs.get("command", "manifest")
    other = _OPENS if command is _RELEASES else _RELEASES
    return place.step.inputs.get(skip, "").lower() != "true" and other.search(said) is None


def _of_text(place: Place, text: str, *, may_look: bool) -> tuple[str, ...]:
    found: list[str] = []
    for reference in alternatives(sole_expression(text)):
        found += _of_reference(place, reference, may_look=may_look)
        if BUILT_IN in found:
            break
    return tuple(dict.fromkeys(found)) or (UNCLEAR,)


def _of_reference(place: Place, reference: str, *, may_look: bool) -> tuple[str, ...]:
    first, _, rest = reference.partition(".")
    if reference.lower() in _BUILT_IN:
        return (BUILT_IN,)
    if first in {"secrets", "steps"}:
        return (OWN,)
    return _of_text(place, _environment(place, rest), may_look=False) if first == "env" and may_look else (UNCLEAR,)


def _environment(place: Place, name: str) -> str:
    """Return what a variable is set to, by the step, its job or its workflow; empty where none of them says."""
    return next((env[name] for env in (place.step.env, place.job.env, place.workflow.env) if name in env), "")
