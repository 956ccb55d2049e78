"""What must not be published: secrets in any file, and paths of the machine in those that a build makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.archive import PLACE, SECRET, Hit
from gatepost.artifact.places import is_made, places_in
from gatepost.artifact.secrets import secrets_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST = 20
"""Hits of one kind in one file; with more of them, the file itself is what should not be there."""


def search(path: str, data: bytes) -> Iterator[Hit]:
    """Yield what is found in a file of an archive, secrets first, each kind in the order of the file.

    A secret is shown by its first characters alone; all that is shown is printable.
    """
    yield from _hits(SECRET, path, data, secrets_in(path, data))
    if is_made(path):
        yield from _hits(PLACE, path, data, places_in(path, data))


def _hits(kind: str, path: str, data: bytes, found: Iterable[tuple[int, str]]) -> Iterator[Hit]:
    is_text = b"\0" not in data
    line, before = 1, 0
    for start, shown in sorted(found)[:MOST]:
        line += data.count(b"\n", before, start)
        before = start
        yield Hit(kind, path, line if is_text else 0, shown)
