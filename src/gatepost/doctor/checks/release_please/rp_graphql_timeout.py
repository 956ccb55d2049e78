"""GD140."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.expressions import status_functions
from gatepost.doctor.symptoms import PUBLISH_NEVER_RUNS
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place
    from gatepost.doctor.workflow import Job, Workflow

_RUNS_ANYWAY = ("always", "cancelled", "failure")


class RpGraphqlTimeout(DoctorCheck):
    """A release is not published when Release Please fails after it has made it.

    ## Symptom
    The release and its tag are there, the job of Release Please is red ("We couldn't respond in time"), and the job
    that publishes is skipped.

    ## Cause
    In one run Release Please makes the release, and then looks for the next pull request, which may fail for GitHub's
    sake. A job that needs it, and whose `if` calls no status function, waits for all jobs before it to succeed.

    ## Mend
    Ask for what is needed by name, and say `!cancelled()`:

        if: ${{ !cancelled() && needs.release-please.outputs.release_created == 'true' }}

    With that, a red job before it does not stop it any more: ask for the results of others that must be green,
    as in `needs.build.result == 'success'`. In a repository with a long history a lower `commit-batch-size` helps.
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
        for place in known(facts.releasing):
            workflow, released = place.workflow, place.job
            for job in () if _may_fail(place) else workflow.jobs:
                if not _is_between(facts, workflow, released, job) or _runs_anyway(job):
                    continue
                yield Problem(
                    f"`{job.id}` is skipped when `{released.id}` fails after it has made the release",
                    workflow.at(job.line_of("if")),
                    f"`if: ${{{{ !cancelled() && … }}}}`, with what `{job.id}` needs: `needs.NAME.result == 'success'`",
                )

    def fine(self, facts: Facts) -> str:
        """Return that publishing goes on."""
        jobs = dict.fromkeys(f"`{place.job.id}`" for place in known(facts.publishing))
        return f"what was released is published although Release Please failed: {', '.join(jobs)}"


def _is_between(facts: Facts, workflow: Workflow, released: Job, job: Job) -> bool:
    """Tell whether a job waits for Release Please, and uploads or is waited for by one that does."""
    uploads = [place.job for place in known(facts.publishing) if place.workflow is workflow]
    return _waits(workflow, job, released.id) and any(
        upload.id == job.id or _waits(workflow, upload, job.id) for upload in uploads
    )


def _waits(workflow: Workflow, job: Job, for_: str) -> bool:
    """Tell whether a job needs another, by however many between."""
    seen: set[str] = set()
    ahead = list(job.needs)
    while ahead:
        name = ahead.pop()
        needed = workflow.job(name)
        if needed is not None and name not in seen:
            seen.add(name)
            ahead += needed.needs
    return for_ in seen


def _may_fail(place: Place) -> bool:
    """Tell whether it does not count as a failure when Release Please fails."""
    key = "continue-on-error"
    return place.step.node.has(key) or place.job.node.has(key)


def _runs_anyway(job: Job) -> bool:
    return not status_functions(job.condition).isdisjoint(_RUNS_ANYWAY)
