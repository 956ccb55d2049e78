"""GD307."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.online import TOKEN_REFUSED
from gatepost.doctor.symptoms import NO_RELEASE, NO_RELEASE_PR
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_OF_GITHUB = ("settings", "required", "pulls", "environments", "pins")


class GhPatExpired(DoctorCheck):
    """GitHub refuses the token that the doctor was given.

    It is the token at hand, in GITHUB_TOKEN or GH_TOKEN or as `gh` has it. Those in the secrets of the repository
    cannot be seen. To try one of them, run the doctor in a workflow with it:
    `env: GITHUB_TOKEN: ${{ secrets.RELEASE_TOKEN }}`.

    ## Symptom
    "Bad credentials", with the status 401, and nothing can be asked or released.

    ## Cause
    A personal access token has a last day, and ends with its owner's membership. It may have been revoked, cut when it
    was pasted, or be of another server.

    ## Mend
    Make a new one and store it; better, take the token of a GitHub App, which each run makes anew.

        gh secret set RELEASE_TOKEN
    """

    code = "GD307"
    name = "gh-pat-expired"
    symptoms: tuple[str, ...] = (NO_RELEASE_PR, NO_RELEASE)
    errors: tuple[str, ...] = ("HttpError: Bad credentials",)

    def unable(self, facts: Facts) -> str:
        """Return why GitHub has not answered, where that is not for the token."""
        reasons = [facts.absent.get(name, "") for name in _OF_GITHUB if getattr(facts, name) is None]
        is_judged = len(reasons) < len(_OF_GITHUB) or any(reason.startswith(TOKEN_REFUSED) for reason in reasons)
        return "" if is_judged else reasons[0] or "GitHub was not asked"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report that the token is not known."""
        refused = [facts.absent.get(name, "") for name in _OF_GITHUB if getattr(facts, name) is None]
        if any(reason.startswith(TOKEN_REFUSED) for reason in refused):
            yield Problem(
                "GitHub refuses the token that the doctor was given: it ended, was revoked, or is of another server",
                fix="gh auth login, or put a new token into GITHUB_TOKEN",
            )

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  the contract
        """Return that the token is known."""
        return "GitHub knows the token at hand; those in secrets cannot be seen"
