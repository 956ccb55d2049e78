"""The tags of last releases: which are not found, and what there is in their place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.facts import ANCESTOR
from gatepost.doctor.releases.release_commits import folder_of, release_commit, releases_of
from gatepost.policy.versions import InvalidVersion, Version, parse_tag, precedence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gatepost.doctor.facts import DatedTag, Facts, Release
    from gatepost.release.last_release import LastRelease
    from gatepost.release.planned import PackageState

FULL = 40
"""The digits of a commit's id."""

_PREFIXES = ("", "r", "rel", "release", "releases", "ver", "version")
_RELEASE_BRANCH = "release-please--"


@dataclass(frozen=True)
class LostRelease:
    """A package whose version in the manifest has no tag that Release Please finds.

    `fitting` are tags that would be found if they were on the branch, or not too old; `alike` are those of the
    version that are spelled otherwise.
    """

    path: str
    state: PackageState
    last: LastRelease
    fitting: tuple[DatedTag, ...]
    alike: tuple[DatedTag, ...]

    @property
    def expected(self) -> str:
        """The tag that Release Please would make."""
        return str(self.last.tag)

    @property
    def version(self) -> str:
        """The version that the manifest has."""
        return str(self.last.tag.version)


def lost_releases(facts: Facts) -> list[LostRelease]:
    """Return the packages that were released, as the manifest says, and have no tag that is found."""
    release = known(facts.release)
    found = []
    for path, state in release.plan.packages.items():
        if state.last is not None and not state.last.sha:
            wanted = (state.type.component, str(state.last.tag.version))
            fitting = tuple(tag for tag in facts.repository.tags if _said_by(tag.name) == wanted)
            others = (tag for tag in facts.repository.tags if _said_by(tag.name) != wanted)
            alike = tuple(tag for tag in others if _is_alike(tag.name, wanted[1], path, facts))
            found.append(LostRelease(path, state, state.last, fitting, alike))
    return found


def repeating_releases(facts: Facts) -> list[LostRelease]:
    """Return those whose next release would repeat what was released: nothing else says where it begins."""
    release = known(facts.release)
    return [each for each in lost_releases(facts) if not _is_begun(release) or releases_of(release, each.path)]


def why_not_yet(facts: Facts) -> str:
    """Return why a version need not have its tag yet; empty where it should."""
    if facts.repository.branch.startswith(_RELEASE_BRANCH):
        return "this is the branch of a release pull request, which is tagged when it is merged"
    release = known(facts.release)
    for path in release.plan.packages:
        commit = release_commit(release, path)
        if commit is None:
            continue
        if commit.sha == facts.repository.head and facts.hooks is None:
            return "in CI, the commit that is to be released is not tagged yet"
        if not commit.pull_request and facts.repository.branch != facts.repository.release_branch:
            return "this may be a release pull request, which is tagged when it is merged"
    return ""


def newest_tag(state: PackageState, among: Iterable[DatedTag]) -> tuple[DatedTag, Version] | None:
    """Return the tag with the greatest version of a package, pre-releases aside; None where there is none."""
    found = []
    for tag in among:
        name = parse_tag(tag.name)
        if name is not None and name.component == state.type.component and not name.version.prerelease:
            found.append((tag, name.version))
    return max(found, key=lambda each: _numbers(each[1]), default=None)


def differs_by_component(name: str, lost: LostRelease) -> bool:
    """Tell whether a tag is that of a release but for the component in it, or for there being none."""
    tag = parse_tag(name)
    if tag is None or tag.component.lower() in _PREFIXES[1:]:
        return False
    return bool(tag.component) != bool(lost.last.tag.component)


def is_less(one: Version, other: Version) -> bool:
    """Tell whether a version comes before another; false where one of them is none by SemVer."""
    try:
        return precedence(one) < precedence(other)
    except InvalidVersion:
        return False


def _numbers(version: Version) -> tuple[float, float, float]:
    return version.major, version.minor, version.patch


def _is_begun(release: Release) -> bool:
    """Tell whether the configuration says where the first release begins, and is understood."""
    configuration = known(release.plan.configuration)
    if release.plan.looked_at >= configuration.commit_search_depth:
        return False
    starts = (configuration.bootstrap_sha, configuration.last_release_sha)
    return any(len(sha) == FULL and release.ancestry.get(sha) == ANCESTOR for sha in starts)


@lru_cache(maxsize=1 << 17)  # many checks ask of each tag, and some repositories have tens of thousands
def _said_by(name: str) -> tuple[str, str] | None:
    """Return the component and the version in the name of a tag; None where it names none."""
    tag = parse_tag(name)
    return (tag.component, str(tag.version)) if tag is not None else None


def _is_alike(name: str, version: str, path: str, facts: Facts) -> bool:
    """Tell whether a tag, in another spelling, is probably that of a package's version."""
    packages = known(facts.release).plan.packages
    said = _said_by(name)
    if said is not None:
        return said[1] == version and _may_be_of(said[0], path, facts)
    short = version.removesuffix(".0") if version.endswith(".0") else version
    bare = name.lower()
    return len(packages) == 1 and bare in {
        f"{prefix}{each}" for prefix in (*_PREFIXES, "v") for each in (version, short)
    }


def _may_be_of(component: str, path: str, facts: Facts) -> bool:
    packages = known(facts.release).plan.packages
    others = {state.type.component for each, state in packages.items() if each != path}
    if component in others:
        return False
    project = facts.project(folder_of(path))
    names = {packages[path].type.branch_component, path.rpartition("/")[2], project.name if project else ""}
    if len(packages) == 1:
        names |= {*_PREFIXES, known(facts.release).target.name}
    return not component or component.lower() in {name.lower() for name in names if name}
