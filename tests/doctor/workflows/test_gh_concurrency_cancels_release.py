"""GD321."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_concurrency_cancels_release import GhConcurrencyCancelsRelease
from support.patients import RELEASE, TEST_INDEX

if TYPE_CHECKING:
    from support.patients import Patient

SAFE = "cancel-in-progress: false # an upload must never be cut off half-way"
GROUP = "group: release${{ inputs.tag && format('-{0}', inputs.tag) }}"
PUBLISH = ".github/workflows/publish.yml"
UPLOAD = """\
EVENTS
concurrency:
  group: GROUP
  cancel-in-progress: true
jobs:
  publish:
    runs-on: ubuntu-24.04
    steps:
      - uses: pypa/gh-action-pypi-publish@release/v1
"""
TAGS = "on: {push: {tags: [v*]}, workflow_dispatch: }"
REF = "${{ github.workflow }}-${{ github.ref }}"


def test_a_release_that_is_never_cut_off_is_healthy(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(GhConcurrencyCancelsRelease)] == [
        ("passed", "no newer run cuts off a release or an upload")
    ]


def test_one_that_is_cancelled_is_reported_once_and_mended(rocket: Patient) -> None:
    healthy = rocket.text(RELEASE)
    rocket.replace(RELEASE, SAFE, SAFE.replace("false", "true"))

    found = rocket.failed(GhConcurrencyCancelsRelease)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(RELEASE, "cancel-in-progress"), "error")]
    assert found[0].message == "a newer run cancels `release.yml`, which releases, wherever it has got to"
    rocket.mend(GhConcurrencyCancelsRelease)
    assert rocket.text(RELEASE) == healthy


def test_a_job_of_its_own_group_is_reported_too(rocket: Patient) -> None:
    rocket.replace(
        RELEASE, "    name: Publish\n", "    name: Publish\n    concurrency: {group: up, cancel-in-progress: true}\n"
    )

    found = rocket.failed(GhConcurrencyCancelsRelease)

    assert [each.where for each in found] == [rocket.line(RELEASE, "group: up")]
    assert "the job `publish`, which publishes" in found[0].message
    rocket.mend(GhConcurrencyCancelsRelease)
    assert rocket.failed(GhConcurrencyCancelsRelease) == []


@pytest.mark.parametrize(("form", "edits"), [("BLOCK", 1), ("FLOW", 0)])
def test_pull_requests_may_go_on_to_be_cancelled(rocket: Patient, form: str, edits: int) -> None:
    text = UPLOAD.replace("EVENTS", "on: [push, pull_request]").replace("GROUP", REF)
    flow = "concurrency: {group: x, cancel-in-progress: true}"
    block = text[text.index("concurrency") : text.index("\njobs")]
    rocket.write(PUBLISH, text.replace(block, flow) if form == "FLOW" else text)

    found = rocket.failed(GhConcurrencyCancelsRelease)

    assert [(len(each.edits), each.fix) for each in found] == [
        (edits, "write `cancel-in-progress: ${{ github.event_name == 'pull_request' }}` on this line")
    ]
    if edits:
        rocket.mend(GhConcurrencyCancelsRelease)
        assert rocket.failed(GhConcurrencyCancelsRelease) == []


@pytest.mark.parametrize(
    ("events", "group", "is_reported"),
    [
        (TAGS, REF, False),
        ("on: release", REF, False),
        ("on: {release: {types: [published]}}", "publish", True),
        ("on: {push: {tags: [v*], branches: [main]}}", REF, True),
        ("on: workflow_dispatch", REF, True),
        ("on: workflow_call", REF, False),
        ("on: {push: {tags: [v*]}, pull_request: }", REF, False),
        ("on: push", "${{ github.sha }}", False),
        ("on: push", "${{ github.head_ref || github.run_id }}", False),
        ("on: push", "", False),
    ],
)
def test_only_what_another_run_shares_is_cancelled(
    rocket: Patient,
    events: str,
    group: str,
    is_reported: bool,  # noqa: FBT001  a parameter of pytest
) -> None:
    rocket.write(PUBLISH, UPLOAD.replace("EVENTS", events).replace("GROUP", group))

    assert bool(rocket.failed(GhConcurrencyCancelsRelease)) is is_reported


@pytest.mark.parametrize("instead", ["${{ github.event_name == 'pull_request' }}", '""', "no"])
def test_what_is_not_plainly_true_is_no_matter(rocket: Patient, instead: str) -> None:
    rocket.replace(RELEASE, SAFE, f"cancel-in-progress: {instead}")

    assert rocket.failed(GhConcurrencyCancelsRelease) == []


def test_a_rehearsal_may_be_cut_off(rocket: Patient) -> None:
    text = UPLOAD.replace("EVENTS", "on: push").replace("GROUP", REF)
    rocket.write(PUBLISH, f"{text}        with: {{repository-url: {TEST_INDEX}}}\n")

    assert rocket.failed(GhConcurrencyCancelsRelease) == []


def test_an_upload_that_asks_for_a_tag_has_a_ref_of_its_own(rocket: Patient) -> None:
    text = UPLOAD.replace("EVENTS", "on: [push, pull_request]").replace("GROUP", REF)
    rocket.write(PUBLISH, text.replace("    runs-on", "    if: startsWith(github.ref, 'refs/tags/')\n    runs-on"))

    assert rocket.failed(GhConcurrencyCancelsRelease) == []


def test_a_group_by_its_name_alone_cancels_nothing(rocket: Patient) -> None:
    rocket.replace(RELEASE, f"  {GROUP}\n  {SAFE}\n", "  release\n")

    assert rocket.failed(GhConcurrencyCancelsRelease) == []


def test_without_a_release_there_is_nothing_to_cancel(rocket: Patient) -> None:
    rocket.remove(RELEASE)

    assert [each.status for each in rocket.outcomes(GhConcurrencyCancelsRelease)] == ["skipped"]
