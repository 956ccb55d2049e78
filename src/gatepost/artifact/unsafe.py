"""What makes an archive unsafe to unpack, or none that a distribution can be: its members → sentences."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from gatepost.artifact.archive import FILE, FOLDER, HARDLINK, OTHER, SYMLINK, WHEEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gatepost.artifact.archive import Member

MOST_MEMBERS = 100_000
_MOST_UNPACKED = 2 << 30  # bytes
_MOST_RATIO = 200
_ANY_RATIO = 100 << 20  # bytes that any archive may have in it

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_DRIVE = re.compile(r"[A-Za-z]:")
_INFO = ".dist-info"
_MOST_SAID = 10
_LONGEST = 200


class UnsafeArchiveError(Exception):
    """An archive is not to be read any further, for the reason in the text."""


def most_unpacked(packed: int) -> int:
    """Return how many bytes may be in an archive that has `packed` bytes itself."""
    return min(_MOST_UNPACKED, max(_ANY_RATIO, packed * _MOST_RATIO))


def bomb(packed: int) -> UnsafeArchiveError:
    """Return the error for an archive with more in it than that."""
    return UnsafeArchiveError(f"more than {most_unpacked(packed) >> 20} MiB are packed into {packed:,} bytes")


def crowd() -> UnsafeArchiveError:
    """Return the error for an archive with too many members."""
    return UnsafeArchiveError(f"it has more than {MOST_MEMBERS:,} members")


def shown(name: str) -> str:
    """Return a name from an archive, quoted, with every character escaped that does not print."""
    return repr(name if len(name) <= _LONGEST else f"{name[:_LONGEST]}...")


def metadata_path(members: Iterable[Member], kind: str, top: str) -> str:
    """Return where the metadata must be; empty for a wheel that has not one place for it."""
    if kind != WHEEL:
        return f"{top}/PKG-INFO"
    found = _info_folders(members)
    return f"{found[0]}/METADATA" if len(found) == 1 else ""


def faults(members: Sequence[Member], kind: str, top: str) -> tuple[str, ...]:
    """Return why an archive must not be unpacked, or cannot be a distribution; nothing where all is well.

    `top` is the one folder that an sdist has everything in, NAME-VERSION.
    """
    said = [*_name_faults(members), *_kind_faults(members, kind)]
    said += [f"{shown(path)} is in it {count} times" for path, count in _repeated(members)]
    if kind != WHEEL:
        said += [f"{shown(each.path)} is not below {shown(top)}" for each in members if not _is_below(each, top)]
        said += _link_faults(members, top)
    if not said:
        said += _metadata_faults(members, kind, top)
    left = len(said) - _MOST_SAID
    return (*said[:_MOST_SAID], *([f"and {left:,} more of the kind"] if left > 0 else []))


def _name_faults(members: Iterable[Member]) -> Iterator[str]:
    for each in members:
        fault = _fault_of(each.path.removesuffix("/") if each.kind == FOLDER else each.path)
        if fault:
            yield f"{shown(each.path)} {fault}"


def _fault_of(path: str) -> str:
    """Return what is wrong with a path, as the end of a sentence."""
    strange = _strangeness_of(path)
    if strange:
        return strange
    parts = path.split("/")
    if ".." in parts:
        return "leads out of its folder"
    return "is not a plain path" if "" in parts or "." in parts else ""


def _strangeness_of(path: str) -> str:
    """Return what would make another path of it on another system."""
    if path.startswith("/"):
        return "is an absolute path"
    if _DRIVE.match(path):
        return "begins with a drive letter"
    if "\\" in path:
        return "has a backslash in it"
    return "has a control character in it" if _CONTROL.search(path) else ""


def _kind_faults(members: Iterable[Member], kind: str) -> Iterator[str]:
    for each in members:
        if each.kind == OTHER:
            yield f"{shown(each.path)} is neither a file nor a folder"
        elif kind == WHEEL and each.kind in (SYMLINK, HARDLINK):
            yield f"{shown(each.path)} is a link, which a wheel cannot have"


def _repeated(members: Sequence[Member]) -> Iterator[tuple[str, int]]:
    """Yield the paths that are there more than once, but for folders, which may be said again."""
    counted = Counter(each.path for each in members if each.kind != FOLDER)
    counted.update({each.path.removesuffix("/") for each in members if each.kind == FOLDER} & counted.keys())
    return ((path, count) for path, count in counted.items() if count > 1)


def _is_below(member: Member, top: str) -> bool:
    return member.path.startswith(f"{top}/") or (member.kind == FOLDER and member.path == top)


def _link_faults(members: Iterable[Member], top: str) -> Iterator[str]:
    """Yield what is wrong with links; none may lead through another, which would hide where it leads."""
    links = {each.path.casefold() for each in members if each.kind == SYMLINK}
    for each in members:
        if not links.isdisjoint(_folders_of(each.path.casefold().removesuffix("/"))):
            yield f"{shown(each.path)} is below a link"
        if each.kind in (SYMLINK, HARDLINK):
            fault = _fault_of_target(each, top, links)
            if fault:
                yield f"{shown(each.path)} is a link to {shown(each.target)}, which {fault}"


def _fault_of_target(link: Member, top: str, links: set[str]) -> str:
    strange = _strangeness_of(link.target)
    if strange:
        return strange
    place = link.path.split("/")[:-1] if link.kind == SYMLINK else []
    for part in link.target.split("/"):
        if "/".join(place).casefold() in links:
            return "leads through another link"
        if part == "..":
            place = place[:-1]
        elif part not in ("", "."):
            place = [*place, part]
        if place[:1] != [top]:
            return f"is not below {shown(top)}"
    return ""


def _folders_of(path: str) -> Iterator[str]:
    parts = path.split("/")
    return ("/".join(parts[:number]) for number in range(1, len(parts)))


def _metadata_faults(members: Sequence[Member], kind: str, top: str) -> Iterator[str]:
    if kind == WHEEL and len(_info_folders(members)) > 1:
        yield f"there are several folders for metadata: {', '.join(map(shown, _info_folders(members)))}"
        return
    path = metadata_path(members, kind, top) or f"*{_INFO}/METADATA"
    if not any(each.path == path and each.kind == FILE for each in members):
        yield f"there is no {shown(path)} in it"


def _info_folders(members: Iterable[Member]) -> list[str]:
    tops = {each.path.partition("/")[0] for each in members if "/" in each.path}
    return sorted(name for name in tops if name.endswith(_INFO))
