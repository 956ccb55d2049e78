"""The files of a repository as the doctor sees them: those of the work tree, and those of an older commit."""

import os
from functools import cached_property
from pathlib import Path

from gatepost.adapters.files import read_plain_file
from gatepost.adapters.process import git_output
from gatepost.adapters.release_source import GitSource

_LARGEST = 8 << 20
_LISTING = (
    *("ls-files", "-z", "-t", "--cached", "--deleted", "--others", "--exclude-standard"),
    *("--exclude=.venv/", "--exclude=node_modules/", "--exclude=__pycache__/"),
)
_DELETED = "R "
"""What stands before a file that git tracks and that is gone, which is listed a second time so."""
_TAG = len(_DELETED)


class WorkFiles:
    """The files that git tracks or would, as they are on disk; each is read once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._real = os.path.realpath(root)
        self._texts: dict[str, str | None] = {}

    @cached_property
    def paths(self) -> frozenset[str]:
        """All files, without folders."""
        listed = git_output(_LISTING, folder=str(self._root)).decode("utf-8", "surrogateescape").split("\0")[:-1]
        deleted = {line[_TAG:] for line in listed if line.startswith(_DELETED)}
        return frozenset(line[_TAG:] for line in listed) - deleted

    def read(self, path: str) -> str | None:
        """Return the text of a file with plain line ends; None where there is none that can be read."""
        text = self.raw(path)
        return text.replace("\r\n", "\n") if text is not None else None

    def raw(self, path: str) -> str | None:
        """Return the text of a file as it is on disk; bytes that are no UTF-8 become U+FFFD."""
        if path not in self._texts:
            self._texts[path] = self._read(path)
        return self._texts[path]

    def _read(self, path: str) -> str | None:
        if "\0" in path or not path:
            return None
        place = self._root / path
        try:
            if not Path(os.path.realpath(place)).is_relative_to(self._real):
                return None
            data = read_plain_file(place, _LARGEST + 1)
        except (OSError, ValueError):
            return None
        return data.decode("utf-8", "replace") if len(data) <= _LARGEST else None


class EditedSource(GitSource):
    """The history of a commit with the files of the work tree: what would be planned if they were committed."""

    def __init__(self, sha: str, folder: str, files: WorkFiles, cut: frozenset[str] = frozenset()) -> None:
        super().__init__(sha, folder, cut)
        self._work = files

    def read(self, path: str) -> str | None:
        """Return the text of a file as it is on disk."""
        return self._work.raw(path)

    @cached_property
    def _paths(self) -> list[str]:
        """All paths, folders among them."""
        files = self._work.paths
        folders = {parent.as_posix() for path in files for parent in Path(path).parents if parent.as_posix() != "."}
        return sorted({*files, *folders})


class CommittedFiles:
    """The files of a commit. Close it after use."""

    def __init__(self, sha: str, folder: str) -> None:
        self._source = GitSource(sha, folder)
        self._sha = sha
        self._folder = folder

    @cached_property
    def paths(self) -> frozenset[str]:
        """All files, without folders."""
        asked = ("ls-tree", "-r", "-z", "--full-tree", "--name-only", self._sha)
        return frozenset(git_output(asked, folder=self._folder).decode("utf-8", "surrogateescape").split("\0")[:-1])

    def read(self, path: str) -> str | None:
        """Return the text of a file with plain line ends; None where there is none."""
        text = self._source.read(path)
        return text.replace("\r\n", "\n") if text is not None else None

    def close(self) -> None:
        """End the git that reads files."""
        self._source.close()
