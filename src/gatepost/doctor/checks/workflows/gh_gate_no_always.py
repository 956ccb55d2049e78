"""GD310."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.actions.gates import gates_of, is_required, runs_after_failure
from gatepost.doctor.actions.workflow_lines import text_of
from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.expressions import condition_of, conjuncts, status_functions
from gatepost.doctor.symptoms import QUALITY_GATE
from gatepost.outcomes.values import Edit, Problem
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.actions.gates import Gate
    from gatepost.doctor.facts import Facts

_NEEDS = re.compile(r"(\s+)needs:(?:\s.*)?")
_IF = re.compile(r"(\s+)if:\s.*success.*")
_ALWAYS = "if: ${{ always() }}"


class GhGateNoAlways(DoctorCheck):
    """The gate is skipped when a job that it waits for fails, and GitHub takes a skipped check for a passed one.

    ## Symptom
    A pull request whose tests fail can be merged: the required check is shown as "Skipped", and counts as passed.

    ## Cause
    A job runs only if all jobs before it succeeded, unless its `if` calls a status function such as `always()`. Where
    one fails, the gate does not judge it: it is skipped. A job that was skipped reports success to the rules of the
    branch.

    ## Mend
    Let the gate run always, and fail by itself:

        gate:
          if: ${{ always() }}
          needs: [lint, test]
          runs-on: ubuntu-24.04
          steps:
            - env:
                NEEDS: ${{ toJSON(needs) }}
              run: jq -e 'length > 0 and all(.[]; .result == "success")' <<<"$NEEDS"
    """

    code = "GD310"
    name = "gh-gate-no-always"
    symptoms: tuple[str, ...] = (QUALITY_GATE,)

    def unable(self, facts: Facts) -> str:
        """Return that there is no gate."""
        return "" if gates_of(facts.workflows) else "no job of a workflow for pull requests judges the other jobs"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each gate that does not run after a failure."""
        for gate in gates_of(facts.workflows):
            if runs_after_failure(gate.job):
                continue
            is_surely = is_required(facts, gate.job)
            yield Problem(
                f"`{gate.name}` is skipped when a job that it needs fails, and a skipped check counts as passed",
                gate.workflow.at(gate.job.line_of("if" if gate.job.condition else "needs")),
                _fix(gate),
                ERROR if is_surely or (is_surely is None and gate.judges) else WARNING,
                _edits(gate),
            )

    def fine(self, facts: Facts) -> str:
        """Return the gates."""
        names = dict.fromkeys(gate.name for gate in gates_of(facts.workflows))
        return f"{', '.join(f'`{name}`' for name in names)} judges the other jobs even when one fails"


def _fix(gate: Gate) -> str:
    if not gate.judges:
        return f"let `{gate.job.id}` run `{_ALWAYS}`, and fail unless every result in `toJSON(needs)` is `success`"
    if _is_of_success_alone(gate):
        return f"let the `if` of `{gate.job.id}` be `{_ALWAYS}`: `success()` is false where a job before it failed"
    if "success" in status_functions(gate.job.condition):
        return f"write `always()` for `success()` in the `if` of `{gate.job.id}`"
    if gate.job.condition:
        return f"add `always() &&` to the `if` of `{gate.job.id}`"
    return f"add `{_ALWAYS}` to the job `{gate.job.id}`"


def _is_of_success_alone(gate: Gate) -> bool:
    """Tell whether nothing but `success()` is asked for, beside what is always true."""
    asked = set(conjuncts(condition_of(gate.job.condition)))
    return "success()" in asked and asked <= {"success()", "always()"}


def _edits(gate: Gate) -> tuple[Edit, ...]:
    """Return the edit that lets a gate run always; none where it would then pass always, or asks for something else."""
    if gate.judges and _is_of_success_alone(gate):
        at = gate.job.line_of("if")
        own = _IF.fullmatch(text_of(gate.workflow, at))
        return (Edit(gate.workflow.path, at, at, (f"{own[1]}{_ALWAYS}",)),) if own is not None else ()
    line = gate.job.line_of("needs")
    found = _NEEDS.fullmatch(text_of(gate.workflow, line))
    if not gate.judges or gate.job.condition or found is None:
        return ()
    return (Edit(gate.workflow.path, line, line - 1, (f"{found[1]}{_ALWAYS}",)),)
