"""GD527."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.workflow_lines import replaced
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import PUBLISH_NEVER_RUNS
from gatepost.doctor.uploads.release_assets import makes_drafts
from gatepost.outcomes.values import Problem
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.node import Node
    from gatepost.doctor.workflow import Workflow

_CREATED = "created"
_OTHERS = ("published", "released", "prereleased")


class PpReleaseEventCreated(DoctorCheck):
    """The workflow that publishes waits for releases to be created, and none is when a draft is published.

    ## Symptom
    A release is published on GitHub, and no run begins.

    ## Cause
    GitHub starts no workflow when a draft is created, and publishing it is no `created` any more. A release that is
    made on the website, or by a tool that adds files to it, begins as a draft.

    ## Mend
    Wait for what is meant:

        on:
          release:
            types: [published]
    """

    code = "GD527"
    name = "pp-release-event-created"
    needs: tuple[str, ...] = ("publishing",)
    symptoms: tuple[str, ...] = (PUBLISH_NEVER_RUNS,)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each workflow that waits for `created` alone; an error where releases are drafts first."""
        is_draft = facts.release is not None and facts.release.configuration is not None and makes_drafts(facts.release)
        for workflow in _workflows(facts):
            node = _created(workflow)
            if node is not None:
                yield Problem(
                    f"`{workflow.file}` waits for `{_CREATED}`, which a release that was a draft never is",
                    workflow.at(node.line),
                    "write `types: [published]` in the place of `created`",
                    ERROR if is_draft else WARNING,
                    replaced(workflow, node.line, _CREATED, "published"),
                )

    def fine(self, facts: Facts) -> str:
        """Return which workflows publish."""
        files = "`, `".join(workflow.file for workflow in _workflows(facts))
        return f"`{files}` does not wait for releases to be created"


def _workflows(facts: Facts) -> list[Workflow]:
    return list({place.workflow.path: place.workflow for place in known(facts.publishing)}.values())


def _created(workflow: Workflow) -> Node | None:
    """Return where `created` stands among the types of the event, where no other would do."""
    event = workflow.triggers.get("release")
    types = event.get("types") if event is not None else None
    words = {part.text: part for part in types.scalars()} if types is not None else {}
    return words.get(_CREATED) if not words.keys() & set(_OTHERS) else None
