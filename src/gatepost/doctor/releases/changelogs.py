"""The newest entry of a package's changelog."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.release.errors import PlanError

if TYPE_CHECKING:
    from gatepost.release.types.base import ReleaseType

_HEADING = re.compile(r"^#{1,3} \[?v?([0-9]+\.[0-9]+\.[0-9]+[^\s\]()]*)", re.MULTILINE)


@dataclass(frozen=True)
class Entry:
    """The heading of a release: its version, the file and the line."""

    version: str
    path: str
    line: int


def newest_entry(type_: ReleaseType) -> Entry | None:
    """Return the first entry of the changelog; None where the package has no changelog, or that no entry."""
    if type_.package.skip_changelog:
        return None
    try:
        path = type_.located(type_.package.changelog_path)
    except PlanError:
        return None
    text = type_.source.read(path) or ""
    found = _HEADING.search(text)
    return Entry(found.group(1), path, text.count("\n", 0, found.start()) + 1) if found is not None else None
