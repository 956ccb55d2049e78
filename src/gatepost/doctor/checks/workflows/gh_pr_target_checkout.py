"""GD319."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.actions.action_versions import LATEST, version_of
from gatepost.doctor.actions.job_chain import conditions, jobs_before
from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.command_patterns import ON_LINE, OPTIONS
from gatepost.doctor.expressions import references_in
from gatepost.doctor.roles import Place, command_of, steps_of
from gatepost.doctor.symptoms import SECURITY
from gatepost.doctor.uploads.artifacts import CHECKOUT
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.workflow import Workflow

_TARGET, _AFTER = "pull_request_target", "workflow_run"
_HEAD = re.compile(
    r"github\.(?:head_ref|event\.pull_request\.(?:head\..+|merge_commit_sha)"
    r"|event\.workflow_run\.(?:head_(?:sha|branch|commit\.id)|head_repository\..+))",
    re.IGNORECASE,
)
_MERGE = re.compile(r"refs/pull/\$\{\{[^}]{0,299}\}\}/(?:merge|head)|\$\{\{[^}]{0,299}refs/pull/", re.DOTALL)
_FETCHES = re.compile(rf"\bgh\s+pr\s+checkout\b|\bgit\s+{OPTIONS}fetch\b{ON_LINE}\bpull/")
_GUARDS = re.compile(
    r"head\.repo|head_repository|workflow_run\.event\b|author_association|\blabels?\b|\bactor\b|user\.login|\bvars\b"
    r"|\bmerged\b|\bsender\b|permission|\boutputs\b",
    re.IGNORECASE,
)
_ALLOWS = "allow-unsafe-pr-checkout"
_REFUSING = {4: 4, 5: 1, 6: 1}
"""By major version, the minor one since which a checkout refuses the code of forks; later majors all do."""

_FROM_FORKS = (_TARGET, "pull_request", "pull_request_review", "pull_request_review_comment", "issue_comment")

_FIX = "move what needs the code of the pull request to a workflow that `pull_request` starts, which has no secrets"


class GhPrTargetCheckout(DoctorCheck):
    """A workflow with secrets checks out what a stranger proposes, and runs it.

    ## Symptom
    A pull request from a fork that changes a test or a build script has it run with your secrets and your token.

    Nothing to see, until a pull request from a fork changes a test, a build script or a configuration: your workflow
    runs it, with your secrets and a token that may write. Newer checkouts refuse: "Refusing to check out fork pull
    request code".

    ## Cause
    `pull_request_target` and `workflow_run` run with the rights of your branch, whoever opened the pull request. That
    is safe only as long as nothing of the pull request is executed. Since July 2026 `actions/checkout` refuses its
    code, unless it is an older release, or is told `allow-unsafe-pr-checkout: true`.

    ## Mend
    Build and test in a workflow of plain `pull_request`, which has no secrets to lose. What needs secrets, such as a
    comment, does its work in `pull_request_target` without a checkout of the head:

        on: pull_request
    """

    code = "GD319"
    name = "gh-pr-target-checkout"
    symptoms: tuple[str, ...] = (SECURITY,)
    errors: tuple[str, ...] = ("Refusing to check out fork pull request code",)

    def unable(self, facts: Facts) -> str:
        """Return that no workflow has such rights."""
        if any(workflow.is_started_by(_TARGET, _AFTER) for workflow in facts.workflows):
            return ""
        return f"no workflow is started by `{_TARGET}` or `{_AFTER}`"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each step that brings code of a pull request to where the secrets are."""
        for place in steps_of(facts.workflows):
            event = _event_of(facts, place.workflow)
            key = _fetches(place) if event else ""
            if not key or _is_guarded(place, event):
                continue
            if key != "run" and _refuses(place):
                if event == _AFTER:
                    continue  # it may be meant for pushes alone, which are not refused
                yield Problem(
                    f"`{event}` checks out the head of pull requests, which `{CHECKOUT}` refuses for forks",
                    place.at("with", key),
                    _FIX,
                    WARNING,
                    why='The step stops on a pull request from a fork: "Refusing to check out fork pull request code".',
                )
            elif key == "run" or not _is_unclear(place):
                yield Problem(
                    f"`{event}` has your secrets, and the job `{place.job.id}` checks out what a stranger proposes",
                    place.at("run") if key == "run" else place.at("with", key),
                    _FIX,
                    "" if _runs_on(place) else WARNING,
                )

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  the contract
        """Return that what strangers propose stays outside."""
        return "no workflow with secrets checks out what a stranger proposes"


def _event_of(facts: Facts, workflow: Workflow) -> str:
    """Return the event by which a stranger starts a workflow with your rights; empty where none does."""
    if workflow.is_started_by(_TARGET):
        return _TARGET
    after = workflow.triggers.get(_AFTER)
    names = after.words("workflows") if after is not None else ()
    watched = [each for each in facts.workflows if (each.name or each.path) in names]
    return _AFTER if any(each.is_started_by(*_FROM_FORKS) for each in watched) else ""


def _fetches(place: Place) -> str:
    """Return the key of a step by which it fetches the head of a pull request; empty where it does not."""
    if place.is_action(CHECKOUT):
        for key in ("ref", "repository"):
            text = place.step.inputs.get(key, "")
            if _MERGE.search(text) or any(_HEAD.fullmatch(each) for each in references_in(text)):
                return key
    return "run" if _FETCHES.search(command_of(place.step)) else ""


def _is_guarded(place: Place, event: str) -> bool:
    """Tell whether something may keep strangers out: a condition, an approval, or a step before that looks."""
    jobs = [place.job, *jobs_before(place.workflow, place.job).values()]
    asked = list(conditions(place))
    if any(job.environment for job in jobs) or any(_GUARDS.search(condition) for condition in asked):
        return True
    return any("event_name" in condition and event not in condition for condition in asked)


def _refuses(place: Place) -> bool:
    """Tell whether the release of the checkout is known to refuse the code of forks."""
    version = _release_of(place)
    if version is None or place.step.inputs.get(_ALLOWS, "").lower() == "true":
        return False
    major, minor = version
    return major > max(_REFUSING) or minor >= _REFUSING.get(major, minor + 1)


def _is_unclear(place: Place) -> bool:
    """Tell whether it is not known which release of the checkout it is, so that it may refuse."""
    return _release_of(place) is None and _ALLOWS not in place.step.inputs


def _release_of(place: Place) -> tuple[int, int] | None:
    """Return the version of the checkout; None where a comment leaves open which release a pinned one is."""
    uses = place.step.uses
    version = version_of(uses) if uses is not None else None
    is_open = uses is not None and uses.is_pinned and version is not None and version[1] == LATEST
    return None if is_open and version is not None and version[0] in _REFUSING else version


def _runs_on(place: Place) -> bool:
    """Tell whether something is run after it, which may be what was checked out."""
    after = place.job.steps[place.step.number :]
    return any(step.run or (step.uses is not None and step.uses.is_local) for step in after)
