"""GD609."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import NO_RELEASE_PR
from gatepost.doctor.wildcards import fits, glob
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place

_USUAL = ("main", "master")
_SPECIAL = re.compile(r"[?+\[\]!\\]|\$\{\{")


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
            wanted = place.step.inputs.get("target-branch", "") or _default(facts)
            if not branches or not wanted or "${{" in wanted or any(_may_match(each, wanted) for each in branches):
                continue
            named = ", ".join(f"`{each}`" for each in branches)
            message = f"pushes to {named} start the workflow, and Release Please works on `{wanted}`"
            yield Problem(message, _where(place), f"write `branches: [{wanted}]` below `push`")

    def fine(self, facts: Facts) -> str:
        """Return the branch."""
        branch = next((place.step.inputs.get("target-branch", "") for place in known(facts.releasing)), "")
        return f"the workflow runs for `{branch or _default(facts) or 'the default branch'}`"


def _default(facts: Facts) -> str:
    """Return the default branch; empty where only the name of the current one is known, which may be any."""
    if facts.settings is not None and facts.settings.default_branch:
        return facts.settings.default_branch
    named = facts.repository.release_branch
    return named if named != facts.repository.branch or named in _USUAL else ""


def _may_match(pattern: str, branch: str) -> bool:
    """Tell whether a filter of GitHub lets a branch pass; one that is not understood may."""
    if _SPECIAL.search(pattern):
        return True
    return fits(glob(pattern), branch)


def _where(place: Place) -> str:
    return place.workflow.at(place.workflow.line_of("on", "push", "branches"))
