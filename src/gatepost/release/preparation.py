"""What a release is made from: of each package its release type, its last release and its commits (spec §3)."""

from collections.abc import Mapping
from dataclasses import dataclass

from gatepost.policy.configuration import Configuration
from gatepost.policy.versions import Version, parse_tag
from gatepost.release.changes import Change, Readings
from gatepost.release.collected import Collected, collect, sort_by_package
from gatepost.release.last_release import LastRelease, assumed_release, find_releases
from gatepost.release.plugins.base import Plugin, Workshop
from gatepost.release.plugins.registry import plugins_of
from gatepost.release.source import Source, Tag, Target
from gatepost.release.types import release_type_of


@dataclass(frozen=True)
class Preparation:
    """All that is known before the pull requests are built."""

    workshop: Workshop
    plugins: list[Plugin]
    collected: Collected
    tags: tuple[Tag, ...]

    def changes(self, path: str) -> list[Change]:
        """Return the conventional commits of a package as the plugins leave them."""
        changes = self.workshop.readings.changes(self.workshop.commits[path])
        for plugin in self.plugins:
            changes = plugin.changed(changes)
        return changes

    def last(self, path: str) -> LastRelease | None:
        """Return the last release of a package."""
        return self.workshop.releases.get(path)


def prepare(
    source: Source, target: Target, configuration: Configuration, versions: Mapping[str, Version], manifest_file: str
) -> Preparation:
    """Find the last releases and the commits since; the plugins have not changed anything yet. Raises `PlanError`."""
    plugins = plugins_of(configuration, target)
    types = {path: release_type_of(package, source, target) for path, package in configuration.packages.items()}
    components = {path: type_.component for path, type_ in types.items()}
    tags = _tags(source, configuration, versions)
    found = find_releases(tags, configuration, versions, components, target.engine)
    commits = collect(source.commits(max(0, configuration.commit_search_depth)), configuration, found)
    collected = sort_by_package(commits, configuration, found)
    releases = dict(found.by_path)
    for path, package in configuration.packages.items():
        assumed = assumed_release(package, versions.get(path), components[path])
        if path not in releases and assumed is not None:
            releases[path] = assumed
    workshop = Workshop(
        configuration, source, target, manifest_file, Readings(), types, dict(collected.by_path), releases
    )
    return Preparation(workshop, plugins, collected, tags)


def _tags(source: Source, configuration: Configuration, versions: Mapping[str, Version]) -> tuple[Tag, ...]:
    """Return the tags without those of other branches that could be taken for a last release.

    Where there are more than are looked at, all those of other branches are left out: they would take places.
    """
    tags = tuple(source.tags())
    if len(tags) > configuration.release_search_depth:
        return tuple(source.reachable(tags))
    wanted = {str(version) for version in versions.values()}
    last = [tag for tag in tags if (name := parse_tag(tag.name)) is not None and str(name.version) in wanted]
    strangers = {tag.name for tag in last} - {tag.name for tag in source.reachable(last)}
    return tuple(tag for tag in tags if tag.name not in strangers)
