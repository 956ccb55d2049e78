"""The members of a .tar.gz file, read from front to back, and bounded in all that it could ask for."""

import gzip
import tarfile
from collections.abc import Iterator
from io import RawIOBase
from pathlib import Path
from typing import BinaryIO

from gatepost.artifact.archive import FILE, FOLDER, HARDLINK, OTHER, SYMLINK, Member
from gatepost.artifact.unsafe import MOST_MEMBERS, UnsafeArchiveError, bomb, crowd, most_unpacked, shown

_KINDS = {
    tarfile.REGTYPE: FILE,
    tarfile.AREGTYPE: FILE,
    tarfile.CONTTYPE: FILE,
    tarfile.DIRTYPE: FOLDER,
    tarfile.SYMTYPE: SYMLINK,
    tarfile.LNKTYPE: HARDLINK,
}
_CHUNK = 1 << 20
_LARGEST_READ = 4 << 20  # bytes: tarfile reads long names and extended headers whole
_SIZE = "size"


def tar_members(path: Path, largest: int) -> Iterator[tuple[Member, bytes]]:
    """Yield each member, with its content where it is a file of at most `largest` bytes, which may be -1.

    Raises `UnsafeArchiveError`, and whatever gzip and tarfile raise where it is damaged.
    """
    packed = path.stat().st_size
    with path.open("rb") as file, _Unpacked(file, packed) as unpacked:
        with tarfile.TarFile(fileobj=unpacked, encoding="utf-8") as tar:
            for number, info in enumerate(tar):
                if number >= MOST_MEMBERS:
                    raise crowd()
                member = _member(info)
                yield member, unpacked.content(info) if member.kind == FILE and member.size <= largest else b""
        unpacked.expect_end()


def _member(info: tarfile.TarInfo) -> Member:
    if _SIZE in info.pax_headers:  # said once more than in the header, which other tools may believe
        message = f"the size of {shown(info.name)} is said twice"
        raise UnsafeArchiveError(message)
    if info.size < 0:
        message = f"the size of {shown(info.name)} is negative"
        raise UnsafeArchiveError(message)
    kind = OTHER if info.issparse() else _KINDS.get(info.type, OTHER)
    target = info.linkname if kind in (SYMLINK, HARDLINK) else ""
    return Member(info.name, info.size if kind == FILE else 0, kind, target)


class _Unpacked(RawIOBase):
    """What is in a gzip file: read forward only, never much at once, never more than such a file may hold."""

    def __init__(self, file: BinaryIO, packed: int) -> None:
        super().__init__()
        self._source = gzip.GzipFile(fileobj=file, mode="rb")
        self._packed = packed
        self._at = 0
        self._last = b""

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes. Raises `UnsafeArchiveError` where they are too many."""
        if not 0 <= size <= _LARGEST_READ:
            message = f"it has a header of more than {_LARGEST_READ >> 20} MiB"
            raise UnsafeArchiveError(message)
        self._last = self._source.read(size)
        self._at += len(self._last)
        if self._at > most_unpacked(self._packed):
            raise bomb(self._packed)
        return self._last

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._at

    def seek(self, place: int, _whence: int = 0, /) -> int:
        """Read on to a place, or to the end if that comes first; there is no way back."""
        while self._at < place and self.read(min(_CHUNK, place - self._at)):
            pass
        return self._at

    def content(self, info: tarfile.TarInfo) -> bytes:
        """Return what is in a small file."""
        self.seek(info.offset_data)
        return self.read(info.size)

    def expect_end(self) -> None:
        """Read to the end of the file. Raises `UnsafeArchiveError` where there is anything behind the last member."""
        while self._last == bytes(len(self._last)):
            if not self.read(_CHUNK):
                return
        message = f"there is something behind its last member, at byte {self._at - len(self._last):,}"
        raise UnsafeArchiveError(message)
