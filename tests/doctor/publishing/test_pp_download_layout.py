"""GD530."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_download_layout import PpDownloadLayout
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

_FILE = ".github/workflows/plain.yml"
_TEXT = """\
on: push
jobs:
  wheels:
    strategy:
      matrix:
        os: [ubuntu-24.04, macos-15]
        one: [x]
    steps:
      - uses: actions/upload-artifact@v7
        with:
          name: wheels-${{ matrix.os }}
          path: ./wheelhouse/*.whl
  sdist:
    steps:
      - uses: actions/upload-artifact@v7
        with:
          name: sdist
          path: |
            dist/*.tar.gz
            dist/*.zip
  publish:
    needs: [wheels, sdist]
    steps:
      - uses: actions/download-artifact@v8
        with:
          path: dist/
      - uses: pypa/gh-action-pypi-publish@release/v1
"""


@pytest.fixture
def plain(rocket: Patient) -> Patient:
    """Return a repository that publishes from one plain workflow."""
    rocket.remove(RELEASE)
    rocket.write(_FILE, _TEXT)
    return rocket


def test_healthy_repositories_download_to_where_they_upload_from(mills: Patient) -> None:
    assert [(each.status, each.message) for each in mills.outcomes(PpDownloadLayout)] == [
        ("passed", "what is downloaded lies where it is uploaded from: `dist`")
    ]


def test_a_folder_for_each_artifact_is_merged(plain: Patient) -> None:
    assert plain.where(PpDownloadLayout) == [plain.line(_FILE, "- uses: actions/download-artifact")]
    plain.mend(PpDownloadLayout)
    assert "        with:\n          merge-multiple: true\n          path: dist/\n" in plain.text(_FILE)
    assert plain.failed(PpDownloadLayout) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("sdist]", "sdist]\n    if: always()"),
        (
            "          path: dist/\n      - uses: pypa",
            "          path: dist/\n          pattern: wheels-*\n      - uses: pypa",
        ),
    ],
)
def test_some_of_several_are_several(plain: Patient, old: str, new: str) -> None:
    plain.replace(_FILE, old, new)

    assert len(plain.failed(PpDownloadLayout)) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("          path: dist/\n", "          path: dist/\n          pattern: sdi*\n"),
        ("          path: dist/\n", "          path: dist/\n          pattern: '${{ env.X }}'\n"),
        ("          path: dist/\n", "          path: dist/\n          pattern: '{a,b}'\n"),
        ("          path: dist/\n", "          path: dist/\n          run-id: 4\n"),
        ("          path: dist/\n", "          path: ${{ env.X }}\n"),
        ("          path: dist/\n", "          path: /tmp/dist\n"),
        ("release/v1\n", "release/v1\n        with:\n          packages-dir: dist/*/\n"),
        ("      - uses: pypa", "      - run: mv dist/*/* dist/\n      - uses: pypa"),
        ("      - uses: pypa", "      - uses: octo/flatten@v1\n      - uses: pypa"),
        ("      - uses: pypa/gh-action-pypi-publish@release/v1", "      - run: uv publish dist/*/*"),
        ("      - uses: pypa", "      - uses: actions/download-artifact@v8\n      - uses: pypa"),
    ],
)
def test_one_artifact_or_something_in_between_is_well(plain: Patient, old: str, new: str) -> None:
    plain.replace(_FILE, old, new)

    assert plain.failed(PpDownloadLayout) == []


def test_a_single_artifact_gets_a_folder_of_old_versions_only(plain: Patient) -> None:
    plain.replace(_FILE, "matrix.os }}", "matrix.one }}")
    plain.replace(_FILE, "name: sdist", "name: sdist # the only one\n          overwrite: true")
    plain.replace(_FILE, "    needs: [wheels, sdist]\n", "    needs: [wheels]\n")
    plain.replace(_FILE, "  sdist:\n", "  sdist:\n    if: inputs.sdist\n")
    assert plain.failed(PpDownloadLayout) == []

    plain.replace(_FILE, "    strategy:\n      matrix:\n        os: [ubuntu-24.04, macos-15]\n        one: [x]\n", "")
    assert plain.failed(PpDownloadLayout) == []
    plain.replace(_FILE, "download-artifact@v8", "download-artifact@0123 # v4.1.8")
    assert len(plain.failed(PpDownloadLayout)) == 1


@pytest.mark.parametrize(("path", "said"), [("", "the top of the workspace"), ("          path: out\n", "`out/`")])
def test_a_download_to_another_folder_is_not_found(rocket: Patient, path: str, said: str) -> None:
    ids = "          artifact-ids: ${{ needs.build.outputs.artifact-id }}\n"
    rocket.replace(RELEASE, f"{ids}          path: dist/\n", ids + path)

    found = rocket.failed(PpDownloadLayout)
    assert [each.where for each in found] == [
        rocket.line(RELEASE, path.strip() or "with:", after="Get the distributions")
    ]
    assert found[0].message == f"the distributions are downloaded to {said}, and uploaded from `dist/`"
    rocket.replace(RELEASE, ids + path, f"{ids}          {found[0].fix.split('`')[1]}\n")
    assert rocket.failed(PpDownloadLayout) == []


@pytest.mark.parametrize(
    "path", [".", "*.whl", "${{ env.X }}/dist", "dist/\n            docs/", "!dist", "wheelhouse/"]
)
def test_where_the_artifact_keeps_folders_nothing_is_said(rocket: Patient, path: str) -> None:
    ids = "          artifact-ids: ${{ needs.build.outputs.artifact-id }}\n"
    rocket.replace(RELEASE, f"{ids}          path: dist/\n", ids)
    rocket.replace(RELEASE, "          path: dist/\n", f"          path: |\n            {path}\n")

    assert rocket.failed(PpDownloadLayout) == []


def test_ids_from_elsewhere_are_not_known(rocket: Patient) -> None:
    ids = "          artifact-ids: ${{ needs.build.outputs.artifact-id }}\n          path: dist/\n"
    for other in ("${{ inputs.id }}", "${{ needs.none.outputs.x }}", "12"):
        text = rocket.text(RELEASE)
        rocket.replace(RELEASE, ids, f"          artifact-ids: {other}\n")
        assert rocket.failed(PpDownloadLayout) == []
        rocket.write(RELEASE, text)
