"""Commits out of git, read while git writes them."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from gatepost.adapters.process import git_output, git_stream
from gatepost.errors import GitFailedError, HistoryCutShortError, RevisionUnknownError

_CHUNK = 1 << 18
_FORMAT = "--format=%H%x00%P%x00%B"
_UNKNOWN = (
    "bad revision",
    "unknown revision",
    "bad object",
    "Invalid revision range",
    "Invalid symmetric difference",
    "only has",
)
_UNSHALLOW = "run `git fetch --unshallow`, or set `fetch-depth: 0` at the workflow's checkout step"


class StoredCommit:
    """A commit as it is stored: its id, its parents' ids, its message without the newline at the end."""

    __slots__ = ("message", "parents", "sha")

    def __init__(self, sha: str, parents: list[str], message: str) -> None:
        self.sha = sha
        self.parents = parents
        self.message = message


def commits_in_range(revisions: str, folder: str = ".") -> Iterator[StoredCommit]:
    """Yield the commits of a range such as `A..B`, newest first.

    Bytes that are not in the encoding that a commit declares become U+FFFD.
    Raises `RevisionUnknownError` for a range that git does not know, and
    `HistoryCutShortError` where the clone is too shallow to hold it all.
    """
    if not revisions.strip() or revisions.startswith("-"):
        message = f"`{revisions}` is no range of commits"
        raise RevisionUnknownError(message, "name one as in `origin/main..HEAD`")
    cut = _shallow_boundary(folder)
    found = False
    arguments = ["log", "-z", "--no-show-signature", "--encoding=UTF-8", _FORMAT, revisions, "--"]
    try:
        with git_stream(arguments, folder=folder) as process:
            for commit in _read(process.stdout):
                if commit.sha in cut:
                    message = f"cannot judge {revisions}: the history is cut short at {commit.sha[:9]}"
                    raise HistoryCutShortError(message, _UNSHALLOW)
                found = True
                yield commit
    except GitFailedError as error:
        if not any(sign in error.text for sign in _UNKNOWN):
            raise
        if cut:
            message = f"cannot judge {revisions}: this shallow clone does not have it"
            raise HistoryCutShortError(message, _UNSHALLOW) from None
        message = f"git knows no commit by `{_unknown_end(revisions, folder)}`"
        raise RevisionUnknownError(message, "a branch of a remote wants `git fetch` first") from None
    if not found:
        _must_name_commits(revisions, folder)


def _unknown_end(revisions: str, folder: str) -> str:
    """Return the end of a range that git does not know, or the whole range."""
    verify = ["rev-parse", "--verify", "--quiet", "--end-of-options"]
    for end in revisions.replace("...", "..").split(".."):
        if end and not git_output([*verify, f"{end}^{{commit}}"], folder=folder, missing=1):
            return end
    return revisions


def _must_name_commits(revisions: str, folder: str) -> None:
    """Raise `RevisionUnknownError` for what git lists without a word, and without a commit: `HEAD:file`, `^HEAD`."""
    ends = git_output(["rev-parse", "--revs-only", revisions], folder=folder).decode().split()
    ends = [f"{end}^{{commit}}" for end in ends if not end.startswith("^")]
    verify = ["rev-parse", "--verify", "--quiet"]
    if not ends or not all(git_output([*verify, end], folder=folder, missing=1) for end in ends):
        message = f"`{revisions}` names no commits"
        raise RevisionUnknownError(message, "name a range as in `origin/main..HEAD`")


def _read(stream: IO[bytes] | None) -> Iterator[StoredCommit]:
    assert stream is not None  # noqa: S101  it was opened as a pipe
    fields: list[bytes] = []
    rest = b""
    while chunk := stream.read(_CHUNK):
        *whole, rest = (rest + chunk).split(b"\0")
        fields += whole
        complete = len(fields) - len(fields) % 3
        for at in range(0, complete, 3):
            yield _commit(*fields[at : at + 3])
        del fields[:complete]


def _commit(sha: bytes, parents: bytes, message: bytes) -> StoredCommit:
    return StoredCommit(
        sha.decode("ascii", "replace"),
        parents.decode("ascii", "replace").split(),
        message.decode("utf-8", "replace").rstrip("\n"),
    )


def _shallow_boundary(folder: str) -> frozenset[str]:
    """Return the ids of the commits whose parents this clone does not have."""
    path = Path(
        git_output(["rev-parse", "--git-path", "shallow"], folder=folder)
        .decode("utf-8", "surrogateescape")
        .rstrip("\n")
    )
    try:
        return frozenset((Path(folder) / path).read_text("ascii").split())
    except FileNotFoundError:
        return frozenset()
    except (OSError, ValueError) as error:
        message = f"git's list of cut commits cannot be read: {error}"
        raise GitFailedError(message, f"look at {path}") from None
