"""GD519."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import SECURITY
from gatepost.doctor.uploads.foreign_code import builds, runs_repository
from gatepost.doctor.uploads.uploads import is_action, is_trusted, may_mint
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place


class PpBuildInPublish(DoctorCheck):
    """The job that may publish also builds, or runs code of the repository.

    ## Symptom
    A backend, a plugin or a test that was tampered with publishes what it likes in your
    name, and PyPI sees your trusted publisher.

    ## Cause
    Every step of a job with `id-token: write` can ask for the token that publishes. A build runs the backend and all
    that it requires, and a check-out brings scripts. PyPI calls building in the job that publishes unsupported.

    ## Mend
    Build in a job with `contents: read`, hand the files over as an artifact, and let the job that publishes do
    nothing but download and upload:

        publish:
          needs: [build]
          permissions:
            id-token: write
    """

    code = "GD519"
    name = "pp-build-in-publish"
    severity = WARNING
    needs: tuple[str, ...] = ("publishing",)
    symptoms: tuple[str, ...] = (SECURITY,)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the first such step of each job that may publish."""
        for place in _jobs(facts):
            for step in place.job.steps:
                if builds(step) or runs_repository(place.job, step):
                    does = "builds" if builds(step) else "runs code of the repository"
                    yield Problem(
                        f"the job `{place.job.id}` may publish, and {does}: what takes part in that may publish too",
                        place.workflow.at(step.line),
                        f"move it to a job that `{place.job.id}` needs, and hand the files over as an artifact",
                    )
                    break

    def fine(self, facts: Facts) -> str:
        """Return which jobs publish."""
        jobs = dict.fromkeys(place.job.id for place in known(facts.publishing))
        return f"`{'`, `'.join(jobs)}` does not build where it may ask for an identity token"


def _jobs(facts: Facts) -> list[Place]:
    """Return an upload of each job that may mint a token for it."""
    places = [place for place in known(facts.publishing) if may_mint(place) and (is_action(place) or is_trusted(place))]
    return list({(place.workflow.path, place.job.id): place for place in places}.values())
