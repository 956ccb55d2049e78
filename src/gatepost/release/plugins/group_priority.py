"""The plugin `group-priority`: only the pull requests of the first group that has some."""

from gatepost.release.candidate import Candidate
from gatepost.release.errors import PlanError
from gatepost.release.plugins.base import Plugin


class GroupPriority(Plugin):
    """Keeps all pull requests: groups are made of Java's snapshots alone, and no other release type makes any."""

    def __init__(self, groups: object) -> None:
        self._groups = groups

    def run(self, candidates: list[Candidate]) -> list[Candidate]:
        """Return the pull requests. Raises `PlanError` where the groups are no list."""
        if not isinstance(self._groups, (list, str)):
            message = "TypeError: this.groups is not iterable"
            raise PlanError(message)
        return candidates
