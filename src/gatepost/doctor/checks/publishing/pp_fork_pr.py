"""GD502."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.job_chain import always_runs
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.doctor.uploads.uploads import is_action, is_trusted
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place

_GUARD = "if: github.event_name != 'pull_request'"


class PpForkPr(DoctorCheck):
    """A job that publishes also runs for pull requests, and a pull request from a fork may not publish.

    ## Symptom
    The checks of pull requests from forks are red: a run for a fork gets neither secrets nor an identity token.

    The checks of pull requests from forks are red: "OpenID Connect token retrieval failed", "The workflow context
    indicates that this action was called from a pull request on a fork".

    ## Cause
    GitHub gives the run of a pull request from a fork neither an identity token, whatever `permissions` say, nor any
    secret. What publishes then stands there without credentials. And a pull request from the repository itself would
    publish what nobody has reviewed.

    ## Mend
    Publish on a push to the branch of releases, or keep the job away from pull requests:

        publish:
          if: github.event_name != 'pull_request'
    """

    code = "GD502"
    name = "pp-fork-pr"
    needs: tuple[str, ...] = ("publishing",)
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = (
        "OpenID Connect token retrieval failed",
        "The workflow context indicates that this action was called from a pull request",
    )

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each upload that no condition keeps from the runs of pull requests."""
        for place in known(facts.publishing):
            if "pull_request" in place.workflow.triggers and _uploads(place) and always_runs(place):
                yield Problem(
                    f"the job `{place.job.id}` publishes on pull requests, and has no credentials on one from a fork",
                    place.workflow.at(place.workflow.line_of("on", "pull_request")),
                    f"give the job `{place.job.id}` the line `{_GUARD}`",
                )

    def fine(self, facts: Facts) -> str:
        """Return which workflows publish."""
        files = dict.fromkeys(place.workflow.file for place in known(facts.publishing))
        return f"`{'`, `'.join(files)}` does not publish what a pull request proposes"


def _uploads(place: Place) -> bool:
    """Tell whether a step surely uploads, and fails where it cannot."""
    is_tolerated = "true" in (place.step.node.word("continue-on-error"), place.job.node.word("continue-on-error"))
    return (is_action(place) or is_trusted(place)) and not is_tolerated
