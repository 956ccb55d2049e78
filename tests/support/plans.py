"""Made-up repositories in memory, and the parts that release plans are made of."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from hashlib import sha1
from typing import TYPE_CHECKING

from gatepost.policy.configuration import ROOT, read_configuration, read_package
from gatepost.policy.versions import parse_tag
from gatepost.release.changes import Readings
from gatepost.release.last_release import LastRelease
from gatepost.release.loading import CONFIGURATION_FILE, MANIFEST_FILE
from gatepost.release.plan import plan
from gatepost.release.source import LoggedCommit, Tag, Target

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gatepost.policy.configuration import Configuration, Package
    from gatepost.release.changes import Change
    from gatepost.release.planned import Plan

TARGET = Target("acme", "rocket", "main", "2026-03-04", "17.11.1")
URL = "https://github.com/acme/rocket"
ELSEWHERE = "e" * 40
"""The id of a commit on another branch."""


@dataclass
class MemorySource:
    """A repository: its files by path, its commits newest first, its tags newest first.

    A glob is matched by `fnmatch`, to which a slash is a character like any other.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    history: Sequence[LoggedCommit] = ()
    all_tags: Sequence[Tag] = ()

    def tags(self) -> Sequence[Tag]:
        return self.all_tags

    def reachable(self, tags: Sequence[Tag]) -> list[Tag]:
        return [tag for tag in tags if tag.sha != ELSEWHERE]

    def commits(self, limit: int) -> Iterator[LoggedCommit]:
        return iter(self.history[:limit])

    def read(self, path: str) -> str | None:
        return self.files.get(path)

    def named(self, name: str, folder: str) -> list[str]:
        return [path for path in self._below(folder) if path.rpartition("/")[2] == name]

    def matching(self, glob: str, folder: str) -> list[str]:
        prefix = "" if folder in ("", ROOT) else f"{folder}/"
        return [path for path in self._below(folder) if fnmatchcase(prefix + path, glob)]

    def _below(self, folder: str) -> list[str]:
        prefix = "" if folder in ("", ROOT) else f"{folder}/"
        return [path.removeprefix(prefix) for path in self.files if path.startswith(prefix)]


def sha_of(text: str) -> str:
    """Return an id of forty digits."""
    return sha1(text.encode(), usedforsecurity=False).hexdigest()


def commit(message: str, *files: str, sha: str | None = None) -> LoggedCommit:
    """Return a commit; its id is made from its message, unless it is given."""
    return LoggedCommit(sha_of(message) if sha is None else sha, message, files)


def tag(name: str, sha: str = "") -> Tag:
    """Return a tag on a commit."""
    return Tag(name, sha)


def changes(*commits: LoggedCommit | str) -> list[Change]:
    """Return what is read in commits; of one that is given by its message, the id is made up."""
    return Readings().changes(commit(each) if isinstance(each, str) else each for each in commits)


def last(name: str, sha: str = "") -> LastRelease:
    """Return the last release, by its tag."""
    parsed = parse_tag(name)
    assert parsed is not None
    return LastRelease(parsed, sha)


def package(path: str = ROOT, /, **keys: object) -> Package:
    """Return a package of type `simple` unless given; `release_type=` is the key `release-type`."""
    return read_package(path, {"release-type": "simple", **kebab(keys)}, {})


def configuration(*paths: str, **keys: object) -> Configuration:
    """Return the configuration of packages of type `simple`, with these keys at the top level."""
    return read_configuration({"release-type": "simple", **kebab(keys), "packages": {path: {} for path in paths}})


def repository(
    table: Mapping[str, object],
    versions: Mapping[str, str],
    commits: Sequence[LoggedCommit] = (),
    tags: Sequence[Tag] = (),
    files: Mapping[str, str] | None = None,
) -> MemorySource:
    """Return a repository with a release configuration, a manifest and further files."""
    released = {CONFIGURATION_FILE: json.dumps(table), MANIFEST_FILE: json.dumps(versions)}
    return MemorySource({**released, **(files or {})}, commits, tags)


def planned(source: MemorySource, target: Target = TARGET) -> Plan:
    """Return the plan for a repository, which must not fail."""
    found = plan(source, target)
    assert found.error == ""
    return found


def contents(found: Plan) -> list[dict[str, str]]:
    """Return the files of each pull request of a plan that come out differently, by path."""
    return [{file.path: file.content for file in each.files if file.is_changed} for each in found.pull_requests]


def kebab(keys: Mapping[str, object]) -> dict[str, object]:
    """Return keys with hyphens."""
    return {key.replace("_", "-"): value for key, value in keys.items()}
