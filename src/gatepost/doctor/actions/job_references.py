"""What the jobs of a workflow refer to, and which of them have to do with releasing or publishing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.doctor.actions.job_chain import jobs_before
from gatepost.doctor.expressions import condition_of, references, references_in
from gatepost.doctor.node import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gatepost.doctor.node import Node
    from gatepost.doctor.roles import Place
    from gatepost.doctor.workflow import Job, Workflow


@dataclass(frozen=True)
class OutputReference:
    """A reference such as `steps.build.outputs.tag`: to a step (`steps`) or a job (`needs`), and where it is written.

    `owner` is in lower case, since GitHub compares names without regard to that.
    """

    context: str
    owner: str
    output: str
    text: str
    line: int


def whole_condition(text: str) -> str:
    """Return the expression of an `if`; empty where it is none, since texts stand beside a `${{ }}`."""
    inside = condition_of(text)
    return "" if "${{" in inside else inside


def output_references(workflow: Workflow, job: Job) -> Iterator[OutputReference]:
    """Yield each reference of a job to an output, once for each line."""
    owners = (job.node, *(step.node for step in job.steps))
    conditions = [node for node in (each.get("if") for each in owners) if node is not None and node.kind == TEXT]
    known = {id(node) for node in conditions}
    found = [(node, reference) for node in conditions for reference in references(whole_condition(node.text))]
    for node in job.node.scalars():
        if id(node) not in known:
            found += [(node, reference) for reference in references_in(node.text)]
    seen = (_output_reference(workflow, node, reference) for node, reference in found)
    yield from dict.fromkeys(each for each in seen if each is not None)


def related_jobs(workflow: Workflow, releasing: Iterable[Place], publishing: Iterable[Place]) -> tuple[Job, ...]:
    """Return the jobs that release or publish, those before them, and those that come after a release."""
    makers = {place.job.id for place in releasing if place.workflow is workflow}
    wanted = makers | {place.job.id for place in publishing if place.workflow is workflow}
    before = {job.id: set(jobs_before(workflow, job)) for job in workflow.jobs}
    wanted = wanted.union(*(before[id_] for id_ in wanted)) if wanted else wanted
    return tuple(job for job in workflow.jobs if job.id in wanted or before[job.id] & makers)


def line_with(workflow: Workflow, node: Node, text: str) -> int:
    """Return the first line of a scalar that a text is on; the line on which it begins where none is."""
    lines = workflow.document.text.split("\n")[node.line - 1 : node.last]
    return next((number for number, line in enumerate(lines, node.line) if text in line), node.line)


def _output_reference(workflow: Workflow, node: Node, reference: str) -> OutputReference | None:
    parts = reference.split(".", 3)
    if len(parts) != 4 or parts[0] not in {"steps", "needs"} or parts[2] != "outputs" or "*" in reference:  # noqa: PLR2004  context, owner, `outputs`, name
        return None
    line = line_with(workflow, node, parts[3])
    return OutputReference(parts[0], parts[1].lower(), parts[3], reference, line)
