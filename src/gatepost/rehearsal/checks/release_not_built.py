"""GR201."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.words import listed
from gatepost.rehearsal.check import RehearsalCheck, known, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.outcomes.values import Problem
    from gatepost.rehearsal.facts import Facts


class ReleaseNotBuilt(RehearsalCheck):
    """The distributions of a release cannot be built.

    ## Why
    The tag and the GitHub release are there by then: the release is announced, and nobody can install it.

    ## Mend
    The last lines of the build say why. `gatepost dist` in the package's folder builds the same way, and faster.
    """

    code = "GR201"
    name = "release-not-built"
    needs: tuple[str, ...] = ("builds",)
    job = "build"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each build that failed."""
        for built in known(facts.builds):
            if built.stop is not None:
                yield self.stopped(built.stop, f"{title_of(built.release)}: ")

    def fine(self, facts: Facts) -> str:
        """Return what was built, and how well it was proven."""
        names = [name for built in known(facts.builds) for name in built.files]
        checked = sum(built.checked for built in known(facts.builds))
        proven = f"; {checked} checks of them pass" if all(built.is_fit for built in known(facts.builds)) else ""
        return f"built: {listed(names)}{proven}" if names else "no package here is one for Python"
