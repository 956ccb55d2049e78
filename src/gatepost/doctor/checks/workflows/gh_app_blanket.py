"""GD305."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.app_tokens import app_tokens, takers
from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.symptoms import SECURITY
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place

_NEEDED = "permission-contents: write, permission-issues: write, permission-pull-requests: write"


class GhAppBlanket(DoctorCheck):
    """The token of a GitHub App may do all that the App may, and not only what the job needs.

    ## Symptom
    Whoever takes over a step that is given the token can do with it whatever it may.

    None, until a step that gets the token is taken over: it can then do whatever the App may do. zizmor reports
    "dangerous use of GitHub App tokens".

    ## Cause
    Without inputs that begin with `permission-` the token has every permission that the App was installed with. With
    `owner` and without `repositories` it is valid for all repositories that the App is installed in.

    ## Mend
    Ask for what is needed. For Release Please that is:

        permission-contents: write
        permission-issues: write
        permission-pull-requests: write

    The App itself must have these permissions. They can be asked for since v1.12 of the action.
    """

    code = "GD305"
    name = "gh-app-blanket"
    severity = WARNING
    symptoms: tuple[str, ...] = (SECURITY,)
    errors: tuple[str, ...] = ("dangerous use of GitHub App tokens",)

    def unable(self, facts: Facts) -> str:
        """Return that there is no such token."""
        return "" if app_tokens(facts.workflows) else "no workflow makes the token of a GitHub App"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each token that is not limited in what it may do, or, for Release Please, in where."""
        for place in app_tokens(facts.workflows):
            releases = takers(place, facts.releasing or ())
            if not any(name.startswith("permission-") for name in place.step.inputs):
                yield _unlimited(place, for_release=bool(releases))
            if releases and _is_for_all(place):
                yield Problem(
                    f"the token of the App for the job `{place.job.id}` is valid for every repository that the App is "
                    "installed in",
                    place.at("with", "owner"),
                    "take `owner` out of `with`: Release Please needs this repository alone",
                )

    def fine(self, facts: Facts) -> str:
        """Return how many tokens there are."""
        jobs = dict.fromkeys(place.job.id for place in app_tokens(facts.workflows))
        return f"the token of the App is limited, in {', '.join(f'`{job}`' for job in jobs)}"


def _unlimited(place: Place, *, for_release: bool) -> Problem:
    needed = f"a line each: `{_NEEDED}`" if for_release else "what its job needs, as in `permission-contents: read`"
    return Problem(
        f"the token of the App for the job `{place.job.id}` may do all that the App may",
        place.at("uses"),
        f"add below `with` of this step {needed}",
    )


def _is_for_all(place: Place) -> bool:
    return "owner" in place.step.inputs and not place.step.inputs.get("repositories")
