"""GD402."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.habits.shell_lines import shell_lines
from gatepost.doctor.roles import command_of, steps_of
from gatepost.doctor.symptoms import QUALITY_GATE
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place
    from gatepost.doctor.workflow import Workflow

_TOOLS = r"(?:mypy|dmypy|pyright|basedpyright|ty\s+check|pyrefly|ruff|flake8|pylint|black|isort|pytest)"
_CHECKER = re.compile(rf"(?:^|[\s/;&|]){_TOOLS}(?=[\s;&|]|$)")
_OTHERWISE = re.compile(r"\b(?:install|add|sync)\b|--fix\b|>|--junit|--output-file|-report\b|(?<!\|)\|(?!\|)")
"""What installs a tool, mends the code, or hands the result to something else."""
_SWALLOWED = re.compile(rf"(?:^|[\s/;&]){_TOOLS}(?:\s[^|&;<>]{{0,499}})?\|\|\s*(?:true|:|exit\s+0)\s*(?:$|;)")


class QMypyFalseGreen(DoctorCheck):
    """Types, style or tests are judged in CI, and the verdict is thrown away.

    ## Symptom
    CI is green although mypy, ruff or pytest prints errors in its log. Errors pile up on the release branch, and
    whoever runs the same command at home sees them all.

    ## Cause
    `|| true` makes any command succeed. `continue-on-error: true` makes a step green whatever it finds, and nothing
    looks at `steps.ID.outcome`. On a job it is worse: for the jobs that need it, its result is "success".

    ## Mend
    Take it away, so that errors block. To only be told of them, for a time, keep `continue-on-error` on the step and
    say so where people see it:

        - id: types
          continue-on-error: true
          run: mypy .
        - if: ${{ !cancelled() && steps.types.outcome == 'failure' }}
          run: echo "::warning title=mypy::there are type errors; they do not block"
    """

    code = "GD402"
    name = "q-mypy-false-green"
    severity = WARNING
    symptoms: tuple[str, ...] = (QUALITY_GATE,)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report commands whose failure is swallowed, and steps and jobs that may fail unseen."""
        for place in steps_of(facts.workflows):
            for line in shell_lines(place):
                if _SWALLOWED.search(line.text) and not _OTHERWISE.search(line.text):
                    message = f"`{_shown(line.text)}` succeeds whatever is found"
                    yield Problem(
                        message, place.workflow.at(line.line), "take `||` and what follows away from this line"
                    )
            if _checks(place) and _goes_on(place.step.node.word("continue-on-error")) and not _is_looked_at(place):
                where = place.at("continue-on-error")
                said = place.step.name or place.step.run.strip().split("\n")[0]
                message = f"the step `{said}` may fail and nothing looks at its outcome"
                yield Problem(message, where, "take `continue-on-error` away")
        for workflow in facts.workflows:
            yield from _jobs(workflow)

    def fine(self, facts: Facts) -> str:
        """Return how many commands were looked at."""
        count = sum(1 for place in steps_of(facts.workflows) if _checks(place))
        return f"the verdict counts, or is shown, in each of {count} steps that judge code" if count else "no such step"


def _jobs(workflow: Workflow) -> Iterator[Problem]:
    for job in workflow.jobs:
        needing = next((other for other in workflow.jobs if job.id in other.needs), None)
        judges = any(_checks(place) for place in steps_of((workflow,)) if place.job is job)
        if needing is not None and judges and _goes_on(job.node.word("continue-on-error")):
            message = f"the job `{job.id}` counts as a success for `{needing.id}` even where it fails"
            yield Problem(message, workflow.at(job.line_of("continue-on-error")), "take `continue-on-error` away")


def _checks(place: Place) -> bool:
    lines = command_of(place.step).split("\n")
    return any(_CHECKER.search(line) and not _OTHERWISE.search(line) for line in lines)


def _goes_on(said: str) -> bool:
    return said == "true"


def _is_looked_at(place: Place) -> bool:
    """Tell whether anything else in the job asks how a step ended; `conclusion` is that of a success whatever was."""
    if not place.step.id:
        return False
    asked = re.compile(rf"\bsteps\s*(?:\.\s*{re.escape(place.step.id)}\b(?!\s*\.\s*conclusion)|\[|\.\s*\*|\s*\))")
    return any(asked.search(scalar.text) for scalar in place.job.node.scalars())


def _shown(text: str) -> str:
    return text.replace("`", "'")
