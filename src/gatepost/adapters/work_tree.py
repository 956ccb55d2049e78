"""Where a repository's work tree and git's own directory are."""

from pathlib import Path

from gatepost.adapters.git_config import MessageConfig, read_config
from gatepost.adapters.process import git_answers, git_output
from gatepost.errors import GitFailedError, NoRepositoryError

_NONE = 128  # git's exit status where there is no work tree
_NOT_IGNORED = 1


class WorkTree:
    """A work tree: its top folder (git's own directory where the repository is bare), and git's directory for it."""

    __slots__ = ("git_dir", "root")

    def __init__(self, root: Path, git_dir: Path) -> None:
        self.root = root
        self.git_dir = git_dir

    def message_config(self) -> MessageConfig:
        """Return how git is set up to write messages here."""
        return read_config(str(self.root), self.git_dir)


def find_work_tree(folder: str) -> WorkTree:
    """Return the work tree that `folder` belongs to. Raises `NoRepositoryError`, `NoGitError`."""
    told = git_answers(["--is-inside-work-tree", "--absolute-git-dir", "--show-toplevel"], folder=folder)
    if told and told[0] == "true" and Path(told[1]).is_absolute():
        return WorkTree(Path(told[2]), Path(told[1]))
    places = git_output(["rev-parse", "--absolute-git-dir", "--is-inside-work-tree"], folder=folder)
    git_dir, _, inside = places.decode("utf-8", "surrogateescape").removesuffix("\n").rpartition("\n")
    if not Path(git_dir).is_absolute() or "\0" in git_dir:
        message = "git does not say where the repository is"
        raise GitFailedError(message, "run `git rev-parse --absolute-git-dir` by itself")
    asked = ["rev-parse", "--show-toplevel"]  # GIT_WORK_TREE may name one that we are not inside
    root = git_output(asked, folder=folder, missing=None if inside == "true" else _NONE)
    if not root:
        return WorkTree(Path(git_dir), Path(git_dir))
    return WorkTree(Path(root.decode("utf-8", "surrogateescape").removesuffix("\n")), Path(git_dir))


def is_ignored(path: Path) -> bool:
    """Tell whether the repository around a file or folder leaves it out; without a repository, nothing is."""
    try:
        return bool(git_output(["check-ignore", "--", str(path)], folder=str(path.parent), missing=_NOT_IGNORED))
    except NoRepositoryError:
        return False
