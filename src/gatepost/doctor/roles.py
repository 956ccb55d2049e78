"""What the steps of workflows are for: which release, which upload, which judge titles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.doctor.command_patterns import ON_LINE, OPTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gatepost.doctor.workflow import Job, Step, Workflow

RELEASE_PLEASE = ("googleapis/release-please-action", "google-github-actions/release-please-action")
PUBLISH_ACTION = "pypa/gh-action-pypi-publish"
TITLE_ACTION = "amannn/action-semantic-pull-request"
GATEPOST = "gatepost/gatepost"
_TITLE_ACTIONS = (TITLE_ACTION, "webiny/action-conventional-commits", "deepakputhraya/action-pr-title", GATEPOST)
_COMMENT = re.compile(r"(?m)^[^\S\n]*#.*$")
_RELEASE_COMMAND = re.compile(r"\brelease-please(?:@\S{1,99})?\s+(?:release-pr|github-release|manifest-|bootstrap)")
_PUBLISH_COMMAND = re.compile(
    rf"\btwine(?:@\S{{1,99}})?\s+upload\b|\b(?:uv|poetry|flit|hatch|pdm)\s+{OPTIONS}publish\b", re.MULTILINE
)
_TITLE_COMMAND = re.compile(rf"\bgatepost\s+lint\b{ON_LINE}(?:--event|--title)|\bcommitlint\b|\bcz\s+check\b")


@dataclass(frozen=True)
class Place:
    """A step, with its job and its workflow."""

    workflow: Workflow
    job: Job
    step: Step

    @property
    def where(self) -> str:
        """The place of the step, as a problem names it."""
        return self.workflow.at(self.step.line)

    def at(self, *keys: str) -> str:
        """Return the place of a key of the step."""
        return self.workflow.at(self.step.line_of(*keys))

    def is_action(self, *repositories: str) -> bool:
        """Tell whether the step uses an action of one of these repositories."""
        return self.step.uses is not None and self.step.uses.repository in repositories


def steps_of(workflows: Iterable[Workflow]) -> Iterator[Place]:
    """Yield every step of some workflows."""
    for workflow in workflows:
        for job in workflow.jobs:
            for step in job.steps:
                yield Place(workflow, job, step)


def releasing_places(workflows: Iterable[Workflow]) -> tuple[Place, ...]:
    """Return the steps that run Release Please."""
    return _places(workflows, lambda place: place.is_action(*RELEASE_PLEASE) or _runs(place.step, _RELEASE_COMMAND))


def publishing_places(workflows: Iterable[Workflow]) -> tuple[Place, ...]:
    """Return the steps that upload distributions to a package index."""
    return _places(workflows, lambda place: place.is_action(PUBLISH_ACTION) or _runs(place.step, _PUBLISH_COMMAND))


def title_places(workflows: Iterable[Workflow]) -> tuple[Place, ...]:
    """Return the steps that judge the titles of pull requests."""
    return _places(workflows, is_title_place)


def is_title_place(place: Place) -> bool:
    """Tell whether a step judges the titles of pull requests."""
    return place.is_action(*_TITLE_ACTIONS) or _runs(place.step, _TITLE_COMMAND)


def command_of(step: Step) -> str:
    """Return what a step runs, without comments."""
    return _COMMENT.sub("", step.run)


def _places(workflows: Iterable[Workflow], is_one: Callable[[Place], bool]) -> tuple[Place, ...]:
    return tuple(place for place in steps_of(workflows) if is_one(place))


def _runs(step: Step, pattern: re.Pattern[str]) -> bool:
    return bool(step.run) and pattern.search(command_of(step)) is not None
