"""Which commits belong to the next release of each package (spec §3)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from gatepost.policy.configuration import ROOT, Configuration
from gatepost.release.last_release import LastReleases
from gatepost.release.source import LoggedCommit
from gatepost.release.what_if import is_unborn


def collect(
    history: Iterable[LoggedCommit], configuration: Configuration, releases: LastReleases
) -> list[LoggedCommit]:
    """Return the commits, newest first, down to the one at which the last of all releases was made.

    That one is left out, those of the younger releases are not.
    """
    found = []
    expected = {release.sha for release in releases.by_path.values()}
    seen = 0
    for commit in history:
        seen += commit.sha in expected
        if configuration.last_release_sha and commit.sha == configuration.last_release_sha:
            break
        if not releases.are_all and commit.sha == configuration.bootstrap_sha:
            break
        if releases.are_all and seen >= len(expected):
            break
        found.append(commit)
    return found


@dataclass(frozen=True)
class Collected:
    """Commits by the package that they touch, newest first, and beside them those that `exclude-paths` takes out.

    Those `elsewhere` touch no package at all; they are those since the newest release of any. `count` is how many
    commits were looked at. Those packages are `cut_short` whose last release lies further back than that.
    """

    by_path: dict[str, list[LoggedCommit]]
    excluded: dict[str, list[LoggedCommit]]
    elsewhere: list[LoggedCommit]
    count: int
    cut_short: frozenset[str] = frozenset()


def sort_by_package(commits: Sequence[LoggedCommit], configuration: Configuration, releases: LastReleases) -> Collected:
    """Give each package the commits since its last release that touch it."""
    split = _split(commits, configuration)
    touching = {commit.sha for each in split.values() for commit in each}
    newest = {release.sha for release in releases.by_path.values()}
    recent = list(takewhile(lambda commit: commit.sha not in newest, commits))
    elsewhere = [] if ROOT in configuration.packages else [each for each in recent if each.sha not in touching]
    found = Collected({}, {}, elsewhere, len(commits), _cut_short(commits, configuration, releases))
    for path, package in configuration.packages.items():
        own = list(commits) if path == ROOT else split.get(path, [])
        last = releases.by_path[path].sha if path in releases.by_path else ""
        own = own[: next((at for at, commit in enumerate(own) if commit.sha == last), len(own))]
        found.by_path[path] = own
        if package.exclude_paths is not None:
            folders = [_normal(each) for each in package.exclude_paths]
            found.by_path[path] = [commit for commit in own if _is_included(commit, path, folders)]
            found.excluded[path] = [commit for commit in own if not _is_included(commit, path, folders)]
    return found


def _cut_short(commits: Sequence[LoggedCommit], configuration: Configuration, releases: LastReleases) -> frozenset[str]:
    """Return the packages whose last release is not among as many commits as are looked at."""
    if len(commits) < configuration.commit_search_depth:
        return frozenset()
    seen = {commit.sha for commit in commits}
    return frozenset(path for path, release in releases.by_path.items() if release.sha not in seen)


def _split(commits: Sequence[LoggedCommit], configuration: Configuration) -> dict[str, list[LoggedCommit]]:
    """Give each file to the package with the longest path that it lies in; a commit without files goes to all."""
    normal = [_normal(path) for path in configuration.packages]
    paths = sorted((path for path in normal if path != ROOT), key=len, reverse=True)
    found: dict[str, list[LoggedCommit]] = {}
    for commit in commits:
        if commit.files:
            owners = (_owner(file, paths) for file in commit.files)
            touched = list(dict.fromkeys(owner for owner in owners if owner))
        else:
            touched = paths
        for path in touched:
            found.setdefault(path, []).append(commit)
    return found


def _owner(file: str, paths: list[str]) -> str:
    return next((path for path in paths if file.startswith(f"{path}/")), "") if "/" in file else ""


def _normal(path: str) -> str:
    """Return a path without one slash at its beginning and one at its end."""
    return path.removesuffix("/").removeprefix("/")


def _is_included(commit: LoggedCommit, path: str, excluded: list[str]) -> bool:
    """Tell whether any of the commit's files in the package is not in an excluded folder.

    Of a commit that is not made yet, nobody may have said what it changes: then it counts.
    """
    if is_unborn(commit.sha) and not commit.files:
        return True
    files = [file for file in commit.files if _lies_in(file, path)]
    return any(not any(_lies_in(file, folder) for folder in excluded) for file in files)


def _lies_in(file: str, folder: str) -> bool:
    return folder == ROOT or file.startswith(f"{folder}/")
