"""The refs of a push → the commits that go with them, and which of those the remote lacks."""

import os
import sys
from collections.abc import Iterable, Sequence

from gatepost.adapters.bulk import standard_input
from gatepost.adapters.git_history import shallow_boundary
from gatepost.adapters.process import git_output
from gatepost.errors import HistoryCutShortError, MessageUnreadableError
from gatepost.hooks.brought import Graph
from gatepost.hooks.push import PushedRef, is_none, read_refs

_MOST_READ = 64 << 20
_USUAL = ("main", "master")


class Remote:
    """The other side of a push: its name here (empty where it is known by its address alone), and what is known of it.

    `release_branches` are the names that its release branch may have: the default one, else the usual ones.
    `has_others` tells whether this clone knows branches of other remotes too.
    """

    __slots__ = ("has_others", "name", "release_branches")

    def __init__(self, name: str, folder: str = ".") -> None:
        self.name = name
        self.has_others = False
        self.release_branches: tuple[str, ...] = _USUAL
        start = f"refs/remotes/{name}/"  # of no name, no ref
        for line in _text(["for-each-ref", "--format=%(refname)%00%(symref)", "refs/remotes"], folder).splitlines():
            ref, _, leads_to = line.partition("\0")
            if not ref.startswith(start):
                self.has_others = True
            elif ref == f"{start}HEAD" and leads_to.startswith(start):
                self.release_branches = (leads_to.removeprefix(start),)


class Push:
    """A push: its refs, deletions among them, and the remote.

    `address` is where it goes to. `tips` are the commits at which the refs stand, by the refs' ids; what
    holds none, a tag of a file, is left out.
    """

    def __init__(self, refs: Sequence[PushedRef], remote: str, address: str, folder: str = ".") -> None:
        self.refs = refs
        self.address = address
        self.folder = folder
        self.remote = Remote(remote, folder)
        ids = {id_ for ref in refs for id_ in (ref.local_id, ref.remote_id) if not is_none(id_)}
        self._commits = _commits(sorted(ids), folder)
        self.tips = {ref.local_id: self._commits[ref.local_id] for ref in refs if ref.local_id in self._commits}
        self._known = {self._commits[ref.remote_id] for ref in refs if ref.remote_id in self._commits}

    def is_release_branch(self, ref: PushedRef) -> bool:
        """Tell whether a ref goes to the release branch."""
        return ref.branch in self.remote.release_branches

    def tags_at(self, tip: str) -> list[PushedRef]:
        """Return the tags, by their names here, that are pushed along and stand at a commit."""
        return [ref for ref in self.refs if ref.local_tag and self.tips.get(ref.local_id) == tip]

    def lacking(self, tips: Iterable[str]) -> dict[str, list[str]]:
        """Return the commits that lead to `tips` and that the remote lacks, newest first, with their parents.

        The remote has what its refs hold that are pushed to, and what this clone has fetched from it.
        """
        return self._listed(tips, self._known, ["--parents", "--stdin", *self._remotes()])

    def lacking_everywhere(self, lacking: Graph, tips: Iterable[str]) -> frozenset[str]:
        """Return those commits that no other remote has either, as far as this clone knows.

        Raises `HistoryCutShortError` where a shallow clone cannot tell.
        """
        own = frozenset(lacking)
        if own and self.remote.has_others:
            own = frozenset(self._listed(tips, self._known, ["--stdin", "--not", "--remotes"]))
        if own and not own.isdisjoint(shallow_boundary(self.folder)):
            message = "cannot tell which commits the remote lacks: the history is cut short"
            raise HistoryCutShortError(message, "run `git fetch --unshallow`, and push again")
        return own

    def lacking_after(self, since: str, tips: Iterable[str]) -> frozenset[str]:
        """Return what the remote lacks, without the commit `since` and those that led to it."""
        return frozenset(self._listed(tips, {*self._known, since}, ["--stdin", *self._remotes()]))

    def landing(self, ref: PushedRef, brought: Graph, since: str = "") -> tuple[dict[str, list[str]], frozenset[str]]:
        """Return what the remote has, but not yet where `ref` goes to, and which of it no other remote has.

        The commits come with their parents. `brought` are those that come with the ref; `since` and what
        led to it is left out. Of a new branch, and of one whose commits this clone lacks, there are none.
        """
        old = self._commits.get(ref.remote_id, "")
        published = {parent for parents in brought.values() for parent in parents}
        published.add(self.tips[ref.local_id])
        published -= {old, *brought}
        without = {old, since} if since else {old}
        found = self._listed(sorted(published), without, ["--parents", "--stdin"]) if old else {}
        if not found or not self.remote.has_others:
            return found, frozenset(found)
        others = ["--not", f"--exclude={self.remote.name}/*", "--remotes"]
        return found, frozenset(self._listed(sorted(published), without, ["--stdin", *others]))

    def trees(self, tips: Sequence[str]) -> list[str]:
        """Return the ids of the trees of commits."""
        given = "".join(f"{tip}^{{tree}}\n" for tip in tips).encode("ascii")
        shown = git_output(["cat-file", "--batch-check=%(objectname)"], folder=self.folder, given=given)
        return shown.decode("ascii").split()

    def _remotes(self) -> list[str]:
        return ["--not", f"--remotes={self.remote.name}"] if self.remote.name else []

    def _listed(self, tips: Iterable[str], without: Iterable[str], arguments: list[str]) -> dict[str, list[str]]:
        wanted = list(dict.fromkeys(tips))
        if not wanted:
            return {}
        lines = [*wanted, *(f"^{id_}" for id_ in sorted(without))]
        found = git_output(
            ["rev-list", *arguments, "--"],
            folder=self.folder,
            given="".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape"),
        )
        rows = (line.split() for line in found.decode("ascii").splitlines())
        return {row[0]: row[1:] for row in rows}


