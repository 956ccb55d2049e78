"""GD316."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.actions.job_chain import conditions
from gatepost.doctor.actions.workflow_lines import text_of
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.expressions import expressions, references
from gatepost.doctor.roles import TITLE_ACTION
from gatepost.doctor.symptoms import CHECKS_NEVER_RUN, QUALITY_GATE
from gatepost.outcomes.values import Edit, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place

_QUEUE = "merge_group"
_TITLE = re.compile(r"github\.event\.pull_request\.title")
_SAME_FOR_ALL = re.compile(r"github\.(?:actor|triggering_actor|repository|repository_owner)")
"""What does not tell one event from another."""
_USES = re.compile(r"(\s*(?:- )?)uses:\s.*")
_IF = f"if: ${{{{ github.event_name != '{_QUEUE}' }}}}"


class GhMergeGroupTitle(DoctorCheck):
    """The title of the pull request is judged in the merge queue, where there is no pull request.

    ## Symptom
    All is green until the pull request is queued: there the job fails, and the queue throws it out.

    Everything is green until the pull request is queued. There the job that judges the title fails with "This action
    can only be invoked in `pull_request_target` or `pull_request` events. Otherwise the pull request can't be
    inferred", and the queue throws it out.

    ## Cause
    The event of `merge_group` has no `pull_request`, and so no title. An action that asks for it fails, and an
    expression that names it is an empty text.

    ## Mend
    Leave the step out there. The job must run all the same, because its check is waited for:

        - uses: amannn/action-semantic-pull-request@v6
          if: ${{ github.event_name != 'merge_group' }}
    """

    code = "GD316"
    name = "gh-merge-group-title"
    needs: tuple[str, ...] = ("titles",)
    symptoms: tuple[str, ...] = (CHECKS_NEVER_RUN, QUALITY_GATE)
    errors: tuple[str, ...] = (
        "This action can only be invoked in `pull_request_target` or `pull_request` events",
        "Otherwise the pull request can't be inferred",
    )

    def unable(self, facts: Facts) -> str:
        """Return that no title is judged for a merge queue."""
        if any(place.workflow.is_started_by(_QUEUE) for place in known(facts.titles)):
            return ""
        return "no workflow that judges titles runs for a merge queue"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each step that needs a title, and surely runs for the queue."""
        for place in known(facts.titles):
            if place.workflow.is_started_by(_QUEUE) and _needs_title(place) and _runs_in_queue(place):
                yield Problem(
                    f"the job `{place.job.id}` judges a title in the merge queue, where there is no pull request",
                    place.where,
                    f"add `{_IF}` to the step",
                    edits=_edits(place),
                )

    def fine(self, facts: Facts) -> str:
        """Return what is judged."""
        jobs = dict.fromkeys(place.job.id for place in known(facts.titles) if place.workflow.is_started_by(_QUEUE))
        return f"no title is asked for in the merge queue, in {', '.join(f'`{job}`' for job in jobs)}"


def _needs_title(place: Place) -> bool:
    """Tell whether a step fails, or judges an empty text, where the event has no title."""
    if place.is_action(TITLE_ACTION):
        return True
    texts = (place.step.run, *place.step.env.values(), *place.step.inputs.values())
    return any(_TITLE.fullmatch(each) for text in texts for each in expressions(text))


def _runs_in_queue(place: Place) -> bool:
    """Tell whether no condition can keep a step from running in the queue, and its failure counts."""
    goes_on = {each.word("continue-on-error") for each in (place.step.node, place.job.node)}
    asked = [reference for condition in conditions(place) for reference in references(condition)]
    is_never = any(condition.lower() == "false" for condition in conditions(place))
    return goes_on <= {"", "false"} and not is_never and all(_SAME_FOR_ALL.fullmatch(each) for each in asked)


def _edits(place: Place) -> tuple[Edit, ...]:
    """Return the edit that leaves a step out in the queue, where it has no condition and its action is on a line."""
    line = place.step.line_of("uses")
    found = _USES.fullmatch(text_of(place.workflow, line))
    if place.step.condition or found is None:
        return ()
    return (Edit(place.workflow.path, line + 1, line, (f"{' ' * len(found[1])}{_IF}",)),)
