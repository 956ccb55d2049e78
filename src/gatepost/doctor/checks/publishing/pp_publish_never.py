"""GD533."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.workflow_lines import replaced
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import PUBLISH_FAILED, PUBLISH_NEVER_RUNS
from gatepost.doctor.uploads.dead_uploads import dead_uploads
from gatepost.options.check import nearest
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.uploads.dead_uploads import Dead


class PpPublishNever(DoctorCheck):
    """The job that publishes, or one that it waits for, has an `if` that is false at every release.

    ## Symptom
    A release is made, the run is green, and nothing is uploaded: the job that builds or the one that publishes is grey,
    "This job was skipped", and that in each run.

    ## Cause
    The `if` asks for something that is never so in the run that releases: for a tag (`startsWith(github.ref,
    'refs/tags/')`) where pushes to a branch start the workflow, for another branch, for the result of a job that is not
    among the `needs` and is therefore empty, or for the success of a job that is skipped then.

    ## Mend
    Ask for what Release Please tells, and for the results of jobs that are needed:

        publish:
          needs: [release-please, build]
          if: ${{ needs.release-please.outputs.created == 'true' && needs.build.result == 'success' }}
    """

    code = "GD533"
    name = "pp-publish-never"
    needs: tuple[str, ...] = ("publishing",)
    symptoms: tuple[str, ...] = (PUBLISH_NEVER_RUNS, PUBLISH_FAILED)
    consequences: tuple[str, ...] = ("pp-publish-always-skipped", "pp-release-no-pypi")
    errors: tuple[str, ...] = ("This job was skipped",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each condition that keeps all uploads from running."""
        for dead in dead_uploads(facts):
            workflow = dead.place.workflow
            meant = nearest(dead.stranger, dead.job.needs) if dead.stranger else ""
            what = "the step that uploads" if dead.is_step else f"`{dead.job.id}`"
            old, new = f"needs.{dead.stranger}.result", f"needs.{meant}.result"
            yield Problem(
                f"{what} never runs: its `if: {dead.condition}` is false {dead.when}{_why(dead)}",
                workflow.at(dead.line),
                f"write `{new}`" if meant else _advice(dead),
                edits=replaced(workflow, dead.line, old, new) if meant and len(dead.job.needs) == 1 else (),
            )

    def fine(self, facts: Facts) -> str:
        """Return the jobs that may run."""
        jobs = dict.fromkeys(f"`{place.job.id}`" for place in known(facts.publishing))
        return f"no condition surely keeps all of {', '.join(jobs)} from running"


def _why(dead: Dead) -> str:
    if dead.stranger:
        return f", since `{dead.stranger}` is not among the `needs` of `{dead.job.id}`, so that its result is empty"
    return f", since `{dead.skipped[0]}` is skipped then" if dead.skipped else ""


def _advice(dead: Dead) -> str:
    if dead.stranger:
        return f"add `{dead.stranger}` to the `needs` of `{dead.job.id}`"
    return f"let that `if` ask for what is so {dead.when}"
