"""What has to be so that a job runs: the jobs before it, and the conditions on the way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.expressions import condition_of, references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.roles import Place
    from gatepost.doctor.workflow import Job, Workflow

_GUARD = re.compile(r"github\.repository(?:_owner)?\s*==\s*'[^']*'")


def jobs_before(workflow: Workflow, job: Job) -> dict[str, Job]:
    """Return the jobs that a job waits for, those that they wait for, and so on, by name."""
    found: dict[str, Job] = {}
    wanted = list(job.needs)
    while wanted:
        before = workflow.job(wanted.pop())
        if before is not None and before.id not in found:
            found[before.id] = before
            wanted += before.needs
    return found


def unknown_needs(workflow: Workflow, job: Job) -> list[str]:
    """Return what a job waits for that is no job of its workflow, which GitHub then does not start at all."""
    jobs = workflow.document.root.get("jobs") if workflow.document.root is not None else None
    known = {name.lower() for name, _ in jobs.items()} if jobs is not None else set()
    return [need for need in job.needs if need.lower() not in known and "${{" not in need]


def conditions(place: Place) -> Iterator[str]:
    """Yield the conditions under which a step runs: its own, its job's, those of the jobs before it."""
    jobs = [place.job, *jobs_before(place.workflow, place.job).values()]
    for text in (place.step.condition, *(job.condition for job in jobs)):
        if text:
            yield condition_of(text)


def always_runs(place: Place) -> bool:
    """Tell whether no condition can keep a step from running, but for those that ask for the repository."""
    return not any(_restricts(condition) for condition in conditions(place))


def _restricts(condition: str) -> bool:
    return condition.lower() == "false" or (bool(references(condition)) and _GUARD.fullmatch(condition) is None)
