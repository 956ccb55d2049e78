"""GR105."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.rehearsal.check import RehearsalCheck, known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.outcomes.values import Problem
    from gatepost.rehearsal.facts import Facts


class ReleaseDiffers(RehearsalCheck):
    """The real Release Please makes another release than gatepost plans.

    ## Why
    What passes the gate is what gets released: that is the promise, and here it does not hold.

    ## Mend
    This is a bug of gatepost. Report it with what differs; the release will be as Release Please makes it.
    """

    code = "GR105"
    name = "release-differs"
    needs: tuple[str, ...] = ("differences",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each difference."""
        for each in known(facts.differences):
            yield self.problem(each, "report it: https://github.com/gatepost/gatepost/issues")

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  the contract
        """Return that both make the same."""
        return "the real Release Please makes the same pull requests, files and notes"
