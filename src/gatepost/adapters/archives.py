"""Distributions as files: which there are, their digests, and what is in them, read without unpacking anything."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from packaging.utils import InvalidSdistFilename, InvalidWheelFilename, parse_sdist_filename, parse_wheel_filename

from gatepost.adapters.tar_members import tar_members
from gatepost.adapters.zip_members import zip_members
from gatepost.artifact.archive import FILE, SDIST, WHEEL, Archive, Hit, Member
from gatepost.artifact.entry_points import read_commands
from gatepost.artifact.metadata import read_metadata
from gatepost.artifact.search import search
from gatepost.artifact.unsafe import UnsafeArchiveError, faults, metadata_path, shown
from gatepost.errors import FileUnreadableError, UsageError
from gatepost.report.visible import visible

_WHEEL, _SDIST = ".whl", ".tar.gz"
_LARGEST_SEARCHED = 2 << 20
_NOTHING = -1
_CHUNK = 1 << 20
_LONGEST = 200
_MOST_HITS = 1000
_ENTRY_POINTS = "entry_points.txt"


def read_folder(folder: Path) -> tuple[list[Path], list[str]]:
    """Return the distributions in a folder, and the names of all else, links too, sorted; hidden files do not count.

    Raises `UsageError` where there is no such folder, or nothing in it.
    """
    try:
        there = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        message = f"cannot look into {folder}: {error.strerror}"
        raise UsageError(message, "name a folder of distributions, or leave --dist out to build them") from None
    if not there:
        message = f"there is nothing in {folder}"
        raise UsageError(message, "leave --dist out to build what belongs there")
    found = [path for path in there if path.name.endswith((_WHEEL, _SDIST)) and _is_own(path)]
    return found, [path.name for path in there if path not in found]


def _is_own(path: Path) -> bool:
    """Tell whether a file lies in its folder itself: an upload would follow a link to wherever that leads then."""
    return path.is_file() and not path.is_symlink()


def digests(paths: Iterable[Path]) -> dict[str, str]:
    """Return the SHA-256 digests of files, in hexadecimal digits, by their names. Raises `FileUnreadableError`."""
    return {path.name: _digest(path)[0] for path in paths}


def read_archive(path: Path) -> Archive:
    """Return what is in a wheel or an sdist; of one that is unsafe or damaged, only why it was refused.

    Paths are as they are in the archive, in an sdist below its top folder. Raises `FileUnreadableError`.
    """
    sha256, size = _digest(path)
    archive = Archive(path.name, WHEEL if path.name.endswith(_WHEEL) else SDIST, size, sha256)
    try:
        return _read(path, archive)
    except UnsafeArchiveError as error:
        return replace(archive, refused=(str(error),))


def _digest(path: Path) -> tuple[str, int]:
    found, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                found.update(chunk)
                size += len(chunk)
    except OSError as error:
        message = f"cannot read {path}: {error.strerror}"
        raise FileUnreadableError(message, "it must be a file, and readable") from None
    return found.hexdigest(), size


def _read(path: Path, archive: Archive) -> Archive:
    tags = _tags(archive)
    top = archive.name.removesuffix(_SDIST)
    members = tuple(member for member, _ in _walk(path, archive.kind, _NOTHING))
    refused = faults(members, archive.kind, top)
    if refused:
        return replace(archive, refused=refused)
    where = metadata_path(members, archive.kind, top)
    commands = f"{where.rpartition('/')[0]}/{_ENTRY_POINTS}"
    unread = tuple(member.path for member in members if member.kind == FILE and member.size > _LARGEST_SEARCHED)
    if where in unread:
        message = f"{shown(where)} has more than {_LARGEST_SEARCHED >> 20} MiB"
        raise UnsafeArchiveError(message)
    hits: list[Hit] = []
    kept = {}
    for member, content in _walk(path, archive.kind, _LARGEST_SEARCHED):
        if member.kind == FILE and member.path not in unread and len(hits) < _MOST_HITS:
            hits += search(member.path, content)
        if member.path in (where, commands):
            kept[member.path] = content
    return replace(
        archive,
        members=members,
        metadata=read_metadata(kept[where]),
        entry_points=read_commands(kept.get(commands, b"")) if archive.kind == WHEEL else (),
        tags=tags,
        hits=tuple(hits),
        unread=unread,
    )


def _tags(archive: Archive) -> frozenset[str]:
    """Return the tags in the name of a wheel. Raises `UnsafeArchiveError` for a name that no distribution has."""
    try:
        if archive.kind == WHEEL:
            return frozenset(map(str, parse_wheel_filename(archive.name)[3]))
        parse_sdist_filename(archive.name)
    except (InvalidWheelFilename, InvalidSdistFilename):
        message = f"{shown(archive.name)} is no name of a {archive.kind}"
        raise UnsafeArchiveError(message) from None
    return frozenset()


def _walk(path: Path, kind: str, largest: int) -> Iterator[tuple[Member, bytes]]:
    """Yield the members, with the contents of files of at most `largest` bytes. Raises `UnsafeArchiveError`."""
    members = zip_members if kind == WHEEL else tar_members
    try:
        yield from members(path, largest)
    except UnsafeArchiveError:
        raise
    except Exception as error:  # noqa: BLE001  a hostile archive makes the parsers raise all there is
        reason = visible(f"{type(error).__name__}: {error}"[:_LONGEST])
        message = f"it is damaged, or no archive of its kind: {reason}"
        raise UnsafeArchiveError(message) from None
