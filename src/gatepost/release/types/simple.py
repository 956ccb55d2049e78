"""Release type `simple`: a changelog and version.txt."""

from functools import partial

from gatepost.release.types.base import NewRelease, ReleaseType
from gatepost.release.updaters.version_lines import update_version_text
from gatepost.release.updates import Update


class Simple(ReleaseType):
    """A package whose version is the whole content of one file."""

    def own_updates(self, release: NewRelease) -> list[Update]:
        """Return the changelog and the version file."""
        file = "version.txt" if self.package.version_file is None else self.package.version_file
        updater = partial(update_version_text, version=str(release.version))
        return [*self.changelog(release), Update(self.located(file), (updater,))]
