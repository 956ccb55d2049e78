"""GD303, from a setting of the repository."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_actions_cannot_create_pr import GhActionsCannotCreatePr
from gatepost.doctor.facts import Repository
from gatepost.doctor.online import RepositorySettings
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

FORBIDDEN = RepositorySettings(can_approve=False)
TOKEN = "token: ${{ steps.app.outputs.token || github.token }}"  # noqa: S105  an expression


def test_a_token_that_may_not_is_found(rocket: Patient) -> None:
    rocket.replace(RELEASE, TOKEN, "token: ${{ secrets.GITHUB_TOKEN }}")
    (found,) = rocket.failed(GhActionsCannotCreatePr, settings=FORBIDDEN)

    assert found.where == rocket.line(RELEASE, "token: ${{ secrets.GITHUB_TOKEN }}")
    assert found.fix == (
        "gh api -X PUT repos/octo/rocket/actions/permissions/workflow -F can_approve_pull_request_reviews=true"
    )
    (outcome,) = rocket.outcomes(GhActionsCannotCreatePr, settings=replace(FORBIDDEN, can_approve=True))
    assert (outcome.status, outcome.message) == ("passed", "workflows may open pull requests")


def test_without_an_input_it_is_that_token_too(rocket: Patient) -> None:
    rocket.replace(RELEASE, f"          {TOKEN}\n", "")
    (found,) = rocket.failed(GhActionsCannotCreatePr, settings=FORBIDDEN, repository=Repository("1"))

    assert found.where == rocket.line(RELEASE, "with:", after="googleapis")
    assert "repos/OWNER/NAME/" in found.fix


@pytest.mark.parametrize("token", [TOKEN, "token: ${{ secrets.RELEASE }}", "skip-github-pull-request: true"])
def test_another_token_may_be_in_use(token: str, rocket: Patient) -> None:
    rocket.replace(RELEASE, TOKEN, token)
    (outcome,) = rocket.outcomes(GhActionsCannotCreatePr, settings=FORBIDDEN)

    assert (outcome.status, outcome.message) == (
        "passed",
        "Release Please does not have to open pull requests with GITHUB_TOKEN alone",
    )


def test_what_is_not_shown_is_not_judged(rocket: Patient) -> None:
    (outcome,) = rocket.outcomes(GhActionsCannotCreatePr, settings=RepositorySettings())

    assert (outcome.status, outcome.message) == (
        "skipped",
        "only an administrator's token is shown whether workflows may open pull requests",
    )
