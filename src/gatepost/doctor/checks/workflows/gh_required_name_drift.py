"""GD313."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.actions.check_names import CheckNames
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import CHECKS_NEVER_RUN
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_OF_GITHUB = re.compile(r"Analyze( \(.*\))?|CodeQL.*|Dependabot.*|submit-.*|build|deploy|report-build-status|copilot.*")
"""Jobs that GitHub itself runs, for code scanning, dependencies and pages, without a file in the repository."""


class GhRequiredNameDrift(DoctorCheck):
    """The release branch requires a check that no job makes any more.

    ## Symptom
    Every pull request waits for ever: "Expected — Waiting for status to be reported".

    ## Cause
    A required check is a name, and nothing more. Where a job was renamed, or its matrix got other values (`test (3.9)`
    went when Python 3.9 did), the old name is never reported. A job of a called workflow is `caller / job`.

    ## Mend
    Require the new name in its place, in Settings, Rules, Rulesets. Best require one job alone that needs all others:
    its name never changes.
    """

    code = "GD313"
    name = "gh-required-name-drift"
    needs: tuple[str, ...] = ("required", "settings")
    symptoms: tuple[str, ...] = (CHECKS_NEVER_RUN,)
    errors: tuple[str, ...] = ("Expected — Waiting for status to be reported",)

    def unable(self, facts: Facts) -> str:
        """Return that a workflow cannot be read, where one cannot."""
        path = next((each.path for each in facts.workflows if each.document.root is None), "")
        return f"{path} cannot be read" if path else ""

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report required names that are surely meant for a job, and that no job has."""
        names = CheckNames(facts.workflows)
        of_actions = known(facts.settings).of_actions
        for context in known(facts.required):
            is_ours = names.are_akin(context) or (context in of_actions and not _OF_GITHUB.fullmatch(context))
            if is_ours and not names.are_made(context):
                branch = facts.repository.release_branch
                yield Problem(
                    f"`{branch}` requires the check `{context}`, which no job of any workflow is called",
                    fix=f"require another check in the place of `{context}` (Settings, Rules), or name a job so",
                )

    def fine(self, facts: Facts) -> str:
        """Return how many are required."""
        count = len(known(facts.required))
        if not count:
            return f"`{facts.repository.release_branch}` requires no check"
        return f"every required check that is meant for a job ({count} required) is made by one"
