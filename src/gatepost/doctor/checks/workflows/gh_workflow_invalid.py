"""GD334."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.job_chain import jobs_before, unknown_needs
from gatepost.doctor.actions.workflow_lines import replaced
from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.symptoms import CHECKS_NEVER_RUN, NO_RELEASE, NO_RELEASE_PR, PUBLISH_NEVER_RUNS
from gatepost.doctor.workflow_reading import is_workflow
from gatepost.options.check import nearest
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.workflow import Job, Workflow

_CALLED = "workflow_call"


class GhWorkflowInvalid(DoctorCheck):
    """A workflow refers to a job or to a workflow that is not there, so that GitHub starts none of it.

    ## Symptom
    Nothing starts that this workflow should start, not even the jobs that are right. Each push gives a red run without
    jobs, which is named by the path of the file and says "Invalid workflow file".

    Below that it says "Job 'publish' depends on unknown job 'buld'", or "which creates a cycle in the dependency
    graph", or "error parsing called workflow … workflow was not found", or "workflow is not reusable as it is missing a
    `on.workflow_call` trigger".

    ## Cause
    GitHub reads a workflow as a whole before it starts any job. A name in `needs` has to be that of a job of the same
    file, no job may wait for itself by way of others, and a workflow that is called as `./.github/workflows/x.yml` has
    to be there, with `workflow_call` in its `on`. Often one of them was renamed and the other was not.

    ## Mend
    Write the name that the job or the file has:

        publish:
          needs: [build]
        gates:
          uses: ./.github/workflows/ci.yml

    A workflow that others call needs the trigger:

        on:
          workflow_call:
    """

    code = "GD334"
    name = "gh-workflow-invalid"
    symptoms: tuple[str, ...] = (CHECKS_NEVER_RUN, NO_RELEASE_PR, NO_RELEASE, PUBLISH_NEVER_RUNS)
    consequences: tuple[str, ...] = (
        *("gh-output-name", "gh-gate-incomplete", "gh-required-name-drift", "pp-artifact-missing"),
        *("pp-publish-always-skipped", "pp-publish-never", "pp-release-no-pypi"),
    )
    errors: tuple[str, ...] = (
        "Invalid workflow file",
        "The workflow is not valid",
        "depends on unknown job",
        "which creates a cycle in the dependency graph",
        "The workflow must contain at least one job with no dependencies",
        "error parsing called workflow",
        "workflow was not found",
        "workflow is not reusable as it is missing a `on.workflow_call` trigger",
    )

    def unable(self, facts: Facts) -> str:
        """Return that there is nothing to read, where no workflow is."""
        return "" if facts.workflows else "there is no workflow"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each name that leads nowhere, and each circle once."""
        for workflow in facts.workflows:
            circled: set[str] = set()
            for job in workflow.jobs:
                for need in unknown_needs(workflow, job):
                    yield _unknown(workflow, job, need)
                before = jobs_before(workflow, job)
                if job.id in before and job.id not in circled:
                    circle = [each.id for each in workflow.jobs if _is_between(workflow, job, each)]
                    circled.update(circle)
                    yield _circle(workflow, job, circle)
                yield from _called(facts, workflow, job)

    def fine(self, facts: Facts) -> str:
        """Return what was followed."""
        jobs = [job for workflow in facts.workflows for job in workflow.jobs]
        return f"every job and every workflow of this repository that {len(jobs)} jobs refer to is there"


def _is_between(workflow: Workflow, job: Job, other: Job) -> bool:
    """Tell whether a job waits for another, and that one for it."""
    return other.id in jobs_before(workflow, job) and job.id in jobs_before(workflow, other)


def _unknown(workflow: Workflow, job: Job, need: str) -> Problem:
    line = _line_of_need(job, need)
    others = [
        each.id
        for each in workflow.jobs
        if each.id != job.id and each.id not in job.needs and job.id not in jobs_before(workflow, each)
    ]
    meant, is_sole = _meant(need, {each: each for each in others})
    return Problem(
        f"GitHub cannot run `{workflow.file}`: `{job.id}` needs `{need}`, and there is no such job{_hint(meant)}",
        workflow.at(line),
        f"write `{meant}`" if meant else f"add the job `{need}`, or take it out of the `needs` of `{job.id}`",
        edits=replaced(workflow, line, need, meant) if is_sole else (),
    )


def _line_of_need(job: Job, need: str) -> int:
    node = job.node.get("needs")
    found = [each.line for each in node.scalars() if each.text == need] if node is not None else []
    return next(iter(found), job.line)


def _circle(workflow: Workflow, job: Job, circle: Iterable[str]) -> Problem:
    """Return that a job waits for itself."""
    others = ", ".join(f"`{id_}`" for id_ in circle if id_ != job.id)
    fault = f"`{job.id}` and {others} wait for each other" if others else f"`{job.id}` waits for itself"
    return Problem(
        f"GitHub cannot run `{workflow.file}`: {fault}",
        workflow.at(job.line_of("needs")),
        f"take out of the `needs` of `{job.id}` what has to come after it",
    )


def _called(facts: Facts, workflow: Workflow, job: Job) -> Iterator[Problem]:
    """Yield what is wrong with the workflow of this repository that a job calls."""
    path = job.uses.name[2:] if job.uses is not None and job.uses.is_local else ""
    if not is_workflow(path):
        return
    line = job.line_of("uses")
    called = next((each for each in facts.workflows if each.path == path), None)
    if path not in facts.tree.paths:
        files = [each for each in facts.workflows if each is not workflow and _CALLED in each.triggers]
        yield _absent(workflow, job, path, {_stem(each.file): each.file for each in files})
    elif called is not None and any(called.triggers) and _CALLED not in called.triggers:
        yield Problem(
            f"GitHub cannot run `{workflow.file}`: `{job.id}` calls `{called.file}`, whose `on` has no `{_CALLED}`",
            workflow.at(line),
            f"add `{_CALLED}:` to the `on` of {called.path}",
        )


def _absent(workflow: Workflow, job: Job, path: str, files: Mapping[str, str]) -> Problem:
    line = job.line_of("uses")
    file = path.rpartition("/")[2]
    meant, is_sole = _meant(_stem(file), files)
    return Problem(
        f"GitHub cannot run `{workflow.file}`: `{job.id}` calls `{file}`, which is not there{_hint(meant)}",
        workflow.at(line),
        f"write `{meant}`" if meant else f"add {path}, or call a workflow that is there",
        edits=replaced(workflow, line, file, meant) if is_sole else (),
    )


def _stem(file: str) -> str:
    return file.rpartition(".")[0]


def _meant(word: str, known: Mapping[str, str]) -> tuple[str, bool]:
    """Return what a word was probably meant to be, and whether nothing else could have been; empty for nothing."""
    found = nearest(word, known)
    return known.get(found, ""), bool(found) and not nearest(word, [each for each in known if each != found])


def _hint(meant: str) -> str:
    return f"; did you mean `{meant}`?" if meant else ""
