"""A git repository at one revision, as a release plan is made from it."""

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import IO

from gatepost.adapters.git_history import UNSHALLOW
from gatepost.adapters.meanwhile import Meanwhile
from gatepost.adapters.process import git_environment, git_output, git_stream
from gatepost.errors import GitFailedError, HistoryCutShortError
from gatepost.release.source import LoggedCommit, Tag

_LOG = (
    *("-c", "diff.renames=true", "-c", "diff.relative=false", "-c", "log.showRoot=true"),
    *("log", "-z", "--no-show-signature", "--no-notes", "--no-color", "--no-ext-diff", "--encoding=UTF-8"),
    *("--diff-merges=first-parent", "--name-only", "--ignore-submodules=none", "--format=tformat:%x00%H%x00%B%x00"),
)
_TAG = "--format=%(objectname)%00%(*objectname)%00%(creatordate:unix)%00%(refname:strip=2)"
_FEW = 100  # names that fit into a command line
_CHUNK = 1 << 16
_LARGEST = 64 << 20
_UNASKABLE = frozenset("\0\r\n")
"""What git takes for the end of a name."""


class GitSource:
    """The history and the files of a repository at the commit `sha`. Close it after use (`contextlib.closing`).

    `cut` are the commits whose parents a shallow clone lacks: who asks for more of them than there are gets
    a `HistoryCutShortError`.
    """

    def __init__(self, sha: str, folder: str, cut: frozenset[str] = frozenset()) -> None:
        self.sha = sha
        self._cut = cut
        self.folder = folder
        self._files: _Files | None = None
        self._texts: dict[str, str | None] = {}
        self._tags: Meanwhile[list[Tag]] | None = None

    def look_ahead(self) -> None:
        """Let git look for the tags while something else is done."""
        self._tags = Meanwhile(self._find_tags)

    def close(self) -> None:
        """End the git that reads files."""
        if self._files is not None:
            self._files.close()

    def tags(self) -> Iterable[Tag]:
        """Return all tags, newest first."""
        return self._find_tags() if self._tags is None else self._tags.answer()

    def _find_tags(self) -> list[Tag]:
        asked = ["for-each-ref", _TAG, "refs/tags"]
        found = []
        for line in git_output(asked, folder=self.folder).decode("utf-8", "replace").split("\n")[:-1]:
            id_, peeled, date, name = line.split("\0", 3)
            found.append((int(date or 0), name, peeled or id_))
        found.sort(reverse=True)
        return [Tag(name, sha) for _, name, sha in found]

    def reachable(self, tags: Sequence[Tag]) -> list[Tag]:
        """Return those of the tags that are in the history; for few, git need not look through all of it."""
        names = [f"refs/tags/{tag.name}" for tag in tags]
        if not names:
            return []
        asked = ["for-each-ref", f"--merged={self.sha}", "--format=%(refname)"]
        listed = git_output([*asked, *(names if len(names) <= _FEW else ["refs/tags"])], folder=self.folder)
        found = set(listed.decode("utf-8", "replace").split("\n"))
        return [tag for tag, name in zip(tags, names, strict=True) if name in found]

    def commits(self, limit: int) -> Iterator[LoggedCommit]:
        """Yield the commits while git finds them; those that nobody asks for any more are not looked for."""
        with git_stream([*_LOG, f"--max-count={limit}", self.sha, "--"], folder=self.folder) as process:
            for commit in _commits(_pieces(process.stdout)):
                yield commit
                if commit.sha in self._cut:
                    message = f"cannot plan: the history is cut short at {commit.sha[:9]}, before the last release"
                    raise HistoryCutShortError(message, UNSHALLOW)

    def read(self, path: str) -> str | None:
        """Return the text of a file; bytes that are no UTF-8 become U+FFFD.

        Raises `GitFailedError` for a file of more than 64 MiB.
        """
        if path not in self._texts:
            if self._files is None:
                self._files = _Files(self.folder)
            self._texts[path] = self._files.read(f"{self.sha}:{path}")
        return self._texts[path]

    def named(self, name: str, folder: str) -> list[str]:
        """Return the paths below `folder` of all files of this name, relative to it."""
        return self._below(folder, [path for path in self._paths if path.rpartition("/")[2] == name])

    def matching(self, glob: str, folder: str) -> list[str]:
        """Return the paths below `folder` that a glob matches."""
        from gatepost.formats.globs.match import matches  # noqa: PLC0415  only where a glob is configured

        return self._below(folder, filter(matches(glob), self._paths))

    def listed(self, folder: str) -> list[str]:
        """Return the paths of what lies directly in a folder."""
        asked = ["ls-tree", "-z", "--full-tree", "--name-only", self.sha, "--", f"{folder}/"]
        return git_output(asked, folder=self.folder).decode("utf-8", "replace").split("\0")[:-1]

    def _below(self, folder: str, paths: Iterable[str]) -> list[str]:
        prefix = "" if folder == "." else f"{folder.removeprefix('/').removesuffix('/')}/".removeprefix("/")
        return [path.removeprefix(prefix) for path in paths if path.startswith(prefix)]

    @cached_property
    def _paths(self) -> list[str]:
        """All paths, folders among them, as GitHub's API lists them."""
        listed = git_output(["ls-tree", "-r", "-t", "-z", "--full-tree", "--name-only", self.sha], folder=self.folder)
        return listed.decode("utf-8", "replace").split("\0")[:-1]


