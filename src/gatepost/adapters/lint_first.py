"""The pre-commit hook, run before the text of a commit is asked for, and not again for what it has seen."""

import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gatepost.adapters.committing import MESSAGE
from gatepost.adapters.files import write_atomically
from gatepost.adapters.process import git_output
from gatepost.adapters.work_tree import WorkTree
from gatepost.errors import GitFailedError

_CHANGED = ("diff", "--numstat", "--no-renames", "--no-ext-diff", "-z")


@dataclass(frozen=True)
class Linted:
    """What the hook said: its exit status, the tree that it saw (as git names it), and the files that it changed."""

    status: int
    tree: str
    changed: tuple[str, ...]


def lint_first(root: Path) -> Linted:
    """Run the pre-commit hook on what is staged; what it prints goes where ours does.

    Raises `GitFailedError` where the index cannot be written as a tree.
    """
    before = unstaged(root)
    status = _run_hook(root, "pre-commit")
    changed = tuple(path for path, numbers in unstaged(root).items() if before.get(path) != numbers)
    return Linted(status, staged_tree(root), changed)


def staged_tree(root: Path) -> str:
    """Return the name of the tree that would be committed."""
    return git_output(["write-tree"], folder=str(root)).decode("ascii").strip()


def let_hook_judge(tree: WorkTree, message: bytes) -> bytes | None:
    """Let the commit-msg hook judge a message, as `git commit` would; None where it refuses, else what it left."""
    path = tree.git_dir / MESSAGE
    write_atomically(path, message)
    if _run_hook(tree.root, "commit-msg", [str(path)]):
        return None
    with suppress(OSError):
        return path.read_bytes()
    return None  # the hook has taken it away


def _run_hook(root: Path, name: str, arguments: Sequence[str] = ()) -> int:
    words = ["git", "hook", "run", "--ignore-missing", name, *(["--", *arguments] if arguments else [])]
    done = subprocess.run(words, check=False, cwd=root, stdin=subprocess.DEVNULL)  # noqa: S603  a list of words, no shell
    if done.returncode == 1 or not done.returncode:
        return done.returncode
    if not _knows_hooks(root):
        message = "this git cannot run a hook by itself: `git hook run` came with 2.36"
        raise GitFailedError(message, "use a newer git, or set `lint-first = false`")
    return done.returncode


def _knows_hooks(root: Path) -> bool:
    numbers = git_output(["version"], folder=str(root)).decode("ascii", "replace").split()[2].split(".")
    return tuple(int(number) if number.isdecimal() else 0 for number in numbers[:2]) >= (2, 36)


def unstaged(root: Path) -> dict[str, str]:
    """Return how much each file differs from what is staged."""
    listed = git_output(_CHANGED, folder=str(root)).decode("utf-8", "surrogateescape").split("\0")[:-1]
    return {path: f"{added} {gone}" for added, gone, path in (line.split("\t", 2) for line in listed)}
