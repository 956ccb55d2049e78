"""Whether a later commit says again what is lost of an earlier one, so that it is in the notes after all."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from gatepost.message.commits import RELEASE_AS, Commit
from gatepost.message.reading import Reading, read
from gatepost.release.rescue import lost_in, rescue
from gatepost.release.source import LoggedCommit

_NUMBER = re.compile(r"\s*\(#[0-9]+\)\Z")


def lost_of(reading: Reading, *, is_merge: bool = False) -> list[Commit]:
    """Return what is lost of a message: as it is rescued, else as its headers say."""
    found = rescue(reading, (), is_merge=is_merge)
    if found is not None:
        return list(found.saved)
    headers = [message.header for message in lost_in(reading) if message.token is not None]
    return [each for header in headers for each in read(header).commits]


def later_than(sha: str, commits: Sequence[LoggedCommit]) -> list[Commit]:
    """Return all that is read in those of the commits, which are newest first, that came after one of them."""
    newer = takewhile(lambda commit: commit.sha != sha, commits)
    return [each for commit in newer for each in _commits(commit.text)]


def not_restated(lost: Iterable[Commit], later: Sequence[Commit]) -> Iterator[Commit]:
    """Yield what no later commit says again."""
    return (commit for commit in lost if not any(says(each, commit) for each in later))


def says(later: Commit, lost: Commit) -> bool:
    """Tell whether a later commit says what is lost, with the same type, scope and description, and means as much.

    What is breaking, or asks for a version, has to be said again as such.
    """
    means_less = lost.breaking and not later.breaking
    asks_less = asks_for_version(lost) and not asks_for_version(later)
    return told(later) == told(lost) and not means_less and not asks_less


def told(commit: Commit) -> tuple[str, str | None, str]:
    """Return type, scope and description of a commit, without the number of a pull request at the end."""
    return commit.type.lower(), commit.scope, _NUMBER.sub("", commit.description).strip()


def asks_for_version(commit: Commit) -> bool:
    """Tell whether a commit has a `Release-As` that is read."""
    return any(title == RELEASE_AS for title, _ in commit.notes)


@lru_cache(maxsize=1024)  # several checks ask of each commit whether a later one makes up for it
def _commits(text: str) -> tuple[Commit, ...]:
    return tuple(read(text).commits)
