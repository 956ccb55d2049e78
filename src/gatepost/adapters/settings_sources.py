"""Where the files of a rulebook are read from: a folder, a revision, an installed package."""

import os
import sys
from importlib.machinery import PathFinder
from pathlib import Path

from gatepost.adapters.files import read_plain_file
from gatepost.adapters.process import git_output
from gatepost.errors import HistoryCutShortError, RevisionUnknownError

_LARGEST = 1 << 20


class UnreadableFileError(Exception):
    """A file is there but cannot be used; `reason` says why, `hint` what to do."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


class FolderFiles:
    """The files of a folder; what a symbolic link leads to must be in it too."""

    def __init__(self, root: Path, origin: str = "") -> None:
        self._root = root
        self.origin = origin

    def place(self, name: str) -> str:
        """Return the path of a file, for one who wants to know when it changes."""
        return str(self._root / name)

    def read(self, name: str) -> bytes | None:
        """Return what is in a file, None where there is none; raises `UnreadableFileError`."""
        path = self._root / name
        try:
            if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(self._root)):
                reason = "it leads out of the repository"
                raise UnreadableFileError(reason, "put a copy of the file here")
            data = read_plain_file(path, _LARGEST + 1)
        except (FileNotFoundError, NotADirectoryError):
            if path.is_symlink():
                reason = "it leads nowhere"
                raise UnreadableFileError(reason, "mend the symbolic link, or take it away") from None
            return None
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise UnreadableFileError(reason, "make it a readable file, or take it away") from None
        _must_be_small(len(data))
        return data


class RevisionFiles:
    """The files of a commit, as git stores them."""

    def __init__(self, revision: str, folder: str) -> None:
        self._folder = folder
        self._commit = _commit_of(revision, folder)
        self.origin = f" at {self._commit[:9]}"

    def place(self, name: str) -> str:
        """Return the name of a file; what is committed does not change."""
        return name

    def read(self, name: str) -> bytes | None:
        """Return what is in a file, None where there is none; raises `UnreadableFileError`."""
        listed = git_output(["ls-tree", "--full-tree", "-z", "-l", self._commit, "--", name], folder=self._folder)
        if not listed:
            return None
        mode, kind, blob, size = listed.partition(b"\t")[0].decode("ascii").split()
        if mode == "120000":
            reason = "it is a symbolic link"
            raise UnreadableFileError(reason, "links of another revision are not followed")
        if kind != "blob":
            reason = "it is no file"
            raise UnreadableFileError(reason, "make it a file, or take it away")
        _must_be_small(int(size))
        return git_output(["cat-file", "blob", blob], folder=self._folder)


def package_files(name: str) -> FolderFiles | None:
    """Return the files of an installed top-level package, which is not imported; None where there is none."""
    here = os.path.realpath(".")
    path = [entry for entry in sys.path if entry and os.path.realpath(entry) != here]  # a checkout installs nothing
    spec = PathFinder.find_spec(name, path) if name.isidentifier() else None
    locations = spec.submodule_search_locations if spec is not None else None
    return FolderFiles(Path(next(iter(locations)))) if locations else None


def _commit_of(revision: str, folder: str) -> str:
    verify = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    found = git_output(verify, folder=folder, missing=1).decode("ascii", "replace").strip()
    if found:
        return found
    if git_output(["rev-parse", "--is-shallow-repository"], folder=folder).strip() == b"true":
        message = f"cannot read the settings of {revision}: this shallow clone does not have it"
        raise HistoryCutShortError(message, f"run `git fetch --depth=1 origin {revision.removeprefix('origin/')}`")
    message = f"git knows no commit by `{revision}`"
    raise RevisionUnknownError(message, "a branch of a remote wants `git fetch` first")


def _must_be_small(size: int) -> None:
    if size > _LARGEST:
        reason = f"it is larger than {_LARGEST >> 20} MiB"
        raise UnreadableFileError(reason, "settings are small; is this the right file?")
