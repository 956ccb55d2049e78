"""GR203."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.words import listed
from gatepost.rehearsal.check import RehearsalCheck, known, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.outcomes.values import Problem
    from gatepost.rehearsal.facts import Facts


class UploadNotResumed(RehearsalCheck):
    """An upload that broke off half-way is not completed by trying again.

    ## Why
    Half an upload happens: the connection breaks, the index is down for a minute. One file of the release is there
    then and can never be replaced, so the second try has to pass it over and bring the others, the same bytes.

    ## Mend
    Let the job that publishes take the distributions that the build has kept (never build them again), and pass over
    what is there: `skip-existing` with pypa/gh-action-pypi-publish and twine, `--check-url` with uv.
    """

    code = "GR203"
    name = "upload-not-resumed"
    needs: tuple[str, ...] = ("failed", "uploads")
    job = "publish"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each failure that did not happen, and each that was not made good."""
        for sent in known(facts.failed):
            if sent.stop is None:
                yield self.problem(f"{title_of(sent.release)}: the upload went through although the index was down")
        for sent in known(facts.uploads):
            if sent.stop is not None or sent.missing or sent.altered:
                yield self.problem(f"{title_of(sent.release)}: the second try does not complete the first")

    def unable(self, facts: Facts) -> str:
        """Return that there is nothing to upload, where that is so."""
        return "" if known(facts.uploads) else "nothing was built that could be uploaded"

    def fine(self, facts: Facts) -> str:
        """Return what was missing after the first try."""
        missing = [name for sent in known(facts.failed) for name in sent.missing]
        return f"the first try broke off without {listed(missing)}; the second one brought it and changed nothing"
