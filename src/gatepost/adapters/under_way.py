"""Whether git is at work on more than the one commit, seen without asking git, which takes longer than looking."""

import os
from pathlib import Path

_SIGNS = (
    "rebase-merge",
    "rebase-apply",
    "sequencer",
    "MERGE_MSG",  # there while git makes a commit by itself; gone once a person has made it
    "MERGE_HEAD",
    "CHERRY_PICK_HEAD",
    "REVERT_HEAD",
)


def git_dir_of_hook() -> Path:
    """Return git's own directory, for a hook: git starts it at the top of the work tree, with GIT_DIR where needed."""
    path = Path(os.environ.get("GIT_DIR") or ".git")
    if path.is_file():  # of a linked worktree or a submodule
        words = path.read_bytes().decode("utf-8", "surrogateescape")
        return path.parent / words.removeprefix("gitdir:").strip(" \r\n")
    return path


def is_under_way(git_dir: Path) -> bool:
    """Tell whether a rebase, a cherry-pick, a revert, a merge or `git am` is going on."""
    return any((git_dir / sign).exists() for sign in _SIGNS)
