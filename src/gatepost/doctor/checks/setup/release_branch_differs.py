"""GD609."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.releases.starts import default_branch, is_of_branches, may_match
from gatepost.doctor.symptoms import NO_RELEASE_PR
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place


class ReleaseBranchDiffers(DoctorCheck):
    """The workflow of Release Please is started by pushes to a branch that nothing is released from.

    ## Symptom
    Pull requests are merged, and Release Please never runs: the Actions tab has no run of the workflow since the
    default branch was renamed, or there never was one.

    ## Cause
    `on.push.branches` names another branch than that which Release Please works on: `target-branch`, or where that is
    not given the default branch of the repository.

    ## Mend
    Name the branch there:

        on:
          push:
            branches: [main]
    """

    code = "GD609"
    name = "release-branch-differs"
    needs: tuple[str, ...] = ("releasing",)
    symptoms: tuple[str, ...] = (NO_RELEASE_PR,)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report workflows whose pushes are of other branches than Release Please looks at."""
        for place in known(facts.releasing):
            push = place.workflow.triggers.get("push")
            branches = push.words("branches") if push is not None else ()
            wanted = place.step.inputs.get("target-branch", "") or default_branch(facts)
            if not branches or not wanted or "${{" in wanted or any(may_match(each, wanted) for each in branches):
                continue
            named = ", ".join(f"`{each}`" for each in branches)
            message = f"pushes to {named} start the workflow, and Release Please works on `{wanted}`"
            yield Problem(message, _where(place), f"write `branches: [{wanted}]` below `push`")

    def fine(self, facts: Facts) -> str:
        """Return the branch; or that no push is looked at."""
        if not any(is_of_branches(place.workflow) for place in known(facts.releasing)):
            return "no push starts the workflow, so that there is no branch to compare"
        branch = next((place.step.inputs.get("target-branch", "") for place in known(facts.releasing)), "")
        return f"the workflow runs for `{branch or default_branch(facts) or 'the default branch'}`"


def _where(place: Place) -> str:
    return place.workflow.at(place.workflow.line_of("on", "push", "branches"))
