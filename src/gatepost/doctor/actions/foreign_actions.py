"""What workflows use of other repositories: actions and workflows that are called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.workflow import Action, Workflow

_SCHEMES = ("docker://",)


@dataclass(frozen=True)
class Use:
    """An action, or a workflow that is called, and the line on which it is named."""

    workflow: Workflow
    action: Action
    line: int

    @property
    def where(self) -> str:
        """The place, as a problem names it."""
        return self.workflow.at(self.line)

    @property
    def owner(self) -> str:
        """Whose it is, in lower case."""
        return self.action.repository.partition("/")[0]


def uses_of(workflow: Workflow) -> Iterator[Use]:
    """Yield what a workflow uses of other repositories, in order; images and what has no revision are left out."""
    for job in workflow.jobs:
        listed = [(job.uses, job.line_of("uses"))]
        listed += [(step.uses, step.line_of("uses")) for step in job.steps]
        for action, line in listed:
            if action is not None and action.ref and "/" in action.name and not _is_elsewhere(action):
                yield Use(workflow, action, line)


def _is_elsewhere(action: Action) -> bool:
    return action.is_local or action.name.startswith(_SCHEMES)
