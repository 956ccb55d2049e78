"""GD521."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.workflow_lines import replaced
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.doctor.uploads.artifacts import fetched, is_download
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.uploads.artifacts import Artifact

_DAYS = 30
"""For so long failed jobs may be run again, and an approval may be waited for."""
_KEY = "retention-days"


class PpArtifactExpired(DoctorCheck):
    """The distributions are thrown away before the upload can no longer be tried again.

    ## Symptom
    Run again later, the upload stops at its download: "Artifact not found", or "Artifact has expired".

    "Re-run failed jobs" ends with "Unable to download artifact(s): Artifact not found for name", or "Artifact has
    expired"; or the upload does so when its approval took some days.

    ## Cause
    `retention-days` is shorter than the 30 days in which GitHub lets failed jobs run again, and in which it waits for
    an approval.

    ## Mend
    Keep what is published for as long as that:

        retention-days: 30
    """

    code = "GD521"
    name = "pp-artifact-expired"
    severity = WARNING
    needs: tuple[str, ...] = ("publishing",)
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = ("Artifact has expired",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each artifact that a job that publishes downloads, and that is kept for less."""
        for artifact in _artifacts(facts):
            said = artifact.step.inputs.get(_KEY, "")
            if said.isascii() and said.isdecimal() and 0 < int(said[:9]) < _DAYS:
                line = artifact.step.line_of("with", _KEY)
                yield Problem(
                    f"`{artifact.name}` is kept for {said} days, and its upload may be tried again for {_DAYS}",
                    artifact.workflow.at(line),
                    f"write `{_KEY}: {_DAYS}` on this line",
                    edits=replaced(artifact.workflow, line, said, str(_DAYS)),
                )

    def fine(self, facts: Facts) -> str:
        """Return which artifacts are published."""
        names = "`, `".join(dict.fromkeys(each.name for each in _artifacts(facts)))
        return f"`{names}` is kept for as long as jobs can be run again" if names else "no artifact is published"


def _artifacts(facts: Facts) -> list[Artifact]:
    """Return the artifacts that the jobs that publish download."""
    found = {
        (place.workflow.path, artifact.step.line): artifact
        for place in known(facts.publishing)
        for step in filter(is_download, place.job.steps)
        for artifact in fetched(place.workflow, place.job, step)
    }
    return list(found.values())
