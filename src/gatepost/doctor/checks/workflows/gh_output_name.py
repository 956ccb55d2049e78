"""GD308."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.job_chain import unknown_needs
from gatepost.doctor.actions.job_references import OutputReference, output_references, related_jobs
from gatepost.doctor.actions.workflow_lines import also_on
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.releases.release_outputs import outputs_of
from gatepost.doctor.symptoms import PUBLISH_NEVER_RUNS
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.workflow import Job, Workflow


class GhOutputName(DoctorCheck):
    """A job on the way to the index reads an output that nothing sets, and gets an empty text.

    ## Symptom
    The release is made, the run is green, and the job that publishes is skipped. Or it checks out a tag without a
    name. GitHub says nothing of an output that is not there.

    ## Cause
    One of these: the action of Release Please has no such output; outputs of a package bear its path
    (`packages/salt--tag_name`), unless the path is `.`; the job does not list the output under `outputs`; the job that
    reads it does not list the other one under `needs`; no step has the `id`.

    ## Mend
    Name the step, pass its outputs on, and read them by the names that they have:

        release-please:
          outputs:
            created: ${{ steps.release.outputs.releases_created }}
            tag: ${{ steps.release.outputs['packages/salt--tag_name'] }}
          steps:
            - id: release
              uses: googleapis/release-please-action@v5
        publish:
          needs: [release-please]
          if: ${{ needs.release-please.outputs.created == 'true' }}
    """

    code = "GD308"
    name = "gh-output-name"
    needs: tuple[str, ...] = ("releasing",)
    symptoms: tuple[str, ...] = (PUBLISH_NEVER_RUNS,)
    consequences: tuple[str, ...] = ("pp-release-no-pypi",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each output that is read and never set, in the jobs that release or publish and those around them."""
        for workflow in facts.workflows:
            found: dict[tuple[str, str], list[OutputReference]] = {}
            for reference, fault, fix in _faults(facts, workflow):
                found.setdefault((fault, fix), []).append(reference)
            for (fault, fix), references in found.items():
                names = "`, `".join(dict.fromkeys(each.text for each in references))
                are = "is" if len({each.text for each in references}) == 1 else "are"
                lines = [each.line for each in references]
                message = f"`{names}` {are} always empty: {fault}{also_on(lines)}"
                yield Problem(message, workflow.at(lines[0]), fix)

    def fine(self, facts: Facts) -> str:
        """Return what is passed on."""
        files = dict.fromkeys(place.workflow.file for place in known(facts.releasing))
        return f"the outputs that jobs of {', '.join(f'`{file}`' for file in files)} pass on to each other are set"


def _faults(facts: Facts, workflow: Workflow) -> Iterator[tuple[OutputReference, str, str]]:
    """Yield each output that is never set, with the reason and what to do about it."""
    for job in related_jobs(workflow, known(facts.releasing), facts.publishing or ()):
        for reference in output_references(workflow, job):
            if reference.context == "steps":
                fault, fix = _fault_of_step(facts, job, reference)
            else:
                fault, fix = _fault_of_job(facts, workflow, job, reference)
            if fault:
                yield reference, fault, fix


def _fault_of_step(facts: Facts, job: Job, reference: OutputReference) -> tuple[str, str]:
    """Return why no step sets an output, and what to do about it; empty where one may."""
    step = next((step for step in job.steps if step.id.lower() == reference.owner), None)
    if step is None:
        return (
            f"no step of the job `{job.id}` has the id `{reference.owner}`",
            f"add `id: {reference.owner}` to the step",
        )
    place = next((place for place in known(facts.releasing) if place.step is step), None)
    outputs = outputs_of(place, facts) if place is not None else None
    fault = outputs.fault(reference.output) if outputs is not None else ""
    if not fault or outputs is None:
        return "", ""
    advice = outputs.advice(reference.output)
    return fault, f"read `{_spelt(reference, advice)}`" if advice else "read the outputs of the step that releases"


def _spelt(reference: OutputReference, output: str) -> str:
    """Return a reference to another output of the same step; a name with slashes needs brackets."""
    head = reference.text[: -len(reference.output) - 1]
    return f"{head}.{output}" if output.replace("_", "").isalnum() else f"{head}['{output}']"


def _fault_of_job(facts: Facts, workflow: Workflow, job: Job, reference: OutputReference) -> tuple[str, str]:
    """Return why no job that is needed sets an output, and what to do about it; empty where one may."""
    owner = next((each for each in workflow.jobs if each.id.lower() == reference.owner), None)
    if reference.owner not in {need.lower() for need in job.needs}:
        if unknown_needs(workflow, job):
            return "", ""  # one of them is meant for it: that is what is wrong
        fix = f"add `{reference.owner}` to the `needs` of the job `{job.id}`"
        return f"the job `{job.id}` does not need `{reference.owner}`", fix
    declared = _declared(facts, owner) if owner is not None else None
    if declared is None or owner is None or reference.output.partition(".")[0].lower() in declared:
        return "", ""
    return (
        f"the job `{owner.id}` has no output `{reference.output}`",
        f"add `{reference.output}` to the `outputs` of the job `{owner.id}`",
    )


def _declared(facts: Facts, job: Job) -> set[str] | None:
    """Return the names of a job's outputs, in lower case; None where those of a workflow that it calls are unknown."""
    if job.uses is None:
        return {name.lower() for name in job.outputs}
    path = job.uses.name[2:] if job.uses.is_local else ""
    called = next((workflow for workflow in facts.workflows if workflow.path == path), None)
    if called is None or not called.is_started_by("workflow_call"):
        return None
    said = called.triggers["workflow_call"]
    outputs = said.get("outputs") if said is not None else None
    return {name.lower() for name, _ in outputs.items()} if outputs is not None else set()
