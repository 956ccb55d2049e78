"""The commits that released a package, and the versions that they gave it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.project import PYPROJECT
from gatepost.doctor.releases.changelogs import newest_entry
from gatepost.policy.configuration import ROOT
from gatepost.policy.titles import DEFAULT_PATTERN, follows_pattern

if TYPE_CHECKING:
    from gatepost.doctor.facts import Release
    from gatepost.release.planned import PackageState
    from gatepost.release.source import LoggedCommit

_VERSION = re.compile(r"(?<![0-9])[0-9]+\.[0-9]+\.[0-9]+[0-9A-Za-z.+-]*")
_NUMBER = re.compile(r" \(#[0-9]+\)\Z")


def release_commit(release: Release, path: str) -> LoggedCommit | None:
    """Return the commit that gave a package its version in the manifest.

    None where its title does not say that version, and a hand has changed the manifest since.
    """
    found = releases_of(release, path)
    last = release.plan.packages[path].last
    if not found or last is None or version_of(release, path, found[0]) not in ("", str(last.tag.version)):
        return None
    if _version_in_title(release, path, found[0]):
        return found[0]
    newest = next(each for each in release.commits if release.manifest_file in each.files)
    return found[0] if len(release.plan.packages) > 1 or newest == found[0] else None


def releases_of(release: Release, path: str) -> list[LoggedCommit]:
    """Return the commits that released a package, newest first: they write the manifest, and its changelog too.

    The commit that made the manifest releases nothing. Of several packages it need not be among those that are known.
    """
    touching = [each for each in release.commits if release.manifest_file in each.files]
    if len(release.plan.packages) == 1:
        touching = touching[:-1]
    own = {each.sha for each in release.plan.packages[path].commits}
    mark = _mark(release.plan.packages[path], path)
    return [
        each
        for each in touching
        if each.sha in own and mark in each.files and release.configuration_file not in each.files
    ]


def version_of(release: Release, path: str, commit: LoggedCommit) -> str:
    """Return the version that a package got by the newest of the commits that released it.

    Its title says it, below the first line where it is a merge; else the newest entry of the changelog. Empty where
    neither does.
    """
    entry = newest_entry(release.plan.packages[path].type)
    return _version_in_title(release, path, commit) or (entry.version if entry is not None else "")


def folder_of(path: str) -> str:
    """Return the folder of a package, with a slash at its end, or empty for the top."""
    return "" if path == ROOT else f"{path.strip('/')}/"


def _version_in_title(release: Release, path: str, commit: LoggedCommit) -> str:
    """Return the version in the title of a release pull request; empty where it is another title, or has none."""
    patterns = (release.plan.packages[path].type.package.pull_request_title_pattern, DEFAULT_PATTERN)
    for line in [each for each in commit.message.split("\n") if each][:2]:
        title = _NUMBER.sub("", line.strip())
        versions = _VERSION.findall(title)
        if versions and any(follows_pattern(title, pattern) for pattern in patterns):
            return str(versions[-1])
    return ""


def _mark(state: PackageState, path: str) -> str:
    """Return a file that every release of a package writes."""
    package = state.type.package
    name = PYPROJECT if package.skip_changelog else package.changelog_path
    return name.lstrip("/") if name.startswith("/") else folder_of(path) + name
