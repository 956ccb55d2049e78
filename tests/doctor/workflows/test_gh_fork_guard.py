"""GD329."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_fork_guard import GhForkGuard
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

GUARDED = "if: ${{ github.event_name == 'push' && github.repository == 'octo/rocket' }}"
GIVEN = "token: ${{ steps.app.outputs.token || github.token }}"
PUBLISH = ".github/workflows/publish.yml"
UPLOAD = """\
EVENTS
jobs:
  publish:
    IF
    runs-on: ubuntu-24.04
    steps:
      - uses: pypa/gh-action-pypi-publish@release/v1
"""


def test_a_guarded_release_is_healthy(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(GhForkGuard)] == [
        ("passed", "what releases or publishes on a push leaves forks alone")
    ]


def test_a_release_without_a_guard_is_reported_at_its_job(rocket: Patient) -> None:
    rocket.replace(RELEASE, GUARDED, "if: ${{ github.event_name == 'push' }}")

    found = rocket.failed(GhForkGuard)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(RELEASE, "  release-please:"), "warning")]
    assert found[0].fix == ("give the job `release-please` the line `if: ${{ github.repository == 'octo/rocket' }}`")
    rocket.replace(RELEASE, "    needs: [quality]\n", f"    needs: [quality]\n    {found[0].fix.split('`')[3]}\n")
    assert rocket.failed(GhForkGuard) == []


@pytest.mark.parametrize(
    "guard",
    [
        "if: github.repository_owner == 'octo'",
        "if: ${{ !github.event.repository.fork }}",
        "if: vars.RELEASES == 'true'",
    ],
)
def test_other_guards_do_too(rocket: Patient, guard: str) -> None:
    rocket.replace(RELEASE, GUARDED, guard)

    assert rocket.failed(GhForkGuard) == []


def test_without_a_token_of_the_fork_nothing_happens_there(rocket: Patient) -> None:
    rocket.replace(RELEASE, GUARDED, "if: ${{ github.event_name == 'push' }}")
    rocket.replace(RELEASE, GIVEN, "token: ${{ secrets.RELEASE_TOKEN }}")

    assert rocket.failed(GhForkGuard) == []


@pytest.mark.parametrize(
    ("events", "condition", "is_reported"),
    [
        ("on: {push: {branches: [main]}}", "name: Publish", True),
        ("on: push", "if: github.ref == 'refs/heads/main'", True),
        ("on: push", "if: startsWith(github.ref, 'refs/tags/')", False),
        ("on: push", "if: github.repository == 'octo/rocket'", False),
        ("on: {push: {tags: [v*]}}", "name: Publish", False),
        ("on: release", "name: Publish", False),
    ],
)
def test_an_upload_at_each_push_is_reported(
    rocket: Patient,
    events: str,
    condition: str,
    is_reported: bool,  # noqa: FBT001  a parameter of pytest
) -> None:
    rocket.write(PUBLISH, UPLOAD.replace("EVENTS", events).replace("IF", condition))

    found = rocket.failed(GhForkGuard)

    assert [each.where for each in found] == ([f"{PUBLISH}:3"] if is_reported else [])


def test_a_condition_that_is_there_is_added_to(rocket: Patient) -> None:
    rocket.git("remote", "remove", "origin")
    text = UPLOAD.replace("EVENTS", "on: push").replace("IF", "if: github.ref == 'refs/heads/main'")
    rocket.write(PUBLISH, f"{text}      - run: twine upload dist/*\n")

    assert [each.fix for each in rocket.failed(GhForkGuard)] == [
        "add `github.repository == 'OWNER/NAME' &&` to the `if` of the job `publish`"
    ]


def test_without_pushes_forks_are_left_alone(rocket: Patient) -> None:
    rocket.remove(RELEASE)

    assert [each.status for each in rocket.outcomes(GhForkGuard)] == ["skipped"]
