"""GD303."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.tokens import BUILT_IN, opens_pull_requests, tokens_of
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import NO_RELEASE_PR
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class GhActionsCannotCreatePr(DoctorCheck):
    """Release Please works with GITHUB_TOKEN, which may not open pull requests in this repository.

    ## Symptom
    The run of Release Please is red: "GitHub Actions is not permitted to create or approve pull requests". The branch
    of the release pull request is there, and no pull request.

    ## Cause
    A setting of the repository, or of its organisation, forbids workflows to open pull requests with their own token,
    whatever permissions they ask for.

    ## Mend
    Give Release Please the token of a GitHub App, which also starts the checks of the pull request. Or allow it, in
    Settings, Actions, General, Workflow permissions:

        gh api -X PUT repos/OWNER/NAME/actions/permissions/workflow -F can_approve_pull_request_reviews=true
    """

    code = "GD303"
    name = "gh-actions-cannot-create-pr"
    needs: tuple[str, ...] = ("releasing", "settings")
    symptoms: tuple[str, ...] = (NO_RELEASE_PR,)
    errors: tuple[str, ...] = ("GitHub Actions is not permitted to create or approve pull requests",)

    def unable(self, facts: Facts) -> str:
        """Return that the setting is not shown, where it is not."""
        if known(facts.settings).can_approve is None:
            return "only an administrator's token is shown whether workflows may open pull requests"
        return ""

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each step that opens release pull requests with GITHUB_TOKEN alone."""
        if known(facts.settings).can_approve:
            return
        remote = facts.repository.remote
        name = remote.slug if remote is not None else "OWNER/NAME"
        for place in known(facts.releasing):
            if opens_pull_requests(place) and tokens_of(place) == (BUILT_IN,):
                yield Problem(
                    "Release Please works with GITHUB_TOKEN, which may not open pull requests here",
                    place.at("with", "token"),
                    f"gh api -X PUT repos/{name}/actions/permissions/workflow -F can_approve_pull_request_reviews=true",
                )

    def fine(self, facts: Facts) -> str:
        """Return why it may."""
        if known(facts.settings).can_approve:
            return "workflows may open pull requests"
        return "Release Please does not have to open pull requests with GITHUB_TOKEN alone"
