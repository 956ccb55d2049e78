"""Release type `go`: a changelog, and a Go file with the version where one is named."""

from functools import partial

from gatepost.release.types.base import NewRelease, ReleaseType
from gatepost.release.updaters.version_lines import update_go
from gatepost.release.updates import Update


class Go(ReleaseType):
    """A Go module, whose version is its tag."""

    def own_updates(self, release: NewRelease) -> list[Update]:
        """Return the changelog and, where it is set, the version file."""
        updates = self.changelog(release)
        if self.package.version_file:
            updater = partial(update_go, version=str(release.version), engine=self.target.engine)
            updates.append(Update(self.located(self.package.version_file), (updater,)))
        return updates
