"""Uploads that no run comes to, because of what an `if` asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gatepost.doctor.actions.job_chain import jobs_before, unknown_needs
from gatepost.doctor.actions.job_references import whole_condition
from gatepost.doctor.expressions import references
from gatepost.doctor.releases.outlooks import outlook_of
from gatepost.doctor.releases.release_runs import Foresight
from gatepost.doctor.releases.starts import is_of_tags, is_skipped_itself, may_run, runs_of
from gatepost.doctor.uploads.artifacts import UPLOAD
from gatepost.doctor.uploads.lost_uploads import asks

if TYPE_CHECKING:
    from gatepost.doctor.facts import Facts
    from gatepost.doctor.releases.outlooks import Outlook
    from gatepost.doctor.roles import Place
    from gatepost.doctor.workflow import Job

_RESULT = re.compile(r"needs\.([\w-]+)\.result", re.IGNORECASE)


@dataclass(frozen=True)
class Dead:
    """An upload that never runs: the `job` whose condition is false, or its own where `is_step`.

    `when` says in which runs; `stranger` is what the condition asks the result of without that it is in `needs`;
    `skipped` are the jobs whose result it asks for, and which are skipped.
    """

    place: Place
    job: Job
    when: str
    is_step: bool = False
    stranger: str = ""
    skipped: tuple[str, ...] = ()

    @property
    def condition(self) -> str:
        """The condition, on one line."""
        text = self.place.step.condition if self.is_step else self.job.condition
        return " ".join(whole_condition(text).split())

    @property
    def line(self) -> int:
        """The line on which the condition begins."""
        return self.place.step.line_of("if") if self.is_step else self.job.line_of("if")


def dead_uploads(facts: Facts) -> list[Dead]:
    """Return them, each condition once; none where some other upload may run, which may be the one that counts."""
    found = [_dead(place, facts) for place in facts.publishing or ()]
    if None in found:
        return []
    listed = [each for each in found if each is not None]
    return list({(each.place.workflow.path, each.line): each for each in listed}.values())


def _dead(place: Place, facts: Facts) -> Dead | None:
    """Return why an upload never runs, or not when something is released; None where it may, or nobody knows."""
    workflow = place.workflow
    if any(unknown_needs(workflow, job) for job in _chain(place)):
        return None
    every = [_as_written(Foresight(workflow, run)) for run in runs_of(workflow)]
    never = _blamed(place, every, "in every run") if every and not any(may_run(place, each) for each in every) else None
    if never is not None:
        return never
    outlook = outlook_of(workflow, facts)
    if outlook is None or is_of_tags(workflow) or not _is_meant(place, outlook):
        return None
    runs = [_as_written(each) for each in (outlook.released, outlook.unreleased) if each is not None]
    when = f"when a {outlook.released.run.event} releases"
    return None if any(may_run(place, each) for each in runs) else _blamed(place, runs, when)


def _is_meant(place: Place, outlook: Outlook) -> bool:
    """Tell whether an upload comes after jobs that release, in the same run, and asks what they released."""
    released = outlook.released
    makers = [job for job in _chain(place) if job.id in outlook.makers]
    is_made = all(released.fate(job).runs is not False and not released.fate(job).is_lost for job in makers)
    return is_made and bool(makers) and any(asks(place.workflow, job, makers) for job in _chain(place))


def _as_written(foresight: Foresight) -> Foresight:
    return Foresight(foresight.workflow, replace(foresight.run, is_as_written=True))


def _chain(place: Place) -> list[Job]:
    """Return the job of an upload and those before it, those that are waited for first."""
    jobs = [place.job, *jobs_before(place.workflow, place.job).values()]
    return sorted(jobs, key=lambda job: len(jobs_before(place.workflow, job)))


def _blamed(place: Place, runs: list[Foresight], when: str) -> Dead | None:
    """Return the first job up to an upload that a condition of its own skips in all runs; None where none is."""
    dead = [job for job in _chain(place) if _is_dead(job, runs)]
    blamed = next((job for job in dead if job is place.job or _keeps(job)), None)
    if blamed is not None:
        return _told(Dead(place, blamed, when), runs[0])
    is_own = all(is_skipped_itself(place, each) for each in runs) and bool(_references(place.step.condition))
    return Dead(place, place.job, when, is_step=True) if is_own and not dead else None


def _is_dead(job: Job, runs: list[Foresight]) -> bool:
    return bool(_references(job.condition)) and all(each.by_itself(job) is False for each in runs)


def _told(dead: Dead, run: Foresight) -> Dead | None:
    """Return it with the jobs that its condition asks for; None where an output is asked for that nobody can read."""
    needs = {need.lower() for need in dead.job.needs}
    asked = [each.split(".") for each in _references(dead.job.condition) if each.lower().startswith("needs.")]
    if any(parts[2:3] == ["outputs"] and parts[1].lower() not in needs for parts in asked):
        return None
    named = dict.fromkeys(_RESULT.findall(dead.condition))
    stranger = next((name for name in named if name.lower() not in needs), "")
    jobs = [job for job in map(run.workflow.job, named) if job is not None]
    skipped = tuple(job.id for job in jobs if job.id in dead.job.needs and run.is_skipped(job))
    return Dead(dead.place, dead.job, dead.when, stranger=stranger, skipped=skipped)


def _references(condition: str) -> list[str]:
    return references(whole_condition(condition))


def _keeps(job: Job) -> bool:
    """Tell whether a job keeps files for those after it."""
    return any(step.uses is not None and step.uses.repository == UPLOAD for step in job.steps)
