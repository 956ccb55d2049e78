"""GD143."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import NO_RELEASE_PR, WRONG_CHANGELOG, WRONG_VERSION
from gatepost.outcomes.values import Problem
from gatepost.policy.engines import BUNDLED, OLDEST
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_NEWEST = "v5.0.0"


class RpEngineUnknown(DoctorCheck):
    """The workflow runs a Release Please whose behaviour gatepost does not know, so what is planned here may differ.

    ## Symptom
    `gatepost plan` and the checks of the commits say one thing, and the release pull request has another.

    ## Cause
    Each release of release-please-action has a release-please in it, and some of what that does has changed from one
    to the next. gatepost reproduces those that it knows.

    ## Mend
    Pin a release of the action that is known, or look for a newer gatepost:

        uses: googleapis/release-please-action@45996ed1f6d02564a971a2fa1b5860e934307cf7 # v5.0.0
    """

    code = "GD143"
    name = "rp-engine-unknown"
    severity = WARNING
    needs: tuple[str, ...] = ("release", "releasing")
    symptoms: tuple[str, ...] = (WRONG_VERSION, WRONG_CHANGELOG, NO_RELEASE_PR)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the engine where it is not one that is reproduced."""
        engine = known(facts.release).engine
        if not engine.origin or engine.is_reproduced:
            return
        what = f"runs release-please {engine.version}, and plans here are made as by {OLDEST} or newer"
        if engine.is_guess:
            what = f"has a release-please in it that is not known here; {engine.version} is taken for it"
        commit = BUNDLED[_NEWEST][0]
        yield Problem(
            f"`{engine.origin}` {what}",
            _where(facts),
            f"write `uses: googleapis/release-please-action@{commit} # {_NEWEST}`",
        )

    def fine(self, facts: Facts) -> str:
        """Return the engine."""
        engine = known(facts.release).engine
        return f"release-please {engine.version} is reproduced"


def _where(facts: Facts) -> str:
    """Return the step that names the engine."""
    origin = known(facts.release).engine.origin
    places = known(facts.releasing)
    ref = origin.partition("@")[2]
    found = next((place for place in places if place.step.uses is not None and place.step.uses.ref == ref), None)
    return found.at("uses") if found is not None else places[0].at("run")
