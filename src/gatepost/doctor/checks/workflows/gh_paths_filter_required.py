"""GD314."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.gates import gates_of, is_required
from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.node import TABLE
from gatepost.doctor.symptoms import CHECKS_NEVER_RUN
from gatepost.outcomes.values import Problem
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.workflow import Job, Workflow

_EVENTS = ("pull_request", "pull_request_target")
_KEYS = ("paths", "paths-ignore")
_ALL = "**"


class GhPathsFilterRequired(DoctorCheck):
    """A check that is required, or is made to be, is reported only for pull requests that change certain files.

    ## Symptom
    A pull request that changes other files waits for ever: "Expected — Waiting for status to be reported". Nothing
    failed, and nothing runs.

    ## Cause
    A workflow that `paths` or `paths-ignore` keeps from starting makes no check at all, and a required check that is
    not there counts as pending. A job that its own `if` skips does report: it counts as passed.

    ## Mend
    Take the filter out of `on`. Where some jobs are to be spared, ask for the files in a first job, and let the others
    have an `if`; the gate then reports every time:

        on:
          pull_request:

    Or require nothing of this workflow.
    """

    code = "GD314"
    name = "gh-paths-filter-required"
    severity = WARNING
    symptoms: tuple[str, ...] = (CHECKS_NEVER_RUN,)
    errors: tuple[str, ...] = ("Expected — Waiting for status to be reported",)

    def unable(self, facts: Facts) -> str:
        """Return that nothing is asked of pull requests, where no workflow runs on them."""
        if any(workflow.is_started_by(*_EVENTS) for workflow in facts.workflows):
            return ""
        return "no workflow runs on pull requests"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each filter of a workflow that has a required job, or one that is there to be required."""
        for workflow in facts.workflows:
            for event in _EVENTS:
                key = _filter_of(workflow, event)
                job = next(_wanted(facts, workflow), None) if key else None
                if job is None:
                    continue
                is_known = facts.required is not None
                what = "is required" if is_known else "looks like one to be required"
                yield Problem(
                    f"`{workflow.file}` runs only where `{key}` lets it, and its check `{job.name or job.id}` {what}: "
                    "a pull request of other files waits for it for ever",
                    workflow.at(workflow.line_of("on", event, key)),
                    f"take `{key}` out of `on.{event}`, and spare single jobs by their `if`",
                    ERROR if is_known else "",
                )

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  the contract
        """Return that what is required is always reported."""
        return "no check that is to be required waits for certain files"


def _filter_of(workflow: Workflow, event: str) -> str:
    """Return the key that keeps a workflow from starting for some files; empty where none does."""
    trigger = workflow.triggers.get(event)
    if trigger is None or trigger.kind != TABLE:
        return ""
    found = next((key for key in _KEYS if trigger.words(key)), "")
    is_open = found == _KEYS[0] and trigger.words(found)[-1] == _ALL
    return "" if is_open else found


def _wanted(facts: Facts, workflow: Workflow) -> Iterator[Job]:
    """Yield the jobs of a workflow that are required, or seem made for that; not those that another stands in for."""
    gates = [gate.job for gate in gates_of((workflow,))]
    titles = [place.job for place in facts.titles or () if place.workflow is workflow]
    for job in (*gates, *titles) if facts.required is None else workflow.jobs:
        if is_required(facts, job) is not False and not _is_stood_in(facts, workflow, job):
            yield job


def _is_stood_in(facts: Facts, workflow: Workflow, job: Job) -> bool:
    """Tell whether another workflow has a job of the same name, as one for the other files has."""
    name = job.name or job.id
    others = (each for each in facts.workflows if each is not workflow and each.is_started_by(*_EVENTS))
    return "${{" in name or any((each.name or each.id) == name for other in others for each in other.jobs)
