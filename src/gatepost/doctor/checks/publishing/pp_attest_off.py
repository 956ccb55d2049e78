"""GD511."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.workflow_lines import removed, replaced
from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.symptoms import SECURITY
from gatepost.doctor.uploads.uploads import is_action, line_of, packages_dir, real_places, value_of
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place
    from gatepost.outcomes.values import Edit


class PpAttestOff(DoctorCheck):
    """The upload makes no attestations, although it could.

    ## Symptom
    The files on PyPI have no "Provenance": nobody can prove that they come from this repository and this workflow.

    ## Cause
    `pypa/gh-action-pypi-publish` signs whatever it uploads by trusted publishing, unless `attestations: false` says
    not to. That costs nothing, and needs no more than the `id-token: write` that is there.

    ## Mend
    Take the line away. Where it was written because the same folder is uploaded twice, upload in two jobs.
    """

    code = "GD511"
    name = "pp-attest-off"
    severity = WARNING
    needs: tuple[str, ...] = ("publishing",)
    symptoms: tuple[str, ...] = (SECURITY,)

    def unable(self, facts: Facts) -> str:
        """Return that the action, which could sign, does not upload to PyPI."""
        return "" if _places(facts) else "`pypa/gh-action-pypi-publish` does not upload to PyPI by trusted publishing"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each upload to PyPI with attestations turned off, where nothing else asks for that."""
        places = _places(facts)
        for place in places:
            is_called = "workflow_call" in place.workflow.triggers
            if value_of(place, "attestations").lower() == "false" and not is_called and not _is_repeated(place, facts):
                line = line_of(place, "attestations")
                yield Problem(
                    f"the job `{place.job.id}` uploads to PyPI without attestations, which it could make",
                    place.workflow.at(line),
                    "take the line `attestations: false` away",
                    edits=_edits(place, line),
                )

    def fine(self, facts: Facts) -> str:
        """Return which jobs publish."""
        jobs = dict.fromkeys(place.job.id for place in _places(facts))
        return f"`{'`, `'.join(jobs)}` does not turn attestations off without need"


def _places(facts: Facts) -> list[Place]:
    return [place for place in real_places(facts) if is_action(place)]


def _is_repeated(place: Place, facts: Facts) -> bool:
    """Tell whether the job uploads the same folder twice: then only one of the two may sign."""
    others: Sequence[Place] = facts.publishing or ()
    return any(
        each.step is not place.step
        and each.job is place.job
        and is_action(each)
        and packages_dir(each) == packages_dir(place)
        for each in others
    )


def _edits(place: Place, line: int) -> tuple[Edit, ...]:
    """Return the edit that takes the input away; the only one there is becomes true, lest `with` stand empty."""
    if len(place.step.inputs) > 1:
        return removed(place.workflow, line, "attestations")
    return replaced(place.workflow, line, value_of(place, "attestations"), "true")
