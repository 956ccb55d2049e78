"""Gates: jobs that wait for most of the others, and do nothing but judge how those ended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.doctor.actions.job_chain import jobs_before
from gatepost.doctor.evaluation import UNKNOWN, evaluate, value_of
from gatepost.doctor.expressions import condition_of, status_functions
from gatepost.doctor.roles import command_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.workflow import Job, Step, Workflow

ALLS_GREEN = "re-actors/alls-green"
_HARMLESS = frozenset((ALLS_GREEN, "step-security/harden-runner"))
_EVENTS = ("pull_request", "pull_request_target", "merge_group")
_RESULTS = re.compile(r"\bneeds\.(?:\*|[\w-]+)\.result\b|\btoJSON\(\s*needs\s*\)", re.IGNORECASE)
_FAILS = re.compile(
    r"\bexit\s+(?!0)\S|\bjq\s+(?:-\w+\s+){0,9}-\w*e|\bfalse\b|\btest\s|\[\s|\braise\b|\bassert\b|\bsys\.exit\("
)
_WORKS = re.compile(r"\b(?:curl|wget|gh|git|docker|uv|pip|npm|make|slack)\s", re.IGNORECASE)
_IDLE = re.compile(r"(?:echo\b[^;&|>]*|exit 0|true|:)?")
_TOLD = re.compile(r"\b(?:echo|printf)\b[^\n;&|]*")
_FEW = 2
_AFTER_A_FAILURE = {
    "always": value_of(scalar=True),
    "failure": value_of(scalar=True),
    "success": value_of(scalar=False),
    "cancelled": value_of(scalar=False),
}


@dataclass(frozen=True)
class Gate:
    """A gate; one that does not `judge` how jobs ended only waits for them, and does nothing."""

    workflow: Workflow
    job: Job
    judges: bool

    @property
    def name(self) -> str:
        """The name of its check."""
        return self.job.name or self.job.id

    @property
    def needed(self) -> tuple[Job, ...]:
        """The jobs that it waits for by itself."""
        return tuple(job for job in self.workflow.jobs if job.id in self.job.needs)


def gates_of(workflows: Iterable[Workflow]) -> tuple[Gate, ...]:
    """Return the gates of the workflows that judge pull requests."""
    return tuple(
        Gate(workflow, job, judges=_judges(job))
        for workflow in workflows
        if workflow.is_started_by(*_EVENTS)
        for job in workflow.jobs
        if _is_gate(workflow, job)
    )


def judged_by(job: Job) -> str:
    """Return all by which a job may judge others: what it runs, without comments, and what it gives to that."""
    texts = [job.condition, *job.env.values()]
    for step in job.steps:
        texts += [step.condition, command_of(step), *step.env.values(), *step.inputs.values()]
    return "\n".join(texts)


def without_messages(text: str) -> str:
    """Return commands without what they only print."""
    return _TOLD.sub("", text)


def runs_after_failure(job: Job) -> bool:
    """Tell whether a job may run although one before it failed: whether its condition asks for that itself."""
    condition = condition_of(job.condition)
    if not status_functions(condition) - {"success"}:
        return False
    return evaluate(condition, lambda _: UNKNOWN, _AFTER_A_FAILURE).truth is not False


def jobs_that_skip(workflow: Workflow, job: Job) -> dict[str, Job]:
    """Return the jobs whose failure surely skips a job: those before it, however far, where nothing says otherwise."""
    return {} if runs_after_failure(job) else jobs_before(workflow, job)


def is_required(facts: Facts, job: Job) -> bool | None:
    """Tell whether GitHub requires the check of a job; None where that is not known."""
    if facts.required is None:
        return None
    name = job.name or job.id
    return any(each == name or each.startswith((f"{name} (", f"{name} / ")) for each in facts.required)


def _is_gate(workflow: Workflow, job: Job) -> bool:
    if job.uses is not None or job.environment or not job.steps or not all(_is_harmless(step) for step in job.steps):
        return False
    before = jobs_before(workflow, job)
    after = [each for each in workflow.jobs if job.id in jobs_before(workflow, each)]
    if not before or len(before) * 2 < len(workflow.jobs) - len(after) - 1:
        return False
    return _judges(job) or (not after and _only_waits(job, before.values()))


def _only_waits(job: Job, before: Iterable[Job]) -> bool:
    """Tell whether a job does nothing but to be there when others are done, and no other gate is among those."""
    jobs = tuple(before)
    is_idle = all(_is_idle(step) for step in job.steps)
    return is_idle and len(jobs) >= _FEW and not any(_judges(each) for each in jobs)


def _is_harmless(step: Step) -> bool:
    """Tell whether a step does nothing but to look at something."""
    if step.uses is not None:
        return step.uses.repository in _HARMLESS
    texts = "\n".join((without_messages(command_of(step)), *step.env.values()))
    return _WORKS.search(texts) is None and "secrets." not in texts


def _is_idle(step: Step) -> bool:
    return all(_IDLE.fullmatch(line.strip()) for line in command_of(step).splitlines())


def _judges(job: Job) -> bool:
    uses = {step.uses.repository for step in job.steps if step.uses is not None}
    fails = any(_FAILS.search(command_of(step)) for step in job.steps)
    return ALLS_GREEN in uses or (fails and _RESULTS.search(judged_by(job)) is not None)
