"""The runs of a workflow that matter for a release: the one that releases, and those that do not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.doctor.actions.tokens import makes_releases
from gatepost.doctor.node import TABLE
from gatepost.doctor.releases.release_runs import PUSH, RELEASE, Foresight, Run
from gatepost.doctor.releases.tag_filters import lets_in
from gatepost.doctor.releases.told_outputs import told_by

if TYPE_CHECKING:
    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place
    from gatepost.doctor.workflow import Job, Workflow

_OF_CALLERS = "workflow_call"


@dataclass(frozen=True)
class Outlook:
    """What becomes of the jobs of a workflow where something is released, and otherwise.

    `unreleased` is the run of the same event that releases nothing, None where each run is one of a release; `others`
    are those of the other events. `makers` are the jobs that make the release, by name.
    """

    released: Foresight
    unreleased: Foresight | None = None
    others: tuple[Foresight, ...] = ()
    makers: tuple[str, ...] = ()

    def with_mended(self, mended: dict[str, str]) -> Outlook:
        """Return it as it would be if jobs had other conditions."""
        unreleased = self.unreleased.with_mended(mended) if self.unreleased is not None else None
        others = tuple(each.with_mended(mended) for each in self.others)
        return Outlook(self.released.with_mended(mended), unreleased, others, self.makers)

    def without(self, absent: frozenset[str]) -> Outlook:
        """Return it as it is where some jobs are skipped at a release."""
        released = Foresight(self.released.workflow, self.released.run, absent=absent)
        return Outlook(released, self.unreleased, self.others, self.makers)


def outlook_of(workflow: Workflow, facts: Facts) -> Outlook | None:
    """Return that of a workflow which runs Release Please; None where it makes no release, or nobody knows when."""
    places = [place for place in facts.releasing or () if place.workflow is workflow and makes_releases(place)]
    event = _event(workflow, facts.repository.release_branch)
    if not places or not event:
        return None
    nothing = _run(event, facts, places, has_released=False)
    others = tuple(
        Foresight(workflow, _run(each, facts, places, has_released=False))
        for each in workflow.triggers
        if each not in {event, _OF_CALLERS}
    )
    return Outlook(
        Foresight(workflow, _run(event, facts, places, has_released=True)),
        Foresight(workflow, nothing),
        others,
        tuple(dict.fromkeys(place.job.id for place in places)),
    )


def unknown_outlook(workflow: Workflow, maker: Job) -> Outlook:
    """Return that of a workflow of which nobody knows what starts it when a release is made."""
    unknown = Foresight(workflow, Run(""))
    return Outlook(unknown, unknown, (), (maker.id,))


def outlooks_of_tags(workflow: Workflow, facts: Facts) -> list[Outlook]:
    """Return those of a workflow that a release or a tag starts, one for each event."""
    runs = [Run(RELEASE)] if RELEASE in workflow.triggers else []
    runs += [Run(PUSH)] if _has(workflow, "tags") else []
    branch = facts.repository.release_branch
    elsewhere = [Run(each) for each in workflow.triggers if each not in {PUSH, RELEASE, _OF_CALLERS}]
    elsewhere += [Run(PUSH, branch)] if PUSH in workflow.triggers and not is_of_tags_alone(workflow) else []
    others = tuple(Foresight(workflow, run) for run in elsewhere)
    return [Outlook(Foresight(workflow, run), others=others) for run in runs]


def is_of_tags_alone(workflow: Workflow) -> bool:
    """Tell whether pushes start a workflow for tags alone, if at all."""
    return PUSH not in workflow.triggers or (
        _has(workflow, "tags") and not _has(workflow, "branches") and not _has(workflow, "branches-ignore")
    )


def _event(workflow: Workflow, branch: str) -> str:
    """Return the event of the run that releases: a push to the branch, or the only one that there is."""
    if PUSH in workflow.triggers:
        push = workflow.triggers[PUSH]
        branches = (push.words("branches") if push is not None else ()) or (branch,)
        return "" if is_of_tags_alone(workflow) or not lets_in(branches, branch) else PUSH
    names = set(workflow.triggers) - {_OF_CALLERS}
    return names.pop() if len(names) == len(workflow.triggers) == 1 else ""


def _run(event: str, facts: Facts, places: list[Place], *, has_released: bool) -> Run:
    is_pushed = event == PUSH
    told = told_by(places, facts, has_released=has_released, is_pushed=is_pushed)
    return Run(event, facts.repository.release_branch if is_pushed else "", told)


def _has(workflow: Workflow, key: str) -> bool:
    push = workflow.triggers.get(PUSH)
    return push is not None and push.kind == TABLE and push.has(key)
