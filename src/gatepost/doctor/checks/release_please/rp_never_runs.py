"""GD155."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from gatepost.doctor.actions.tokens import opens_pull_requests, starts_others
from gatepost.doctor.actions.workflow_lines import replaced
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.releases.other_ways import may_run_otherwise
from gatepost.doctor.releases.release_runs import BY_HAND, PUSH, RELEASE, Foresight, Run
from gatepost.doctor.releases.starts import (
    branches_of,
    default_branch,
    ignores,
    is_of_branches,
    may_match,
    may_run,
    runs_of,
    what_skips,
)
from gatepost.doctor.roles import RELEASE_PLEASE, releasing_places, steps_of
from gatepost.doctor.symptoms import NO_RELEASE, NO_RELEASE_PR
from gatepost.doctor.workflow_reading import is_workflow, read_workflow
from gatepost.outcomes.values import Problem
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place
    from gatepost.doctor.workflow import Workflow

_ACTION = RELEASE_PLEASE[0]
_NEAR = 0.9
_RECORDED = (("pyproject.toml", "[tool.gatepost.init]"), ("gatepost.toml", "[init]"))
_ON_DEMAND = frozenset((BY_HAND, RELEASE))


class RpNeverRuns(DoctorCheck):
    """Release Please is configured, and nothing runs it when something is merged.

    ## Symptom
    Pull requests are merged, and there is neither a release pull request nor a release: the Actions page has no run of
    Release Please, or one in which its job is grey, "This job was skipped".

    ## Cause
    One of these: no workflow has a step with the action, since it was removed or its name is misspelt; no push starts
    the workflow that has one; or the `if` of its job or step is false at every push to the branch of releases.

    ## Mend
    Let a push to the branch of releases run it:

        on:
          push:
            branches: [main]
        jobs:
          release-please:
            runs-on: ubuntu-24.04
            steps:
              - uses: googleapis/release-please-action@v5
    """

    code = "GD155"
    name = "rp-never-runs"
    symptoms: tuple[str, ...] = (NO_RELEASE_PR, NO_RELEASE)
    errors: tuple[str, ...] = ("Unable to resolve action `googleapis/", "Unable to resolve action googleapis/")

    def unable(self, facts: Facts) -> str:
        """Return that nothing should run Release Please, where nothing says that it should."""
        return "" if facts.releasing or _is_configured(facts) else "nothing here is released by Release Please"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report why nothing runs Release Please."""
        places = facts.releasing or ()
        if not places:
            yield from _without(facts)
            return
        openers = [place for place in places if opens_pull_requests(place)] or list(places)
        problems = [_problem(facts, place) for place in openers]
        if None not in problems and not may_run_otherwise(facts):
            yield from (each for each in problems if each is not None)

    def fine(self, facts: Facts) -> str:
        """Return what runs it."""
        places = facts.releasing or ()
        events = dict.fromkeys(f"`{event}`" for place in places for event in place.workflow.triggers)
        files = dict.fromkeys(f"`{place.workflow.file}`" for place in places)
        if not files:
            return "no workflow is known that should run Release Please: something else may"
        return f"Release Please runs in {', '.join(files)}, started by {', '.join(events) or 'what is not read'}"


def _is_configured(facts: Facts) -> bool:
    release = facts.release
    return release is not None and (release.configuration is not None or release.manifest is not None)


def _without(facts: Facts) -> Iterator[Problem]:
    """Yield why no step is one of Release Please, where that is surely wrong."""
    misspelt = [place for place in steps_of(facts.workflows) if _is_misspelt(place)]
    for place in misspelt:
        name = place.step.uses.name if place.step.uses is not None else ""
        line = place.step.line_of("uses")
        yield Problem(
            f"no workflow runs Release Please: there is no action `{name}`; did you mean `{_ACTION}`?",
            place.workflow.at(line),
            f"write `{_ACTION}`",
            edits=replaced(place.workflow, line, name, _ACTION),
        )
    if misspelt or may_run_otherwise(facts):
        return
    last = releasing_places(_workflows_then(facts))
    if last or any(mark in (facts.tree.read(path) or "") for path, mark in _RECORDED):
        yield _gone(facts, last)


