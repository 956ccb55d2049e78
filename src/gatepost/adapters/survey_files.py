"""The texts of the files that matter, read from a work tree: what is needed must be readable, the rest is passed by."""

import os
from pathlib import Path

from gatepost.adapters.files import read_plain_file
from gatepost.errors import FileUnreadableError
from gatepost.scaffold.matters import LARGE, helpful, mentioned, needed
from gatepost.scaffold.metadata import PYPROJECT, SETUP_CFG

_GIT = ".git"
_MIB = 1 << 20
_LARGEST = 4 * _MIB
_LARGEST_LOCK = 32 * _MIB
_MOST_FILES = 10_000
_LEFT_OUT = frozenset(("__pycache__", "node_modules", "site-packages", "venv"))
_KEPT = frozenset((".github", ".husky", ".changeset", ".circleci"))


def read_texts(root: Path, paths: frozenset[str]) -> dict[str, str]:
    """Return the texts of the files that matter, by path. Raises `FileUnreadableError` for one that is needed."""
    reader = _Reader(root)
    texts = {path: text for path in needed(paths) if (text := reader.read(path)) is not None}
    more = [*helpful(paths)]
    for path, text in texts.items():
        folder, _, name = path.rpartition("/")
        if name in (PYPROJECT, SETUP_CFG):
            more += mentioned(f"{folder}/" if folder else "", text, paths)
    for path in more:
        found = reader.try_to_read(path) if path not in texts else None
        if found is not None:
            texts[path] = found
    return texts


def list_folder(root: Path) -> frozenset[str]:
    """Return the files of a folder that git does not know.

    Left out are those of environments, caches, hidden folders and repositories below.
    """
    found: list[str] = []
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not _is_left_out(Path(folder, name)))
        found += [Path(folder, name).relative_to(root).as_posix() for name in sorted(files)]
        if len(found) > _MOST_FILES:
            break
    return frozenset(found)


def _is_left_out(folder: Path) -> bool:
    name = folder.name
    if name.startswith("."):
        return name not in _KEPT
    return name in _LEFT_OUT or (folder / "pyvenv.cfg").exists() or os.path.lexists(folder / _GIT)


class _Reader:
    """Reads files of a work tree, each by its path from the top."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._real = os.path.realpath(root)

    def try_to_read(self, path: str) -> str | None:
        """Return the text of a file; None where there is none, or it cannot be read."""
        try:
            return self.read(path)
        except FileUnreadableError:
            return None

    def read(self, path: str) -> str | None:
        """Return the text of a file, None where there is none. Raises `FileUnreadableError`."""
        place = self._root / path
        most = _LARGEST_LOCK if place.name in LARGE else _LARGEST
        try:
            if not _is_below(os.path.realpath(place), self._real):
                raise _unreadable(path, "it leads out of the repository", "put the file itself here")
            data = read_plain_file(place, most + 1)
        except FileNotFoundError:
            if place.is_symlink():
                raise _unreadable(path, "it is a link that leads nowhere", "mend it, or take it away") from None
            return None
        except NotADirectoryError:
            raise _unreadable(path, "a file stands where its folder should be", "move that file away") from None
        except (OSError, ValueError) as error:
            reason = "it is a folder" if place.is_dir() else getattr(error, "strerror", None) or str(error)
            raise _unreadable(path, str(reason), "make it a readable file, or take it away") from None
        if len(data) > most:
            raise _unreadable(path, f"it is larger than {most // _MIB} MiB", "is it really what its name says?")
        return _text(path, data)


def _text(path: str, data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason = f"it is not UTF-8: byte 0x{data[error.start]:02x} in line {line}"
        raise _unreadable(path, reason, "save it as UTF-8") from None


def _unreadable(path: str, reason: str, hint: str) -> FileUnreadableError:
    return FileUnreadableError(f"cannot read {path}: {reason}", hint)


def _is_below(path: str, root: str) -> bool:
    return Path(path).is_relative_to(root)
