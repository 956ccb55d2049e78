"""A bare repository, by what a server does with it; the plumbing is git's own."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_ABSENT = "0" * 40


class Entry(NamedTuple):
    """What a tree has at a path."""

    mode: str
    kind: str
    sha: str
    path: str


class Logged(NamedTuple):
    """A commit of a branch's history; no newline ends its message."""

    sha: str
    author: str
    email: str
    message: str


class Bare:
    """A bare repository."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def find(self, revision: str) -> str:
        """Return the id of what a revision names; empty where there is none."""
        done = self._run("rev-parse", "--quiet", "--verify", revision, may_fail=True)
        return done.decode().strip()

    def entries(self, tree: str, *, recursive: bool) -> list[Entry]:
        """Return what is in a tree, and in those below it."""
        deep = ("-r", "-t") if recursive else ()
        listed = self._run("ls-tree", "-z", *deep, tree).decode().split("\0")[:-1]
        return [Entry(*re.split(r"[ \t]", line, maxsplit=3)) for line in listed]

    def blob(self, sha: str) -> bytes:
        """Return the content of a file."""
        return self._run("cat-file", "blob", sha)

    def write_blob(self, content: str) -> str:
        """Store the content of a file, and return its id."""
        return self._run("hash-object", "-w", "--stdin", given=content.encode()).decode().strip()

    def write_tree(self, base: str, entries: Iterable[Entry]) -> str:
        """Store a tree that is another with some entries in place of its own; without an id, the path is left out."""
        lines = [f"{each.mode if each.sha else 0} {each.sha or _ABSENT}\t{each.path}\n" for each in entries]
        with tempfile.TemporaryDirectory() as folder:
            index = os.path.join(folder, "index")  # noqa: PTH118  a word for the environment
            self._run("read-tree", base, index=index)
            self._run("update-index", "--index-info", given="".join(lines).encode(), index=index)
            return self._run("write-tree", index=index).decode().strip()

    def write_commit(self, tree: str, parents: Iterable[str], message: str) -> str:
        """Store a commit, and return its id."""
        before = [word for parent in parents for word in ("-p", parent)]
        return self._run("commit-tree", tree, *before, given=message.encode()).decode().strip()

    def point(self, ref: str, sha: str) -> None:
        """Let a ref name a commit."""
        self._run("update-ref", ref, sha)

    def is_behind(self, ancestor: str, sha: str) -> bool:
        """Tell whether one commit is in the history of another."""
        return self._run("merge-base", ancestor, sha, may_fail=True).decode().strip() == ancestor

    def merged(self, base: str, head: str) -> str:
        """Return the tree of one commit merged into another; empty where they conflict."""
        return self._run("merge-tree", "--write-tree", base, head, may_fail=True).decode().strip()

    def history(self, branch: str) -> list[Logged]:
        """Return the commits of a branch, newest first."""
        listed = self._run("log", "-z", "--format=%H%n%an%n%ae%n%B", f"refs/heads/{branch}").decode().split("\0")[:-1]
        return [Logged(*(part.rstrip("\n") for part in entry.split("\n", 3))) for entry in listed]

    def changed(self, before: str, after: str) -> list[str]:
        """Return the paths that differ between two trees."""
        return self._run("diff-tree", "-r", "-z", "--name-only", before, after).decode().split("\0")[:-1]

    def changed_in(self, sha: str) -> list[str]:
        """Return the paths that a commit changes."""
        listed = self._run("diff-tree", "-r", "-z", "--root", "--name-only", "--no-commit-id", "-m", sha)
        return listed.decode().split("\0")[:-1]

    def tags(self) -> dict[str, str]:
        """Return the commits of the tags, by the names of these."""
        listed = self._run("for-each-ref", "--format=%(refname:strip=2) %(objectname) %(*objectname)", "refs/tags")
        return {words[0]: words[-1] for words in map(str.split, listed.decode().splitlines())}

    def _run(self, *arguments: str, given: bytes = b"", may_fail: bool = False, index: str = "") -> bytes:
        done = subprocess.run(
            ("git", *arguments),
            cwd=self.path,
            env={**os.environ, **({"GIT_INDEX_FILE": index} if index else {})},
            input=given,
            capture_output=True,
            check=False,
        )
        if done.returncode and not may_fail:
            message = f"git {' '.join(arguments)} ended with {done.returncode}: {done.stderr.decode(errors='replace')}"
            raise AssertionError(message)
        return b"" if done.returncode else done.stdout
