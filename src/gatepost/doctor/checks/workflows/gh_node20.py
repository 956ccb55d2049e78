"""GD323."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.node20_actions import outdated
from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.roles import steps_of
from gatepost.doctor.symptoms import QUALITY_GATE
from gatepost.outcomes.values import Problem
from gatepost.scaffold.pins import ACTIONS, used
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place


_MOVED = "google-github-actions/release-please-action"
"""It has no newer version there: `gh-action-moved` says so."""


class GhNode20(DoctorCheck):
    """An action is used in a version that was made for Node 20, which GitHub's runners no longer have.

    ## Symptom
    GitHub runs it with a newer Node that it was never tried with: each run warns, and some fail.

    Each run warns: "Node.js 20 actions are deprecated. The following actions are running on Node.js 20 and may not work
    as expected", with the action's name. Some such actions fail in ways that have nothing to do with your change.

    ## Cause
    Since June 2026 an action that asks for Node 20 is run with Node 24, which nobody tried it with, and in September
    2026 Node 20 was taken from the runners. Node 12 and 16 went the same way before.

    ## Mend
    Take the next major version, and read in its release notes what it does otherwise. With a pin it is

        - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1

    Dependabot does this for you once it looks after `github-actions`.
    """

    code = "GD323"
    name = "gh-node20"
    severity = WARNING
    symptoms: tuple[str, ...] = (QUALITY_GATE,)
    errors: tuple[str, ...] = (
        "Node.js 20 actions are deprecated",
        "Node.js 16 actions are deprecated",
        "Node.js 12 actions are deprecated",
        "Node.js 20 will be removed from the runner",
    )

    def unable(self, facts: Facts) -> str:
        """Return that no action is used."""
        is_any = any(place.step.uses is not None for place in steps_of(facts.workflows))
        return "" if is_any else "no workflow uses an action"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each version that is known to be made for an older Node, at its first use."""
        found: dict[tuple[str, str, str], list[Place]] = {}
        for place in steps_of(facts.workflows):
            old = outdated(place.step.uses) if place.step.uses is not None else None
            if place.step.uses is not None and old is not None and not place.is_action(_MOVED):
                found.setdefault((place.step.uses.name, str(old[0]), str(old[1])), []).append(place)
        for (name, version, wanted), places in found.items():
            uses = f" ({len(places)} uses)" if len(places) > 1 else ""
            yield Problem(
                f"`{name}` v{version}{uses} was made for Node 20 or older, which the runners no longer have",
                places[0].at("uses"),
                _fix(name, int(wanted)),
            )

    def fine(self, facts: Facts) -> str:
        """Return how many uses were looked at."""
        count = sum(place.step.uses is not None for place in steps_of(facts.workflows))
        return f"no action is known to be made for Node 20 ({count} uses)"


def _fix(name: str, wanted: int) -> str:
    """Return what to use: the commit that `gatepost init` pins, where it knows one that is new enough."""
    pin = ACTIONS.get(name)
    if pin is not None and int(pin.version[1:].partition(".")[0]) >= wanted:
        return f"write `uses: {used(name)}` (v{wanted} or newer will do), and read what changed in its release notes"
    return f"write `uses: {name}@v{wanted}` or newer, or pin the commit of that release, and read its release notes"
