"""GR104."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.rehearsal.check import RehearsalCheck, known, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.outcomes.values import Problem
    from gatepost.rehearsal.facts import Facts


class ReleaseRepeats(RehearsalCheck):
    """After the release there is something to release again.

    ## Why
    Release Please finds the last release by its tag and by the version in the manifest. Where it does not
    find the one that was just made, it lists the same commits once more, and its next pull request releases them a
    second time.

    ## Mend
    `gatepost doctor "wrong version"` says why the release is not found: a prefix of the tag that
    changed, a component that is not in it, a manifest that was not written, a `release-as` that was left.
    """

    code = "GR104"
    name = "release-repeats"
    needs: tuple[str, ...] = ("again",)
    job = "release-please"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each release that would come again."""
        for release in known(facts.again):
            message = (
                f"the next release pull request would release {title_of(release)}, though nothing has changed since"
            )
            yield self.problem(message, "gatepost doctor")

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  the contract
        """Return that nothing is left."""
        return "after it there is nothing to release"
