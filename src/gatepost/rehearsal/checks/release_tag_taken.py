"""GR103."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from gatepost.rehearsal.check import RehearsalCheck

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.outcomes.values import Problem
    from gatepost.rehearsal.facts import Facts


class ReleaseTagTaken(RehearsalCheck):
    """The tag of the release is there already, at another commit.

    ## Why
    GitHub makes a release at a tag that exists without moving it: what is built from the tag is then the old commit,
    with the old version, and the upload is refused, or publishes what nobody meant.

    ## Mend
    A tag that was never released may be removed, here and at the remote. One that was released stays: raise
    the version in the manifest to it, so that the next one follows.
    """

    code = "GR103"
    name = "release-tag-taken"
    job = "release-please"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each tag."""
        for tag in facts.taken:
            yield self.problem(f"the tag `{tag}` exists already", f"git show {quote(tag)}")

    def unable(self, facts: Facts) -> str:
        """Return that nothing is tagged, where that is so."""
        return "" if facts.merges else "nothing is tagged"

    def fine(self, facts: Facts) -> str:
        """Return the tags."""
        return f"tagged: {', '.join(f'`{release.tag}`' for release in facts.releases)}"
