"""GD312."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.gates import gates_of, is_required, jobs_that_skip
from gatepost.doctor.actions.job_chain import jobs_before
from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.symptoms import QUALITY_GATE
from gatepost.doctor.workflow import WRITE
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gatepost.doctor.actions.gates import Gate
    from gatepost.doctor.facts import Facts
    from gatepost.doctor.workflow import Job, Workflow


class GhGateIncomplete(DoctorCheck):
    """A job of the workflow is not among the needs of the gate, so that the gate passes whether it fails or not.

    ## Symptom
    A pull request with a red job can be merged: only the gate is required, and the gate is green.

    ## Cause
    A gate knows nothing but the jobs under its `needs`. A job that was added later, and not there, is not judged.

    ## Mend
    Add it:

        gate:
          needs: [lint, test, the-new-job]

    Where the job is meant to be advisory, ignore this check with that as the reason, or put `continue-on-error: true`
    on its steps and let the gate need it all the same.
    """

    code = "GD312"
    name = "gh-gate-incomplete"
    severity = WARNING
    symptoms: tuple[str, ...] = (QUALITY_GATE,)

    def unable(self, facts: Facts) -> str:
        """Return that there is no gate."""
        has_any = any(gate.judges for gate in gates_of(facts.workflows))
        return "" if has_any else "no job of a workflow for pull requests judges the other jobs"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each gate that does not hear of jobs which judge every pull request as it does."""
        gates = [gate for gate in gates_of(facts.workflows) if gate.judges]
        for gate in gates:
            missing = _missing(facts, gate, gates)
            if missing:
                named = ", ".join(f"`{name}`" for name in missing)
                yield Problem(
                    f"`{gate.name}` passes whether {named} fails or not",
                    gate.workflow.at(gate.job.line_of("needs")),
                    f"write in the job `{gate.job.id}`: `needs: [{', '.join((*gate.job.needs, *missing))}]`",
                )

    def fine(self, facts: Facts) -> str:
        """Return the gates."""
        names = dict.fromkeys(gate.name for gate in gates_of(facts.workflows) if gate.judges)
        return f"{', '.join(f'`{name}`' for name in names)} hears of every job that judges pull requests beside it"


def _missing(facts: Facts, gate: Gate, gates: Sequence[Gate]) -> list[str]:
    """Return the jobs that no gate of the workflow hears of, neither by itself nor by a job that they would skip."""
    beside = [each for each in gates if each.workflow is gate.workflow]
    heard = {each.job.id for each in beside}
    for job in (job for each in beside for job in each.needed):
        heard |= {job.id, *jobs_that_skip(gate.workflow, job)}
    return [
        job.id
        for job in gate.workflow.jobs
        if job.id not in heard and _judges_always(facts, gate.workflow, job) and is_required(facts, job) is not True
    ]


def _judges_always(facts: Facts, workflow: Workflow, job: Job) -> bool:
    """Tell whether a job surely runs on every pull request, and does nothing but to judge it."""
    before = jobs_before(workflow, job)
    acts = {
        place.job.id for place in (*(facts.releasing or ()), *(facts.publishing or ())) if place.workflow is workflow
    }
    gates = {gate.job.id for gate in gates_of((workflow,))}
    does_more = job.environment or job.id in acts or WRITE in (job.permissions or {}).values()
    return not (
        does_more
        or gates & set(before)
        or any(each.condition for each in (job, *before.values()))
        or job.node.word("continue-on-error") not in {"", "false"}
    )
