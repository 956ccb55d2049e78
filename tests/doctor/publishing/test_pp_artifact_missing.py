"""GD520."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_artifact_missing import PpArtifactMissing
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

_FILE = ".github/workflows/plain.yml"
_TEXT = """\
on: push
jobs:
  build:
    steps:
      - uses: actions/checkout@v7
      - run: python -m build
      - uses: actions/upload-artifact@v7
        id: upload
        with:
          name: dists
          path: dist/
  publish:
    needs: [build]
    permissions:
      id-token: write
    steps:
      - uses: actions/download-artifact@v8
        with:
          name: dists
          path: dist/
      - uses: pypa/gh-action-pypi-publish@release/v1
"""
_GIVEN = """\
    outputs: {artifact-id: '${{ steps.look.outputs.id }}'}
    steps:
      - id: look
        run: x
      - uses: actions/checkout"""
_IDS = "artifact-ids: ${{ needs.build.outputs.artifact-id }}"
_OTHER = "          name: distributions\n          path: dist/\n      - name"


@pytest.fixture
def plain(rocket: Patient) -> Patient:
    """Return a repository that publishes from one plain workflow."""
    rocket.remove(RELEASE)
    rocket.write(_FILE, _TEXT)
    return rocket


def test_healthy_repositories_upload_what_they_download(mills: Patient) -> None:
    assert [(each.status, each.message) for each in mills.outcomes(PpArtifactMissing)] == [
        ("passed", "what `publish` downloads is uploaded before")
    ]


def test_an_output_that_is_not_declared_gives_no_id(rocket: Patient) -> None:
    declared = "    outputs:\n      artifact-id: ${{ steps.upload.outputs.artifact-id }}\n    env:\n"
    assert rocket.failed(PpArtifactMissing) == []
    rocket.replace(RELEASE, declared, "    env:\n")

    assert rocket.where(PpArtifactMissing) == [rocket.line(RELEASE, _IDS)]
    assert "declares no output `artifact-id`" in rocket.failed(PpArtifactMissing)[0].message
    rocket.replace(RELEASE, "    env:\n      TAG", f"{declared}      TAG")
    assert rocket.failed(PpArtifactMissing) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("    needs: [build]\n", "    needs: [tagged]\n", "which is not among its `needs`"),
        ("        id: upload\n", "", "is that of no step that uploads: `steps.upload.outputs.artifact-id`"),
        ("steps.upload.outputs.artifact-id", "steps.upload.outputs.id", "`steps.upload.outputs.id`"),
    ],
)
def test_an_id_that_comes_from_nowhere(rocket: Patient, old: str, new: str, message: str) -> None:
    rocket.replace(RELEASE, old, new)

    found = rocket.failed(PpArtifactMissing)
    assert [each.where for each in found] == [rocket.line(RELEASE, _IDS)]
    assert message in found[0].message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("          name: dists\n          path: dist/\n  publish", "          path: dist/\n  publish"),
        (
            "          name: dists\n          path: dist/\n  publish",
            "          name: dist\n          path: dist/\n  publish",
        ),
    ],
)
def test_a_name_that_nobody_uploads(plain: Patient, old: str, new: str) -> None:
    plain.replace(_FILE, old, new)

    assert plain.where(PpArtifactMissing) == [plain.line(_FILE, "name: dists")]
    plain.write(_FILE, _TEXT)
    assert plain.failed(PpArtifactMissing) == []


def test_no_artifact_at_all(plain: Patient) -> None:
    plain.replace(_FILE, "actions/upload-artifact@v7", "actions/cache@v6")

    assert (
        plain.failed(PpArtifactMissing)[0].fix
        == "upload it in a job that this one needs: `name: dists` for `actions/upload-artifact`"
    )


def test_a_job_that_does_not_wait(plain: Patient) -> None:
    plain.replace(_FILE, "    needs: [build]\n", "")

    found = plain.failed(PpArtifactMissing)
    assert [each.fix for each in found] == ["add `build` to the `needs` of the job `publish`"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("      - run: python -m build\n", "      - uses: hynek/build-and-inspect-python-package@v3\n"),
        ("  build:\n", "  other:\n    uses: octo/x/.github/workflows/x.yml@v1\n  build:\n"),
        ("on: push", "on: workflow_call"),
        (
            "          name: dists\n          path: dist/\n  pub",
            "          name: d${{ matrix.x }}\n          path: dist/\n  pub",
        ),
        (
            "          name: dists\n          path: dist/\n      - uses: pypa",
            "          name: ${{ env.X }}\n      - uses: pypa",
        ),
        (
            "          name: dists\n          path: dist/\n      - uses: pypa",
            "          run-id: 3\n          name: x\n      - uses: pypa",
        ),
        (
            "          name: dists\n          path: dist/\n      - uses: pypa",
            "          path: dist/\n      - uses: pypa",
        ),
        (
            "          name: dists\n          path: dist/\n      - uses: pypa",
            "          artifact-ids: 3, ${{ inputs.id }}\n      - uses: pypa",
        ),
    ],
)
def test_what_is_not_seen_here_may_be_there(plain: Patient, old: str, new: str) -> None:
    plain.replace(_FILE, old, new)

    assert plain.failed(PpArtifactMissing) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "    steps:\n      - uses: actions/checkout",
            _GIVEN,
        ),
        (
            "    steps:\n      - uses: actions/checkout",
            "    outputs: {Artifact-Id: 'fixed ${{ env.X }}'}\n    steps:\n      - uses: actions/checkout",
        ),
        (
            "    steps:\n      - uses: actions/checkout",
            "    uses: octo/x/.github/workflows/x.yml@v1\n    steps:\n      - uses: actions/checkout",
        ),
        ("  build:\n", "  builds:\n"),
    ],
)
def test_so_may_outputs_that_something_else_gives(plain: Patient, old: str, new: str) -> None:
    plain.replace(_FILE, old, new)
    plain.replace(
        _FILE,
        "          name: dists\n          path: dist/\n      - uses: pypa",
        f"          {_IDS}\n      - uses: pypa",
    )

    assert plain.failed(PpArtifactMissing) == []


def test_a_job_that_downloads_nothing(plain: Patient) -> None:
    plain.replace(_FILE, "actions/download-artifact@v8", "octo/fetch@v8")

    assert [each.message for each in plain.outcomes(PpArtifactMissing)] == ["no job that publishes downloads artifacts"]


def test_what_a_called_workflow_uploads_is_known(rocket: Patient) -> None:
    rocket.replace(RELEASE, f"          {_IDS}\n", "          name: release-distributions\n")
    assert rocket.failed(PpArtifactMissing) == []
    rocket.replace(RELEASE, "          name: release-distributions\n          path: dist/\n      - name", _OTHER)

    (found,) = rocket.failed(PpArtifactMissing)
    assert (found.where, found.message) == (
        rocket.line(RELEASE, "name: distributions"),
        "no job uploads the artifact `distributions`",
    )
    assert "`release-distributions`" in found.fix
    rocket.write(
        ".github/workflows/ci.yml",
        "on: workflow_call\njobs: {a: {steps: [{uses: actions/upload-artifact@v7, with: {name: distributions}}]}}\n",
    )
    assert rocket.failed(PpArtifactMissing) == []
    rocket.write(".github/workflows/ci.yml", "on: workflow_call\njobs: {a: {uses: ./.github/workflows/no.yml}}\n")
    assert rocket.failed(PpArtifactMissing) == []


def test_a_job_that_waits_for_nobody_who_is_there_may_wait_for_the_right_one(plain: Patient) -> None:
    plain.replace(_FILE, "    needs: [build]\n", "    needs: [buld]\n")
    assert plain.failed(PpArtifactMissing) == []

    plain.replace(
        _FILE,
        "          name: dists\n          path: dist/\n      - uses: pypa",
        f"          {_IDS}\n      - uses: pypa",
    )
    assert plain.failed(PpArtifactMissing) == []


def test_several_downloads_of_one_fault_are_one_finding(plain: Patient) -> None:
    step = "      - uses: actions/download-artifact@v8\n        with:\n          name: wheels\n"
    plain.replace(
        _FILE, "          path: dist/\n      - uses: pypa", f"          path: dist/\n{step}{step}      - uses: pypa"
    )

    found = plain.failed(PpArtifactMissing)
    first = plain.line(_FILE, "name: wheels")
    second = int(first.rpartition(":")[2]) + 3
    assert [(each.where, each.message) for each in found] == [
        (first, f"no job uploads the artifact `wheels` (also on line {second})")
    ]
