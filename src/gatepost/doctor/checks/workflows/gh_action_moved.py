"""GD324."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.doctor.actions.action_versions import version_of
from gatepost.doctor.actions.workflow_lines import text_of
from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.roles import Place, steps_of
from gatepost.doctor.symptoms import QUALITY_GATE, SECURITY
from gatepost.outcomes.values import Edit, Problem
from gatepost.scaffold.pins import ACTIONS, ENGINE, used
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.workflow import Action


@dataclass(frozen=True)
class _Move:
    """What takes the place of an action; `is_same` tells that it has the same versions and inputs."""

    instead: str
    is_same: bool = False


_MOVED = {
    "google-github-actions/release-please-action": _Move("googleapis/release-please-action", is_same=True),
    "chartboost/ruff-action": _Move("astral-sh/ruff-action"),
    "tibdex/github-app-token": _Move("actions/create-github-app-token"),
    "hynek/setup-cached-uv": _Move("astral-sh/setup-uv"),
    "actions/create-release": _Move("gh release create"),
    "actions/upload-release-asset": _Move("gh release upload"),
}
_SAME_INPUTS = 4
"""The major version from which on Release Please's action takes the same inputs."""


class GhActionMoved(DoctorCheck):
    """An action is used under a name at which nobody mends it any more.

    ## Symptom
    Nobody mends it there: it stays on its old Node until GitHub refuses it, and Dependabot proposes nothing newer.

    Runs warn of deprecated commands or of an old Node, and Dependabot never proposes a newer version: there is none.
    For Release Please, documented inputs have no effect, because the last version under the old name lacks them.

    ## Cause
    The repository of the action was archived, or its work goes on elsewhere. Release Please's action moved from
    `google-github-actions` to `googleapis`.

    ## Mend
    Use what took its place. Release Please's action has the same versions under its new name:

        - uses: googleapis/release-please-action@45996ed1f6d02564a971a2fa1b5860e934307cf7 # v5.0.0
    """

    code = "GD324"
    name = "gh-action-moved"
    severity = WARNING
    symptoms: tuple[str, ...] = (SECURITY, QUALITY_GATE)

    def unable(self, facts: Facts) -> str:
        """Return that no action is used."""
        is_any = any(place.step.uses is not None for place in steps_of(facts.workflows))
        return "" if is_any else "no workflow uses an action"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each use of an action that went elsewhere."""
        for place in steps_of(facts.workflows):
            move = _MOVED.get(place.step.uses.repository) if place.step.uses is not None else None
            if place.step.uses is not None and move is not None:
                went = "moved to" if move.is_same else "is archived; in its place there is"
                yield Problem(
                    f"`{place.step.uses.name}` {went} `{move.instead}`",
                    place.at("uses"),
                    _fix(place.step.uses, move),
                    edits=_edits(place, place.step.uses, move),
                )

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  the contract
        """Return that nobody moved."""
        return "no action is known to have moved"


def _fix(action: Action, move: _Move) -> str:
    if move.is_same:
        return f"write `uses: {_renamed(action, move)}` on this line"
    if " " in move.instead:
        return f"take this step out, and run `{move.instead}` in a step with `run` (it needs `GH_TOKEN` under `env`)"
    pin = f": `uses: {used(move.instead)}`" if move.instead in ACTIONS else ", and pin its newest release"
    return f"put `{move.instead}` in its place{pin}; its inputs have other names, see its README"


def _renamed(action: Action, move: _Move) -> str:
    """Return what `uses` has to say: where a commit was pinned, the newest one that takes the same inputs."""
    version = version_of(action)
    if not action.is_pinned:
        return f"{move.instead}@{action.ref}"
    if version is not None and version[0] >= _SAME_INPUTS:
        return used(ENGINE)
    return f"{move.instead}@{action.ref}{f' # {action.comment}' if action.comment else ''}"


def _edits(place: Place, action: Action, move: _Move) -> tuple[Edit, ...]:
    """Return the edit that renames the action; none where the line has the name elsewhere too."""
    if not move.is_same:
        return ()
    line = place.step.line_of("uses")
    text, old = text_of(place.workflow, line), f"{action.name}@"
    before, _, after = text.partition(old)
    if old in after:
        return ()
    is_plain = action.is_pinned and after.removeprefix(action.ref).strip() in ("", f"# {action.comment}")
    new = before + _renamed(action, move) if is_plain else text.replace(old, f"{move.instead}@")
    return (Edit(place.workflow.path, line, line, (new,)),)
