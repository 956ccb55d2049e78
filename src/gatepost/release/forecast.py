"""Which versions the next release has, without what it writes: for the line after a commit."""

from dataclasses import dataclass

from gatepost.release.candidate import new_version, notes_of
from gatepost.release.errors import PlanError
from gatepost.release.loading import CONFIGURATION_FILE, MANIFEST_FILE, load_configuration, load_manifest, versions_in
from gatepost.release.preparation import prepare
from gatepost.release.source import Source, Target


@dataclass(frozen=True)
class Forecast:
    """The next version of a package, empty where there is none. `name` is empty for the only package."""

    name: str
    version: str


def forecast(source: Source, target: Target, sha: str) -> list[Forecast] | None:
    """Return the next versions of the packages that the commit `sha` touches; None where Release Please would stop."""
    try:
        configuration, _ = load_configuration(source, target, CONFIGURATION_FILE)
        versions = versions_in(load_manifest(source, target, MANIFEST_FILE))
        prepared = prepare(source, target, configuration, versions, MANIFEST_FILE)
        for plugin in prepared.plugins:
            plugin.prepare(prepared.workshop)
        found = []
        for path, type_ in prepared.workshop.types.items():
            if any(commit.sha == sha for commit in prepared.workshop.commits[path]):
                changes, last = prepared.changes(path), prepared.last(path)
                version = new_version(type_, changes, last) if changes else None
                is_nothing = version is None or "\n" not in notes_of(type_, changes, last, version)
                name = type_.branch_component or path if len(configuration.packages) > 1 else ""
                found.append(Forecast(name, "" if is_nothing else str(version)))
    except PlanError:
        return None
    return found
