"""GD147."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.plan_check import PlanCheck, place_of
from gatepost.doctor.symptoms import WRONG_VERSION
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class RpPrereleaseCarriedOver(PlanCheck):
    """The next version is a pre-release again, because the last one was.

    ## Symptom
    However many changes are merged, a release without the pre-release part is never proposed.

    After 1.0.0-beta.1 Release Please proposes 1.0.1-beta.1 or 1.1.0-beta.1, neither 1.0.0-beta.2 nor 1.0.0.

    ## Cause
    The versioning `default` counts up one of the three numbers and keeps what stands behind them.

    ## Mend
    To count pre-releases:

        "versioning": "prerelease",
        "prerelease": true,

    To leave them, ask once for the version in a footer: `Release-As: 1.0.0`.
    """

    code = "GD147"
    name = "rp-prerelease-carried-over"
    severity = WARNING
    symptoms: tuple[str, ...] = (WRONG_VERSION,)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each such version."""
        release = known(facts.release)
        for each in release.surprised_by("prerelease-carried-over"):
            final = release.plan.packages[each.path].last
            version = str(final.tag.version).partition("-")[0] if final is not None else ""
            fix = f'write `"versioning": "prerelease", "prerelease": true`, or once a footer `Release-As: {version}`'
            yield Problem(each.text, place_of(release, each.path, "versioning"), fix)

    def fine(self, facts: Facts) -> str:
        """Return what is due."""
        due = [outline.next for outline in known(facts.release).outlines if outline.next]
        return f"what is due keeps no pre-release by accident: {', '.join(due) or 'nothing'}"
