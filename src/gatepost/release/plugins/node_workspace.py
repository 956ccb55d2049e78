"""The plugin `node-workspace`: npm packages of one repository that depend on each other are released together."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from gatepost.formats.errors import UnreadableText
from gatepost.formats.javascript import in_key_order
from gatepost.formats.json_text import Json, parse_json
from gatepost.policy.configuration import ROOT
from gatepost.policy.versioning import next_version
from gatepost.policy.versions import InvalidVersion, Version, parse_version
from gatepost.release.candidate import Candidate, build_candidate
from gatepost.release.errors import PlanError
from gatepost.release.plugins.base import Plugin, Workshop
from gatepost.release.plugins.merge import Merge
from gatepost.release.plugins.workspace_graph import order_of
from gatepost.release.plugins.workspace_notes import dependency_notes, with_dependencies
from gatepost.release.updaters.changelog import Changelog
from gatepost.release.updaters.manifest import update_manifest
from gatepost.release.updaters.node_files import (
    DEPENDENCIES,
    DEV,
    OPTIONAL,
    PEER,
    update_package_dependencies,
    update_package_lock,
)
from gatepost.release.updates import Update

_UNDEFINED = "undefined"  # what JavaScript calls a name that is not there
_LOCK_NAMES = ("package-lock.json", ".package-lock.json", "./package-lock.json", "/package-lock.json")


@dataclass(frozen=True)
class NodePackage:
    """A package.json: its name, its version, and its tables of dependencies by kind."""

    path: str
    name: str
    version: str
    tables: Mapping[str, Mapping[str, str]]


class NodeWorkspace(Plugin):
    """Releases the packages that depend on a released one, and writes the new versions into those that do."""

    _workshop: Workshop

    def __init__(self, *, merges: bool, updates_peers: bool, updates_all: bool) -> None:
        self._merges = merges
        self._updates_peers = updates_peers
        self._updates_all = updates_all

    def prepare(self, workshop: Workshop) -> None:
        """Remember what new pull requests are built from."""
        self._workshop = workshop

    def run(self, candidates: list[Candidate]) -> list[Candidate]:
        """Return the other pull requests, then those of the workspace. Raises `PlanError`."""
        workshop = self._workshop
        versioned = [each for each in candidates if each.version is not None]
        inside = {each.path: each for each in versioned if each.release_type == "node"}
        outside = [each for each in versioned if each.release_type != "node"]
        if not inside:
            return outside
        packages = self._packages(workshop)
        by_name = {package.name: inside[package.path] for package in packages if package.path in inside}
        start = [package.name for package in packages] if self._updates_all else in_key_order(list(by_name))
        order = order_of({package.name: self._needs(package) for package in packages}, start)
        if not order:
            message = "TypeError: Cannot read properties of undefined (reading 'pullRequest')"
            raise PlanError(message)
        known = {package.name: package for package in packages}
        versions = {name: self._version(known[name], by_name.get(name), workshop) for name in order}
        added = {known[name].path: str(versions[name]) for name in order if name not in by_name}
        found = []
        for name in order:
            candidate = by_name.get(name) or self._new(known[name], versions[name], workshop)
            found.append(self._updated(candidate, known[name], versions))
        if self._merges:
            found = Merge(workshop.target.branch, workshop.target.engine).run(found)
        found[0].updates.append(Update(workshop.manifest_file, (partial(update_manifest, versions=added),)))
        self._add_root_lock(found[0], versions)
        return [*outside, *found]

    def _packages(self, workshop: Workshop) -> list[NodePackage]:
        """Return the packages that have a name: Release Please loses the release of one without."""
        packages = workshop.configuration.packages.items()
        found = [_read(path, workshop) for path, package in packages if package.release_type == "node"]
        if self._updates_all and len(found) == 1:
            return found
        named = [package for package in found if package.name != _UNDEFINED]
        if self._updates_all and len(named) < len(found):
            message = "TypeError: Cannot read properties of undefined (reading 'localeCompare')"
            raise PlanError(message)
        return named

    def _needs(self, package: NodePackage) -> list[str]:
        kinds = [DEPENDENCIES, DEV, OPTIONAL, *([PEER] if self._updates_peers else [])]
        return list(dict.fromkeys(name for kind in kinds for name in package.tables.get(kind, {})))

    def _version(self, package: NodePackage, candidate: Candidate | None, workshop: Workshop) -> Version:
        if candidate is not None and candidate.version is not None:
            return candidate.version
        try:
            return next_version(parse_version(package.version), (), workshop.types[package.path].package)
        except InvalidVersion as error:
            message = f"Error: {error}"
            raise PlanError(message) from None

    def _new(self, package: NodePackage, version: Version, workshop: Workshop) -> Candidate:
        """Return the pull request of a package that is released only because of what it depends on."""
        type_ = workshop.types[package.path]
        candidate = build_candidate(type_, (), workshop.releases.get(package.path), forced=version)
        assert candidate is not None  # noqa: S101  a forced version is always released
        candidate.package = None
        return candidate

    def _updated(self, candidate: Candidate, package: NodePackage, versions: Mapping[str, Version]) -> Candidate:
        """Write the new versions of what the package depends on into its files, its changelog and the notes."""
        texts = {name: str(version) for name, version in versions.items()}
        version = texts[package.name]
        kinds = [DEPENDENCIES, DEV, *([PEER] if self._updates_peers else []), OPTIONAL]
        in_package = partial(update_package_dependencies, version=version, versions=texts, kinds=kinds)
        in_lock = partial(update_package_lock, version=version, versions=texts)
        notes = dependency_notes(package.tables, texts)
        for update in candidate.updates:
            changelog = update.updaters[0] if len(update.updaters) == 1 else None
            if update.path == _below(candidate.path, "package.json"):
                update.updaters = (*update.updaters, in_package)
            elif update.path == _below(candidate.path, "package-lock.json"):
                update.updaters = (in_lock,)
            elif isinstance(changelog, Changelog) and notes:
                changelog.entry = with_dependencies(changelog.entry, notes)
        if notes:
            release = candidate.body.releases[0]
            release.notes = with_dependencies(release.notes, notes)
        return candidate

    def _add_root_lock(self, candidate: Candidate, versions: Mapping[str, Version]) -> None:
        if any(update.path in _LOCK_NAMES for update in candidate.updates):
            return
        texts = {name: str(version) for name, version in versions.items()}
        lock = partial(update_package_lock, version="", versions=texts)
        candidate.updates.append(Update("package-lock.json", (lock,)))


def _read(path: str, workshop: Workshop) -> NodePackage:
    """Return the package.json of a package. Raises `PlanError` where there is none, or it is no JSON."""
    file = _below(path, "package.json")
    content = workshop.source.read(file)
    if content is None:
        message = f"FileNotFoundError: Failed to find file: {file}"
        raise PlanError(message)
    try:
        parsed = parse_json(content)
    except UnreadableText as error:
        message = f"SyntaxError: {error}"
        raise PlanError(message) from None
    document = parsed if isinstance(parsed, dict) else {}
    tables = {kind: _texts(document.get(kind)) for kind in (DEPENDENCIES, DEV, PEER, OPTIONAL)}
    name = document.get("name")
    name = name if isinstance(name, str) else _UNDEFINED
    return NodePackage(path, name, str(document.get("version", "")), tables)


def _texts(table: Json) -> dict[str, str]:
    return {name: value for name, value in table.items() if isinstance(value, str)} if isinstance(table, dict) else {}


def _below(path: str, file: str) -> str:
    return file if path == ROOT else f"{path}/{file}"
