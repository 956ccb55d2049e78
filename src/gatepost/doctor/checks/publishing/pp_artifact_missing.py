"""GD520."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.job_chain import jobs_before, unknown_needs
from gatepost.doctor.actions.workflow_lines import also_on
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.expressions import references_in
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.doctor.uploads.artifacts import UPLOAD, is_download, knows_all, uploads_of, with_called
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place
    from gatepost.doctor.workflow import Job, Step, Workflow

_OUTPUT = 4


class PpArtifactMissing(DoctorCheck):
    """The job that publishes downloads an artifact that nobody uploads, or not before it.

    ## Symptom
    The job that publishes stops at the download, or finds nothing to upload.

    The download ends with "Unable to download artifact(s): Artifact not found for name", with "No valid artifact IDs
    provided in 'artifact-ids' input", or the log warns of an empty folder and "MISSING DISTS".

    ## Cause
    The name under which the distributions are uploaded and the one under which they are asked for differ; or the id
    comes from an output that the job does not declare; or the job does not wait for the one that uploads.

    ## Mend
    Let the job that builds tell the id, and wait for it:

        build:
          outputs:
            artifact-id: ${{ steps.upload.outputs.artifact-id }}
        publish:
          needs: [build]
    """

    code = "GD520"
    name = "pp-artifact-missing"
    needs: tuple[str, ...] = ("publishing",)
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = (
        "Unable to download artifact(s): Artifact not found for name",
        "No valid artifact IDs provided in 'artifact-ids' input",
        "None of the provided artifact IDs were found",
    )

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each download of a job that publishes that cannot find what it asks for."""
        jobs = {(place.workflow.path, place.job.id): place for place in known(facts.publishing)}
        found: dict[tuple[str, str, str], list[int]] = {}
        for place in jobs.values():
            for step in filter(is_download, place.job.steps):
                for key, message, fix in _wrong(facts, place, step):
                    found.setdefault((place.workflow.path, message, fix), []).append(step.line_of("with", key))
        for (path, message, fix), lines in found.items():
            yield Problem(f"{message}{also_on(lines)}", f"{path}:{lines[0]}", fix)

    def fine(self, facts: Facts) -> str:
        """Return which jobs download."""
        jobs = [place.job.id for place in known(facts.publishing) if any(map(is_download, place.job.steps))]
        found = "`, `".join(dict.fromkeys(jobs))
        return f"what `{found}` downloads is uploaded before" if found else "no job that publishes downloads artifacts"


def _wrong(facts: Facts, place: Place, step: Step) -> Iterator[tuple[str, str, str]]:
    """Yield the input that asks for nothing that is there, what is wrong with it, and what to do."""
    workflow, job = place.workflow, place.job
    name = step.inputs.get("name", "")
    if not name:
        for reference in references_in(step.inputs.get("artifact-ids", "")):
            parts = reference.split(".")
            if len(parts) == _OUTPUT and parts[0] == "needs":
                message, fix = _wrong_output(workflow, job, parts[1], parts[-1])
                yield from [("artifact-ids", message, fix)] if message else []
    elif "${{" not in name and "workflow_call" not in workflow.triggers and knows_all(workflow, facts.workflows):
        yield from [("name", *fault) for fault in _wrong_name(facts, workflow, job, name)]


def _wrong_name(facts: Facts, workflow: Workflow, job: Job, name: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the name that is asked for, and what to do, where all that is uploaded is known."""
    every = with_called(workflow, facts.workflows) or [workflow]
    uploads = [each for one in every for each in uploads_of(one)]
    found = [each for each in uploads if each.may_be(name)]
    own = [each.job.id for each in found if each.workflow is workflow]
    if not found:
        others = dict.fromkeys(f"`{each.name}`" for each in uploads)
        advice = f"upload it in a job that this one needs: `name: {name}` for `actions/upload-artifact`"
        fix = f"write the name of what is uploaded here: {', '.join(others)}" if others else advice
        yield f"no job uploads the artifact `{name}`", fix
    elif len(own) == len(found) and not {job.id, *jobs_before(workflow, job)} & set(own):
        fault = f"the job `{job.id}` does not wait for `{own[0]}`, which uploads `{name}`"
        fix = f"add `{own[0]}` to the `needs` of the job `{job.id}`"
        yield from [] if unknown_needs(workflow, job) else [(fault, fix)]


def _wrong_output(workflow: Workflow, job: Job, source_id: str, output: str) -> tuple[str, str]:
    """Return what is wrong with an output that ids are read from, and what to do; two empty texts where nothing is."""
    if source_id.lower() not in [need.lower() for need in job.needs]:
        if unknown_needs(workflow, job):
            return "", ""  # one of them is meant for it: that is what is wrong
        return f"the job `{job.id}` reads an output of `{source_id}`, which is not among its `needs`: it is empty", (
            f"add `{source_id}` to the `needs` of the job `{job.id}`"
        )
    source = workflow.job(source_id)
    if source is None or source.uses is not None:
        return "", ""
    outputs = {name.lower(): value for name, value in source.outputs.items()}
    if output.lower() not in outputs:
        return f"the job `{source_id}` declares no output `{output}`: no id is given", (
            f"declare `{output}` under the `outputs` of `{source_id}`"
        )
    for parts in (reference.split(".") for reference in references_in(outputs[output.lower()])):
        if len(parts) == _OUTPUT and parts[0] == "steps" and not _gives_id(source, parts[1], parts[-1]):
            return f"the output `{output}` of `{source_id}` is that of no step that uploads: `{'.'.join(parts)}`", (
                f"give the step that uploads the id `{parts[1]}`, and read `steps.{parts[1]}.outputs.artifact-id`"
            )
    return "", ""


def _gives_id(job: Job, step_id: str, output: str) -> bool:
    """Tell whether a step of a job may give such an output; of a step that is not of ours anything may be."""
    step = next((step for step in job.steps if step.id.lower() == step_id.lower()), None)
    if step is None:
        return False
    is_upload = step.uses is not None and step.uses.repository == UPLOAD
    return not is_upload or output == "artifact-id"
