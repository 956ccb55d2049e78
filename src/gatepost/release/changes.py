"""The conventional commits of a release, as the versioning and the notes see them (spec §2, §7)."""

from collections.abc import Iterable
from dataclasses import dataclass

from gatepost.message.commits import Commit
from gatepost.message.reading import Reading, read
from gatepost.release.source import LoggedCommit


@dataclass(frozen=True)
class Change:
    """A conventional commit, read in the message of the commit `sha`, which is empty where a plugin made it up."""

    sha: str
    commit: Commit


class Readings:
    """The messages of a history, each read once, however many packages it touches."""

    def __init__(self) -> None:
        self._by_sha: dict[str, Reading] = {}

    def of(self, commit: LoggedCommit) -> Reading:
        """Return what is read in a commit's message."""
        if not commit.sha:
            return read(commit.text)
        if commit.sha not in self._by_sha:
            self._by_sha[commit.sha] = read(commit.text)
        return self._by_sha[commit.sha]

    def changes(self, commits: Iterable[LoggedCommit]) -> list[Change]:
        """Return all that is read in these commits, in order; what cannot be read makes none."""
        return [Change(commit.sha, each) for commit in commits for each in self.of(commit).commits]
