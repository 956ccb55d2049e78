"""What would be released if other commits were there too."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from gatepost.release.source import LoggedCommit, Source, Tag

UNBORN = "0" * 40
"""The id of a commit that is not made yet."""

_ZEROS = "0" * 32
_SHORT = 7


def unborn(number: int) -> str:
    """Return the id of one of several commits that are not made yet: no two may have the same."""
    return f"{number:040}"


def is_unborn(sha: str) -> bool:
    """Tell whether an id is that of a commit that is not made yet."""
    return sha.startswith(_ZEROS)


def short(sha: str) -> str:
    """Return the beginning of an id, as people know a commit by it; `new` for one that is not made yet."""
    return "new" if is_unborn(sha) else sha[:_SHORT]


class WhatIf:
    """A source with commits on top of those it has, newest first."""

    def __init__(self, source: Source, commits: Sequence[LoggedCommit]) -> None:
        self._source = source
        self._commits = commits

    def tags(self) -> Iterable[Tag]:
        """Return the source's tags."""
        return self._source.tags()

    def reachable(self, tags: Sequence[Tag]) -> list[Tag]:
        """Return those of the tags that are in the source's history."""
        return self._source.reachable(tags)

    def commits(self, limit: int) -> Iterator[LoggedCommit]:
        """Return the commits on top, then those of the source, at most `limit` together."""
        return islice(chain(self._commits, self._source.commits(limit)), limit)

    def read(self, path: str) -> str | None:
        """Return the text of a file of the source: what the commits on top change is not known."""
        return self._source.read(path)

    def named(self, name: str, folder: str) -> list[str]:
        """Return the paths that the source finds."""
        return self._source.named(name, folder)

    def matching(self, glob: str, folder: str) -> list[str]:
        """Return the paths that the source finds."""
        return self._source.matching(glob, folder)
