"""GD311."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.gate_tolerance import CANCELLED, SKIPPED, tolerated
from gatepost.doctor.actions.gates import gates_of, is_required, jobs_that_skip
from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.symptoms import QUALITY_GATE
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.actions.gates import Gate
    from gatepost.doctor.facts import Facts
    from gatepost.doctor.workflow import Job

_STRICT = 'jq -e \'length > 0 and all(.[]; .result == "success")\' <<<"$NEEDS"'


class GhGateToleratesSkip(DoctorCheck):
    """The gate lets pass what was skipped or cancelled, although a failure can be behind it.

    ## Symptom
    A pull request can be merged although something in it fails: only the gate is required, and that is green.

    The gate is green, and a job before it is red; or it is green after a run that somebody cancelled.

    ## Cause
    A job whose own needs fail is not failed but skipped. Where the gate accepts skipped jobs, and the one that failed
    is not among its own needs, nothing tells it of the failure. In the same way a gate that looks only for `failure`
    lets pass a job that was cancelled, and so did not test anything.

    ## Mend
    Let it accept nothing but success:

        env:
          NEEDS: ${{ toJSON(needs) }}
        run: jq -e 'length > 0 and all(.[]; .result == "success")' <<<"$NEEDS"

    Where jobs are skipped on purpose, name them, and list the jobs that they need among the needs of the gate too.
    """

    code = "GD311"
    name = "gh-gate-tolerates-skip"
    symptoms: tuple[str, ...] = (QUALITY_GATE,)

    def unable(self, facts: Facts) -> str:
        """Return that there is no gate."""
        has_any = any(gate.judges for gate in gates_of(facts.workflows))
        return "" if has_any else "no job of a workflow for pull requests judges the other jobs"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each gate that is told of a failure only by a skipped job, or that lets pass cancelled ones."""
        for gate in gates_of(facts.workflows):
            found = tolerated(gate) if gate.judges else {}
            skipped = {name for name, results in found.items() if SKIPPED in results}
            for failing, told in _hidden(facts, gate, skipped).items():
                yield Problem(
                    f"`{gate.name}` passes when `{failing}` fails: `{told}` is skipped then, which it accepts",
                    _where(gate),
                    f"add `{failing}` to the `needs` of `{gate.job.id}`, or accept success alone: `{_STRICT}`",
                )
            cancelled = [name for name, results in found.items() if CANCELLED in results]
            if cancelled:
                yield Problem(
                    f"`{gate.name}` passes when `{cancelled[0]}` is cancelled before it has judged anything",
                    _where(gate),
                    f"let `{gate.job.id}` accept success alone: `{_STRICT}`",
                    WARNING,
                )

    def fine(self, facts: Facts) -> str:
        """Return the gates."""
        names = dict.fromkeys(gate.name for gate in gates_of(facts.workflows) if gate.judges)
        return f"no failure is hidden from {', '.join(f'`{name}`' for name in names)} by a skipped job"


def _hidden(facts: Facts, gate: Gate, skipped: set[str]) -> dict[str, str]:
    """Return the jobs whose failure nothing tells the gate of, and for each a job that is skipped by it."""
    seen = {job.id for job in gate.needed}
    for job in gate.needed:
        if job.id not in skipped:
            seen |= set(jobs_that_skip(gate.workflow, job))
    return {
        name: job.id
        for job in gate.needed
        if job.id in skipped
        for name, before in jobs_that_skip(gate.workflow, job).items()
        if name not in seen and not _is_harmless(facts, before)
    }


def _is_harmless(facts: Facts, job: Job) -> bool:
    """Tell whether a failure of a job does not count, or is required not to be there by its own check."""
    return job.node.word("continue-on-error") not in {"", "false"} or is_required(facts, job) is True


def _where(gate: Gate) -> str:
    """Return the place where a gate judges: the first line that names what it accepts."""
    lines = gate.workflow.document.text.split("\n")[gate.job.line : gate.job.node.last]
    for word in ("skip", "result"):
        for number, line in enumerate(lines, gate.job.line + 1):
            if word in line.partition(" #")[0]:
                return gate.workflow.at(number)
    return gate.workflow.at(gate.job.line)
