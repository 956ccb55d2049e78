"""What starts a workflow, and which of its steps may run then."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.actions.job_chain import jobs_before
from gatepost.doctor.releases.release_runs import PUSH, Foresight, Run
from gatepost.doctor.wildcards import fits, glob

if TYPE_CHECKING:
    from gatepost.doctor.facts import Facts
    from gatepost.doctor.node import Node
    from gatepost.doctor.roles import Place
    from gatepost.doctor.workflow import Workflow

_CALL = "workflow_call"
_USUAL = ("main", "master")
_SPECIAL = re.compile(r"[?+\[\]!\\]|\$\{\{")
_PLAIN = re.compile(r"[\w./-]+")
_OF_TAGS, _OF_BRANCHES = ("tags", "tags-ignore"), ("branches", "branches-ignore")


def default_branch(facts: Facts) -> str:
    """Return the default branch; empty where only the name of the current one is known, which may be any."""
    if facts.settings is not None and facts.settings.default_branch:
        return facts.settings.default_branch
    named = facts.repository.release_branch
    return named if named != facts.repository.branch or named in _USUAL else ""


def may_match(pattern: str, branch: str) -> bool:
    """Tell whether a filter of GitHub lets a branch pass; one that is not understood may."""
    if _SPECIAL.search(pattern):
        return True
    return fits(glob(pattern), branch)


def is_of_branches(workflow: Workflow) -> bool:
    """Tell whether pushes to some branch start a workflow."""
    push = workflow.triggers.get(PUSH)
    return PUSH in workflow.triggers and (_has(push, _OF_BRANCHES) or not _has(push, _OF_TAGS))


def is_of_tags(workflow: Workflow) -> bool:
    """Tell whether pushes of some tag start a workflow."""
    push = workflow.triggers.get(PUSH)
    return PUSH in workflow.triggers and (_has(push, _OF_TAGS) or not _has(push, _OF_BRANCHES))


def branches_of(workflow: Workflow) -> tuple[str, ...]:
    """Return the branches whose pushes start a workflow; nothing where that is any, or a pattern says which."""
    push = workflow.triggers.get(PUSH)
    named = push.words("branches") if push is not None else ()
    return named if all(_PLAIN.fullmatch(each) for each in named) else ()


def ignores(workflow: Workflow, branch: str) -> bool:
    """Tell whether a workflow says that it is not started by pushes to a branch."""
    push = workflow.triggers.get(PUSH)
    return push is not None and branch in push.words("branches-ignore")


def runs_of(workflow: Workflow) -> list[Run]:
    """Return all runs that there may be. Where the branch may be any, nothing is known of a push."""
    named = branches_of(workflow)
    runs = [Run(each) for each in workflow.triggers if each not in {PUSH, _CALL}]
    if is_of_branches(workflow):
        runs += [Run(PUSH, branch) for branch in named] or [Run("")]
    if is_of_tags(workflow):
        runs.append(Run(PUSH))
    return [*runs, Run("")] if _CALL in workflow.triggers else runs


def may_run(place: Place, foresight: Foresight) -> bool:
    """Tell whether a step may run in a run."""
    fate = foresight.fate(place.job)
    return fate.runs is not False and not fate.is_lost and not is_skipped_itself(place, foresight)


def is_skipped_itself(place: Place, foresight: Foresight) -> bool:
    """Tell whether the condition of a step keeps it from running, whatever becomes of its job."""
    condition = place.step.condition
    return bool(condition) and foresight.with_mended({place.job.id: condition}).by_itself(place.job) is False


def what_skips(place: Place, foresight: Foresight) -> tuple[str, str, int]:
    """Return whose condition keeps a step from running: the name of the job or `step`, the condition, and its line.

    Of several jobs it is the one that is waited for first.
    """
    jobs = [place.job, *jobs_before(place.workflow, place.job).values()]
    jobs.sort(key=lambda job: len(jobs_before(place.workflow, job)))
    for job in jobs:
        if foresight.by_itself(job) is False:
            return f"the job `{job.id}`", job.condition, job.line_of("if")
    return f"the step of `{place.job.id}`", place.step.condition, place.step.line_of("if")


def _has(push: Node | None, keys: tuple[str, ...]) -> bool:
    return push is not None and any(push.has(key) for key in keys)
