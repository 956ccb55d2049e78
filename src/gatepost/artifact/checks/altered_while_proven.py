"""GA109."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.facts import Facts
from gatepost.artifact.words import listed
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


class AlteredWhileProven(Check[Facts]):
    """The folder does not hold any more what was looked at.

    ## Why
    All that is said here is said of exact bytes. Their SHA-256 is taken before the first look and again after the
    last one, when the wheel was installed and the tests have run. Where they differ, nothing of this
    report holds for what lies in the folder now.

    Tests and commands of a package are code that runs with your rights. One that finds `dist/` can write to it, by
    mistake or by intent; another build at the same time does so, too.

    ## Mend
    Build and prove again, with nothing else at work in the folder. If it happens again, look for what in
    the tests, or in the commands of the package, writes to `dist/`, and do not publish before it is found.
    """

    code = "GA109"
    name = "altered-while-proven"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield each file whose bytes changed, and each that came."""
        for name in facts.altered:
            yield Problem(f"`{name}` was written while the files were looked at", name, "build and prove it again")

    def fine(self, facts: Facts) -> str:
        """Return which files are the ones that were looked at."""
        return f"the same bytes before and after: {listed(archive.name for archive in facts.archives)}"
