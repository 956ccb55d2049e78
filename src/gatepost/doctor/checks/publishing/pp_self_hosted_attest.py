"""GD509."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.actions.workflow_lines import replaced
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.doctor.uploads.uploads import is_action
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place
    from gatepost.outcomes.values import Edit

_OTHER = re.compile(r"(?:macos|windows)(?:-(?:latest|\d[\w.-]*))?", re.IGNORECASE)
_LINUX = "ubuntu-24.04"


class PpSelfHostedAttest(DoctorCheck):
    """The action that uploads runs in a container of Linux, and the job's runner is none.

    ## Symptom
    The job ends before anything is uploaded: "This action is only able to run under GNU/Linux environments".

    The job ends before anything is uploaded: "This action is only able to run under GNU/Linux environments", or of
    older versions "Container action is only supported on Linux".

    ## Cause
    `pypa/gh-action-pypi-publish` is a Docker action: it signs and uploads in a container, which the runners of macOS
    and Windows do not have.

    ## Mend
    Build where you must, hand the distributions over as an artifact, and upload them on Linux:

        publish:
          runs-on: ubuntu-24.04
    """

    code = "GD509"
    name = "pp-self-hosted-attest"
    needs: tuple[str, ...] = ("publishing",)
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = (
        "This action is only able to run under GNU/Linux environments",
        "Container action is only supported on Linux",
    )

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each use of the action on a runner of macOS or Windows."""
        for place in known(facts.publishing):
            label = next((each for each in place.job.runs_on if _OTHER.fullmatch(each)), "")
            if label and is_action(place):
                yield Problem(
                    f"`{place.step.node.word('uses').partition('@')[0]}` runs on Linux only, and the job"
                    f" `{place.job.id}` runs on `{label}`",
                    place.workflow.at(place.job.line_of("runs-on")),
                    f"write `runs-on: {_LINUX}` in the job `{place.job.id}`",
                    edits=_edits(place, label),
                )

    def fine(self, facts: Facts) -> str:
        """Return where the uploads run."""
        jobs = dict.fromkeys(place.job.id for place in known(facts.publishing))
        return f"`{'`, `'.join(jobs)}` does not run on macOS or Windows"


def _edits(place: Place, label: str) -> tuple[Edit, ...]:
    """Return the edit of a job that does nothing but use actions, which mind no runner, on a hosted runner."""
    if len(place.job.runs_on) > 1 or any(step.run for step in place.job.steps):
        return ()
    return replaced(place.workflow, place.job.line_of("runs-on"), label, _LINUX)
