"""GD531."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.job_chain import jobs_before
from gatepost.doctor.actions.job_references import whole_condition
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.releases.mended_conditions import edits_of, mending_of
from gatepost.doctor.symptoms import PUBLISH_FAILED, PUBLISH_NEVER_RUNS
from gatepost.doctor.uploads.lost_uploads import lost_uploads
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.uploads.lost_uploads import Lost
    from gatepost.doctor.workflow import Job
    from gatepost.outcomes.values import Edit

_MOST = 90


class PpPublishAlwaysSkipped(DoctorCheck):
    """The job that publishes is skipped at every release, because a job before it is skipped then.

    ## Symptom
    A release is made, the run is green, and nothing is uploaded: the job that publishes, or the one that builds, is
    grey, "This job was skipped".

    ## Cause
    To an `if` that calls no status function, and to a job without `if`, GitHub adds `success()`. That is false as soon
    as any job before it was skipped: not only those in its `needs`, but those that they wait for too, even where one
    between has run and succeeded. A job whose own `if` is false at every release, such as one for
    `workflow_dispatch`, takes all that come after it along.

    ## Mend
    Say `!cancelled()`, and ask for the results that are needed by name:

        if: ${{ !cancelled() && needs.build.result == 'success' }}

    Where the job that is skipped was meant to run at a release, mend its `if` instead.
    """

    code = "GD531"
    name = "pp-publish-always-skipped"
    needs: tuple[str, ...] = ("publishing",)
    symptoms: tuple[str, ...] = (PUBLISH_NEVER_RUNS, PUBLISH_FAILED)
    consequences: tuple[str, ...] = ("rp-graphql-timeout", "pp-release-no-pypi")
    errors: tuple[str, ...] = ("This job was skipped",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each job on the way to an upload that is skipped because another is."""
        mended: dict[str, dict[str, str]] = {}
        for lost in lost_uploads(facts):
            before = mended.setdefault(lost.workflow.path, {})
            mending = mending_of(lost.outlook.with_mended(before), lost.job)
            edits: tuple[Edit, ...] = ()
            if mending is not None:
                before[lost.job.id] = mending.expression
                edits = edits_of(lost.workflow, mending) if mending.is_safe and lost.is_meant else ()
            yield Problem(
                f"`{lost.job.id}` is skipped at every release, as `{lost.causes[0].id}` is, {_why(lost)}",
                lost.workflow.at(lost.job.line_of("if")),
                mending.said if mending is not None else _advice(lost),
                edits=edits,
            )

    def fine(self, facts: Facts) -> str:
        """Return the jobs that run."""
        jobs = dict.fromkeys(f"`{place.job.id}`" for place in known(facts.publishing))
        return f"no job that is surely skipped at a release skips {', '.join(jobs)}"


def _why(lost: Lost) -> str:
    """Return how a job comes to wait for the one that is skipped, and why that one is."""
    cause = lost.causes[0]
    chain = _chain(lost, lost.job, cause)
    way = f"which it waits for by way of `{'`, `'.join(chain)}`" if chain else "which it waits for"
    condition = " ".join(whole_condition(cause.condition).split())
    said = condition if len(condition) <= _MOST else f"{condition[:_MOST]}…"
    event = lost.outlook.released.run.event
    return f"{way}: its `if: {said}` ({lost.workflow.at(cause.line_of('if'))}) is false when a {event} releases"


def _chain(lost: Lost, job: Job, cause: Job) -> list[str]:
    """Return the jobs between one and another that it waits for."""
    if cause.id in job.needs:
        return []
    direct = [each for each in map(lost.workflow.job, job.needs) if each is not None]
    needed = next(each for each in direct if cause.id in jobs_before(lost.workflow, each))
    return [needed.id, *_chain(lost, needed, cause)]


def _advice(lost: Lost) -> str:
    """Return what to do where no line can be given that surely does what was meant."""
    names = " && ".join(f"needs.{name}.result == 'success'" for name in lost.job.needs if name != lost.causes[0].id)
    return f"let the `if` of `{lost.job.id}` ask for `!cancelled() && {names}`, and whether something was released"
