"""GA108."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.facts import Facts
from gatepost.artifact.words import listed
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


class BuildWritesOutside(Check[Facts]):
    """The build made or changed files outside of the folder that it was given.

    ## Why
    A build reads the sources and writes distributions. One that changes the sources, too, gives another result the
    second time, when it finds what it left; two builds at once disturb each other; and what it writes may be
    committed, or shipped, by mistake.

    Watched is the repository, outside of one the folder of the package. Files that git ignores do not count, nor
    `build/` and `*.egg-info/`, which setuptools always writes. What a build does elsewhere on the machine is not seen.

    ## Mend
    Look into `setup.py`, build hooks and the scripts that they call for paths that are made from `..`, from the home
    folder or from the working directory. PEP 517 hands each hook the folder that it may write to; temporary files
    belong into one that `tempfile` makes. A generated file that is meant to be there belongs in `.gitignore`.
    """

    code = "GA108"
    name = "build-writes-outside"
    needs: tuple[str, ...] = ("written",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield one problem for all these files."""
        written = facts.written or ()
        if written:
            fix = "have the backend write to the folder that it is given"
            yield Problem(f"the build wrote to {listed(written)}", written[0], fix)

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  it is the same for all
        """Return that it did not."""
        return "the build left the repository as it was"
