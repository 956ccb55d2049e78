"""The trees that passed the linting before a push, remembered under git's own directory."""

import hashlib
from contextlib import suppress
from pathlib import Path

from gatepost.adapters.files import read_plain_file, write_atomically
from gatepost.errors import CannotWriteError

NAME = "gatepost/linted"
_MOST_KEPT = 200
_LENGTH = 64
_LARGEST = (_LENGTH + 1) * _MOST_KEPT * 2


def key_of(*parts: str) -> str:
    """Return what a tree is remembered by: its id, and whatever else decides how its linting ends."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


class LintedTrees:
    """The keys of the newest trees that were green. A damaged file is as good as none, and so is a read-only one."""

    def __init__(self, common: Path) -> None:
        self._path = common / NAME

    def __contains__(self, key: str) -> bool:
        return key in self._keys()

    def add(self, key: str) -> None:
        """Remember a key as the newest."""
        keys = [*(known for known in self._keys() if known != key), key][-_MOST_KEPT:]
        with suppress(CannotWriteError):  # it only saves time
            write_atomically(self._path, "".join(f"{known}\n" for known in keys).encode("ascii"))

    def _keys(self) -> list[str]:
        try:
            data = read_plain_file(self._path, _LARGEST)
        except OSError:
            return []
        lines = data.decode("ascii", "replace").split("\n")
        is_whole = lines[-1] == "" and all(len(line) == _LENGTH and line.isalnum() for line in lines[:-1])
        return lines[:-1] if is_whole else []
