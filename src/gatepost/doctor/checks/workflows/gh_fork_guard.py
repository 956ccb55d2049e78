"""GD329."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.actions.job_chain import conditions, jobs_before, unknown_needs
from gatepost.doctor.actions.tokens import BUILT_IN, tokens_of
from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place

_GUARD = re.compile(r"\bgithub\.(?:repository|event\.repository)|\b(?:vars|secrets)\b|\bfromJSON\s*\(", re.IGNORECASE)
_OTHERWISE = re.compile(r"tag|release|dispatch|schedule", re.IGNORECASE)
"""What a condition speaks of that lets a job run for something else than a push to a branch."""

_FORK = "github.repository == '{slug}'"


class GhForkGuard(DoctorCheck):
    """The workflow that releases runs in forks too, wherever somebody has turned on their Actions.

    ## Symptom
    People who keep a fork find release pull requests, tags and releases in it that nobody asked for, or a red run after
    each time that they bring it up to date.

    ## Cause
    A fork has the workflow files of the original. A push to its main branch starts them there, with the fork's own
    GITHUB_TOKEN, which may open pull requests and make tags in the fork.

    ## Mend
    Give the first job of the release the name of the repository; the jobs that need it are skipped with it:

        if: ${{ github.repository == 'octo/rocket' }}
    """

    code = "GD329"
    name = "gh-fork-guard"
    severity = WARNING
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)

    def unable(self, facts: Facts) -> str:
        """Return that no push would do anything in a fork."""
        places = (*(facts.releasing or ()), *(facts.publishing or ()))
        is_any = any(_is_by_push(place) for place in places)
        return "" if is_any else "no push to a branch releases or publishes"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each job that releases or publishes on a push, in whichever repository it is."""
        remote = facts.repository.remote
        slug = remote.slug if remote is not None else "OWNER/NAME"
        seen = set()
        for place, does in _acting(facts):
            key = (place.workflow.path, place.job.id)
            if key in seen or _is_cut(place) or any(_GUARD.search(condition) for condition in conditions(place)):
                continue
            seen.add(key)
            yield Problem(
                f"the job `{place.job.id}` {does} in forks too: nothing asks in which repository it runs",
                place.workflow.at(place.job.line),
                _fix(place, slug),
            )

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  the contract
        """Return that forks are left alone."""
        return "what releases or publishes on a push leaves forks alone"


def _acting(facts: Facts) -> Iterator[tuple[Place, str]]:
    """Yield the steps that would do something in a fork; what comes after a release there is reported with that."""
    releasing = [place for place in facts.releasing or () if _is_by_push(place)]
    for place in releasing:
        if BUILT_IN in tokens_of(place):
            yield place, "releases"
    for place in facts.publishing or ():
        before = jobs_before(place.workflow, place.job)
        behind = any(each.workflow is place.workflow and each.job.id in before for each in releasing)
        is_narrow = any(_OTHERWISE.search(condition) for condition in conditions(place))
        if _is_by_push(place) and not (behind or is_narrow):
            yield place, "publishes"


def _is_cut(place: Place) -> bool:
    """Tell whether a job on the way needs one that is not there, whose condition cannot be read."""
    jobs = (place.job, *jobs_before(place.workflow, place.job).values())
    return any(unknown_needs(place.workflow, job) for job in jobs)


def _is_by_push(place: Place) -> bool:
    """Tell whether a push to a branch starts the workflow."""
    push = place.workflow.triggers.get("push")
    is_of_tags = push is not None and push.has("tags") and not push.has("branches")
    return place.workflow.is_started_by("push") and not is_of_tags


def _fix(place: Place, slug: str) -> str:
    """Return what to do, also where the job has a condition already."""
    if not place.job.condition:
        return f"give the job `{place.job.id}` the line `if: ${{{{ {_FORK.format(slug=slug)} }}}}`"
    return f"add `{_FORK.format(slug=slug)} &&` to the `if` of the job `{place.job.id}`"
