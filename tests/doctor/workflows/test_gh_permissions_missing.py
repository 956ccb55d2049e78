"""GD304."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_permissions_missing import GhPermissionsMissing
from gatepost.doctor.online import RepositorySettings
from support.patients import CONFIGURATION, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

GIVEN = "${{ steps.app.outputs.token || github.token }}"
JOB = "  release-please:"
CONTENTS = "      contents: write # only used without the App: the release branch, the tag and the GitHub release\n"
ISSUES = "      issues: write # only used without the App: the labels that Release Please keeps its state in\n"
PULLS = "      pull-requests: write # only used without the App: the release pull request\n"
ALL = f"    permissions:\n{CONTENTS}{ISSUES}{PULLS}"


def test_a_job_that_may_write_all_of_it_is_healthy(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(GhPermissionsMissing)] == [
        ("passed", "Release Please may write what it has to, in `release-please`")
    ]


def test_what_is_missing_is_added_and_comments_are_kept(rocket: Patient) -> None:
    rocket.replace(RELEASE, GIVEN, "${{ github.token }}")
    rocket.replace(
        RELEASE, f"{CONTENTS}{ISSUES}{PULLS}", f"{CONTENTS.replace('write', 'read', 1)}      id-token: write\n"
    )

    found = rocket.failed(GhPermissionsMissing)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(RELEASE, "permissions:", JOB), "error")]
    assert found[0].message.endswith("may not write `contents`, `issues`, `pull-requests`")
    rocket.mend(GhPermissionsMissing)
    added = f"{CONTENTS}      id-token: write\n      issues: write\n      pull-requests: write\n"
    assert added in rocket.text(RELEASE)
    assert rocket.failed(GhPermissionsMissing) == []


def test_what_may_only_be_read_is_written_over(rocket: Patient) -> None:
    rocket.replace(RELEASE, CONTENTS, CONTENTS.replace("write", "none", 1))

    rocket.mend(GhPermissionsMissing)

    assert ALL in rocket.text(RELEASE)


def test_only_the_labels_or_a_token_that_stands_in_weigh_less(rocket: Patient) -> None:
    rocket.replace(RELEASE, CONTENTS, "")
    found = rocket.failed(GhPermissionsMissing)
    assert [each.severity for each in found] == ["warning"]
    assert "where its own token is missing" in found[0].message

    rocket.replace(RELEASE, f"    permissions:\n{ISSUES}", f"    permissions:\n{CONTENTS}")
    rocket.replace(RELEASE, GIVEN, "${{ github.token }}")
    assert rocket.failed(GhPermissionsMissing) == []  # what was released once has its labels
    found = rocket.failed(GhPermissionsMissing, then=None)
    assert [(each.severity, each.fix) for each in found] == [
        ("warning", "add `issues: write` to the `permissions` of the job `release-please`")
    ]
    rocket.replace(CONFIGURATION, '"bootstrap-sha"', '"skip-labeling": true, "bootstrap-sha"')
    assert rocket.failed(GhPermissionsMissing, then=None) == []


@pytest.mark.parametrize(
    ("own", "above", "line"),
    [
        ("", "permissions: {}\n", "permissions:"),
        ("", "permissions: read-all\n", "permissions:"),
        ("    permissions:\n", "permissions: write-all\n", "    permissions:"),
        ("    permissions: {}\n", "permissions: write-all\n", "    permissions: {}"),
        ("    permissions: { contents: write }\n", "", "    permissions: {"),
        ("    permissions: read-all\n", "", "    permissions: read-all"),
        ("    permissions:\n      ? contents\n      : read\n", "", "    permissions:"),
        ("    permissions:\n      { contents: read,\n        issues: read }\n", "", "    permissions:"),
    ],
)
def test_permissions_of_another_form_are_left_to_hands(rocket: Patient, own: str, above: str, line: str) -> None:
    rocket.replace(RELEASE, GIVEN, "${{ github.token }}")
    rocket.replace(RELEASE, ALL, own)
    rocket.replace(RELEASE, "permissions: {}\n\nconcurrency", f"{above}\nconcurrency")

    found = rocket.failed(GhPermissionsMissing)

    after = JOB if own else ""
    assert [(each.where, each.edits) for each in found] == [(rocket.line(RELEASE, line, after), ())]


def test_permissions_that_are_shared_by_an_anchor_are_left_to_hands(rocket: Patient) -> None:
    read = "\n      contents: read # the called"
    rocket.replace(RELEASE, GIVEN, "${{ github.token }}")
    rocket.replace(RELEASE, ALL, "    permissions: *read\n")
    rocket.write(RELEASE, rocket.text(RELEASE).replace(f"permissions:{read}", f"permissions: &read{read}", 1))
    assert [each.edits for each in rocket.failed(GhPermissionsMissing)] == [()]

    rocket.replace(RELEASE, "  quality:\n", "  quality: &quality\n")
    rocket.replace(RELEASE, "    permissions: *read\n", "    <<: *quality\n")
    rocket.replace(RELEASE, f"permissions: &read{read}", f"permissions:{read}")
    assert [each.edits for each in rocket.failed(GhPermissionsMissing)] == [()]


def test_what_only_the_settings_of_the_repository_say_is_not_guessed(rocket: Patient) -> None:
    rocket.replace(RELEASE, GIVEN, "${{ github.token }}")
    rocket.replace(RELEASE, ALL, "")
    rocket.replace(RELEASE, "permissions: {}\n\nconcurrency", "concurrency")

    assert rocket.failed(GhPermissionsMissing) == []
    assert rocket.failed(GhPermissionsMissing, settings=RepositorySettings(default_permissions="write")) == []
    read = RepositorySettings(default_permissions="read")
    assert rocket.where(GhPermissionsMissing, settings=read, release=None) == [
        rocket.line(RELEASE, "- name: Release Please")
    ]


def test_another_token_needs_no_permissions(rocket: Patient) -> None:
    rocket.replace(RELEASE, GIVEN, "${{ steps.app.outputs.token }}")
    rocket.replace(RELEASE, ALL, "")

    assert [(each.status, each.message) for each in rocket.outcomes(GhPermissionsMissing)] == [
        ("skipped", "Release Please does not work with GITHUB_TOKEN, which alone the permissions are for")
    ]


def test_a_second_step_with_another_token_is_passed_over(rocket: Patient) -> None:
    rocket.replace(
        RELEASE,
        "\n  tagged:\n",
        "      - uses: googleapis/release-please-action@v5\n        with: {token: '${{ secrets.X }}'}\n\n  tagged:\n",
    )

    assert rocket.failed(GhPermissionsMissing) == []
