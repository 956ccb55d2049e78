"""An sdist or a wheel, as it was read: what is in it, and what its metadata says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gatepost.artifact.metadata import Metadata

SDIST, WHEEL = "sdist", "wheel"
FILE, FOLDER, SYMLINK, HARDLINK, OTHER = "file", "folder", "symbolic link", "hard link", "device"

SECRET, PLACE = "secret", "absolute path"


@dataclass(frozen=True)
class Member:
    """One entry of an archive: its path as it is written there, its size in bytes unpacked, and where a link leads."""

    path: str
    size: int = 0
    kind: str = FILE
    target: str = ""


@dataclass(frozen=True)
class Hit:
    """A text in a file of an archive that should not be published; `shown` is safe to print, a secret cut short.

    `line` is 1-based, 0 in a file that is no text.
    """

    kind: str
    path: str
    line: int
    shown: str


@dataclass(frozen=True)
class Archive:
    """One distribution.

    `name` is the file's; `size` is in bytes, `sha256` in hexadecimal digits. `refused` says why the archive was not
    read any further, empty where it was: then all that follows is known.
    """

    name: str
    kind: str
    size: int
    sha256: str
    members: tuple[Member, ...] = ()
    refused: tuple[str, ...] = ()
    metadata: Metadata | None = None
    entry_points: tuple[tuple[str, str], ...] = ()
    """Of a wheel: the commands that it installs, each with what it calls."""
    tags: frozenset[str] = frozenset()
    """Of a wheel: the tags in its file name, `py3-none-any`."""
    hits: tuple[Hit, ...] = ()
    unread: tuple[str, ...] = field(default=())
    """Files that were too large to be searched."""

    @property
    def is_pure(self) -> bool:
        """Tell whether a wheel runs on every platform, and on every interpreter of a major version."""
        return all(tag.endswith("-none-any") for tag in self.tags)
