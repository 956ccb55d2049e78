"""GD529."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.doctor.uploads.uploads import is_action
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class PpContainer(DoctorCheck):
    """The action that uploads starts a container of its own, and its job runs in one already.

    ## Symptom
    The upload ends with "create-docker-action.py': [Errno 2] No such file or directory", or with "python: command not
    found".

    ## Cause
    `pypa/gh-action-pypi-publish` looks for its own files where the runner has them, and in a job with `container:`
    they are somewhere else.

    ## Mend
    Take `container:` away from the job that publishes. What needs the image belongs in a job before it:

        publish:
          needs: [build]
          runs-on: ubuntu-24.04
    """

    code = "GD529"
    name = "pp-container"
    needs: tuple[str, ...] = ("publishing",)
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = ("create-docker-action.py': [Errno 2] No such file or directory",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each use of the action in a job that runs in a container."""
        for place in known(facts.publishing):
            image = place.job.container
            if image and "${{" not in image and is_action(place):
                yield Problem(
                    f"`pypa/gh-action-pypi-publish` cannot run in the container `{image}`",
                    place.workflow.at(place.job.line_of("container")),
                    f"take `container:` away from the job `{place.job.id}`",
                )

    def fine(self, facts: Facts) -> str:
        """Return which jobs publish."""
        jobs = dict.fromkeys(place.job.id for place in known(facts.publishing))
        return f"`{'`, `'.join(jobs)}` runs in no container that is in the way"
