"""GD512."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_attest_leftover import PpAttestLeftover
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

_UPLOAD = "      - name: Upload with attestations\n"
_SIGN = """\
      - name: Sign
        uses: sigstore/gh-action-sigstore-python@v3.5.0
        with:
          inputs: |
            ./dist/*.tar.gz
            ./dist/*.whl
"""
_TEST = """\
      - name: Rehearse
        uses: pypa/gh-action-pypi-publish@release/v1
        with:
          repository-url: https://example.org/test-pypi/
"""


def _before(patient: Patient, step: str, line: str) -> None:
    patient.replace(RELEASE, line, step + line)


def test_a_healthy_folder_has_no_signatures(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(PpAttestLeftover)] == [
        ("passed", "no signatures get into `dist` before the upload")
    ]


def test_signatures_in_the_repository_get_among_the_distributions(rocket: Patient) -> None:
    rocket.write("dist/rocket.whl.sigstore.json", "{}")
    rocket.write("dist/rocket.whl.publish.attestation", "{}")
    rocket.write("dist/README", "")
    rocket.write("docs/rocket.whl.sigstore", "{}")
    rocket.git("add", "--force", "dist", "docs")

    found = rocket.failed(PpAttestLeftover)
    assert [(each.where, each.severity) for each in found] == [
        ("dist/rocket.whl.publish.attestation", "warning"),
        ("dist/rocket.whl.sigstore.json", "error"),
    ]
    for each in found:
        rocket.git(*each.fix.replace("git rm", "rm --force --quiet").split())
    assert rocket.failed(PpAttestLeftover) == []


def test_they_do_not_where_only_wheels_are_handed_over(rocket: Patient) -> None:
    rocket.write("dist/rocket.whl.sigstore.json", "{}")
    rocket.git("add", "--force", "dist")
    rocket.replace(RELEASE, "          path: dist/\n          if-no", "          path: dist/*.whl\n          if-no")
    assert rocket.failed(PpAttestLeftover) == []

    _before(rocket, "      - uses: actions/checkout@v7\n", _UPLOAD)
    assert [each.where for each in rocket.failed(PpAttestLeftover)] == ["dist/rocket.whl.sigstore.json"]


@pytest.mark.parametrize("line", [_UPLOAD, "      - name: Keep the distributions for the upload\n"])
def test_signing_before_the_upload_is_refused(rocket: Patient, line: str) -> None:
    _before(rocket, _SIGN, line)

    assert rocket.where(PpAttestLeftover) == [rocket.line(RELEASE, "- name: Sign")]
    rocket.replace(RELEASE, _SIGN, "")
    rocket.write(RELEASE, rocket.text(RELEASE) + _SIGN)
    assert rocket.failed(PpAttestLeftover) == []


@pytest.mark.parametrize(
    "step",
    [
        _SIGN + "      - run: rm dist/*.sigstore.json\n",
        _SIGN.replace("./dist/", "./other/"),
        _SIGN.replace("sigstore/gh-action-sigstore-python", "octo/looks"),
    ],
)
def test_what_is_cleaned_up_or_elsewhere_is_well(rocket: Patient, step: str) -> None:
    _before(rocket, step, _UPLOAD)

    assert rocket.failed(PpAttestLeftover) == []


def test_a_second_upload_finds_the_attestations_of_the_first(rocket: Patient) -> None:
    test = _TEST.replace("example.org/test-pypi", "test.pypi.example/legacy")
    _before(rocket, test, _UPLOAD)
    assert rocket.where(PpAttestLeftover) == [rocket.line(RELEASE, _UPLOAD.strip())]

    rocket.replace(RELEASE, test, test + "          attestations: false\n")
    assert rocket.failed(PpAttestLeftover) == []


@pytest.mark.parametrize(
    "step",
    [
        _TEST,
        "      - uses: pypa/gh-action-pypi-publish@v1.8.14\n",
        "      - uses: pypa/gh-action-pypi-publish@release/v1\n        if: github.event_name == 'push'\n",
        "      - uses: pypa/gh-action-pypi-publish@release/v1\n        with: {packages-dir: other}\n",
        "      - uses: pypa/gh-action-pypi-publish@release/v1\n        with: {packages-dir: '${{ inputs.x }}'}\n",
    ],
)
def test_an_upload_that_leaves_nothing_here_is_well(rocket: Patient, step: str) -> None:
    _before(rocket, step, _UPLOAD)

    assert rocket.failed(PpAttestLeftover) == []


def test_an_old_version_signs_where_it_is_told_to(rocket: Patient) -> None:
    step = "      - uses: pypa/gh-action-pypi-publish@v1.10.0\n        with: {attestations: true}\n"
    _before(rocket, step, _UPLOAD)

    assert rocket.where(PpAttestLeftover) == [rocket.line(RELEASE, _UPLOAD.strip())]
