"""Refused commits of a push → what is to be known to write their messages anew."""

from pathlib import Path
from shlex import quote

from gatepost.adapters.files import write_atomically
from gatepost.adapters.git_history import batches_of, read_batch
from gatepost.adapters.kept_messages import keep_reworded, pasteable
from gatepost.adapters.process import git_output
from gatepost.adapters.pushed_commits import Push
from gatepost.adapters.work_tree import find_work_tree
from gatepost.errors import CannotWriteError
from gatepost.gate.judge import Rulebook
from gatepost.gate.mend import mend
from gatepost.hooks.brought import Graph, lowest
from gatepost.hooks.push import HEADS, PushedRef
from gatepost.hooks.reword import MOST_NAMED, Place, Refused, edits
from gatepost.rules.case import AUTOSQUASH, HISTORY

_AT_ONCE = 500
_MOST_ASKED = 50  # commits, the oldest


class Rewording:
    """Finds out what it takes to reword the commits of a push, in the repository of `push`."""

    def __init__(self, push: Push) -> None:
        self._push = push
        self._folder = push.folder
        self._tree = find_work_tree(push.folder)
        self._is_bare = self._tree.root == self._tree.git_dir
        self._head = _text(["symbolic-ref", "--quiet", "HEAD"], push.folder)
        self._at = _text(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], push.folder)

    def refused(self, ref: PushedRef, ids: list[str], graph: Graph, rulebook: Rulebook) -> Refused:
        """Return what is to be known of the refused commits `ids` of a ref; `graph` is all that comes with it."""
        tip = self._push.tips[ref.local_id]
        has_fixups = any(message.startswith(AUTOSQUASH) for message in _messages(ids, self._folder))
        base = self._base_below(lowest(list(graph) if has_fixups else ids, graph), graph)
        is_tip = ids == [tip] and not has_fixups
        since = [f"^{base}"] if base else []
        merges = "" if is_tip else _text(["rev-list", "--merges", "--max-count=1", tip, *since], self._folder)
        empty = self._empty(ids, graph)
        return Refused(
            ids,
            tip=tip,
            base=base,
            has_merges=bool(merges),
            has_fixups=has_fixups,
            empty=empty,
            mended=self._mended(ref, graph, rulebook) if is_tip else "",
            edits=self._edits(ids, tip, empty, has_merges=bool(merges)) if len(ids) > MOST_NAMED else "",
        )

    def place(self, ref: PushedRef) -> Place:
        """Return where a ref can be made anew."""
        tip = self._push.tips[ref.local_id]
        tags = tuple((each.local_tag, each.local_id != tip) for each in self._push.tags_at(tip))
        is_named = ref.local_branch or ref.local_tag or ref.is_head
        target = None if is_named else (self._push.remote.name or self._push.address, ref.remote)
        if self._is_here(ref):
            return Place(tags=tags, target=target)
        tree = _work_trees(self._folder).get(ref.local) if ref.local_branch else None
        if tree is not None:
            return Place(pasteable(Path(tree)), tags=tags)
        return Place(
            pasteable(self._tree.git_dir / "gatepost" / f"reword-{tip[:9]}"),
            is_new=True,
            branch=ref.local_branch or (self._head.removeprefix(HEADS) if ref.is_head else ""),
            has_modules=bool(_text(["ls-tree", "--full-tree", tip, "--", ".gitmodules"], self._folder)),
            tags=tags,
            target=target,
        )

    def holders(self, ref: PushedRef, ids: list[str]) -> list[str]:
        """Return the branches and tags here that lead to one of `ids`, but for `ref` and what is pushed with it."""
        wanted = [f"--contains={id_}" for id_ in ids[-_MOST_ASKED:]]
        listed = _text(["for-each-ref", "--format=%(refname)", *wanted, "refs/heads", "refs/tags"], self._folder)
        pushed = {each.local for each in self._push.refs} | ({self._head} if ref.is_head else set())
        return [name.removeprefix(HEADS) for name in listed.split("\n") if name and name not in pushed]

    def _is_here(self, ref: PushedRef) -> bool:
        """Tell whether what is pushed is what is checked out: the branch, or where none was named, its commit."""
        if self._is_bare:
            return False
        return self._head == ref.local if ref.local_branch else self._at == self._push.tips[ref.local_id]

    def _base_below(self, ids: list[str], graph: Graph) -> str:
        """Return the newest commit from which all of `ids` can be made anew; empty where one is a first commit."""
        firsts = list(dict.fromkeys(graph[id_][0] if graph[id_] else "" for id_ in ids))
        base = firsts.pop()
        while firsts and base:  # as many at once as a command line surely holds
            asked = ["merge-base", "--octopus", base, *firsts[-_AT_ONCE:]]
            base = "" if "" in asked else _text(asked, self._folder)
            del firsts[-_AT_ONCE:]
        return base

    def _mended(self, ref: PushedRef, graph: Graph, rulebook: Rulebook) -> str:
        """Keep the tip's message as it would pass, and return the file's name for the shell; else nothing."""
        tip = self._push.tips[ref.local_id]
        text = mend(_messages([tip], self._folder)[0], rulebook, HISTORY, merge=len(graph[tip]) > 1)
        kept = keep_reworded(self._tree, tip, f"{text}\n".encode()) if text is not None else None
        if kept is None:
            return ""
        return pasteable(kept) if self._is_here(ref) else quote(str(kept))

    def _empty(self, ids: list[str], graph: Graph) -> frozenset[str]:
        """Return those of `ids` that change no file. A merge is reworded whatever it changes."""
        single = [id_ for id_ in ids if len(graph[id_]) == 1]
        asked = "".join(f"{id_}^{{tree}}\n{graph[id_][0]}^{{tree}}\n" for id_ in single)
        shown = ["cat-file", "--batch-check=%(objectname)"]
        trees = git_output(shown, folder=self._folder, given=asked.encode("ascii")).split()
        same = [id_ for id_, new, old in zip(single, trees[::2], trees[1::2], strict=True) if new == old]
        first = [id_ for id_ in ids if not graph[id_]]
        return frozenset(same + [id_ for id_ in first if not _text(["ls-tree", id_], self._folder)])

    def _edits(self, ids: list[str], tip: str, empty: frozenset[str], *, has_merges: bool) -> str:
        """Keep what sed does to git's list, and return the file's name for the shell; nothing where it cannot be."""
        path = self._tree.git_dir / "gatepost" / f"reword-{tip[:9]}.sed"
        text = "".join(f"{line}\n" for line in edits(ids, empty, has_merges=has_merges))
        try:
            write_atomically(path, text.encode("ascii"))
        except CannotWriteError:
            return ""
        return quote(path.as_posix())


def _messages(ids: list[str], folder: str) -> list[str]:
    return [commit.message for batch in batches_of(ids, folder) for commit in read_batch(batch)]


def _work_trees(folder: str) -> dict[str, str]:
    """Return the folder of the work tree that each branch is checked out in, where it is in one."""
    found = {}
    path = ""
    for line in _text(["worktree", "list", "--porcelain"], folder).split("\n"):
        name, _, value = line.partition(" ")
        if name == "worktree":
            path = value
        elif name == "branch":
            found[value] = path
    return found


def _text(arguments: list[str], folder: str) -> str:
    return git_output(arguments, folder=folder, missing=1).decode("utf-8", "surrogateescape").rstrip("\n")
