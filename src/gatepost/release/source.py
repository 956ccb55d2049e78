"""What a release plan is made from: the history and the files of a repository at one revision."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from gatepost.message.characters import BLANKS, LINE_ENDS

_SQUASHED = re.compile(rf"[{BLANKS}]\(#([0-9]+)\)\Z")
_MERGED = re.compile(rf"Merge pull request #([0-9]+) from [^{LINE_ENDS}]*\Z")
_BEGIN_OVERRIDE = "BEGIN_COMMIT_OVERRIDE"
_END_OVERRIDE = "END_COMMIT_OVERRIDE"


@dataclass(frozen=True)
class Tag:
    """A tag, which stands for a release, and the id of the commit that it leads to."""

    name: str
    sha: str


@dataclass(frozen=True)
class LoggedCommit:
    """A commit as the history has it: its id, its message without the last newlines, and the files it changes.

    The files of a merge are what it changes on its first parent; a file that was moved has its new name.
    """

    sha: str
    message: str
    files: tuple[str, ...]

    @property
    def pull_request(self) -> str:
        """The number of the pull request that it landed, as its subject says; empty where it says none."""
        subject = self.message.partition("\n")[0].strip(BLANKS)
        found = _SQUASHED.search(subject) or _MERGED.match(subject)
        return found.group(1) if found else ""

    @property
    def text(self) -> str:
        """What is read as its message: an override block goes before it (spec §2.1).

        The block stands in the body of the pull request, which is not known
        offline; the message of the commit that landed it is taken for that.
        """
        if _BEGIN_OVERRIDE not in self.message or not self.pull_request:
            return self.message
        override = self.message.split(_BEGIN_OVERRIDE, 2)[1].partition(_END_OVERRIDE)[0].strip(BLANKS)
        return override or self.message


class Source(Protocol):
    """The history and the files of a repository at one revision."""

    def tags(self) -> Iterable[Tag]:
        """Return all tags, newest first; those that stand for releases are in the history of the revision."""

    def reachable(self, tags: Sequence[Tag]) -> list[Tag]:
        """Return those of the tags that are in the history of the revision. What is asked of few is cheap."""

    def commits(self, limit: int) -> Iterator[LoggedCommit]:
        """Return the commits that lead to the revision, newest first, at most `limit`."""

    def read(self, path: str) -> str | None:
        """Return the text of a file, read as UTF-8; None where there is none."""

    def named(self, name: str, folder: str) -> list[str]:
        """Return the paths below `folder` of all files of this name, relative to it."""

    def matching(self, glob: str, folder: str) -> list[str]:
        """Return the paths below `folder`, relative to it, whose whole paths a glob matches."""


@dataclass(frozen=True)
class Target:
    """Where and when a release is made: the repository's owner and name, the branch, the day, the engine.

    The day is YYYY-MM-DD.
    """

    owner: str
    name: str
    branch: str
    date: str
    engine: str

    @property
    def repository(self) -> str:
        """Owner and name, as an error of Release Please names them."""
        return f"{self.owner}/{self.name}"
