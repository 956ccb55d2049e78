"""GD526."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_immutable_release_assets import PpImmutableReleaseAssets
from support.patients import CONFIGURATION, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

_FILE = ".github/workflows/assets.yml"
_JOB = """
  assets:
    needs: [publish]
    steps:
      - name: Add files
        run: |
          # gh release create
          gh release upload "$TAG" dist/*
"""
_EVENT = "on:\n  release:\n    types: [published]\njobs:\n  a:\n    steps:\n      - run: gh release upload v1 dist/*\n"
_CREATE = "on: push\njobs:\n  a:\n    steps:\n      - run: {0}\n      - run: {1}\n"


def test_a_healthy_repository_adds_no_files(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(PpImmutableReleaseAssets)] == [
        ("passed", "no step adds files to a release that is published already")
    ]


def test_after_release_please_it_is_too_late_but_for_a_draft(rocket: Patient) -> None:
    rocket.write(RELEASE, rocket.text(RELEASE) + _JOB)

    found = rocket.failed(PpImmutableReleaseAssets)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(RELEASE, "- name: Add files"), "warning")]
    rocket.replace(CONFIGURATION, '"packages": {', '"draft": true, "force-tag-creation": true, "packages": {')
    assert rocket.failed(PpImmutableReleaseAssets) == []


@pytest.mark.parametrize("text", ['{"packages": {".": {"draft": true}}}', '{"draft": true}', "no", '{"packages": []}'])
def test_what_release_please_makes_is_asked(rocket: Patient, text: str) -> None:
    rocket.write(RELEASE, rocket.text(RELEASE) + _JOB)
    rocket.write(CONFIGURATION, text)

    assert len(rocket.failed(PpImmutableReleaseAssets)) == int(text == '{"packages": []}')


def test_in_the_job_of_release_please_the_order_counts(rocket: Patient) -> None:
    step = "      - name: Add\n        uses: softprops/action-gh-release@v2\n        with: {files: x}\n"
    rocket.replace(RELEASE, "      - name: Get the App's token\n", f"{step}      - name: Get the App's token\n")
    assert rocket.failed(PpImmutableReleaseAssets) == []

    rocket.replace(RELEASE, step, "")
    rocket.replace(RELEASE, "\n  tagged:\n", f"{step}\n  tagged:\n")
    assert rocket.where(PpImmutableReleaseAssets) == [rocket.line(RELEASE, "- name: Add")]


def test_a_release_that_starts_a_workflow_is_published(rocket: Patient) -> None:
    rocket.write(_FILE, _EVENT)
    assert rocket.where(PpImmutableReleaseAssets) == [f"{_FILE}:7"]

    for text in (
        _EVENT.replace("  release:", "  workflow_dispatch:\n  release:"),
        _EVENT.replace("  a:\n", "  a:\n    if: github.event.release.draft\n"),
        _EVENT + "      - run: gh release edit v1 --draft=false\n",
        _EVENT.replace("run: gh release upload v1 dist/*", "uses: softprops/action-gh-release@v2"),
        _EVENT.replace("run: gh release upload v1 dist/*", "uses: actions/checkout@v7"),
    ):
        rocket.write(_FILE, text)
        assert rocket.failed(PpImmutableReleaseAssets) == []


@pytest.mark.parametrize(
    ("first", "second", "line"),
    [
        ("gh release create v1 --notes x", "gh release upload v1 a", 6),
        ("ls", "gh release create v1 && gh release upload v1 a", 6),
        ("gh release create v1 --draft", "gh release upload v1 a", 0),
        ("gh release create v1 -d -t x", "gh release upload v1 a", 0),
        ("gh release create v1 dist/*", "ls", 0),
        ("ls", "gh release upload v0 a; gh release create v1", 0),
        ("ls", "gh release upload v1 a", 0),
    ],
)
def test_a_release_that_the_job_makes(rocket: Patient, first: str, second: str, line: int) -> None:
    rocket.write(_FILE, _CREATE.format(first, second))

    assert rocket.where(PpImmutableReleaseAssets) == ([f"{_FILE}:{line}"] if line else [])


def test_an_action_adds_files_too(rocket: Patient) -> None:
    text = _CREATE.format("gh release create v1", "ls").replace("run: ls", "uses: svenstaro/upload-release-action@v2")
    rocket.write(_FILE, f"{text}        with: {{file: x}}\n")
    assert rocket.where(PpImmutableReleaseAssets) == [f"{_FILE}:6"]

    rocket.write(_FILE, f"{text}        with: {{file: x, draft: true}}\n")
    assert rocket.failed(PpImmutableReleaseAssets) == []


def test_without_release_please_nothing_is_known_of_drafts(rocket: Patient) -> None:
    rocket.write(RELEASE, rocket.text(RELEASE) + _JOB)

    assert rocket.failed(PpImmutableReleaseAssets, release=None) == []