def _gone(facts: Facts, last: tuple[Place, ...]) -> Problem:
    """Return that no step runs Release Please; those of the `last` release did."""
    paths = [place.workflow.path for place in last]
    now = next((each for each in facts.workflows if each.path in paths), None)
    message = "no workflow runs Release Please: none has a step with its action"
    said = f"{message}, which `{last[0].workflow.file}` had at the last release" if last else message
    there = f"{paths[0]} again" if last else "a workflow, or: gatepost init"
    configured = known(facts.release).configuration_file
    where = now.at(now.line_of("jobs")) if now is not None else configured
    return Problem(said, where, f"add a step with `uses: {_ACTION}@v5` to {there}")


def _is_misspelt(place: Place) -> bool:
    """Tell whether a step uses an action that there surely is not, and that is called much like Release Please's."""
    uses = place.step.uses
    if uses is None or uses.is_local or uses.repository in RELEASE_PLEASE:
        return False
    owner, _, name = uses.repository.partition("/")
    own, _, right = _ACTION.partition("/")
    return (owner == own and name != "release-please" and _is_near(name, right)) or (
        name == right and _is_near(owner, own)
    )


def _is_near(word: str, other: str) -> bool:
    return SequenceMatcher(None, word, other).ratio() >= _NEAR


def _workflows_then(facts: Facts) -> list[Workflow]:
    """Return the workflows of the last release."""
    paths = sorted(filter(is_workflow, facts.then.paths)) if facts.then is not None else []
    return [read_workflow(path, (facts.then and facts.then.read(path)) or "") for path in paths]


def _problem(facts: Facts, place: Place) -> Problem | None:
    """Return why a step never runs by itself; None where it may, or where another check says why."""
    workflow = place.workflow
    target = place.step.inputs.get("target-branch", "")
    branch = target or default_branch(facts)
    if not workflow.triggers or "${{" in target or _is_of_others(workflow, branch):
        return None
    live = [run for run in _runs(workflow, branch) if may_run(place, Foresight(workflow, run))]
    if any(run.event not in _ON_DEMAND and (run.event != PUSH or run.branch) for run in live):
        return None
    was_pushed = any(
        is_of_branches(each.workflow) for each in releasing_places(_workflows_then(facts)) if _is_same(each, place)
    )
    if live and (any(map(starts_others, facts.workflows)) or (facts.then is not None and not was_pushed)):
        return None
    severity = WARNING if live and not was_pushed else ERROR
    is_started = is_of_branches(workflow) and not ignores(workflow, branch)
    return _skipped(place, branch, severity) if is_started else _unstarted(workflow, branch, severity)


def _is_same(then: Place, now: Place) -> bool:
    return then.workflow.path == now.workflow.path


def _is_of_others(workflow: Workflow, branch: str) -> bool:
    """Tell whether pushes start a workflow, but none to a branch, which is what `release-branch-differs` says."""
    push = workflow.triggers.get(PUSH)
    named = push.words("branches") if push is not None else ()
    return bool(named) and bool(branch) and not any(may_match(each, branch) for each in named)


def _runs(workflow: Workflow, branch: str) -> list[Run]:
    """Return the runs of a workflow; of a push to any branch that to the one which is released counts."""
    runs = [run for run in runs_of(workflow) if run.event or not ignores(workflow, branch)]
    if not branch or "workflow_call" in workflow.triggers or not is_of_branches(workflow):
        return runs
    return [run if run.event else Run(PUSH, branch) for run in runs]


def _unstarted(workflow: Workflow, branch: str, severity: str) -> Problem:
    """Return that no push starts a workflow."""
    events = ", ".join(f"`{event}`" for event in workflow.triggers)
    return Problem(
        f"no push to `{branch or 'main'}` starts `{workflow.file}`, which runs Release Please: only {events}",
        workflow.at(workflow.line_of("on")),
        f"add `push:` with `branches: [{branch or 'main'}]` to the `on` of {workflow.path}",
        severity,
    )


def _skipped(place: Place, branch: str, severity: str) -> Problem:
    """Return that a condition is false at each push."""
    named = next(iter(branches_of(place.workflow)), branch)
    who, condition, line = what_skips(place, Foresight(place.workflow, Run(PUSH, named)))
    said = " ".join(condition.split())
    return Problem(
        f"Release Please never runs: the `if: {said}` of {who} is false at every push to `{named}`",
        place.workflow.at(line),
        f"correct that `if`, so that it is true at a push to `{named}`",
        severity,
    )
