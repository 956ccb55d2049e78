"""GD331."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.node import TABLE
from gatepost.doctor.symptoms import (
    CHECKS_NEVER_RUN,
    NO_RELEASE,
    NO_RELEASE_PR,
    PUBLISH_FAILED,
    PUBLISH_NEVER_RUNS,
    QUALITY_GATE,
)
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.workflow import Workflow


class WorkflowUnreadable(DoctorCheck):
    """A file among the workflows is none that GitHub can read, so that it never runs.

    ## Symptom
    Nothing starts that this file should start. The Actions page says "Invalid workflow file".

    Nothing starts that this file should start. The Actions page names it by its path and says "Invalid workflow file:
    You have an error in your yaml syntax", or that no event triggers are defined in `on`.

    ## Cause
    The file is no valid YAML (a tab, a wrong indentation, the marks of a merge conflict), or it lacks `on` or `jobs`.
    What cannot be read is looked at by no other check of this list either.

    ## Mend
    Mend the line that is named, and push: GitHub reads the file anew with every event. A workflow needs at least

        on: push
        jobs:
          hello:
            runs-on: ubuntu-24.04
            steps:
              - run: echo hello
    """

    code = "GD331"
    name = "workflow-unreadable"
    symptoms: tuple[str, ...] = (
        CHECKS_NEVER_RUN,
        NO_RELEASE,
        NO_RELEASE_PR,
        PUBLISH_FAILED,
        PUBLISH_NEVER_RUNS,
        QUALITY_GATE,
    )
    errors: tuple[str, ...] = (
        "Invalid workflow file",
        "You have an error in your yaml syntax",
        "No event triggers defined in `on`",
        "Required property is missing: jobs",
    )

    def unable(self, facts: Facts) -> str:
        """Return that there is nothing to read, where no workflow is."""
        return "" if facts.workflows else "there is no workflow"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each file that cannot be read, or that lacks what every workflow has."""
        for workflow in facts.workflows:
            line, fault = _fault(workflow)
            if fault:
                yield Problem(
                    f"GitHub cannot run `{workflow.file}`: {fault}",
                    workflow.at(line),
                    f"correct line {line} of {workflow.path}, or remove the file",
                )

    def fine(self, facts: Facts) -> str:
        """Return how many can be read."""
        return f"all workflows can be read ({len(facts.workflows)})"


def _fault(workflow: Workflow) -> tuple[int, str]:
    """Return the line and what is wrong with it; empty where nothing is, or where only our reader gives up."""
    root = workflow.document.root
    if root is None:
        fault = f"it is no valid YAML ({workflow.document.error})"
        return (workflow.document.line, fault) if workflow.document.line else (1, "")
    if root.kind != TABLE:
        return root.line, "it is no table of `on` and `jobs`"
    if not any(workflow.triggers):
        return root.line_of("on"), "its `on` names no event" if root.has("on") else "it has no `on`"
    jobs = root.get("jobs")
    if jobs is None or jobs.kind != TABLE or not jobs.entries:
        return root.line_of("jobs"), "its `jobs` are empty" if root.has("jobs") else "it has no `jobs`"
    return 1, ""
