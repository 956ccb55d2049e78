"""GD508."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.doctor.uploads.uploads import attests, is_only_called, trusted_places, unless_trusted
from gatepost.outcomes.values import Problem
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class PpReusable(DoctorCheck):
    """A workflow that is only called by others publishes by trusted publishing, which PyPI does not support.

    ## Symptom
    The upload is refused as "invalid-publisher", or its attestations are.

    The upload ends with "invalid-publisher: valid token, but no corresponding publisher", or with "Invalid
    attestations supplied during upload". The log warns: "The claims in this token suggest that the calling workflow
    is a reusable workflow".

    ## Cause
    The token names two files, the workflow that was started and the one that was called, and PyPI and its
    attestations look at different ones. Reusable workflows are not supported, and what works of them by chance may
    break.

    ## Mend
    Build in the called workflow, and upload in a job of the workflow that calls it:

        build:
          uses: ./.github/workflows/build.yml
        publish:
          needs: [build]
          permissions:
            id-token: write
    """

    code = "GD508"
    name = "pp-reusable"
    needs: tuple[str, ...] = ("publishing",)
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = (
        "The claims in this token suggest that the calling workflow is a reusable workflow",
        "Invalid attestations supplied during upload",
    )

    def unable(self, facts: Facts) -> str:
        """Return that nothing is uploaded by trusted publishing."""
        return unless_trusted(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each upload in a workflow that nothing but a call starts; without attestations it may get through."""
        for place in trusted_places(facts):
            if is_only_called(place.workflow):
                yield Problem(
                    f"`{place.workflow.file}` publishes by trusted publishing, and is only called by other workflows",
                    place.where,
                    f"move the job `{place.job.id}` to the workflow that calls `{place.workflow.file}`",
                    ERROR if attests(place) else WARNING,
                )

    def fine(self, facts: Facts) -> str:
        """Return which workflows publish."""
        files = dict.fromkeys(place.workflow.file for place in trusted_places(facts))
        return f"`{'`, `'.join(files)}` is started by an event"
