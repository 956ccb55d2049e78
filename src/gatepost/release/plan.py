"""From the files and the history of a repository to its release pull requests (spec §3, §7)."""

from collections.abc import Mapping
from dataclasses import replace

from gatepost.formats.errors import UnreadableText
from gatepost.policy.configuration import ROOT, Configuration, Table, read_configuration, read_package
from gatepost.policy.sections import InvalidConfiguration
from gatepost.policy.versions import InvalidVersion, Version
from gatepost.release.candidate import Candidate, build_candidate
from gatepost.release.errors import PlanError
from gatepost.release.last_release import latest_version
from gatepost.release.loading import (
    CONFIGURATION_FILE,
    MANIFEST_FILE,
    load_configuration,
    load_manifest,
    must_be_there,
    versions_in,
)
from gatepost.release.planned import EMPTY, MISSING, FileChange, PackageState, Plan, PullRequest
from gatepost.release.plugins.registry import merging
from gatepost.release.preparation import Preparation, prepare
from gatepost.release.source import Source, Target
from gatepost.release.types import release_type_of
from gatepost.release.updaters.manifest import update_manifest
from gatepost.release.updates import Update, merge_updates


def plan(
    source: Source, target: Target, configuration_file: str = CONFIGURATION_FILE, manifest_file: str = MANIFEST_FILE
) -> Plan:
    """Return what Release Please would do with the configuration and the manifest of the repository.

    Never raises for what is in the repository: an error of Release Please is part of the plan.
    """
    planner = _Planner(source, target, manifest_file)
    try:
        must_be_there(source, target, configuration_file, manifest_file)
        configuration, unknown = load_configuration(source, target, configuration_file)
        manifest = load_manifest(source, target, manifest_file)
        planner.so_far = replace(planner.so_far, manifest=manifest, unknown_keys=unknown)
        return planner.plan(configuration, versions_in(manifest))
    except PlanError as error:
        return replace(planner.so_far, error=str(error))


def plan_without_manifest(source: Source, target: Target, package: Table, plugins: object = None) -> Plan:
    """Return what Release Please would do for one package at the root, whose last version only its tags tell.

    `package` has the keys of a package's configuration.
    """
    planner = _Planner(source, target, MANIFEST_FILE)
    try:
        table = {"packages": {ROOT: dict(package)}, "plugins": plugins}
        configuration = replace(_read(table, package), separate_pull_requests=True)
        root = configuration.packages[ROOT]
        component = release_type_of(root, source, target).branch_component
        recent = (commit.sha for commit in source.commits(250))
        # to this search alone, a component is in the tags only where that is said
        is_in_tag = package.get("include-component-in-tag") is True
        latest = latest_version(source.tags(), recent, replace(root, include_component_in_tag=is_in_tag), component)
        return planner.plan(configuration, {} if latest is None else {ROOT: latest})
    except InvalidVersion as error:
        return replace(planner.so_far, error=f"TypeError: {error}")
    except PlanError as error:
        return replace(planner.so_far, error=str(error))


def _read(table: Table, package: Table) -> Configuration:
    try:
        configuration = read_configuration(table)
        return replace(configuration, packages={ROOT: read_package(ROOT, package, {})})
    except InvalidConfiguration as error:
        raise PlanError(str(error)) from None


class _Planner:
    """One plan in the making; what is known when an error stops it is kept."""

    def __init__(self, source: Source, target: Target, manifest_file: str) -> None:
        self._source = source
        self._target = target
        self._manifest_file = manifest_file
        self.so_far = Plan((), {})

    def plan(self, configuration: Configuration, versions: Mapping[str, Version]) -> Plan:
        self.so_far = replace(self.so_far, configuration=configuration)
        prepared = prepare(self._source, self._target, configuration, versions, self._manifest_file)
        collected = prepared.collected
        self.so_far = replace(
            self.so_far,
            packages={
                path: PackageState(
                    type_, prepared.last(path), tuple(collected.by_path[path]), tuple(collected.excluded.get(path, ()))
                )
                for path, type_ in prepared.workshop.types.items()
            },
            elsewhere=tuple(collected.elsewhere),
            tags=prepared.tags,
            looked_at=collected.count,
            cut_short=collected.cut_short,
        )
        for plugin in prepared.plugins:
            plugin.prepare(prepared.workshop)
        candidates = self._candidates(prepared)
        last = [] if configuration.separate_pull_requests else [merging(configuration, self._target)]
        for plugin in [*prepared.plugins, *last]:
            candidates = plugin.run(candidates)
        pull_requests = tuple(self._finished(candidate) for candidate in candidates)
        failed = (change for each in pull_requests for change in each.files if change.error)
        error = next((f"updater failed for {change.path}: {change.error}" for change in failed), "")
        return replace(self.so_far, pull_requests=pull_requests, error=error)

    def _candidates(self, prepared: Preparation) -> list[Candidate]:
        candidates = []
        configuration = prepared.workshop.configuration
        for path in configuration.packages:
            candidate = build_candidate(
                prepared.workshop.types[path],
                prepared.changes(path),
                prepared.last(path),
                labels=configuration.label,
            )
            if candidate is not None:
                candidate.updates.append(self._manifest_update(path, candidate.version))
                candidates.append(candidate)
        return candidates

    def _manifest_update(self, path: str, version: Version | None) -> Update:
        def update(content: str | None) -> str:
            return update_manifest(content, {path: str(version)})

        return Update(self._manifest_file, (update,))

    def _finished(self, candidate: Candidate) -> PullRequest:
        return PullRequest(
            version=str(candidate.version or ""),
            title=candidate.title.render(),
            branch=candidate.branch,
            labels=tuple(candidate.labels),
            draft=candidate.draft,
            body=candidate.body.render(),
            releases=tuple(candidate.body.releases),
            files=tuple(self._changed(update) for update in merge_updates(candidate.updates)),
        )

    def _changed(self, update: Update) -> FileChange:
        before = self._source.read(update.path)
        if before is None and not update.creates:
            return FileChange(update.path, skipped=MISSING)
        try:
            content = update.apply(before)
        except UnreadableText as error:
            return FileChange(update.path, before, error=str(error))
        return FileChange(update.path, before, content) if content else FileChange(update.path, before, skipped=EMPTY)
