"""Jobs that are skipped at every release because a job before them is, and that were meant to run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.doctor.actions.job_chain import jobs_before
from gatepost.doctor.actions.job_references import output_references
from gatepost.doctor.expressions import status_functions
from gatepost.doctor.releases.outlooks import Outlook, is_of_tags_alone, outlook_of, outlooks_of_tags
from gatepost.doctor.releases.release_runs import PUSH, RELEASE

if TYPE_CHECKING:
    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place
    from gatepost.doctor.workflow import Job, Workflow

_KEEPER = "actions/upload-artifact"
_OF_EVENT = re.compile(r"\bgithub\.(?:event_name|ref|ref_name|ref_type|event\.release)\b")
_IN_CASE = frozenset(("failure", "cancelled"))


@dataclass(frozen=True)
class Lost:
    """A job that uploads, or that an upload waits for, and the jobs that are skipped before it."""

    workflow: Workflow
    job: Job
    causes: tuple[Job, ...]
    outlook: Outlook

    @property
    def is_meant(self) -> bool:
        """Whether the jobs before it are surely meant to be skipped: each runs in some other run."""
        others = [each for each in (self.outlook.unreleased, *self.outlook.others) if each is not None]
        return all(
            status_functions(cause.condition) & _IN_CASE or any(each.by_itself(cause) is not False for each in others)
            for cause in self.causes
        )


def lost_uploads(facts: Facts) -> list[Lost]:
    """Return them, each once, those that are waited for first."""
    found: dict[tuple[str, str], Lost] = {}
    for place in facts.publishing or ():
        outlook = _outlook(place, facts)
        for lost in _lost(_sure(outlook, place.job), place.job) if outlook is not None else ():
            found.setdefault((place.workflow.path, lost.job.id), lost)
    return list(found.values())


def _outlook(place: Place, facts: Facts) -> Outlook | None:
    """Return the outlook of the workflow of an upload that is surely meant for a release; None where it may not be."""
    found = outlook_of(place.workflow, facts)
    if found is not None and set(found.makers) & set(jobs_before(place.workflow, place.job)):
        return found if _follows(found, place.job) else None
    tags = [each for each in outlooks_of_tags(place.workflow, facts) if each.released.by_itself(place.job) is not False]
    is_sure = is_of_tags_alone(place.workflow) and set(place.workflow.triggers) <= {PUSH, RELEASE}
    if not is_sure and _OF_EVENT.search(place.job.condition) is None:
        return None
    lost = [each for each in tags if each.released.fate(place.job).is_lost]
    return lost[0] if lost and len(lost) == len(tags) else None


def _follows(outlook: Outlook, upload: Job) -> bool:
    """Tell whether a release is made in the run, and an upload asks what was released, itself or by one before it."""
    released = outlook.released
    chain = [upload, *jobs_before(released.workflow, upload).values()]
    makers = [job for job in chain if job.id in outlook.makers]
    asking = [job for job in chain if not released.is_skipped(job) and asks(released.workflow, job, makers)]
    return bool(asking) and all(not released.is_skipped(job) and not released.fate(job).is_lost for job in makers)


def asks(workflow: Workflow, job: Job, of: list[Job]) -> bool:
    """Tell whether a job refers to outputs of some jobs."""
    names = {each.id.lower() for each in of}
    return any(each.context == "needs" and each.owner in names for each in output_references(workflow, job))


def _lost(outlook: Outlook, upload: Job) -> list[Lost]:
    """Return the jobs up to an upload that are lost, those that it needs first; none where it is not to run anyway."""
    released = outlook.released
    if released.is_skipped(upload):
        return []
    chain = {upload.id: upload, **jobs_before(released.workflow, upload)}
    lost = [job for job in released.workflow.jobs if job.id in chain and released.fate(job).is_lost]
    lost.sort(key=lambda job: len(jobs_before(released.workflow, job)))
    return [Lost(released.workflow, job, _causes(outlook, job), outlook) for job in lost]


def _sure(outlook: Outlook, upload: Job) -> Outlook:
    """Return the outlook in which jobs that the upload can do without are skipped."""
    workflow = outlook.released.workflow
    chain = [upload, *jobs_before(workflow, upload).values()]
    makers = [job for job in chain if job.id in outlook.makers]
    idle = [
        job.id
        for job in chain[1:]
        if outlook.released.fate(job).is_lost
        and not asks(workflow, job, makers)
        and not any(asks(workflow, other, [job]) for other in chain)
        and not _keeps(job)
    ]
    return outlook.without(frozenset(idle))


def _keeps(job: Job) -> bool:
    """Tell whether a job keeps files for those after it."""
    return any(step.uses is not None and step.uses.repository == _KEEPER for step in job.steps)


def _causes(outlook: Outlook, job: Job) -> tuple[Job, ...]:
    """Return the jobs before one that are skipped by their own conditions."""
    released = outlook.released
    return tuple(each for each in released.fate(job).skips if released.by_itself(each) is False)
