"""GD401."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.habits.tool_versions import HOOKS, LATEST, Named, hooked_versions, locked_versions, run_versions
from gatepost.doctor.roles import steps_of
from gatepost.doctor.symptoms import QUALITY_GATE
from gatepost.outcomes.values import Edit, Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_ACTION = "astral-sh/ruff-action"
_HOOKS_REPOSITORY = "ruff-pre-commit"
_EXACT = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")
_PLAIN_REV = re.compile(r"(\s*rev:\s*)(['\"]?)v?[0-9][0-9.]*\2(\s*(?:#.*)?)")
_MENTIONED = re.compile(r"""["']ruff["'\s\[<>=~!;@]|(?m:^[^\S\n]*ruff\s*=)""")


class QRuffDrift(DoctorCheck):
    """The hooks, the workflows and the lock do not have the same ruff.

    ## Symptom
    The same code is red in CI and green on one's own machine, or fails on the day on which a new ruff comes out.

    `ruff check` or `ruff format --check` is red in CI and green on one's own machine, or the other way round; a pull
    request that changes no code fails on the day on which a new ruff comes out.

    ## Cause
    Each ruff has its own rules and its own style. A lock, the `rev` of `ruff-pre-commit` and a command such as
    `uvx ruff` each choose a version, and `uvx`, `pipx run` and `pip install` without a version take the newest.

    ## Mend
    Let one place say the version, best the lock, and run that everywhere:

        - run: uv run --locked ruff check .

    Else write the same version in each place, as in `uvx ruff@0.17.6`.
    """

    code = "GD401"
    name = "q-ruff-drift"
    severity = WARNING
    symptoms: tuple[str, ...] = (QUALITY_GATE,)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each place that has another version than the first that says one."""
        first = _first(facts)
        for named in _all(facts) if first is not None else ():
            if first is None or named.version == first.version:
                continue
            if named.version == LATEST:
                message = f"{named.what} takes whichever ruff is newest, while {first.what} has {first.version}"
            else:
                message = f"{named.what} has ruff {named.version}, while {first.what} has {first.version}"
            yield Problem(message, named.where, _fix(named, first), edits=_edits(facts, named, first))

    def unable(self, facts: Facts) -> str:
        """Return why versions cannot be compared."""
        return "" if _first(facts) is not None else "nothing here names a version of ruff"

    def fine(self, facts: Facts) -> str:
        """Return the version."""
        first = _first(facts)
        return f"ruff is {first.version if first is not None else ''} wherever it is named"


def _first(facts: Facts) -> Named | None:
    return next((named for named in _all(facts) if named.version != LATEST), None)


def _all(facts: Facts) -> tuple[Named, ...]:
    locked = locked_versions(facts.tree, "ruff")
    hooked = hooked_versions(facts.tree, _HOOKS_REPOSITORY)
    return (*locked, *hooked, *run_versions(facts, "ruff"), *_of_actions(facts))


def _of_actions(facts: Facts) -> Iterator[Named]:
    """Yield what the steps with the action install; without `version` it looks into pyproject.toml first."""
    is_mentioned = any(_MENTIONED.search(project.text) for project in facts.projects)
    for place in steps_of(facts.workflows):
        if not place.is_action(_ACTION) or not {"version-file", "src"}.isdisjoint(place.step.inputs):
            continue
        version = place.step.inputs.get("version", "")
        if _EXACT.fullmatch(version):
            yield Named(version, place.at("with", "version"), f"`{_ACTION}`")
        elif version == "latest" or (not version and not is_mentioned):
            yield Named(LATEST, place.at("with", "version"), f"`{_ACTION}`")


def _fix(named: Named, first: Named) -> str:
    if named.where.startswith(f"{HOOKS}:"):
        return f"write `rev: v{first.version}` on this line"
    if _ACTION in named.what:
        return f'write `version: "{first.version}"` below `with` of this step'
    if ".github/" in named.where:
        return f"run the locked one by `uv run ruff`, or name the version: `uvx ruff@{first.version}`"
    return f"write ruff {first.version} on this line"


def _edits(facts: Facts, named: Named, first: Named) -> tuple[Edit, ...]:
    path, _, number = named.where.rpartition(":")
    if path != HOOKS:
        return ()
    line = (facts.tree.read(path) or "").split("\n")[int(number) - 1]
    found = _PLAIN_REV.fullmatch(line)
    if found is None:
        return ()
    start, quote, end = found.groups()
    return (Edit(path, int(number), int(number), (f"{start}{quote}v{first.version}{quote}{end}",)),)
