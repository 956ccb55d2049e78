"""GD518."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.node import TABLE
from gatepost.doctor.releases.tag_filters import lets_in
from gatepost.doctor.roles import releasing_places
from gatepost.doctor.symptoms import NO_RELEASE_PR, PUBLISH_FAILED, PUBLISH_NEVER_RUNS
from gatepost.doctor.wildcards import fits, glob
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.online import Environment
    from gatepost.doctor.roles import Place
    from gatepost.doctor.workflow import Job, Workflow

_ODD = re.compile(r"[?\[\]{}\\]|\*\*")
_OF_TAGS = frozenset(("push", "release", "workflow_dispatch"))


class PpEnvironmentProtection(DoctorCheck):
    """An environment does not let the job run that is in it: not for the branch or the tag that starts it.

    ## Symptom
    The job does not begin, or waits for somebody for up to 30 days.

    The job fails before its first step: "Branch "main" is not allowed to deploy to pypi due to environment protection
    rules". Or it waits for somebody's approval, for up to 30 days.

    ## Cause
    An environment says which branches and tags may deploy to it. Where Release Please and the upload are in one
    workflow, the upload runs for the push to the release branch, not for the tag: a rule for tags alone keeps it out.
    A workflow that a tag or a release starts runs for the tag, and a rule for branches keeps that out.

    ## Mend
    In Settings, Environments: let the branch, or the tags, deploy.

        gh api -X POST repos/OWNER/NAME/environments/pypi/deployment-branch-policies -f name=main -f type=branch
    """

    code = "GD518"
    name = "pp-environment-protection"
    needs: tuple[str, ...] = ("environments",)
    symptoms: tuple[str, ...] = (PUBLISH_NEVER_RUNS, PUBLISH_FAILED, NO_RELEASE_PR)
    errors: tuple[str, ...] = ("is not allowed to deploy to", "due to environment protection rules")

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the jobs that release or upload, and that their environment keeps out or holds up."""
        environments = {each.name.lower(): each for each in known(facts.environments)}
        places = [*(facts.releasing or ()), *(facts.publishing or ())]
        seen = {(place.workflow.path, place.job.id): place for place in places}
        for place in seen.values():
            environment = environments.get(place.job.environment.lower())
            if environment is not None:
                yield from _of_branch(facts, place, environment)
                yield from _of_tags(facts, place, environment)
                yield from _of_approval(place, environment)

    def fine(self, facts: Facts) -> str:
        """Return which environments are asked for approval."""
        waiting = [f"`{each.name}`" for each in known(facts.environments) if each.needs_approval]
        said = f"; {', '.join(waiting)}: somebody approves each deployment" if waiting else ""
        return f"no environment keeps a release or an upload out{said}"


def _of_branch(facts: Facts, place: Place, environment: Environment) -> Iterator[Problem]:
    """Yield a job that runs for the release branch, which may not deploy."""
    branch, patterns = facts.repository.release_branch, environment.patterns
    if patterns is None or any(_fits(pattern, branch) for pattern in patterns):
        return
    if _is_pushed(place.workflow, branch) and _follows_release(place.workflow, place.job):
        yield _kept_out(facts, place, environment, f"the branch `{branch}`", f"-f name={branch} -f type=branch")


def _of_tags(facts: Facts, place: Place, environment: Environment) -> Iterator[Problem]:
    """Yield a job that runs for tags only, of which none may deploy."""
    if environment.tags == () and _is_tagged(place.workflow):
        yield _kept_out(facts, place, environment, "any tag", "-f 'name=v*' -f type=tag")


def _of_approval(place: Place, environment: Environment) -> Iterator[Problem]:
    if environment.needs_approval and _is_releasing(place):
        yield Problem(
            f"somebody has to approve each run of Release Please, since its job is in `{environment.name}`",
            place.workflow.at(place.job.line_of("environment")),
            f"take the reviewers away from `{environment.name}`, and let the release branch alone deploy to it",
            WARNING,
            why="No release pull request is opened or released before somebody approves; after 30 days the run fails.",
        )


def _kept_out(facts: Facts, place: Place, environment: Environment, what: str, policy: str) -> Problem:
    remote = facts.repository.remote
    name = remote.slug if remote is not None else "OWNER/NAME"
    return Problem(
        f"`{place.job.id}` runs for {what}, which may not deploy to its environment `{environment.name}`",
        place.workflow.at(place.job.line_of("environment")),
        f"gh api -X POST repos/{name}/environments/{environment.name}/deployment-branch-policies {policy}",
        why="The job fails before its first step: it is not allowed to deploy, due to environment protection rules.",
    )


def _is_releasing(place: Place) -> bool:
    return any(each.job.id == place.job.id for each in releasing_places([place.workflow]))


def _follows_release(workflow: Workflow, job: Job) -> bool:
    """Tell whether a job runs Release Please or waits for it, whatever the ref is."""
    releasing = {place.job.id for place in releasing_places([workflow])}
    wanted, seen = [job.id], set()
    while wanted:
        found = workflow.job(wanted.pop())
        if found is not None and found.id not in seen:
            seen.add(found.id)
            wanted += found.needs
    return bool(releasing & seen) and "github.ref" not in job.condition


def _is_pushed(workflow: Workflow, branch: str) -> bool:
    """Tell whether a push to a branch surely starts a workflow."""
    if "push" not in workflow.triggers:
        return False
    push = workflow.triggers["push"]
    if push is None:
        return True
    if push.has("branches"):
        return lets_in(push.words("branches"), branch)
    return push.kind == TABLE and not (push.has("tags") or push.has("tags-ignore") or push.has("branches-ignore"))


def _is_tagged(workflow: Workflow) -> bool:
    """Tell whether a workflow runs for tags alone, when it is not started by hand."""
    push = workflow.triggers.get("push")
    by_push = push is not None and push.has("tags") and not (push.has("branches") or push.has("branches-ignore"))
    names = set(workflow.triggers)
    return names <= _OF_TAGS and (by_push if "push" in names else "release" in names)


def _fits(pattern: str, branch: str) -> bool:
    """Tell whether a branch fits; what is written in a way that is rarely used is taken to fit."""
    if _ODD.search(pattern):
        return True
    return fits(glob(pattern), branch)
