"""The members of a zip file, which must be what it says in all its places: tools differ in which they believe."""

import os
import stat
import struct
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from gatepost.artifact.archive import FILE, FOLDER, OTHER, SYMLINK, Member
from gatepost.artifact.unsafe import MOST_MEMBERS, UnsafeArchiveError, bomb, crowd, most_unpacked, shown

_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_LOCAL = struct.Struct("<4s5H3L2H")
_ENTRY = struct.Struct("<4s24x3H12x")
_FULL, _FULL_16 = 0xFFFFFFFF, 0xFFFF  # "see the record of zip64"
_LONGEST_COMMENT = 0xFFFF
_LARGEST_DIRECTORY = 64 << 20
_CHUNK = 1 << 20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others take as much memory as the file asks for
_ENCRYPTED, _DESCRIBED_BEHIND, _UTF_8 = 0x1, 0x8, 0x800
_DESCRIPTIONS = (12, 16, 20, 24)  # bytes: with a signature or without, in zip64 or not


def zip_members(path: Path, largest: int) -> Iterator[tuple[Member, bytes]]:
    """Yield each member, with its content where it is a file of at most `largest` bytes; all are read but with -1.

    Raises `UnsafeArchiveError`, and whatever zipfile raises where it is damaged.
    """
    with path.open("rb") as file:
        start = _expect_directory(file)
        with zipfile.ZipFile(file) as archive:
            infos = archive.infolist()
            _expect_bounds(infos, path.stat().st_size)
            _expect_order(file, infos, start)
            for info in infos:
                yield _member(info), b"" if largest < 0 else _content(archive, info, largest)


def _member(info: zipfile.ZipInfo) -> Member:
    """Return a member by the name that is written in the file: zipfile cuts it off at a NUL."""
    kind = {0: FILE, stat.S_IFREG: FILE, stat.S_IFDIR: FOLDER, stat.S_IFLNK: SYMLINK}.get(
        stat.S_IFMT(info.external_attr >> 16), OTHER
    )
    if kind == FILE and info.orig_filename.endswith("/"):
        kind = FOLDER
    return Member(info.orig_filename, info.file_size, kind)


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, largest: int) -> bytes:
    """Return what is in a member, and nothing of a large one; reading it to its end shows whether it is whole."""
    kept = []
    with archive.open(info) as file:
        while chunk := file.read(_CHUNK):
            if info.file_size <= largest:
                kept.append(chunk)
    return b"".join(kept)


def _expect_bounds(infos: Sequence[zipfile.ZipInfo], packed: int) -> None:
    if sum(info.file_size for info in infos) > most_unpacked(packed):
        raise bomb(packed)
    for info in infos:
        if info.flag_bits & _ENCRYPTED:
            message = f"{shown(info.orig_filename)} is encrypted"
            raise UnsafeArchiveError(message)
        if info.compress_type not in _METHODS:
            message = f"{shown(info.orig_filename)} is packed by a method that not every installer knows"
            raise UnsafeArchiveError(message)


def _expect_directory(file: BinaryIO) -> int:
    """Return where the directory of the members begins: it must be as long as it says, and end where the file does."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _LONGEST_COMMENT - _END.size))
    tail = file.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) - at < _END.size:
        message = "it is no zip file, or it is cut short"
        raise UnsafeArchiveError(message)
    *_, total, length, start, comment = _END.unpack_from(tail, at)
    end = size - len(tail) + at
    if end + _END.size + comment != size:
        message = "there is something behind its end"
        raise UnsafeArchiveError(message)
    if total == _FULL_16 or _FULL in (length, start):
        total, length, start, end = _read_zip64(file, end)
    if start + length != end:
        message = "there is something in it that its directory does not tell of"
        raise UnsafeArchiveError(message)
    _expect_entries(file, start, length, total)
    return int(start)


def _read_zip64(file: BinaryIO, end: int) -> tuple[int, int, int, int]:
    """Return how many members there are, the length of the directory, its start and its end."""
    file.seek(max(0, end - _LOCATOR_64.size))
    sign, _, at, _ = _LOCATOR_64.unpack(file.read(_LOCATOR_64.size))
    file.seek(min(at, end))
    mark, *_, total, length, start = _END_64.unpack(file.read(_END_64.size))
    if sign != b"PK\6\7" or mark != b"PK\6\6" or at + _END_64.size + _LOCATOR_64.size != end:
        message = "the end of it is no end of a zip file"
        raise UnsafeArchiveError(message)
    return total, length, start, at


def _expect_entries(file: BinaryIO, start: int, length: int, total: int) -> None:
    """Count the entries of the directory, before anybody makes a list of them."""
    if total > MOST_MEMBERS:
        raise crowd()
    if length > _LARGEST_DIRECTORY:
        message = f"its directory has more than {_LARGEST_DIRECTORY >> 20} MiB"
        raise UnsafeArchiveError(message)
    file.seek(start)
    data = file.read(length)
    at = count = 0
    while at + _ENTRY.size <= length and count <= total:
        _, *lengths = _ENTRY.unpack_from(data, at)
        at += _ENTRY.size + sum(lengths)
        count += 1
    if (at, count) != (length, total):
        message = f"it says that it has {total:,} members, and its directory does not"
        raise UnsafeArchiveError(message)


def _expect_order(file: BinaryIO, infos: Sequence[zipfile.ZipInfo], start: int) -> None:
    """Go through the members as they are in the file, without a gap between them, each by the name it has twice."""
    expected = [0]
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset not in expected:
            message = f"there is something in front of {shown(info.orig_filename)} that is no member"
            raise UnsafeArchiveError(message)
        expected = _ends(file, info)
    if start not in expected:
        message = "there is something behind its last member"
        raise UnsafeArchiveError(message)


def _ends(file: BinaryIO, info: zipfile.ZipInfo) -> list[int]:
    """Return where a member may end."""
    file.seek(info.header_offset)
    sign, _, flags, *_, name_length, extra_length = _LOCAL.unpack(file.read(_LOCAL.size))
    name = file.read(name_length).decode("utf-8" if flags & _UTF_8 else "cp437")
    if sign != b"PK\3\4" or name != info.orig_filename:
        message = f"{shown(info.orig_filename)} is called {shown(name)} in another place"
        raise UnsafeArchiveError(message)
    end = info.header_offset + _LOCAL.size + name_length + extra_length + info.compress_size
    return [end + length for length in _DESCRIPTIONS] if flags & _DESCRIBED_BEHIND else [end]
