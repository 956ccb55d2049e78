"""GA106."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.facts import Facts
from gatepost.artifact.words import listed
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FIX = "look for times, random order and paths in what the backend makes; setuptools keeps those of files"


class NotReproducible(Check[Facts]):
    """A second build of the same commit made other bytes.

    ## Why
    Where the same sources give the same bytes, anybody can build a release again and see that nothing was slipped in,
    and an upload that broke off half-way can be finished from a new build. Where they do not, the retry puts a wheel
    beside an sdist of another build, and the index refuses a file whose name it has with other contents.

    Both builds have the time of the commit (SOURCE_DATE_EPOCH), which today's backends write into the archives.

    ## Mend
    `diffoscope` shows what differs. Usual causes: a time or a random number in a generated file, a set or a folder
    listed in no order, the path of the build in compiled code (`-ffile-prefix-map`), a newer version of a
    tool between the two, and setuptools where the sdist keeps the times of the files.
    """

    code = "GA106"
    name = "not-reproducible"
    needs: tuple[str, ...] = ("rebuilt",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield each file that the second build made otherwise, not, or beside the others."""
        rebuilt: Mapping[str, str] = facts.rebuilt or {}
        first = {archive.name: archive.sha256 for archive in facts.archives}
        for name, digest in first.items():
            if name not in rebuilt:
                yield Problem(f"a second build did not make `{name}`", name, _FIX)
            elif rebuilt[name] != digest:
                yield Problem(f"a second build made `{name}` with other bytes", name, _FIX)
        for name in rebuilt:
            if name not in first:
                yield Problem(f"a second build made `{name}`, the first did not", name, _FIX)

    def fine(self, facts: Facts) -> str:
        """Return which files have the same bytes."""
        return f"a second build made the same bytes: {listed(archive.name for archive in facts.archives)}"
