"""What all release types have in common: what a package is called, and where its files are (spec §3, §6)."""

from collections.abc import Sequence
from dataclasses import dataclass

from gatepost.formats.errors import UnreadableText
from gatepost.policy.configuration import ROOT, ExtraFile, Package
from gatepost.policy.versions import Version, parse_version
from gatepost.release.changes import Change
from gatepost.release.errors import PlanError
from gatepost.release.extra_files import updaters_for
from gatepost.release.source import Source, Target
from gatepost.release.updaters.changelog import Changelog
from gatepost.release.updates import Update

_FIRST_VERSION = "1.0.0"


@dataclass(frozen=True)
class NewRelease:
    """A release that is being made: its version, its entry in the changelog, its commits."""

    version: Version
    entry: str
    changes: Sequence[Change]


class ReleaseType:
    """A way of releasing a package; each type says which files hold the version."""

    def __init__(self, package: Package, source: Source, target: Target) -> None:
        self.package = package
        self.source = source
        self.target = target
        self._component = package.component or self.normalized(package.package_name or "")

    def own_updates(self, release: NewRelease) -> list[Update]:
        """Return what this type itself writes, in order."""
        raise NotImplementedError

    def default_package_name(self) -> str:
        """Return what the package calls itself in its own files; empty, where this type does not look."""
        return ""

    def normalized(self, name: str) -> str:
        """Return the component that a package's name makes."""
        return name

    @property
    def url(self) -> str:
        """Where the repository is, for links."""
        return f"{self.package.changelog_host}/{self.target.repository}"

    @property
    def component(self) -> str:
        """What the package is called in tags and titles; empty, where it has no name there."""
        return self.branch_component if self.package.include_component_in_tag else ""

    @property
    def branch_component(self) -> str:
        """What it is called in the name of the release branch."""
        return self._component or self.normalized(self.package_name)

    @property
    def package_name(self) -> str:
        """Its name: the configured one, or the one in its own files."""
        return self.default_package_name() if self.package.package_name is None else self.package.package_name

    @property
    def initial_version(self) -> Version:
        """The version of the first release."""
        return parse_version(self.package.initial_version or _FIRST_VERSION)

    def updates(self, release: NewRelease) -> list[Update]:
        """Return everything that the release writes: this type's files, then the extra files. Raises `PlanError`."""
        return [*self.own_updates(release), *self._extra_updates(release.version)]

    def changelog(self, release: NewRelease) -> list[Update]:
        """Return what is written to the changelog; nothing, where it is switched off."""
        if self.package.skip_changelog:
            return []
        return [Update(self.located(self.package.changelog_path), (Changelog(release.entry),), creates=True)]

    def located(self, file: str) -> str:
        """Return the path of a package's file from the repository's root; one with a leading slash is already.

        Raises `PlanError` where it would lead out of the repository.
        """
        if self.package.path in ("", ROOT) or file.startswith("/"):
            path = file.lstrip("/")
        else:
            path = f"{self.package.path.rstrip('/')}/{file}"
        if path.startswith(("~/", "/")) or any(folder in (".", "..") for folder in path.split("/")[:-1]):
            message = f"Error: illegal pathing characters in path: {path}"
            raise PlanError(message)
        return path.rstrip("/")

    def read(self, file: str) -> str | None:
        """Return the text of one of the package's files, or None."""
        return self.source.read(self.located(file))

    def _extra_updates(self, version: Version) -> list[Update]:
        updates = []
        for extra in self.package.extra_files:
            for path in self._paths(extra):
                updaters = updaters_for(extra, version, self.target.date, self.package.date_format)
                updates.append(Update(self.located(path), updaters))
        return updates

    def _paths(self, extra: ExtraFile) -> list[str]:
        if not extra.is_glob:
            return [extra.path]
        try:
            if extra.path.startswith("/"):
                return [f"/{path}" for path in self.source.matching(extra.path[1:], "")]
            return self.source.matching(extra.path, "" if self.package.path == ROOT else self.package.path)
        except UnreadableText as error:
            message = f"TypeError: {error}"
            raise PlanError(message) from None
