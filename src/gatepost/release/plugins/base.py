"""What a plugin may do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gatepost.policy.configuration import Configuration
from gatepost.release.candidate import Candidate
from gatepost.release.changes import Change, Readings
from gatepost.release.last_release import LastRelease
from gatepost.release.source import LoggedCommit, Source, Target
from gatepost.release.types.base import ReleaseType


@dataclass
class Workshop:
    """What the plan is made from, and what plugins may change before it is: the types and the commits, by path."""

    configuration: Configuration
    source: Source
    target: Target
    manifest_file: str
    readings: Readings
    types: dict[str, ReleaseType]
    commits: dict[str, list[LoggedCommit]]
    releases: Mapping[str, LastRelease]


class Plugin:
    """A plugin that does nothing; each does something at one of these three moments."""

    def prepare(self, workshop: Workshop) -> None:
        """Change types and commits before the pull requests are built."""

    def changed(self, changes: Sequence[Change]) -> list[Change]:
        """Return the commits of a package as this plugin wants them."""
        return list(changes)

    def run(self, candidates: list[Candidate]) -> list[Candidate]:
        """Return the pull requests as this plugin wants them."""
        return candidates