class _Files:
    """git, asked for one file after the other."""

    def __init__(self, folder: str) -> None:
        self._process = subprocess.Popen(  # noqa: S603  a list of words, no shell
            ["git", "-C", folder, "cat-file", "--batch"],  # noqa: S607  the git that the user's PATH names
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=git_environment(),
        )

    def read(self, name: str) -> str | None:
        """Return the text of a file, None where there is none."""
        asked, answered = self._process.stdin, self._process.stdout
        assert asked is not None  # noqa: S101  it was opened as a pipe
        assert answered is not None  # noqa: S101  likewise
        if not _UNASKABLE.isdisjoint(name):
            return None
        asked.write(name.encode("utf-8", "surrogatepass") + b"\n")
        asked.flush()
        words = answered.readline().rsplit(b" ", 2)
        if not words[-1].strip().isdigit():  # it is missing
            return None
        size = int(words[-1])
        if size > _LARGEST:
            self.close()
            message = f"{name.partition(':')[2]} is larger than 64 MiB"
            raise GitFailedError(message, "Release Please would have to read it whole; take it out of `extra-files`")
        content = answered.read(size + 1)[:-1]
        return content.decode("utf-8", "replace") if words[1] == b"blob" else None

    def close(self) -> None:
        """End git."""
        self._process.kill()
        self._process.communicate()


def _pieces(stream: IO[bytes] | None) -> Iterator[bytes]:
    """Yield what stands between the NULs of a stream, as it comes in."""
    assert stream is not None  # noqa: S101  it was opened as a pipe
    rest: list[bytes] = []
    while chunk := os.read(stream.fileno(), _CHUNK):
        first, *pieces = chunk.split(b"\0")
        rest.append(first)
        for piece in pieces:
            yield b"".join(rest)
            rest = [piece]


def _commits(pieces: Iterator[bytes]) -> Iterator[LoggedCommit]:
    """Yield the commits of a log: each is an empty piece, the id, the message, an empty piece, and the files."""
    first = next(pieces, None)
    while first is not None:
        sha = next(pieces).decode("ascii", "replace")
        message = next(pieces).decode("utf-8", "replace").rstrip("\n")
        next(pieces)
        files = []
        first = next(pieces, None)
        while first:
            files.append(first.decode("utf-8", "replace"))
            first = next(pieces, None)
        files[:1] = [name.removeprefix("\n") for name in files[:1]]  # which ends the message
        yield LoggedCommit(sha, message, tuple(files))
