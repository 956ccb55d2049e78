"""GD317."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.actions.title_lint import title_readers
from gatepost.doctor.actions.workflow_lines import added, text_of
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.node import LIST, TABLE
from gatepost.doctor.symptoms import QUALITY_GATE, WRONG_CHANGELOG
from gatepost.outcomes.values import Edit, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.node import Node
    from gatepost.doctor.workflow import Workflow

_EVENTS = ("pull_request", "pull_request_target")
_WANTED = "edited"
_FIRST = "opened,"
_TYPES = "types: [opened, edited, reopened, synchronize]"
_FLOW = re.compile(r"(?P<list>\s*types:\s*\[[^\[\]]*[^\[\],\s])(?P<end>\s*(?:,\s*)?\]\s*(?:#.*)?)")
_ITEM = re.compile(r"(?P<dash>\s*-\s+)[\w\"']+\s*(?:#.*)?")
_BARE = re.compile(r"(?P<indent>\s+)pull_request(?:_target)?:\s*(?:#.*)?")


class GhTitleEdited(DoctorCheck):
    """The title of a pull request is judged, and not judged again when it is edited.

    ## Symptom
    A title is corrected, and its check stays red until the next push. Or worse: a title is spoilt after its check was
    green, and lands as it is.

    ## Cause
    Without `types`, `pull_request` starts a workflow when a pull request is opened, reopened or pushed to. A change of
    its title is the event `edited`, which has to be asked for. To run the failed job again does not help: it gets the
    old event, with the old title.

    ## Mend
    In the workflow that judges titles:

        on:
          pull_request:
            types: [opened, edited, reopened, synchronize]
    """

    code = "GD317"
    name = "gh-title-edited"
    needs: tuple[str, ...] = ("titles",)
    symptoms: tuple[str, ...] = (QUALITY_GATE, WRONG_CHANGELOG)
    consequences: tuple[str, ...] = ("rp-no-conventional",)

    def unable(self, facts: Facts) -> str:
        """Return that it is commits that are judged, where no step reads a title."""
        return "" if title_readers(facts) else "what is judged are commits, not titles"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each event by which a title is judged, and which an edited title does not start."""
        for workflow in _judging(facts):
            events = [event for event in _EVENTS if event in workflow.triggers]
            is_lacking = all(_lacks(workflow.triggers[event]) for event in events)
            for event in events if is_lacking else ():
                yield Problem(
                    f"`{workflow.file}` judges titles, and does not run when one is edited",
                    workflow.at(_line(workflow, event)),
                    f"write below `{event}`: `{_TYPES}`",
                    edits=_edits(workflow, event),
                )

    def fine(self, facts: Facts) -> str:
        """Return which workflow judges an edited title."""
        names = ", ".join(f"`{workflow.file}`" for workflow in _judging(facts))
        return f"a title that is edited is judged again, by {names}"


def _judging(facts: Facts) -> list[Workflow]:
    """Return the workflows that judge titles, each once."""
    found = {place.workflow.path: place.workflow for place in title_readers(facts)}
    return list(found.values()) if known(facts.titles) else []


def _lacks(trigger: Node | None) -> bool:
    """Tell whether an event is surely not raised for an edited title."""
    if trigger is None or not trigger.has("types"):
        return True
    types = trigger.words("types")
    return bool(types) and _WANTED not in types


def _line(workflow: Workflow, event: str) -> int:
    trigger = workflow.triggers[event]
    has_types = trigger is not None and trigger.has("types")
    return workflow.line_of("on", event, "types") if has_types else workflow.line_of("on", event)


def _edits(workflow: Workflow, event: str) -> tuple[Edit, ...]:
    """Return the edit that has the event raised for edits too; none where the lines are not simple."""
    trigger = workflow.triggers[event]
    types = trigger.get("types") if trigger is not None else None
    if types is not None:
        return _with_type(workflow, _line(workflow, event), types)
    line = _line(workflow, event)
    if trigger is not None and trigger.kind == TABLE:
        return added(workflow, line, _TYPES)
    bare = _BARE.fullmatch(text_of(workflow, line))
    if bare is None:
        return ()
    indent = bare["indent"]
    return (Edit(workflow.path, line + 1, line, (f"{indent}{indent}{_TYPES}",)),)


def _with_type(workflow: Workflow, line: int, types: Node) -> tuple[Edit, ...]:
    """Return the edit that adds the type to those that are listed."""
    text = text_of(workflow, line)
    flow = _FLOW.fullmatch(text)
    if flow is not None:
        listed = f"{flow['list']}, {_WANTED}{flow['end']}"
        usual = text.replace(_FIRST, f"{_FIRST} {_WANTED},", 1)
        return (Edit(workflow.path, line, line, (usual if _FIRST in text else listed,)),)
    item = _ITEM.fullmatch(text_of(workflow, types.last)) if types.kind == LIST else None
    if item is None:
        return ()
    return (Edit(workflow.path, types.last + 1, types.last, (f"{item['dash']}{_WANTED}",)),)
