"""GA203."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.completeness import Shipment, missing, not_in_wheel, untracked
from gatepost.artifact.facts import Facts
from gatepost.artifact.words import number
from gatepost.outcomes.check import Check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.outcomes.values import Problem


class SdistIncomplete(Check[Facts]):
    """The sdist does not hold what git tracks of the package, or holds what git does not know.

    ## Why
    The sdist is the source of the release. A module that it lacks is missing from every wheel that is built from
    it; without its licence it may not be passed on; without the tests distributors cannot tell whether their build
    works. A file that git does not track comes from the machine that built: nobody else gets it, and nobody
    reviewed it.

    Errors are code and data of the package, `pyproject.toml`, the README, licences and authors. Tests and
    documentation that are left out, files that git does not track, and sources that the wheel lacks are
    warnings. Generated version files, PKG-INFO and `*.egg-info` are expected.

    ## Mend
    hatch ships what git tracks: look at `include`, `only-include` and `exclude` in `[tool.hatch.build.targets.sdist]`.
    setuptools ships modules and little else: name the rest in MANIFEST.in (`graft tests`), and data of
    packages in `[tool.setuptools.package-data]`. Commit what is meant to be shipped.
    """

    code = "GA203"
    name = "sdist-incomplete"
    needs: tuple[str, ...] = ("package", "tracked")

    def unable(self, facts: Facts) -> str:
        """Return that there is no sdist to look into, where that is so."""
        return "" if facts.sdists else "no sdist could be read"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield what is missing, what nobody knows, and what the wheel lacks."""
        for sdist in facts.sdists:
            shipment = Shipment.of(facts, sdist)
            yield from missing(shipment)
            yield from untracked(shipment)
            for wheel in facts.wheels:
                if wheel.is_pure:
                    yield from not_in_wheel(shipment, wheel)

    def fine(self, facts: Facts) -> str:
        """Return how many of the tracked files are in it."""
        shipment = Shipment.of(facts, facts.sdists[0])
        shipped = len(shipment.tracked & shipment.shipped)
        return f"{shipped} of {number(len(shipment.tracked), 'tracked file')} shipped, and none missing that is needed"
