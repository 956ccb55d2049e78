"""Which files of a folder are the distributions that are judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.artifact.names import read_name, read_version

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from packaging.version import Version


@dataclass(frozen=True)
class Selection:
    """The names of the files that are judged, and of those that are there beside them."""

    judged: tuple[str, ...]
    others: tuple[str, ...]


def select(names: Iterable[str], own: str, siblings: Collection[str], version: str) -> Selection:
    """Return which of these files are distributions of `own`; those of `siblings` are passed over.

    Names are as indexes write them; without `own`, all distributions are judged. Of several versions it is the one
    that is given, if it is there, and the others stand beside it. A name that is none is judged too: it may be what is
    wrong.
    """
    judged: list[tuple[str, Version | None]] = []
    others: list[str] = []
    for name in sorted(names):
        found = read_name(name)
        if found is not None and found.project in siblings:
            continue
        if not name.endswith((".whl", ".tar.gz")) or (own and found is not None and found.project != own):
            others.append(name)
        else:
            judged.append((name, found.version if found is not None else None))
    wanted = read_version(version)
    if wanted is not None and any(each == wanted for _, each in judged):
        others += [name for name, each in judged if each is not None and each != wanted]
        judged = [(name, each) for name, each in judged if each is None or each == wanted]
    return Selection(tuple(name for name, _ in judged), tuple(sorted(others)))


def versions_of(names: Iterable[str]) -> frozenset[Version]:
    """Return the versions that the names of distributions say."""
    return frozenset(found.version for name in names if (found := read_name(name)) is not None)
