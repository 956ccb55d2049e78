"""What a package was really released as, whatever its manifest says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.changelogs import newest_entry
from gatepost.doctor.releases.release_commits import folder_of, release_commit, releases_of, version_of
from gatepost.doctor.releases.release_tags import is_less, newest_tag
from gatepost.policy.versions import InvalidVersion, Version, parse_version, precedence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import DatedTag, Facts
    from gatepost.doctor.releases.release_tags import LostRelease
    from gatepost.release.source import LoggedCommit

UNRELEASED = Version(0, 0, 0)


@dataclass(frozen=True)
class Released:
    """A release that was made: by its tag, which is empty where it has none, or by the commit that made it.

    Without either, its project and its changelog agree on it.
    """

    version: Version
    tag: str = ""
    commit: LoggedCommit | None = None


def last_released(facts: Facts, path: str) -> Released | None:
    """Return the newest release of a package that a tag, a commit, or its project and its changelog tell of."""
    return max(evidence(facts, path), key=lambda each: precedence(each.version), default=None)


def evidence(facts: Facts, path: str) -> Iterator[Released]:
    """Yield what tells of the newest release: the newest tag, the newest commit, and project with changelog."""
    for text, tag, commit in _told(facts, path):
        try:
            version = parse_version(text)
            precedence(version)
        except InvalidVersion:
            continue
        yield Released(version, tag, commit)


def newer_tags(facts: Facts) -> dict[str, tuple[DatedTag, Version]]:
    """Return the packages whose manifest is behind a tag that counts as unreleased, each with the newest such tag.

    One of another branch is none of them.
    """
    release = known(facts.release)
    unreleased = {commit.sha for commit in release.commits}
    tags = [tag for tag in facts.repository.tags if tag.sha in unreleased]
    found = {}
    for path, state in release.plan.packages.items():
        newest = newest_tag(state, tags)
        current = state.last.tag.version if state.last else UNRELEASED
        if newest is not None and path in release.plan.manifest and is_less(current, newest[1]):
            found[path] = newest
    return found


def raised_over(facts: Facts, lost: LostRelease) -> Released | None:
    """Return the last release of a package whose version was raised over it by hand; None where it was not."""
    project = facts.project(folder_of(lost.path))
    is_projects = project is not None and project.version == lost.version
    if lost.fitting or lost.alike or is_projects or release_commit(known(facts.release), lost.path) is not None:
        return None
    found = last_released(facts, lost.path)
    return found if found is not None and is_less(found.version, lost.last.tag.version) else None


def _told(facts: Facts, path: str) -> Iterator[tuple[str, str, LoggedCommit | None]]:
    """Yield versions as they are written, each with its tag or its commit."""
    release = known(facts.release)
    state = release.plan.packages[path]
    names = {tag.name for tag in release.plan.tags}
    newest = newest_tag(state, (tag for tag in facts.repository.tags if tag.name in names))
    if newest is not None:
        yield str(newest[1]), newest[0].name, None
    project, entry = facts.project(folder_of(path)), newest_entry(state.type)
    own = project.version if project is not None else ""
    for commit in releases_of(release, path)[:1]:
        yield version_of(release, path, commit) or own, "", commit
    if entry is not None and entry.version == own:
        yield own, "", None
