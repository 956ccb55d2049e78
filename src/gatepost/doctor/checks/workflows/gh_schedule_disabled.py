"""GD326."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.roles import steps_of
from gatepost.doctor.symptoms import NO_RELEASE_PR, PUBLISH_NEVER_RUNS
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place

_SCHEDULE = "schedule"
_BY_HAND = frozenset((_SCHEDULE, "workflow_dispatch"))
_KEEPER = "keepalive"


class GhScheduleDisabled(DoctorCheck):
    """Releases or uploads depend on a schedule alone, which GitHub turns off in a quiet public repository.

    ## Symptom
    After a quiet time nothing is released or published any more, and only the Actions page says so.

    After a quiet time fixes are merged, and no release comes of them. The Actions page says "This scheduled workflow is
    disabled because there hasn't been activity in this repository for at least 60 days".

    ## Cause
    In a public repository GitHub disables scheduled workflows after 60 days without activity. The next commit does not
    turn them on again: somebody has to.

    ## Mend
    Let pushes to the release branch start it too:

        on:
          push:
            branches: [main]
          schedule:
            - cron: "0 6 * * 1"

    One that is disabled is turned on by `gh workflow enable release.yml`.
    """

    code = "GD326"
    name = "gh-schedule-disabled"
    severity = WARNING
    symptoms: tuple[str, ...] = (NO_RELEASE_PR, PUBLISH_NEVER_RUNS)
    errors: tuple[str, ...] = (
        "This scheduled workflow is disabled because there hasn't been activity",
        "This workflow will be disabled soon because there's no recent activity",
    )

    def unable(self, facts: Facts) -> str:
        """Return that nothing depends on any workflow, or that one keeps the others awake."""
        if not facts.releasing and not facts.publishing:
            return "no workflow releases or publishes"
        names = (place.step.uses.name.lower() for place in steps_of(facts.workflows) if place.step.uses is not None)
        return "a workflow keeps the scheduled ones awake" if any(_KEEPER in name for name in names) else ""

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each workflow by which alone something is released or published, and only by the clock."""
        wanted = [(places, does) for places, does in _kinds(facts) if all(map(_waits_for_clock, places))]
        seen = set()
        for places, does in wanted:
            for workflow in (place.workflow for place in places):
                if workflow.path not in seen and _SCHEDULE in workflow.triggers:
                    seen.add(workflow.path)
                    yield Problem(
                        f"`{workflow.file}` {does} on a schedule alone, which GitHub turns off after 60 days without "
                        "activity",
                        workflow.at(workflow.line_of("on", _SCHEDULE)),
                        f"let `push` to `{facts.repository.release_branch}` start it too",
                    )

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  the contract
        """Return that the clock is not all."""
        return "no release and no upload depends on a schedule alone"


def _kinds(facts: Facts) -> tuple[tuple[tuple[Place, ...], str], ...]:
    return (facts.releasing or (), "releases"), (facts.publishing or (), "publishes")


def _waits_for_clock(place: Place) -> bool:
    """Tell whether nothing but a schedule, or a hand, starts the workflow of a step."""
    return bool(place.workflow.triggers) and set(place.workflow.triggers) <= _BY_HAND
