"""GD523."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.facts import DAY
from gatepost.doctor.releases.release_pulls import HOUR
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.doctor.uploads.on_index import PERIOD, IndexCheck, begun, has_half, missing_kind, retry, shipped
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


_BY_HAND = "run the failed job of the upload again; it must skip what is there (`skip-existing: true`)"

_WHY = {
    "wheel": "`pip install` builds the package from source, which takes time and may fail.",
    "source distribution": "Whoever builds from source, as distributions of Linux do, finds nothing to build.",
}


class PpHalfUpload(IndexCheck):
    """One distribution of the last release is on PyPI, and the other is not.

    ## Symptom
    `pip install` builds from source where it did not before, or finds no source distribution. The run of the upload is
    red, or was cancelled.

    ## Cause
    Files are uploaded one after the other, and the upload ended between them. PyPI keeps what it has.

    ## Mend
    Complete it within 14 days of the first file, with exactly the same distributions: run the failed job again, or the
    workflow by hand with the tag, which skips what is there.

        gh workflow run release.yml -f tag=v1.2.3
    """

    code = "GD523"
    name = "pp-half-upload"
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report those that can still be completed; the release before must have both kinds."""
        for each in shipped(facts):
            files = has_half(each)
            age = facts.now - begun(each, files)
            if files and HOUR < age <= PERIOD:
                left = (PERIOD - age) // DAY
                yield Problem(
                    f"`{each.name}` {each.last} has no {missing_kind(files)} on PyPI; it is taken for {left} more days",
                    each.where,
                    retry(each.tag.name if each.tag is not None else "", facts) or _BY_HAND,
                    why=_WHY[missing_kind(files)],
                )

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  the contract
        """Return that nothing is missing."""
        return "the last release has the kinds of distributions on PyPI that the one before it has"
