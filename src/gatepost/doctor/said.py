"""What the commits of a history say, to find those by which a lost one was said again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.releases.unreleased import meant_by
from gatepost.message.reading import read
from gatepost.release.restated import lost_of, says, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gatepost.message.commits import Commit
    from gatepost.release.changes import Readings
    from gatepost.release.source import LoggedCommit


class Said:
    """What is read in commits, by what it tells; `places` has the place of each in the history, 0 for the newest."""

    def __init__(self, places: Mapping[str, int], readings: Readings) -> None:
        self.places = places
        self._readings = readings
        self._commits: dict[str, LoggedCommit] = {}
        self._found: dict[tuple[str, str | None, str], list[tuple[str, Commit]]] = {}

    def remember(self, commits: Iterable[LoggedCommit]) -> None:
        """Take in commits, newest first, that are older than those before."""
        for commit in commits:
            self._commits[commit.sha] = commit
            for each in self._readings.of(commit).commits:
                self._found.setdefault(told(each), []).append((commit.sha, each))

    def again(self, sha: str, header: str) -> str:
        """Return the commit by which all that is lost of an older one was said again; empty where that is not so."""
        lost = lost_of(self._readings.of(self._commits[sha])) or read(meant_by(header)).commits
        shas = [self._saying(each, self.places[sha]) for each in lost]
        return "" if "" in shas else min(shas, key=self.places.__getitem__, default="")

    def _saying(self, lost: Commit, place: int) -> str:
        """Return the first commit after a place that says what is lost."""
        alike = reversed(self._found.get(told(lost), []))
        return next((sha for sha, each in alike if self.places[sha] < place and says(each, lost)), "")