def refs_on_standard_input() -> list[PushedRef]:
    """Return the refs that git hands to the hook. Raises `MessageUnreadableError` for anything else."""
    hint = "git writes them there; `gatepost lint --range @{u}..` judges by hand"
    if sys.stdin is None or sys.stdin.isatty():
        message = "no refs are on standard input"
        raise MessageUnreadableError(message, hint)
    try:
        data = standard_input().read(_MOST_READ + 1)
    except OSError as error:
        message = f"cannot read standard input: {error.strerror}"
        raise MessageUnreadableError(message, hint) from None
    try:
        if len(data) <= _MOST_READ:
            return read_refs(data.decode("utf-8", "surrogateescape"))
    except ValueError:
        pass
    message = "what is on standard input is not what git says of a push"
    raise MessageUnreadableError(message, "lines of four words are wanted: see githooks(5), pre-push")


def refs_of_runner(folder: str = ".") -> list[PushedRef]:
    """Return the one ref of a push that pre-commit and prek tell their hooks of, by variables."""
    remote = os.environ.get("PRE_COMMIT_REMOTE_BRANCH", "")
    local = os.environ.get("PRE_COMMIT_LOCAL_BRANCH", "")
    if not remote or not local:
        return []
    wanted = os.environ.get("PRE_COMMIT_TO_REF") or local
    found = git_output(["rev-parse", "--verify", "--quiet", "--end-of-options", wanted], folder=folder, missing=1)
    id_ = found.decode("ascii").strip()
    old = os.environ.get("PRE_COMMIT_FROM_REF", "")
    return [PushedRef(local, id_, remote, old if len(old) == len(id_) else "0" * len(id_))] if id_ else []


def remote_called(name: str, url: str, folder: str = ".") -> str:
    """Return the remote that a push goes to; where it was named by its address, one that has this address.

    Runners may not say what git says; then their variables do.
    """
    name = name or os.environ.get("PRE_COMMIT_REMOTE_NAME", "")
    url = url or os.environ.get("PRE_COMMIT_REMOTE_URL", "")
    if name and name != url and not any(sign in name for sign in ":/\\"):
        return name
    listed = [line.partition("\t") for line in _text(["remote", "-v"], folder).splitlines()]
    by_address = (remote for remote, _, rest in listed if rest.rpartition(" ")[0] == url)
    return name if any(remote == name for remote, _, _ in listed) else next(by_address, "")


def _commits(ids: list[str], folder: str) -> dict[str, str]:
    """Return the commit that each of `ids` holds, as far as this clone has them and they hold one."""
    if not ids:
        return {}
    shown = git_output(
        ["cat-file", "--batch-check=%(objectname) %(objecttype)"],
        folder=folder,
        given="".join(f"{id_}^{{commit}}\n" for id_ in ids).encode("ascii"),
    )
    pairs = zip(ids, shown.decode("utf-8", "replace").splitlines(), strict=True)
    return {id_: line.partition(" ")[0] for id_, line in pairs if line.endswith(" commit")}


def _text(arguments: list[str], folder: str) -> str:
    return git_output(arguments, folder=folder).decode("utf-8", "surrogateescape")
