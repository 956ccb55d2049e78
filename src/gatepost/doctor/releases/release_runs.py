"""A run of a workflow, as far as it can be told before: which of its jobs run, and which are skipped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.doctor.actions.job_chain import jobs_before
from gatepost.doctor.actions.job_references import whole_condition
from gatepost.doctor.actions.operands import sole_expression
from gatepost.doctor.evaluation import UNKNOWN, Value, evaluate, list_of, some_text, value_of
from gatepost.doctor.expressions import status_functions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gatepost.doctor.workflow import Job, Workflow

PUSH, RELEASE, BY_HAND = "push", "release", "workflow_dispatch"
SKIPPED, SUCCESS, FAILURE = "skipped", "success", "failure"
_STARTED_WITH_INPUTS = frozenset(("", BY_HAND, "workflow_call"))
_OTHER_PAYLOADS = frozenset(
    (
        *("action", "client_payload", "comment", "discussion", "inputs", "issue", "merge_group", "pull_request"),
        *("release", "review", "schedule", "workflow_run"),
    )
)
"""What `github.event` has at some event, and surely not at a push."""
_TAG = "refs/tags/"


@dataclass(frozen=True)
class Run:
    """What is known of a run: the event, and the branch that it is for; a run without one is for a tag.

    An event without a name is not known. `told` is what the steps that run Release Please give, by job, step and
    output, all in lower case. Where all `is_as_written`, what is asked of a job that is not needed is
    empty; otherwise it is not known, since it may be needed yet.
    """

    event: str
    branch: str = ""
    told: Mapping[tuple[str, str, str], Value] | None = None
    is_as_written: bool = False

    def github(self, name: str) -> Value:
        """Return something of the context `github`."""
        known = {
            "event_name": value_of(self.event) if self.event else UNKNOWN,
            "sha": some_text("sha"),
            "ref": value_of(f"refs/heads/{self.branch}") if self.branch else some_text("ref", _TAG),
            "ref_name": value_of(self.branch) if self.branch else some_text("tag"),
            "ref_type": value_of("branch" if self.branch else "tag"),
        }
        first, _, rest = name.partition(".")
        if first == "event" and self.event == PUSH and rest.partition(".")[0] in _OTHER_PAYLOADS:
            return value_of(None)
        return known.get(name, UNKNOWN) if self.event in {PUSH, RELEASE} or name == "event_name" else UNKNOWN


@dataclass(frozen=True)
class Fate:
    """What becomes of a job: `runs` is None where it cannot be told.

    `skips` are the jobs before it that are surely skipped. A job that `is_lost` is skipped for no other reason than
    these: it calls no status function, and by its own condition it would run, or might.
    """

    runs: bool | None
    skips: tuple[Job, ...] = ()
    is_lost: bool = False


class Foresight:
    """What becomes of the jobs of a workflow in a run in which no job fails.

    `mended` are conditions that take the place of those of jobs; jobs that are `absent` are skipped whatever they say.
    """

    def __init__(
        self,
        workflow: Workflow,
        run: Run,
        mended: Mapping[str, str] | None = None,
        absent: frozenset[str] = frozenset(),
    ) -> None:
        self.workflow = workflow
        self.run = run
        self.mended = mended or {}
        self.absent = absent
        self._fates: dict[str, Fate] = {}
        self._asked: set[str] = set()

    def fate(self, job: Job) -> Fate:
        """Return what becomes of a job. One that is lost counts as one that runs for those after it."""
        if job.id not in self._fates:
            if job.id in self._asked:
                return Fate(None)
            self._asked.add(job.id)
            self._fates[job.id] = self._fate(job)
        return self._fates[job.id]

    def is_skipped(self, job: Job) -> bool:
        """Tell whether a job is surely skipped, and was not meant to run."""
        return self.fate(job).runs is False

    def would(self, job: Job, condition: str, *, failed: str = "") -> bool | None:
        """Tell whether a job would run with a condition, as far as that alone is asked; None where it cannot be told.

        `failed` is a job that fails, but not before it has given its outputs.
        """
        before = jobs_before(self.workflow, job)
        is_broken = failed in before
        fates = [self.fate(each).runs for each in before.values()]
        success = False if is_broken or False in fates else None if None in fates else True
        return self._value(job, condition, success=success, failed=failed if is_broken else "")

    def by_itself(self, job: Job) -> bool | None:
        """Tell whether a job would run if all jobs before it had succeeded, but for the results that it asks for."""
        return self._value(job, self._condition(job), success=True)

    def with_mended(self, mended: Mapping[str, str]) -> Foresight:
        """Return what would become of the jobs if these had other conditions."""
        return Foresight(self.workflow, self.run, {**self.mended, **mended}, self.absent)

    def output(self, job: Job, name: str) -> Value:
        """Return an output of a job; nothing where the job is skipped."""
        if self.is_skipped(job):
            return value_of("")
        text = next((value for key, value in job.outputs.items() if key.lower() == name), None)
        if text is None or self.run.told is None:
            return UNKNOWN
        found = evaluate(sole_expression(text), lambda reference: self._told(job, reference), {})
        if isinstance(found.scalar, bool):
            return value_of(str(found.scalar).lower())
        return found

    def _fate(self, job: Job) -> Fate:
        own = False if job.id in self.absent else self.by_itself(job)
        if own is False:
            return Fate(runs=False)
        before = jobs_before(self.workflow, job).values()
        skips = tuple(each for each in before if self.is_skipped(each))
        if self.would(job, self._condition(job)) is False:
            direct = [each for each in map(self.workflow.job, job.needs) if each is not None]
            if all(self.is_skipped(each) for each in direct):
                return Fate(runs=False, skips=skips)
            return Fate(own, skips, is_lost=True)
        return Fate(self.would(job, self._condition(job)), skips)

    def _condition(self, job: Job) -> str:
        return self.mended.get(job.id, job.condition)

    def _value(self, job: Job, condition: str, *, success: bool | None, failed: str = "") -> bool | None:
        text = whole_condition(condition)
        if condition and not text:
            return None
        calls = {
            "success": UNKNOWN if success is None else value_of(success),
            "failure": value_of(bool(failed)),
            "cancelled": value_of(scalar=False),
            "always": value_of(scalar=True),
        }
        found = evaluate(text, lambda name: self._look_up(job, name, failed), calls) if text else value_of(scalar=True)
        if not status_functions(text) and success is not True:
            return False if success is False or found.truth is False else None
        return found.truth

    def _look_up(self, job: Job, name: str, failed: str) -> Value:
        context, _, rest = name.partition(".")
        if context == "github":
            return self.run.github(rest)
        if context == "inputs":
            return UNKNOWN if self.run.event in _STARTED_WITH_INPUTS else value_of(None)
        return self._need(job, rest, failed) if context == "needs" else UNKNOWN

    def _need(self, job: Job, name: str, failed: str) -> Value:
        id_, _, rest = name.partition(".")
        needed = {each.lower(): self.workflow.job(each) for each in job.needs}
        if (id_, rest) == ("*", "result"):
            return list_of(tuple(self._result(each, failed) for each in needed.values()))
        if self.run.is_as_written and rest and id_ != "*" and id_ not in needed:
            return value_of("")  # as of anything that is not there
        found = needed.get(id_)
        if found is None:
            return UNKNOWN
        kind, _, output = rest.partition(".")
        if kind == "outputs" and output:
            return self.output(found, output)
        return self._result(found, failed) if rest == "result" else UNKNOWN

    def _result(self, job: Job | None, failed: str) -> Value:
        if job is None:
            return UNKNOWN
        if job.id == failed:
            return value_of(FAILURE)
        runs = self.fate(job).runs
        return UNKNOWN if runs is None else value_of(SUCCESS if runs else SKIPPED)

    def _told(self, job: Job, reference: str) -> Value:
        context, _, rest = reference.partition(".")
        step, _, output = rest.partition(".outputs.")
        told = self.run.told if context == "steps" else None
        return told.get((job.id.lower(), step, output), UNKNOWN) if told is not None else UNKNOWN
