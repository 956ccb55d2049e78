"""GD140."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.job_chain import jobs_before
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.releases.mended_conditions import mending_of
from gatepost.doctor.releases.outlooks import outlook_of, unknown_outlook
from gatepost.doctor.symptoms import PUBLISH_NEVER_RUNS
from gatepost.doctor.uploads.lost_uploads import lost_uploads
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.releases.outlooks import Outlook
    from gatepost.doctor.roles import Place
    from gatepost.doctor.workflow import Job, Workflow


class RpGraphqlTimeout(DoctorCheck):
    """A release is not published when Release Please fails after it has made it.

    ## Symptom
    The release and its tag are there, the job of Release Please is red ("We couldn't respond in time"), and the job
    that publishes is skipped.

    ## Cause
    In one run Release Please makes the release, and then looks for the next pull request, which may fail for GitHub's
    sake. A job that needs it, and whose `if` calls no status function, waits for all jobs before it to succeed; one
    that asks for `needs.release-please.result == 'success'` does too.

    ## Mend
    Ask for what is needed by name, and say `!cancelled()`:

        if: ${{ !cancelled() && needs.release-please.outputs.release_created == 'true' }}

    With that, a red job before it does not stop it any more: ask for the results of others that must be green,
    as in `needs.build.result == 'success'`, but not for that of the job that runs Release Please: its outputs tell
    whether there is a release. In a repository with a long history a lower `commit-batch-size` helps.
    """

    code = "GD140"
    name = "rp-graphql-timeout"
    severity = WARNING
    needs: tuple[str, ...] = ("releasing", "publishing")
    symptoms: tuple[str, ...] = (PUBLISH_NEVER_RUNS,)
    errors: tuple[str, ...] = (
        "We couldn't respond to your request in time",
        "Something went wrong while executing your query",
    )

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the jobs from Release Please to the upload that are skipped where it fails."""
        lost = {(each.workflow.path, each.job.id) for each in lost_uploads(facts)}
        for place in known(facts.releasing):
            workflow, released = place.workflow, place.job
            outlook = outlook_of(workflow, facts) or unknown_outlook(workflow, released)
            mended: dict[str, str] = {}
            for job in () if _may_fail(place) else _in_order(workflow):
                is_between = (workflow.path, job.id) not in lost and _is_between(facts, workflow, released, job)
                if not is_between or not _is_stopped(outlook, job, released):
                    continue
                mending = mending_of(outlook.with_mended(mended), job)
                mended |= {job.id: mending.expression} if mending is not None else {}
                yield Problem(
                    f"`{job.id}` is skipped when `{released.id}` fails after it has made the release",
                    workflow.at(job.line_of("if")),
                    mending.said if mending is not None else _advice(job, released),
                )

    def fine(self, facts: Facts) -> str:
        """Return that publishing goes on."""
        jobs = dict.fromkeys(f"`{place.job.id}`" for place in known(facts.publishing))
        return f"what was released is published although Release Please failed: {', '.join(jobs)}"


def _is_between(facts: Facts, workflow: Workflow, released: Job, job: Job) -> bool:
    """Tell whether a job waits for Release Please, and uploads or is waited for by one that does."""
    uploads = [place.job for place in known(facts.publishing) if place.workflow is workflow]
    return released.id in jobs_before(workflow, job) and any(
        upload.id == job.id or job.id in jobs_before(workflow, upload) for upload in uploads
    )


def _may_fail(place: Place) -> bool:
    """Tell whether it does not count as a failure when Release Please fails."""
    key = "continue-on-error"
    return place.step.node.has(key) or place.job.node.has(key)


def _in_order(workflow: Workflow) -> list[Job]:
    """Return the jobs, those that others wait for first."""
    return sorted(workflow.jobs, key=lambda job: len(jobs_before(workflow, job)))


def _is_stopped(outlook: Outlook, job: Job, released: Job) -> bool:
    """Tell whether a job that runs at a release surely does not where the one that made it failed thereafter."""
    is_meant = outlook.released.by_itself(job) is not False
    return is_meant and outlook.released.would(job, job.condition, failed=released.id) is False


def _advice(job: Job, released: Job) -> str:
    """Return what to do where no line can be given that surely does what was meant."""
    results = "".join(f" && needs.{name}.result == 'success'" for name in job.needs if name != released.id)
    return f"`if: ${{{{ !cancelled(){results} && … }}}}`, with what tells `{job.id}` that something was released"
