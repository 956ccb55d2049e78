"""GD309."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.actions.job_references import line_with, whole_condition
from gatepost.doctor.actions.operands import (
    alternatives,
    bare_operands,
    equated_operands,
    is_comparison,
    sole_expression,
)
from gatepost.doctor.actions.workflow_lines import text_of
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.releases.release_outputs import SET, texts_of
from gatepost.doctor.symptoms import PUBLISH_FAILED, PUBLISH_NEVER_RUNS
from gatepost.outcomes.values import Edit, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gatepost.doctor.actions.operands import Operand
    from gatepost.doctor.facts import Facts
    from gatepost.doctor.node import Node
    from gatepost.doctor.roles import Place
    from gatepost.doctor.workflow import Job, Workflow

_TRUE = "== 'true'"
_WORD = "true"

_ALWAYS = "What stands below this `if` runs whether something was released or not."
_NEVER = "What stands below this `if` never runs."


class GhOutputStringFalse(DoctorCheck):
    """A condition takes the text `false` for false, while every text that is not empty counts as true.

    ## Symptom
    The job runs when it should not, or never.

    Publishing runs at every push, whether something was released or not, and fails: "File already exists". Or it
    publishes what is not released.

    Where an output is compared to `true` without quotes, publishing never runs.

    ## Cause
    Outputs are texts. `releases_created` and `prs_created` of the action are `'true'` or `'false'`, `paths_released` is
    `'[]'` where nothing was released, and a job's output that is made by a comparison is `'true'` or `'false'` too. In
    an `if` all of these count as true. (`release_created`, of one package, is not set at all where it is not released.)
    And no text is ever equal to a `true` without quotes.

    ## Mend
    Compare it:

        if: ${{ needs.release-please.outputs.created == 'true' }}
    """

    code = "GD309"
    name = "gh-output-string-false"
    needs: tuple[str, ...] = ("releasing",)
    symptoms: tuple[str, ...] = (PUBLISH_FAILED, PUBLISH_NEVER_RUNS)
    consequences: tuple[str, ...] = ("pp-file-exists",)
    errors: tuple[str, ...] = ("File already exists",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each condition in which such an output stands by itself."""
        places = known(facts.releasing)
        for workflow in dict.fromkeys(place.workflow.path for place in places):
            own = [place for place in places if place.workflow.path == workflow]
            yield from _problems(own[0].workflow, own)

    def fine(self, facts: Facts) -> str:
        """Return where it was looked."""
        files = dict.fromkeys(place.workflow.file for place in known(facts.releasing))
        return f"the conditions in {', '.join(f'`{file}`' for file in files)} compare the outputs that are never empty"


def _problems(workflow: Workflow, releasing: list[Place]) -> Iterator[Problem]:
    texts = _texts(workflow, releasing)
    for job in workflow.jobs:
        own = {**texts, **_texts_of_steps(job, releasing)}
        for node in (job.node.get("if"), *(step.node.get("if") for step in job.steps)):
            if node is not None:
                yield from _problems_of(workflow, node, own)


def _problems_of(workflow: Workflow, node: Node, own: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what is wrong with one condition."""
    condition = whole_condition(node.text)
    for operand in bare_operands(condition):
        comparison = own.get(operand.reference.lower(), SET)
        if comparison != SET:
            empty = "[]" if "[]" in comparison else "false"
            message = f"`{operand.raw}` counts as true even where it is `{empty}`, a text that is not empty"
            old = rf"{'!' if operand.is_negated else ''}{re.escape(operand.raw)}(?![\w.-])"
            yield _problem(
                workflow,
                node,
                message,
                (operand.raw, old, _written(operand, comparison)),
                _NEVER if operand.is_negated else _ALWAYS,
            )
    for operand in equated_operands(condition, _WORD):
        if operand.reference.lower() in own:
            message = f"`{operand.raw}` is a text, and no text is ever equal to `{_WORD}` without quotes"
            old = rf"{re.escape(operand.raw)}\s*==\s*{_WORD}\b"
            yield _problem(workflow, node, message, (operand.raw, old, f"{operand.raw} {_TRUE}"), _NEVER)


def _texts_of_steps(job: Job, releasing: list[Place]) -> dict[str, str]:
    """Return the outputs of the steps of a job that tell of releases, as the job refers to them."""
    return {
        f"steps.{place.step.id.lower()}.outputs.{name}": comparison
        for place in releasing
        if place.job is job
        for name, comparison in texts_of(place).items()
    }


def _texts(workflow: Workflow, releasing: list[Place]) -> dict[str, str]:
    """Return the outputs of jobs that tell of releases, or of a comparison, as other jobs refer to them."""
    found: dict[str, str] = {}
    for job in workflow.jobs:
        own = {**found, **_texts_of_steps(job, releasing)}
        for name, text in job.outputs.items():
            comparison = _comparison(text, own)
            if comparison:
                found[f"needs.{job.id}.outputs.{name}".lower()] = comparison
    return found


def _comparison(text: str, own: Mapping[str, str]) -> str:
    """Return how to compare a job's output, made by an expression; empty where that is not known."""
    inside = sole_expression(text)
    referred = alternatives(inside)
    if len(referred) == 1 and "||" not in inside:
        return own.get(referred[0].lower(), "")
    return _TRUE if is_comparison(inside) else ""


def _written(operand: Operand, comparison: str) -> str:
    if operand.is_negated:
        comparison = comparison.replace("==", "!=") if "==" in comparison else comparison.replace("!=", "==")
    return f"{operand.raw} {comparison}"


def _problem(workflow: Workflow, node: Node, message: str, change: tuple[str, str, str], why: str) -> Problem:
    """Return a problem; the change is what is looked for, the pattern of what is replaced, and what by."""
    raw, old, said = change
    line = line_with(workflow, node, raw)
    code, sign, comment = text_of(workflow, line).partition(" #")
    is_clear = not node.is_quoted and len(re.findall(old, code)) == 1
    edit = Edit(workflow.path, line, line, (re.sub(old, lambda _: said, code) + sign + comment,))
    return Problem(
        message, workflow.at(line), f"write `{said}` in this `if`", edits=(edit,) if is_clear else (), why=why
    )
