"""GD522."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import PUBLISH_NEVER_RUNS
from gatepost.doctor.uploads.uploads import TESTPYPI, index_of
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.workflow import Workflow

_OTHERS = ("workflow_dispatch", "release", "create", "repository_dispatch", "workflow_run", "workflow_call", "schedule")


class PpRerunAll(DoctorCheck):
    """A release whose upload failed cannot be published later: nothing builds and uploads an existing tag.

    ## Symptom
    "Re-run all jobs" is green, and the job that publishes is skipped. The tag and the release are there, and PyPI
    has nothing.

    ## Cause
    In the second run Release Please finds no release to make, so its outputs are empty, and all that waits for
    `release_created` is skipped. "Re-run failed jobs" keeps the outputs, for 30 days and as long as the run is there.

    ## Mend
    Let the workflow be started by hand with the tag, check that out, and publish it:

        on:
          workflow_dispatch:
            inputs:
              tag:
                required: true

    `gatepost init` writes such a workflow.
    """

    code = "GD522"
    name = "pp-rerun-all"
    severity = WARNING
    needs: tuple[str, ...] = ("publishing", "releasing")
    symptoms: tuple[str, ...] = (PUBLISH_NEVER_RUNS,)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report a workflow that releases and publishes on a push alone, where no other one publishes."""
        workflows = _publishing(facts)
        if any(map(_takes_tags, workflows)):
            return
        releasing = {place.workflow.path for place in known(facts.releasing)}
        for workflow in workflows:
            if workflow.path in releasing:
                yield Problem(
                    f"`{workflow.file}` publishes what it has just released, and nothing publishes an existing tag",
                    workflow.at(workflow.line_of("on")),
                    "add `workflow_dispatch` with an input `tag` below `on`, and let the jobs publish that tag",
                )

    def fine(self, facts: Facts) -> str:
        """Return which workflow can."""
        files = dict.fromkeys(workflow.file for workflow in _publishing(facts) if _takes_tags(workflow))
        found = "`, `".join(files)
        return f"`{found}` can publish a release later" if found else "what releases and what publishes are apart"


def _publishing(facts: Facts) -> list[Workflow]:
    """Return the workflows that upload to more than TestPyPI."""
    places = [place for place in known(facts.publishing) if index_of(place) != TESTPYPI]
    return list({place.workflow.path: place.workflow for place in places}.values())


def _takes_tags(workflow: Workflow) -> bool:
    """Tell whether a workflow may run for a release that was made before."""
    push = workflow.triggers.get("push")
    is_any = "push" in workflow.triggers and (push is None or not push.has("branches"))
    return is_any or workflow.is_started_by(*_OTHERS) or (push is not None and push.has("tags"))
