"""GD501."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.actions.workflow_lines import added, replaced, text_of
from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.roles import PUBLISH_ACTION
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.doctor.uploads.uploads import is_only_called, may_mint, trusted_places, unless_trusted
from gatepost.doctor.workflow import NONE, WRITE
from gatepost.outcomes.values import Edit, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place
    from gatepost.doctor.workflow import Job, Workflow

_ENTRY = "id-token: write"
_BARE = re.compile(r"(?P<indent>\s*)permissions:\s*(?:#.*)?")
_WRITING = re.compile(r"github\.token|GITHUB_TOKEN|GH_TOKEN|\bgh\s|\bgit\s+push\b")
_READING = frozenset(
    (
        PUBLISH_ACTION,
        "actions/cache",
        "actions/checkout",
        "actions/download-artifact",
        "actions/setup-python",
        "astral-sh/setup-uv",
    )
)
"""Actions that need no more of GITHUB_TOKEN than to read the contents."""


class PpNoIdToken(DoctorCheck):
    """The job that publishes by trusted publishing may not ask for the identity token that it needs.

    ## Symptom
    The upload fails, or the run does not even begin: GitHub gives the job no identity token.

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
        "OpenID Connect token retrieval failed",
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
    hidden = ": its own `permissions` take the place of the workflow's" if own and place.workflow.permissions else ""
    return Problem(
        f"the job `{place.job.id}` publishes by trusted publishing without `{_ENTRY}`{hidden}",
        place.workflow.at(line),
        _fix(place.job),
        edits=_edits(place.workflow, place.job),
        why='The upload ends with "OpenID Connect token retrieval failed": GitHub gives the job no identity token.',
    )


def _fix(job: Job) -> str:
    if job.permissions is None:
        return f"give the job `{job.id}` the line `permissions: {{ {_ENTRY} }}`, with all else that it needs in it"
    return f"add `{_ENTRY}` to the `permissions` of the job `{job.id}`"


def _edits(workflow: Workflow, job: Job) -> tuple[Edit, ...]:
    """Return the edit of a job's own table, or one that gives it a table; none where that is not simple."""
    if job.permissions is None:
        return _with_table(workflow, job)
    line = job.line_of("permissions")
    bare = _BARE.fullmatch(text_of(workflow, line))
    if bare is not None and not (job.node.get("permissions") or job.node).entries:
        return (Edit(workflow.path, line + 1, line, (f"{bare['indent']}  {_ENTRY}",)),)
    if "*" in job.permissions:
        return ()
    said = job.permissions.get("id-token")
    if said is not None:
        return replaced(workflow, job.node.line_of("permissions", "id-token"), said, WRITE)
    return added(workflow, line, _ENTRY)


def _with_table(workflow: Workflow, job: Job) -> tuple[Edit, ...]:
    """Return the edit that gives a job permissions of its own, among them all that it surely has or needs now."""
    said = workflow.permissions
    if said is None:
        said = {"contents": "read"} if _only_reads(workflow, job) else {"*": NONE}
    if "*" in said:
        return ()
    key, first = job.node.entries[0][0].text, job.node.entries[0][0].line
    text = text_of(workflow, first)
    indent = text[: len(text) - len(text.lstrip())]
    if first <= job.line or not text.lstrip().startswith(f"{key}:") or "{" in text_of(workflow, job.line):
        return ()
    entries = (f"{indent}  {scope}: {right}" for scope, right in {**said, "id-token": WRITE}.items())
    return (Edit(workflow.path, first, first - 1, (f"{indent}permissions:", *entries)),)


def _only_reads(workflow: Workflow, job: Job) -> bool:
    """Tell whether a job surely needs no more of GITHUB_TOKEN than to read the contents."""
    said = [*workflow.env.values(), *job.env.values()]
    for step in job.steps:
        if step.uses is not None and step.uses.repository not in _READING:
            return False
        said += [step.run, *step.inputs.values(), *step.env.values()]
    return job.uses is None and _WRITING.search("\n".join(said)) is None


def _callers(place: Place, facts: Facts) -> Iterator[Problem]:
    """Yield the jobs of this repository that call the workflow without passing the permission on."""
    for workflow in facts.workflows:
        for job in workflow.jobs:
            is_call = job.uses is not None and job.uses.is_local and job.uses.name[2:] == place.workflow.path
            if is_call and "workflow_call" not in workflow.triggers and workflow.permission(job, "id-token") != WRITE:
                yield Problem(
                    f"the job `{job.id}` calls `{place.workflow.path}`, which publishes, without `{_ENTRY}`",
                    workflow.at(job.line_of("permissions")),
                    _fix(job),
                    edits=_edits(workflow, job),
                    why="The run does not begin: a called workflow may not ask for more than the job that calls it.",
                )
