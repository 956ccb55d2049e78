"""GD532."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import SECURITY
from gatepost.doctor.uploads.uploads import trusted_places, unless_trusted
from gatepost.doctor.workflow import WRITE
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.workflow import Workflow


class PpIdTokenEverywhere(DoctorCheck):
    """Jobs that publish nothing may ask for the identity token by which the trusted publisher is known.

    ## Symptom
    Nothing to see, until a step of another job is taken over: it can ask for the same token, and upload in your name.

    ## Cause
    `id-token: write` stands in the `permissions` at the top of the workflow, and so counts for each of its jobs. PyPI
    asks for the repository, the file of the workflow and the environment: a job in the same file has the first two, and
    where the publisher is registered without an environment that is all.

    ## Mend
    Take it away at the top, and give it to the job that publishes alone:

        permissions:
          contents: read
        jobs:
          publish:
            permissions:
              id-token: write
    """

    code = "GD532"
    name = "pp-id-token-everywhere"
    severity = WARNING
    needs: tuple[str, ...] = ("publishing",)
    symptoms: tuple[str, ...] = (SECURITY,)

    def unable(self, facts: Facts) -> str:
        """Return that nothing is uploaded by trusted publishing."""
        return unless_trusted(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each workflow that publishes, and lets other jobs ask for the token by what it says at the top."""
        for workflow in {place.workflow.path: place.workflow for place in trusted_places(facts)}.values():
            publishing = [place.job.id for place in known(facts.publishing) if place.workflow is workflow]
            others = [job for job in _inheriting(workflow) if job not in publishing]
            if others:
                said = "id-token: write" if "id-token" in (workflow.permissions or {}) else "write-all"
                named = ", ".join(f"`{job}`" for job in others)
                owner = next(place.job.id for place in trusted_places(facts) if place.workflow is workflow)
                yield Problem(
                    f"`{said}` at the top of `{workflow.file}` lets {named} ask for the token of the publisher",
                    workflow.at(workflow.line_of("permissions", "id-token")),
                    f"take `{said}` away, and write `id-token: write` into the `permissions` of the job `{owner}`",
                )

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  the contract
        """Return that the token is for those who publish."""
        return "no other job may ask for the identity token by what its workflow says at the top"


def _inheriting(workflow: Workflow) -> list[str]:
    """Return the jobs that may ask for the token because the workflow says so, and not they themselves."""
    said = workflow.permissions or {}
    if said.get("id-token", said.get("*")) != WRITE:
        return []
    return [job.id for job in workflow.jobs if job.permissions is None]
