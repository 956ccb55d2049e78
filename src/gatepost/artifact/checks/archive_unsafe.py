"""GA201."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.facts import Facts
from gatepost.artifact.words import listed
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


class ArchiveUnsafe(Check[Facts]):
    """An archive is damaged, or holds what no installer should unpack.

    ## Why
    An archive says itself where its files go. Paths with `..` or from the root of the file system, links that lead
    out of the folder, devices, two entries of one name, and a few kilobytes that unpack to gigabytes are
    ways to write where nothing should be written. Installers refuse some of them and not others; indexes
    refuse most.

    It was refused before anything of it was unpacked, and nothing else is said of this file.

    ## Mend
    Build it again, from sources that are known. An archive of your own build that has such entries has them from
    the project: look for symbolic links in it that lead out of it, and for files that the build
    adds by absolute paths.
    """

    code = "GA201"
    name = "archive-unsafe"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield each reason for which an archive was refused."""
        for archive in facts.archives:
            for reason in archive.refused:
                yield Problem(f"refused before unpacking: {reason}", archive.name, "build it again from known sources")

    def fine(self, facts: Facts) -> str:
        """Return which archives are sound."""
        return f"safe to unpack: {listed(archive.name for archive in facts.archives)}"
