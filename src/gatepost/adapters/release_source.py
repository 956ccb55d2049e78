"""A git repository at one revision, as a release plan is made from it."""

import os
import re
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
_TAG = "--format=%(objectname)%00%(*objectname)%00%(*objecttype)%00%(creatordate:unix)%00%(refname:strip=2)"
_OFFLINE = {"GIT_NO_LAZY_FETCH": "1"}  # a clone with --filter would fetch what it lacks
_DAMAGED = "`git fsck` says what is missing; a clone with --filter lacks files"
_FEW = 100  # names that fit into a command line
_CHUNK = 1 << 16
_LARGEST = 64 << 20
_UNASKABLE = frozenset("\0\r\n")
"""What git takes for the end of a name."""


class GitSource:
    """The history and the files of a repository at the commit `sha`. Close it after use (`contextlib.closing`).

    `cut` are the commits whose parents a shallow clone lacks: who asks for more of them than there are gets
    a `HistoryCutShortError`. `asked_tags` are the tags where git has been asked for them already.
    """

    def __init__(self, sha: str, folder: str, cut: frozenset[str] = frozenset()) -> None:
        self.sha = sha
        self._cut = cut
        self.folder = folder
        self._files: _Files | None = None
        self._texts: dict[str, str | None] = {}
        self.asked_tags: Meanwhile[list[Tag]] | None = None

    def look_ahead(self) -> None:
        """Let git look for the tags while something else is done."""
        self.asked_tags = Meanwhile(self._find_tags)

    def close(self) -> None:
        """End the git that reads files; a file that is read afterwards starts another."""
        if self._files is not None:
            self._files.close()
            self._files = None

    def tags(self) -> Iterable[Tag]:
        """Return all tags, newest first."""
        return self._find_tags() if self.asked_tags is None else self.asked_tags.answer()

    def _find_tags(self) -> list[Tag]:
        asked = ["for-each-ref", _TAG, "refs/tags"]
        found = []
        for line in self._asked(asked).split("\n")[:-1]:
            id_, peeled, kind, date, name = line.split("\0", 4)
            if kind == "tag":  # of a tag of a tag, older gits tell the inner one
                peeled = self._asked(["rev-parse", "--verify", "--quiet", f"{id_}^{{}}"]).strip()
            found.append((int(date or 0), name, peeled or id_))
        found.sort(reverse=True)
        return [Tag(name, sha) for _, name, sha in found]

    def reachable(self, tags: Sequence[Tag]) -> list[Tag]:
        """Return those of the tags that are in the history; for few, git need not look through all of it."""
        names = [f"refs/tags/{tag.name}" for tag in tags]
        if not names:
            return []
        asked = ["for-each-ref", f"--merged={self.sha}", "--format=%(refname)"]
        found = set(self._asked([*asked, *(names if len(names) <= _FEW else ["refs/tags"])]).split("\n"))
        return [tag for tag, name in zip(tags, names, strict=True) if name in found]

    def commits(self, limit: int) -> Iterator[LoggedCommit]:
        """Yield the commits while git finds them; those that nobody asks for any more are not looked for."""
        asked = [*_LOG, f"--max-count={limit}", self.sha, "--"]
        with git_stream(asked, folder=self.folder, environment=_OFFLINE) as process:
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
            self._texts[path] = self._files.read(self.sha, path)
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
        return self._asked(asked).split("\0")[:-1]

    def _below(self, folder: str, paths: Iterable[str]) -> list[str]:
        prefix = "" if folder == "." else f"{folder.removeprefix('/').removesuffix('/')}/".removeprefix("/")
        return [path.removeprefix(prefix) for path in paths if path.startswith(prefix)]

    @cached_property
    def _paths(self) -> list[str]:
        """All paths, folders among them, as GitHub's API lists them."""
        return self._asked(["ls-tree", "-r", "-t", "-z", "--full-tree", "--name-only", self.sha]).split("\0")[:-1]

    def _asked(self, arguments: Sequence[str]) -> str:
        return git_output(arguments, folder=self.folder, environment=_OFFLINE).decode("utf-8", "replace")


class _Files:
    """git, asked for one file after the other."""

    def __init__(self, folder: str) -> None:
        self._process = subprocess.Popen(  # noqa: S603  a list of words, no shell
            ["git", "-C", folder, "cat-file", "--batch"],  # noqa: S607  the git that the user's PATH names
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**git_environment(), **_OFFLINE},
        )

    def read(self, sha: str, path: str) -> str | None:
        """Return the text of a file of a commit, None where there is none."""
        if not _UNASKABLE.isdisjoint(path):
            return None
        kind, content = self._ask(sha, path)
        if kind != b"missing":
            return content.decode("utf-8", "replace") if kind == b"blob" else None
        folder, _, name = path.rpartition("/")
        if re.search(
            rb"(?:100...|120000) %b\0" % re.escape(name.encode("utf-8", "replace")), self._ask(sha, folder)[1]
        ):
            message = f"git lacks {path}, which is part of {sha[:9]}"
            raise GitFailedError(message, _DAMAGED)
        return None

    def _ask(self, sha: str, path: str) -> tuple[bytes, bytes]:
        """Return what git says of a path: its kind and content, `missing` where it has none."""
        asked, answered = self._process.stdin, self._process.stdout
        assert asked is not None  # noqa: S101  it was opened as a pipe
        assert answered is not None  # noqa: S101  likewise
        try:
            asked.write(f"{sha}:{path}\n".encode("utf-8", "surrogatepass"))
            asked.flush()
            line = answered.readline()
        except OSError:
            line = b""
        if not line:  # git itself has gone
            message = f"git cannot read {path}"
            raise GitFailedError(message, _DAMAGED)
        words = line.split()
        if not words[-1].isdigit():
            return b"missing", b""
        size = int(words[-1])
        if size > _LARGEST:
            self.close()
            message = f"{path} is larger than 64 MiB"
            raise GitFailedError(message, "Release Please would have to read it whole; take it out of `extra-files`")
        return words[-2], answered.read(size + 1)[:-1]

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
