"""GD321."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.actions.job_chain import conditions
from gatepost.doctor.actions.workflow_lines import replaced, text_of
from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.node import TABLE
from gatepost.doctor.symptoms import NO_RELEASE, PUBLISH_FAILED, PUBLISH_NEVER_RUNS
from gatepost.doctor.uploads.uploads import TESTPYPI, index_of
from gatepost.outcomes.values import Edit, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.node import Node
    from gatepost.doctor.roles import Place
    from gatepost.doctor.workflow import Job, Workflow

_CANCELS = "cancel-in-progress"
_OF_ONE_RUN = re.compile(r"\bgithub\.(?:run_id|run_number|sha|event\.release\.|event\.head_commit\.id)")
_OF_REF = re.compile(r"\bgithub\.ref(?:_name)?\b")
_PULLS = ("pull_request", "pull_request_target")
_ASIDE = frozenset(("release", "workflow_dispatch", "workflow_call", "merge_group", *_PULLS))
_OF_TAG = re.compile(r"tag|release", re.IGNORECASE)
_PULLS_ONLY = "${{ github.event_name == 'pull_request' }}"


class GhConcurrencyCancelsRelease(DoctorCheck):
    """A newer run cancels the one that releases or publishes, wherever that has got to.

    ## Symptom
    Of two merges in short order the first is cut off: a tag without a publication, or half of the files.

    Two merges in short order, and the first run ends with "The operation was canceled" or "Canceling since a higher
    priority waiting request exists". The tag is there and nothing is published, or only half of the files are.

    ## Cause
    `cancel-in-progress: true` ends a run as soon as another of the same group begins. That is right for the checks of a
    pull request. An upload that is cut off cannot be taken back, and the next run does not make up for it.

    ## Mend
    In the workflow, or the job, that releases or publishes:

        concurrency:
          group: release
          cancel-in-progress: false
    """

    code = "GD321"
    name = "gh-concurrency-cancels-release"
    symptoms: tuple[str, ...] = (NO_RELEASE, PUBLISH_NEVER_RUNS, PUBLISH_FAILED)
    errors: tuple[str, ...] = ("Canceling since a higher priority waiting request",)

    def unable(self, facts: Facts) -> str:
        """Return that there is nothing to cancel."""
        return "" if facts.releasing or facts.publishing else "no workflow releases or publishes"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each `cancel-in-progress` that can end a release or an upload."""
        seen = set()
        real = (place for place in facts.publishing or () if index_of(place) != TESTPYPI)  # a rehearsal may be cut off
        for place in (*(facts.releasing or ()), *real):
            for job, line in _cancelling(place):
                where = place.workflow.at(line)
                if where in seen:
                    continue
                seen.add(where)
                does = "releases" if place in (facts.releasing or ()) else "publishes"
                what = f"the job `{job.id}`" if job is not None else f"`{place.workflow.file}`"
                yield Problem(
                    f"a newer run cancels {what}, which {does}, wherever it has got to",
                    where,
                    f"write `{_CANCELS}: {_instead(place.workflow)}` on this line",
                    edits=_edits(place.workflow, line),
                )

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  the contract
        """Return that nothing is cut off."""
        return "no newer run cuts off a release or an upload"


def _cancelling(place: Place) -> Iterator[tuple[Job | None, int]]:
    """Yield the lines by which a run is cancelled that has a step in it, with the job where it is of that alone."""
    root = place.workflow.document.root
    for job, node in ((None, root), (place.job, place.job.node)):
        concurrency = node.get("concurrency") if node is not None else None
        if concurrency is not None and concurrency.kind == TABLE and _ends_another(place, concurrency):
            yield job, concurrency.line_of(_CANCELS)


def _ends_another(place: Place, concurrency: Node) -> bool:
    """Tell whether another run that gets to a step can be in the same group, and cancels."""
    group = concurrency.word("group")
    if concurrency.word(_CANCELS) != "true" or not group or _OF_ONE_RUN.search(group):
        return False
    is_of_tag = _is_of_tags(place.workflow) or any(_OF_TAG.search(condition) for condition in conditions(place))
    return not (is_of_tag and _OF_REF.search(group))


def _is_of_tags(workflow: Workflow) -> bool:
    """Tell whether a workflow releases for tags alone, so that each run has a ref of its own, or may be called so."""
    push = workflow.triggers.get("push")
    by_tags = push is not None and push.has("tags") and not push.has("branches")
    others = set(workflow.triggers) - _ASIDE - ({"push"} if by_tags else set())
    return not others and workflow.is_started_by("push", "release", "workflow_call")


def _instead(workflow: Workflow) -> str:
    """Return what to say in the place of `true`: pull requests may go on to be cancelled."""
    return _PULLS_ONLY if workflow.is_started_by(*_PULLS) else "false"


def _edits(workflow: Workflow, line: int) -> tuple[Edit, ...]:
    new = _instead(workflow)
    if new == _PULLS_ONLY and "{" in text_of(workflow, line):
        return ()
    return replaced(workflow, line, "true", new)
