"""Commits out of git, read while git writes them."""

from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import IO

from gatepost.adapters.process import git_output, git_stream
from gatepost.errors import GitFailedError, HistoryCutShortError, RevisionUnknownError

_CHUNK = 1 << 17
_READ = ("log", "-z", "--no-show-signature", "--encoding=UTF-8", "--format=%H%x00%P%x00%B")
_UNKNOWN = (
    "bad revision",
    "unknown revision",
    "bad object",
    "Invalid revision range",
    "Invalid symmetric difference",
    "only has",
)
UNSHALLOW = "run `git fetch --unshallow`, or set `fetch-depth: 0` at the workflow's checkout step"


class StoredCommit:
    """A commit as it is stored: its id, its parents' ids, its message without the newline at the end."""

    __slots__ = ("message", "parents", "sha")

    def __init__(self, sha: str, parents: list[str], message: str) -> None:
        self.sha = sha
        self.parents = parents
        self.message = message


class Range:
    """Commits to be read: the revisions as git is asked for them, and how they are called in a message.

    `since` is the id of a commit that is left out with all before it. With
    `is_partial`, what a shallow clone has is good enough.
    """

    __slots__ = ("folder", "is_partial", "revisions", "since")

    def __init__(self, revisions: str, folder: str = ".", *, since: str = "", is_partial: bool = False) -> None:
        if not revisions.strip() or revisions.startswith("-"):
            message = f"`{revisions}` is no range of commits"
            raise RevisionUnknownError(message, "name one as in `origin/main..HEAD`")
        self.revisions = revisions
        self.folder = folder
        self.since = since
        self.is_partial = is_partial

    @property
    def arguments(self) -> list[str]:
        """What git is asked for."""
        return [self.revisions, *([f"^{self.since}"] if self.since else [])]


def commits_in_range(wanted: Range) -> Iterator[StoredCommit]:
    """Yield the commits of a range, newest first; raises what `raw_batches` raises."""
    for batch in raw_batches(wanted):
        yield from read_batch(batch)


def raw_batches(wanted: Range) -> Generator[bytes, None, None]:
    """Yield the commits of a range, newest first, some hundreds at a time, as `read_batch` reads them.

    Raises `RevisionUnknownError` for a range that git does not know, and
    `HistoryCutShortError` where the clone is too shallow to hold it all.
    """
    cut = shallow_boundary(wanted.folder)
    found = False
    try:
        with git_stream([*_READ, *wanted.arguments, "--"], folder=wanted.folder) as process:
            for batch in _batches(process.stdout):
                if cut and not wanted.is_partial:
                    _must_be_whole(batch, cut, wanted)
                found = True
                yield batch
    except GitFailedError as error:
        if not any(sign in error.text for sign in _UNKNOWN):
            raise
        raise _unknown(wanted, has_cut=bool(cut)) from None
    if not found:
        _must_name_commits(wanted)


def batches_of(ids: Iterable[str], folder: str) -> Generator[bytes, None, None]:
    """Yield the commits of these ids, which this clone has, in their order and as `raw_batches` does."""
    given = "".join(f"{id_}\n" for id_ in ids).encode("ascii")
    if given:
        with git_stream([*_READ, "--no-walk=unsorted", "--stdin", "--"], folder=folder, given=given) as process:
            yield from _batches(process.stdout)


def read_batch(batch: bytes) -> list[StoredCommit]:
    """Return the commits of a batch; bytes that are not in the encoding that a commit declares become U+FFFD."""
    fields = batch.split(b"\0")
    return [_commit(*fields[at : at + 3]) for at in range(0, len(fields) - 2, 3)]


def count_commits(wanted: Range) -> int:
    """Return how many commits a range has; 0 where git cannot tell."""
    try:
        return int(git_output(["rev-list", "--count", *wanted.arguments, "--"], folder=wanted.folder))
    except (GitFailedError, ValueError):
        return 0


def has_commit(revision: str, folder: str) -> bool:
    """Tell whether this clone has a commit."""
    verify = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    return bool(git_output(verify, folder=folder, missing=1))


def count_left_out(wanted: Range) -> int:
    """Return how many commits of a range `since` leaves out. Raises where this clone does not have that commit."""
    if not has_commit(wanted.since, wanted.folder):
        message = f"`since` in the settings names {wanted.since}, which this clone does not have"
        if shallow_boundary(wanted.folder):
            raise HistoryCutShortError(message, UNSHALLOW)
        raise RevisionUnknownError(message, "name a commit of the release branch's history")
    return max(0, count_commits(Range(wanted.revisions, wanted.folder)) - count_commits(wanted))


def _must_be_whole(batch: bytes, cut: frozenset[str], wanted: Range) -> None:
    for sha in batch.split(b"\0")[::3]:
        if sha.decode("ascii", "replace") in cut:
            message = f"cannot judge {wanted.revisions}: the history is cut short at {sha[:9].decode()}"
            raise HistoryCutShortError(message, UNSHALLOW)


def _unknown(wanted: Range, *, has_cut: bool) -> HistoryCutShortError | RevisionUnknownError:
    if has_cut:
        message = f"cannot judge {wanted.revisions}: this shallow clone does not have it"
        return HistoryCutShortError(message, UNSHALLOW)
    message = f"git knows no commit by `{_unknown_end(wanted)}`"
    return RevisionUnknownError(message, "a branch of a remote wants `git fetch` first")


def _unknown_end(wanted: Range) -> str:
    """Return the end of a range that git does not know, or the whole range."""
    for end in wanted.revisions.replace("...", "..").split(".."):
        if end and not has_commit(end, wanted.folder):
            return end
    return wanted.revisions


def _must_name_commits(wanted: Range) -> None:
    """Raise `RevisionUnknownError` for what git lists without a word, and without a commit: `HEAD:file`, `^HEAD`."""
    ends = git_output(["rev-parse", "--revs-only", wanted.revisions], folder=wanted.folder).decode().split()
    ends = [end for end in ends if not end.startswith("^")]
    if not ends or not all(has_commit(end, wanted.folder) for end in ends):
        message = f"`{wanted.revisions}` names no commits"
        raise RevisionUnknownError(message, "name a range as in `origin/main..HEAD`")


def _batches(stream: IO[bytes] | None) -> Iterator[bytes]:
    """Yield what git writes in pieces of whole commits: of each three fields, with a NUL after each."""
    assert stream is not None  # noqa: S101  it was opened as a pipe
    pieces: list[bytes] = []
    ends = 0
    while chunk := stream.read(_CHUNK):
        pieces.append(chunk)
        ends += chunk.count(b"\0")
        if ends < 3:  # noqa: PLR2004  the fields of a commit
            continue
        data = b"".join(pieces)
        ends %= 3
        end = len(data)
        for _ in range(ends + 1):
            end = data.rfind(b"\0", 0, end)
        yield data[: end + 1]
        pieces = [data[end + 1 :]]


def _commit(sha: bytes, parents: bytes, message: bytes) -> StoredCommit:
    return StoredCommit(
        sha.decode("ascii", "replace"),
        parents.decode("ascii", "replace").split(),
        message.decode("utf-8", "replace").rstrip("\n"),
    )


def shallow_boundary(folder: str) -> frozenset[str]:
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
