"""GD301."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.tokens import BUILT_IN, opens_pull_requests, starts_others, tokens_of
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import CHECKS_NEVER_RUN
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place

_FIX = "token: ${{ steps.app.outputs.token || github.token }}"


class GhTokenNoCi(DoctorCheck):
    """Release pull requests are opened with GITHUB_TOKEN, so that CI does not run on them by itself.

    ## Symptom
    The release pull request cannot be merged before: its required checks stay at "Expected".

    The checks of the release pull request stay at "Expected", and the page says "workflows awaiting approval", with
    a button "Approve workflows to run". After each further merge to the branch they wait again.

    ## Cause
    What is done with GITHUB_TOKEN must not set off further workflows without end. Until June 2026 a pull request that
    was opened with it started none; since then its workflows are prepared, and wait for somebody with write access to
    approve them, at each push of Release Please to its branch.

    ## Mend
    Let Release Please work with the token of a GitHub App, which starts workflows like anybody's:

        - id: app
          uses: actions/create-github-app-token@v3
          with:
            client-id: ${{ vars.RELEASE_APP_CLIENT_ID }}
            private-key: ${{ secrets.RELEASE_APP_PRIVATE_KEY }}
            permission-contents: write
            permission-issues: write
            permission-pull-requests: write
        - uses: googleapis/release-please-action@v5
          with:
            token: ${{ steps.app.outputs.token }}

    A personal access token does too, but expires, and acts as a person. Where nobody minds to approve the workflows,
    ignore this check with that as the reason.
    """

    code = "GD301"
    name = "gh-token-no-ci"
    severity = WARNING
    needs: tuple[str, ...] = ("releasing",)
    symptoms: tuple[str, ...] = (CHECKS_NEVER_RUN,)
    errors: tuple[str, ...] = ("Approve workflows to run", "workflows awaiting approval", "workflow awaiting approval")

    def unable(self, facts: Facts) -> str:
        """Return that there is nothing to wait for, where no workflow judges pull requests."""
        if any(workflow.is_started_by("pull_request") for workflow in facts.workflows):
            return ""
        return "no workflow runs on pull requests"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each step that opens release pull requests with GITHUB_TOKEN and with nothing else."""
        for place in known(facts.releasing):
            if opens_pull_requests(place) and tokens_of(place) == (BUILT_IN,) and not starts_others(place.workflow):
                yield Problem(
                    "Release Please works with GITHUB_TOKEN: CI does not run on its pull requests until somebody "
                    "approves that, at every update",
                    _where(place),
                    f"make a token by `actions/create-github-app-token` in a step `app`, and say `{_FIX}`",
                )

    def fine(self, facts: Facts) -> str:
        """Return that no approval is waited for."""
        places = known(facts.releasing)
        return f"CI on the pull requests of `{places[0].workflow.file}` need not wait for somebody to approve it"


def _where(place: Place) -> str:
    return place.at("with", "token") if "token" in place.step.inputs else place.at("uses")
