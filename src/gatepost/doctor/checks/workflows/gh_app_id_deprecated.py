"""GD306."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.action_versions import version_of
from gatepost.doctor.actions.app_tokens import app_tokens
from gatepost.doctor.actions.workflow_lines import removed, replaced
from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.symptoms import NO_RELEASE_PR
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place

_OLD, _NEW = "app-id", "client-id"
_SINCE = (3, 1)


class GhAppIdDeprecated(DoctorCheck):
    """The GitHub App is named by `app-id`, which the action that makes its token has deprecated.

    ## Symptom
    Each run warns "Input 'app-id' has been deprecated with message: Use 'client-id' instead", and one day, with a newer
    version of the action, the App's token is missing.

    ## Cause
    Since v3.1 of `actions/create-github-app-token` the App is named by its client id. The older input still works,
    until a later version takes it away: then no token is made, and nothing is released.

    ## Mend
    Rename the input. The App's number is still accepted as its value; the client id, from the page of the App's
    settings, is what GitHub recommends:

        client-id: ${{ vars.RELEASE_APP_CLIENT_ID }}
    """

    code = "GD306"
    name = "gh-app-id-deprecated"
    severity = WARNING
    symptoms: tuple[str, ...] = (NO_RELEASE_PR,)
    errors: tuple[str, ...] = ("Input 'app-id' has been deprecated with message",)

    def unable(self, facts: Facts) -> str:
        """Return that there is no such token."""
        return "" if app_tokens(facts.workflows) else "no workflow makes the token of a GitHub App"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each `app-id` that is given to a version which knows `client-id`."""
        for place in app_tokens(facts.workflows):
            if _OLD in place.step.inputs and _knows_client_id(place):
                yield _problem(place)

    def fine(self, facts: Facts) -> str:
        """Return how the App is named."""
        jobs = dict.fromkeys(place.job.id for place in app_tokens(facts.workflows))
        return f"no App is named by a deprecated input, in {', '.join(f'`{job}`' for job in jobs)}"


def _problem(place: Place) -> Problem:
    line, has_both = place.step.line_of("with", _OLD), _NEW in place.step.inputs
    edits = removed(place.workflow, line, _OLD) if has_both else replaced(place.workflow, line, _OLD, _NEW)
    fix = f"take `{_OLD}` away" if has_both else f"rename `{_OLD}` to `{_NEW}`"
    return Problem(f"the App is named by `{_OLD}`, which is deprecated", place.workflow.at(line), fix, edits=edits)


def _knows_client_id(place: Place) -> bool:
    """Tell whether the version of the action is known to have the new input."""
    version = version_of(place.step.uses) if place.step.uses is not None else None
    return version is not None and version >= _SINCE
