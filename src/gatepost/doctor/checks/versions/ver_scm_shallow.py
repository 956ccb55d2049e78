"""GD213."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.symptoms import PUBLISH_FAILED, WRONG_VERSION
from gatepost.doctor.versions.scm_builds import builds_on_branches, deepened, no_scm, scm_projects
from gatepost.doctor.versions.version_sources import scm_of
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class VerScmShallow(DoctorCheck):
    """The version is computed from git's tags, and the job that builds checks out a commit without any.

    ## Symptom
    The build fails, or makes up a development version, which the index refuses.

    What is built for a release is called 0.1.dev1+g1a2b3c4, and the index refuses it; or the build fails:
    "setuptools-scm was unable to detect version".

    ## Cause
    `actions/checkout` gets one commit and no tags, where the workflow was started by a push to a branch. That the
    commit has just been tagged, as Release Please does it, is not seen then.

    ## Mend
    Have the job that builds check out the whole history:

        - uses: actions/checkout@v7
          with:
            fetch-depth: 0
    """

    code = "GD213"
    name = "ver-scm-shallow"
    needs: tuple[str, ...] = ("publishing",)
    symptoms: tuple[str, ...] = (WRONG_VERSION, PUBLISH_FAILED)
    errors: tuple[str, ...] = ("setuptools-scm was unable to detect version",)

    def unable(self, facts: Facts) -> str:
        """Nothing can be said where the version does not come from tags."""
        return no_scm(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the steps that check out too little."""
        tool = scm_of(scm_projects(facts)[0])
        for build in builds_on_branches(facts):
            inputs = build.checkout.inputs
            depth = inputs.get("fetch-depth", "1")
            if depth == "0" or not depth.isdigit() or inputs.get("fetch-tags", "false") != "false":
                continue
            workflow = build.upload.workflow
            yield Problem(
                f"the job `{build.job.id}` builds from a checkout without tags, from which {tool} computes the version",
                workflow.at(build.checkout.line),
                "write `fetch-depth: 0` below `with` of this checkout",
                edits=deepened(workflow, build.checkout),
            )

    def fine(self, facts: Facts) -> str:
        """Return where the version comes from."""
        return f"{scm_of(scm_projects(facts)[0])} finds the tags where distributions are built for an upload"
