"""GD315."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.gates import is_required
from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.symptoms import CHECKS_NEVER_RUN
from gatepost.doctor.workflow import WRITE
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.workflow import Workflow

_QUEUE = "merge_group"
_PULL = "pull_request"
_FILTERS = ("paths", "paths-ignore")
_PUSHED = frozenset(("opened", "synchronize"))


class GhMergeGroupMissing(DoctorCheck):
    """A workflow judges pull requests but not the merge queue, in a repository that uses the queue.

    ## Symptom
    A pull request in the merge queue stays at "Expected" for a check that was green before, until the queue gives up
    and takes it out ("AWAITING_CHECKS").

    ## Cause
    The queue makes a commit of its own, and waits for the required checks on that. Only workflows with the trigger
    `merge_group` run there.

    ## Mend
    Add the trigger to each workflow with a required check:

        on:
          pull_request:
          merge_group:

    What reads `github.event.pull_request` must be left out there by an `if` at its step, so that the job reports.
    """

    code = "GD315"
    name = "gh-merge-group-missing"
    severity = WARNING
    symptoms: tuple[str, ...] = (CHECKS_NEVER_RUN,)
    errors: tuple[str, ...] = ("AWAITING_CHECKS",)

    def unable(self, facts: Facts) -> str:
        """Return that no merge queue is seen to be used."""
        if any(workflow.is_started_by(_QUEUE) for workflow in facts.workflows):
            return ""
        return "no workflow runs for a merge queue, so there is probably none"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each workflow that judges every pull request, and does not run for the queue."""
        for workflow in facts.workflows:
            if (
                workflow.is_started_by(_PULL)
                and not workflow.is_started_by(_QUEUE)
                and _may_be_required(facts, workflow)
            ):
                yield Problem(
                    f"`{workflow.file}` judges pull requests but not the merge queue, which waits for ever if one of "
                    "its checks is required",
                    workflow.at(workflow.line_of("on", _PULL)),
                    f"add `{_QUEUE}:` to the triggers under `on`",
                )

    def fine(self, facts: Facts) -> str:
        """Return what runs for the queue."""
        files = [workflow.file for workflow in facts.workflows if workflow.is_started_by(_QUEUE)]
        return f"{', '.join(f'`{file}`' for file in files)} judges the merge queue like pull requests"


def _may_be_required(facts: Facts, workflow: Workflow) -> bool:
    """Tell whether a check of a workflow is required, or, where that is not known, may well be.

    One that does not run on every pull request cannot be; one that writes does something else than to judge.
    """
    if facts.required is not None:
        return any(is_required(facts, job) for job in workflow.jobs)
    filters = workflow.triggers[_PULL]
    if filters is not None:
        types = set(filters.words("types"))
        if any(filters.has(each) for each in _FILTERS) or (types and not types & _PUSHED):
            return False
    return any(
        WRITE not in (job.permissions if job.permissions is not None else workflow.permissions or {}).values()
        for job in workflow.jobs
    )
