"""What git is asked for a commit: at its beginning all at once, while the rest of us is loaded."""

from dataclasses import dataclass

from gatepost.adapters.git_config import MessageConfig
from gatepost.adapters.meanwhile import Meanwhile
from gatepost.adapters.process import git_output
from gatepost.adapters.work_tree import WorkTree, find_work_tree

_WHOLE = ("-c", "diff.relative=false")  # all of the repository, from any folder of it
_ALIKE = ("--name-status", "--no-renames", "--no-ext-diff", "-z")
STAGED = (*_WHOLE, "diff", "--cached", "--ignore-submodules=none", *_ALIKE)
NONE = 128
"""git's exit status where there is no commit yet, or nobody to commit."""

_TRACKED = (*_WHOLE, "diff", "HEAD", "--ignore-submodules=dirty", *_ALIKE)


@dataclass(frozen=True)
class Questions:
    """Questions that are being answered: where we are, what is committed there, on which branch."""

    place: Meanwhile[tuple[WorkTree, MessageConfig]]
    staged: Meanwhile[bytes]
    branch: Meanwhile[str]


def ask_git(folder: str, *, takes_all: bool = False) -> Questions:
    """Ask where we are and what is committed: what is staged, or with `takes_all` every change of a tracked file."""
    return Questions(
        Meanwhile(lambda: _place(folder)),
        Meanwhile(lambda: _committed(folder, takes_all=takes_all)),
        Meanwhile(lambda: current_branch(folder)),
    )


def current_branch(folder: str) -> str:
    """Return the branch that is checked out; empty where there is none."""
    asked = git_output(["symbolic-ref", "--quiet", "--short", "HEAD"], folder=folder, missing=1)
    return asked.decode("utf-8", "surrogateescape").rstrip("\n")


def staged_paths(folder: str) -> tuple[str, ...]:
    """Return the paths that are staged, without those in conflict."""
    return staged_in(git_output(STAGED, folder=folder))[0]


def identity(folder: str) -> str:
    """Return who commits as `Name <mail>`; empty where git does not know."""
    asked = git_output(["var", "GIT_COMMITTER_IDENT"], folder=folder, missing=NONE).decode("utf-8", "surrogateescape")
    return asked.rpartition("> ")[0] + ">" if "> " in asked else ""


def _committed(folder: str, *, takes_all: bool) -> bytes:
    """Return what git lists of that which is committed; before the first commit only what is staged has a name."""
    tracked = git_output(_TRACKED, folder=folder, missing=NONE) if takes_all else b""
    return tracked or git_output(STAGED, folder=folder)


def _place(folder: str) -> tuple[WorkTree, MessageConfig]:
    tree = find_work_tree(folder)
    return tree, tree.message_config()


def staged_in(listed: bytes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the paths that are committed, and those that are in conflict, of what `git diff` lists."""
    fields = listed.decode("utf-8", "surrogateescape").split("\0")[:-1]
    pairs = list(zip(fields[::2], fields[1::2], strict=False))
    return tuple(path for letter, path in pairs if letter != "U"), tuple(
        path for letter, path in pairs if letter == "U"
    )


def logged(form: str, folder: str, most: int) -> list[str]:
    """Return what `form` says of each of the last commits, a field for every NUL; nothing where there is no history."""
    asked = ["log", f"-{most}", "-z", "--no-show-signature", "--encoding=UTF-8", f"--format={form}"]
    listed = git_output(asked, folder=folder, missing=NONE).decode("utf-8", "replace")
    return listed.removesuffix("\0").split("\0") if listed else []
