"""A copy of a project's files, for its tests: without what is not part of it, and without the sources of its wheel."""

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gatepost.adapters.process import git_output
from gatepost.adapters.venv import MARK
from gatepost.artifact.tested_copy import without_sources
from gatepost.errors import CannotWriteError, NoGitError, NoRepositoryError

_NOT_OURS = frozenset(("__pycache__", "node_modules"))


@dataclass(frozen=True)
class Sources:
    """Where a project is: the top of its repository, and the folder of the package there, ending with a slash or empty.

    `modules` are what its wheel installs, and `shipped` the files of the wheel.
    """

    root: Path
    folder: str
    modules: tuple[str, ...]
    shipped: tuple[str, ...]


def copy_for_tests(sources: Sources, place: Path) -> tuple[str, ...]:
    """Copy what git tracks, as it is in the work tree, to a new folder; return what was left out of it.

    Outside of a repository all is copied that is not hidden. Raises `CannotWriteError`.
    """
    parted = without_sources(_files(sources.root), sources.folder, sources.modules, sources.shipped)
    try:
        (place / sources.folder).mkdir(parents=True)
        for name in parted.copied:
            _copy(sources.root / name, place / name)
    except OSError as error:
        message = f"the project cannot be copied for its tests: {error.filename}: {error.strerror}"
        raise CannotWriteError(message, "make room, or let TMPDIR name another folder") from None
    return parted.left_out


def _copy(file: Path, place: Path) -> None:
    """Copy a file or a link; what else there is, or is there no more, is passed over."""
    mode = file.lstat().st_mode if os.path.lexists(file) else 0
    if stat.S_ISREG(mode) or stat.S_ISLNK(mode):
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, place, follow_symlinks=False)


def _files(root: Path) -> list[str]:
    try:
        listed = git_output(["ls-files", "-z", "--recurse-submodules"], folder=str(root))
    except (NoGitError, NoRepositoryError):
        listed = b""
    tracked = [os.fsdecode(name) for name in listed.split(b"\0") if name]
    return tracked or sorted(_unhidden(root))


def _unhidden(root: Path) -> Iterator[str]:
    for place, folders, files in os.walk(root):
        here = Path(place)
        folders[:] = [name for name in folders if _is_ours(name) and not (here / name / MARK).is_file()]
        yield from ((here / name).relative_to(root).as_posix() for name in files if _is_ours(name))


def _is_ours(name: str) -> bool:
    return not name.startswith(".") and name not in _NOT_OURS
