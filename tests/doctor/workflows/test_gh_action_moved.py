"""GD324."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_action_moved import GhActionMoved
from gatepost.scaffold.pins import used
from support.patients import CI, COMMITS, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

APP, RUFF = "actions/create-github-app-token", "astral-sh/ruff-action"
NEW, OLD = "googleapis/release-please-action", "google-github-actions/release-please-action"


def test_actions_where_they_live_are_healthy(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(GhActionMoved)] == [
        ("passed", "no action is known to have moved")
    ]


def test_the_old_name_of_release_please_is_replaced(rocket: Patient) -> None:
    healthy = rocket.text(RELEASE)
    rocket.replace(RELEASE, NEW, OLD)

    found = rocket.failed(GhActionMoved)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(RELEASE, OLD), "warning")]
    rocket.mend(GhActionMoved)
    assert rocket.text(RELEASE) == healthy


@pytest.mark.parametrize(
    ("use", "fix"),
    [
        (
            "actions/create-release@v1",
            "take this step out, and run `gh release create` in a step with `run` (it needs `GH_TOKEN` under `env`)",
        ),
        (
            "tibdex/github-app-token@v2",
            f"put `{APP}` in its place: `uses: {used(APP)}`; its inputs have other names, see its README",
        ),
        (
            "chartboost/ruff-action@v1",
            f"put `{RUFF}` in its place, and pin its newest release; its inputs have other names, see its README",
        ),
        (f"{OLD}@v4 # not {OLD}@v3", f"write `uses: {NEW}@v4` on this line"),
    ],
)
def test_what_is_not_the_same_is_left_to_a_person(rocket: Patient, use: str, fix: str) -> None:
    rocket.replace(COMMITS, "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", use)

    assert [(each.fix, each.edits) for each in rocket.failed(GhActionMoved)] == [(fix, ())]


@pytest.mark.parametrize(
    ("use", "mended"),
    [
        ("@v4", "@v4"),
        ("@v4 # the newest of 4", "@v4 # the newest of 4"),
        (f"@{'d1a8f221d7723166f48a584aebba00ef3f6febec'} # v4.1.4", used(NEW).removeprefix(NEW)),
        (f"@{'d1a8f221d7723166f48a584aebba00ef3f6febec'}", used(NEW).removeprefix(NEW)),
        (f"@{'1' * 40} # v3.7.13", f"@{'1' * 40} # v3.7.13"),
        (f"@{'1' * 40}", f"@{'1' * 40}"),
        (f"@{'1' * 40} #v4.1.0", f"@{'1' * 40} #v4.1.0"),
    ],
)
def test_a_commit_is_replaced_by_the_one_that_is_shipped_and_a_tag_stays_one(
    rocket: Patient, use: str, mended: str
) -> None:
    rocket.replace(RELEASE, used(NEW), f"{OLD}{use}")

    rocket.mend(GhActionMoved)

    assert f"uses: {NEW}{mended}\n" in rocket.text(RELEASE)
    assert rocket.failed(GhActionMoved) == []


def test_without_actions_there_is_nothing_to_say(rocket: Patient) -> None:
    for path in (CI, COMMITS, RELEASE):
        rocket.remove(path)

    assert [each.status for each in rocket.outcomes(GhActionMoved)] == ["skipped"]
