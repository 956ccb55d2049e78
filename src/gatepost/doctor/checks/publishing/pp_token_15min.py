"""GD525."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.roles import command_of
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.doctor.uploads.foreign_code import builds, runs_repository
from gatepost.doctor.uploads.uploads import is_action, may_mint
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place
    from gatepost.doctor.workflow import Step

_MINT = re.compile(r"/_/oidc/(?:github/)?mint-token\b")
_MINT_ACTIONS = ("tschm/token-mint-action",)


class PpToken15Min(DoctorCheck):
    """The token for the upload is fetched before a build or a test, and lives for fifteen minutes.

    ## Symptom
    The upload ends with "403 Forbidden" and "Invalid or non-existent authentication information", on slow days only.

    ## Cause
    A token of trusted publishing is valid for fifteen minutes. The job fetches it by itself, and then builds or tests
    before it uploads.

    ## Mend
    Fetch the token right before the upload, or let `pypa/gh-action-pypi-publish` or `uv publish` do both:

        - uses: pypa/gh-action-pypi-publish@release/v1
    """

    code = "GD525"
    name = "pp-token-15min"
    severity = WARNING
    needs: tuple[str, ...] = ("publishing",)
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = ("Invalid or non-existent authentication information",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each step that fetches a token, where a build or a test comes between it and the upload."""
        found: dict[str, Problem] = {}
        for place in known(facts.publishing):
            steps = place.job.steps[: place.step.number]
            minting = next((step for step in steps if _mints(step)), None)
            if minting is None or not may_mint(place) or (is_action(place) and not place.step.inputs.get("password")):
                continue
            slow = next((step for step in steps[minting.number + 1 :] if _is_slow(place, step)), None)
            if slow is not None:
                where = place.workflow.at(minting.line)
                message = (
                    f"the job `{place.job.id}` fetches its token for the upload, and then builds or tests: the token"
                    " lives for fifteen minutes"
                )
                found.setdefault(
                    where,
                    Problem(message, where, "move the step that fetches the token behind those that build and test"),
                )
        yield from found.values()

    def fine(self, facts: Facts) -> str:
        """Return which jobs publish."""
        jobs = dict.fromkeys(place.job.id for place in known(facts.publishing))
        return f"`{'`, `'.join(jobs)}` does not let a token grow old"


def _mints(step: Step) -> bool:
    is_one = step.uses is not None and step.uses.repository in _MINT_ACTIONS
    return is_one or _MINT.search(command_of(step)) is not None


def _is_slow(place: Place, step: Step) -> bool:
    return builds(step) or runs_repository(place.job, step)
