"""Finding the last release of each package: the manifest says which version, a tag where it was made (spec §3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from gatepost.formats.javascript import PROTOTYPE_MEMBERS
from gatepost.policy.configuration import ROOT, Configuration, Package
from gatepost.policy.engines import reaches
from gatepost.policy.versions import TagName, Version, parse_tag, precedence
from gatepost.release.errors import PlanError
from gatepost.release.source import Tag

_UNRELEASED = "0.0.0"
_RECENT = 250
_ALL_PATHS_SINCE = "17.10.0"


@dataclass(frozen=True)
class LastRelease:
    """A release: its tag, and the id of its commit, which is empty where no tag was found."""

    tag: TagName
    sha: str


@dataclass(frozen=True)
class LastReleases:
    """The last releases by path, and whether as many were found as there are packages.

    Release Please counts the tags that fit: two of one package stand for one of another.
    """

    by_path: Mapping[str, LastRelease]
    are_all: bool


def find_releases(
    tags: Iterable[Tag],
    configuration: Configuration,
    versions: Mapping[str, Version],
    components: Mapping[str, str],
    engine: str,
) -> LastReleases:
    """Return the last release of every package that has one.

    `tags` are newest first, `versions` is the manifest, `components` has what each package is called in tags.
    Raises `PlanError` for a component such as `constructor`, at which the real tool stumbles.
    """
    all_tags = list(tags)
    paths = _paths_by_component(components)
    has_lists = reaches(engine, _ALL_PATHS_SINCE)
    if not has_lists:  # of packages that are called the same, the last one took the tags
        paths = {component: own[-1:] for component, own in paths.items()}
    elif any(component in PROTOTYPE_MEMBERS for component in paths):
        message = "TypeError: this._pathsByComponent[component].push is not a function"
        raise PlanError(message)
    found, count = _by_scanning(all_tags, configuration, versions, paths, stumbles=has_lists)
    wanted = len(configuration.packages)
    if count < wanted:
        by_name = {tag.name: tag.sha for tag in all_tags}
        for path in [path for path in configuration.packages if path not in found]:
            names = _expected(configuration.packages, path, versions, components)
            release = next((LastRelease(name, by_name[str(name)]) for name in names if str(name) in by_name), None)
            if release is not None:
                found[path] = release
                count += 1
    return LastReleases(found, count >= wanted)


def assumed_release(package: Package, version: Version | None, component: str) -> LastRelease | None:
    """Return the release that the manifest speaks of where no tag was found; None for a package never released."""
    if version is None or str(version) == _UNRELEASED:
        return None
    return LastRelease(_tag(package, version, component), "")


def latest_version(tags: Iterable[Tag], recent: Iterable[str], package: Package, component: str) -> Version | None:
    """Return the greatest version that a tag on one of the last 250 commits names, for a package without a manifest.

    Raises `InvalidVersion` where there are several and one is no version by SemVer.
    """
    shas = set(islice(recent, _RECENT))
    prefix = component.removesuffix("-")
    names = [name for tag in tags if tag.sha in shas and (name := parse_tag(tag.name)) is not None]
    versions = [name.version for name in names if _is_of(name, prefix, package)]
    if len(versions) > 1:
        versions.sort(key=precedence, reverse=True)
    return versions[0] if versions else None


def _is_of(name: TagName, prefix: str, package: Package) -> bool:
    return name.component == (prefix if package.include_component_in_tag else "")


def _by_scanning(
    tags: Iterable[Tag],
    configuration: Configuration,
    versions: Mapping[str, Version],
    paths: Mapping[str, list[str]],
    *,
    stumbles: bool,
) -> tuple[dict[str, LastRelease], int]:
    """Return the releases among the newest tags, by component and version, and how many tags fit.

    The tag's own spelling is kept. Of two that fit the older one counts, unless enough were found before.
    """
    found: dict[str, LastRelease] = {}
    count = 0
    for tag in islice(tags, max(0, configuration.release_search_depth)):
        name = parse_tag(tag.name)
        if name is None:
            continue
        if stumbles and name.component in PROTOTYPE_MEMBERS:
            message = "TypeError: paths is not iterable"
            raise PlanError(message)
        for path in paths.get(name.component, ()):
            if path in versions and str(versions[path]) == str(name.version):
                found[path] = LastRelease(name, tag.sha)
                count += 1
        if count >= len(configuration.packages):
            break
    return found, count


def _paths_by_component(components: Mapping[str, str]) -> dict[str, list[str]]:
    paths: dict[str, list[str]] = {}
    for path, component in components.items():
        paths.setdefault(component, []).append(path)
    return paths


def _expected(
    packages: Mapping[str, Package], path: str, versions: Mapping[str, Version], components: Mapping[str, str]
) -> list[TagName]:
    """Return the tags that would be the release of a package: its own, and the root's where it makes no release."""
    if path not in versions:
        return []
    names = [_tag(packages[path], versions[path], components[path])]
    if packages[path].skip_github_release and ROOT in packages:
        names.append(_tag(packages[ROOT], versions[path], components[ROOT]))
    return names


def _tag(package: Package, version: Version, component: str) -> TagName:
    return TagName(version, component, package.tag_separator, package.include_v_in_tag)
