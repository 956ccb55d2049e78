"""GD501."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.workflow_lines import added, replaced
from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.doctor.uploads.uploads import is_only_called, may_mint, trusted_places, unless_trusted
from gatepost.doctor.workflow import WRITE
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place
    from gatepost.doctor.workflow import Job, Workflow
    from gatepost.outcomes.values import Edit

_ENTRY = "id-token: write"


class PpNoIdToken(DoctorCheck):
    """The job that publishes by trusted publishing may not ask for the identity token that it needs.

    ## Symptom
    The upload ends with "OpenID Connect token retrieval failed: GitHub: missing or insufficient OIDC token
    permissions, the ACTIONS_ID_TOKEN_REQUEST_TOKEN environment variable was unset". Where a workflow calls another,
    the run does not even begin: "is requesting 'id-token: write', but is only allowed 'id-token: none'".

    ## Cause
    `id-token` is never among the permissions that a job has by default. And what a job says of its permissions takes
    the place of all that the workflow says: `contents: read` on the job takes away the `id-token: write` at the top.

    ## Mend
    Give it to the job that publishes, and to no other:

        permissions:
          id-token: write
    """

    code = "GD501"
    name = "pp-no-id-token"
    needs: tuple[str, ...] = ("publishing",)
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = (
        "missing or insufficient OIDC token permissions",
        "the ACTIONS_ID_TOKEN_REQUEST_TOKEN environment variable was unset",
        "is requesting 'id-token: write', but is only allowed 'id-token: none'",
    )

    def unable(self, facts: Facts) -> str:
        """Return that nothing is uploaded by trusted publishing."""
        return unless_trusted(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each job that publishes without the permission, and each caller that does not pass it on."""
        for place in {(place.workflow.path, place.job.id): place for place in trusted_places(facts)}.values():
            is_inherited = place.job.permissions is None and place.workflow.permissions is None
            if not may_mint(place) and not (is_inherited and "workflow_call" in place.workflow.triggers):
                yield _problem(place)
            elif is_only_called(place.workflow):
                yield from _callers(place, facts)

    def fine(self, facts: Facts) -> str:
        """Return which jobs have it."""
        jobs = dict.fromkeys(place.job.id for place in trusted_places(facts))
        return f"`{'`, `'.join(jobs)}` may ask for an identity token"


def _problem(place: Place) -> Problem:
    own = place.job.permissions
    line = place.job.line_of("permissions")
    why = ": its own `permissions` take the place of the workflow's" if own and place.workflow.permissions else ""
    return Problem(
        f"the job `{place.job.id}` publishes by trusted publishing without `{_ENTRY}`{why}",
        place.workflow.at(line),
        f"add `{_ENTRY}` to the `permissions` of the job",
        edits=_edits(place.workflow, place.job),
    )


def _edits(workflow: Workflow, job: Job) -> tuple[Edit, ...]:
    """Return the edit of a job's own table; a job without one would lose what it has by default."""
    if job.permissions is None or "*" in job.permissions:
        return ()
    said = job.permissions.get("id-token")
    if said is not None:
        return replaced(workflow, job.node.line_of("permissions", "id-token"), said, WRITE)
    return added(workflow, job.line_of("permissions"), _ENTRY)


def _callers(place: Place, facts: Facts) -> Iterator[Problem]:
    """Yield the jobs of this repository that call the workflow without passing the permission on."""
    for workflow in facts.workflows:
        for job in workflow.jobs:
            is_call = job.uses is not None and job.uses.is_local and job.uses.name[2:] == place.workflow.path
            if is_call and "workflow_call" not in workflow.triggers and workflow.permission(job, "id-token") != WRITE:
                yield Problem(
                    f"the job `{job.id}` calls `{place.workflow.path}`, which publishes, without `{_ENTRY}`",
                    workflow.at(job.line_of("permissions")),
                    f"add `{_ENTRY}` to the `permissions` of the job",
                    edits=_edits(workflow, job),
                )
