"""What a run of the real Release Please does at GitHub: to releases, tags, pull requests and their labels.

GitHub is one that lives in the process of node, for one run: it has the tags of the repository, a release for each, and
the pull requests that it is told of, which are those that the checks look at.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, cast

from gatepost.doctor.online import PullRequest
from support.real_plans import RealTool, committed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from support.patients import Patient

SCRIPT = Path(__file__).with_name("release_please_runs.mjs")
PENDING, TAGGED = "autorelease: pending", "autorelease: tagged"
OUTSTANDING = "There are untagged, merged release PRs outstanding - aborting"
LONG_AGO = 5
"""When everything was merged, in seconds since 1970."""


class _Pull(TypedDict):
    number: int
    title: str
    body: str
    labels: list[str]
    branch: str
    is_open: bool
    merged: str


class _Release(TypedDict):
    tag: str
    notes: str


class _Answer(TypedDict):
    releases: list[_Release]
    tagged: list[str]
    pulls: list[_Pull]
    pushed: dict[str, dict[str, str]]
    log: list[str]
    error: str


@dataclass(frozen=True)
class RealRun:
    """What comes of a run: the notes of the releases it made, by tag; the tags that came to be; what it opened.

    `pulls` are all pull requests as they are then; `pushed` has the files that were pushed to each branch.
    """

    released: Mapping[str, str]
    tagged: tuple[str, ...]
    opened: list[PullRequest]
    pulls: tuple[PullRequest, ...]
    pushed: Mapping[str, Mapping[str, str]]
    log: tuple[str, ...]
    error: str

    def says(self, words: str) -> bool:
        """Tell whether the log says something."""
        return any(words in line for line in self.log)

    def labels(self, number: int) -> tuple[str, ...]:
        """Return the labels that a pull request has after the run."""
        return next(pull.labels for pull in self.pulls if pull.number == number)


class RealRuns:
    """The real tool, started when it is first run."""

    def __init__(self) -> None:
        self._tool = RealTool(SCRIPT)

    def of(self, patient: Patient, *pulls: PullRequest, **more: object) -> RealRun:
        """Run it on `main` as it is committed, at a GitHub that has these pull requests, the last changed first.

        `release_type` and `skips_releases` are inputs of the action. `bare_tags` are tags without a release. `refused`
        is what GitHub refuses, with `words`: the `creation`, `update` or `non_fast_forward` of a branch, a `release`,
        or the `history` once a release is made. `date` is the day of the run.
        """
        known = {"release_type": "", "skips_releases": False, "bare_tags": [], "refused": "", "words": ""}
        told = [{**asdict(pull), "labels": list(pull.labels)} for pull in pulls]
        answer = cast("_Answer", self._tool.ask({**committed(patient), **known, "pulls": told, **more}))
        after = tuple(_pull(each) for each in answer["pulls"])
        before = {pull.number for pull in pulls}
        return RealRun(
            released={each["tag"]: each["notes"] for each in answer["releases"]},
            tagged=tuple(answer["tagged"]),
            opened=[pull for pull in after if pull.number not in before],
            pulls=after,
            pushed=answer["pushed"],
            log=tuple(answer["log"]),
            error=answer["error"],
        )

    def merged(self, patient: Patient, *, title: str = "") -> PullRequest:
        """Have the real tool open a release pull request, land it squashed, under another title if one is given."""
        run = self.of(patient)
        assert not run.error, run.error
        (pull,) = run.opened
        return land(patient, replace(pull, number=7, title=title or pull.title), run)

    def close(self) -> None:
        """End it."""
        self._tool.close()


def land(patient: Patient, pull: PullRequest, run: RealRun) -> PullRequest:
    """Squash a pull request that a run has opened, or made anew, onto `main`, and return it as it is then."""
    for name, text in run.pushed[pull.branch].items():
        patient.write(name, text)
    sha = patient.commit(f"{pull.title} (#{pull.number})")
    return replace(pull, is_open=False, merged=sha, merged_at=LONG_AGO)


def _pull(found: _Pull) -> PullRequest:
    merged_at = LONG_AGO if found["merged"] else 0
    return PullRequest(
        found["number"],
        found["title"],
        found["body"],
        tuple(found["labels"]),
        found["branch"],
        is_open=found["is_open"],
        merged=found["merged"],
        merged_at=merged_at,
    )
