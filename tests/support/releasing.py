"""Releases of made-up packages, and what they write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.policy.versions import parse_version
from gatepost.release.candidate import build_candidate
from gatepost.release.types import release_type_of
from gatepost.release.types.base import NewRelease
from support.plans import TARGET, MemorySource, changes, last, package

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gatepost.release.candidate import Candidate
    from gatepost.release.planned import Plan, PullRequest
    from gatepost.release.types.base import ReleaseType

ENTRY = "## 1.2.0\n\n* new"


def release_type(path: str, keys: Mapping[str, object], files: Mapping[str, str]) -> ReleaseType:
    """Return how a package is released; `keys` are those of its configuration."""
    return release_type_of(package(path, **keys), MemorySource(files), TARGET)


def written(type_: ReleaseType, *messages: str, version: str = "1.2.0") -> list[tuple[str, str | None]]:
    """Return what the release of a version writes, in order: paths and new texts, None for a file that is not there."""
    found: list[tuple[str, str | None]] = []
    for update in type_.updates(NewRelease(parse_version(version), ENTRY, changes(*messages))):
        content = type_.source.read(update.path)
        is_written = content is not None or update.creates
        found.append((update.path, update.apply(content) if is_written else None))
    return found


def candidate(
    path: str, *messages: str, labels: tuple[str, ...] = (), draft: bool = False, **keys: object
) -> Candidate:
    """Return the pull request of a package whose last release was 1.1.0."""
    type_ = release_type(path, {**keys, "draft_pull_request": draft}, {})
    found = build_candidate(type_, changes(*messages), last("v1.1.0"), labels=labels)
    assert found is not None
    return found


@dataclass(frozen=True)
class Shown:
    """A pull request: its title, its branch, its releases as component, version and notes, the files that it writes."""

    title: str
    branch: str
    releases: list[tuple[str, str, str]]
    files: dict[str, str]


def shown(plan: Plan) -> list[Shown]:
    """Return the pull requests of a plan."""
    return [_shown(each) for each in plan.pull_requests]


def _shown(pull_request: PullRequest) -> Shown:
    releases = [(each.component, each.version, each.notes) for each in pull_request.releases]
    files = {file.path: file.content for file in pull_request.files if file.is_changed}
    return Shown(pull_request.title, pull_request.branch, releases, files)
