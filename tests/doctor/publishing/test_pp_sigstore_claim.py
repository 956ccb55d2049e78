"""GD528."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_sigstore_claim import PpSigstoreClaim
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

_CLAIM = "# Rocket\n\nEvery release is signed with Sigstore.\nAll wheels have attestations.\n"
_FILE = ".github/workflows/x.yml"
_TWINE = "on: push\njobs:\n  a:\n    steps:\n      - run: twine upload dist/*\n"


@pytest.fixture
def unsigned(rocket: Patient) -> Patient:
    """Return a repository that promises what it does not do."""
    rocket.replace(RELEASE, "attestations: true", "password: ${{ secrets.PYPI }}")
    rocket.write("README.md", _CLAIM)
    return rocket


def test_a_healthy_repository_signs(rocket: Patient) -> None:
    rocket.write("README.md", _CLAIM)

    assert [(each.status, each.message) for each in rocket.outcomes(PpSigstoreClaim)] == [
        ("skipped", "what is published is signed, or may be")
    ]


def test_a_promise_that_a_token_breaks(unsigned: Patient) -> None:
    found = unsigned.failed(PpSigstoreClaim)
    assert [(each.where, each.severity) for each in found] == [("README.md:3", "warning")]

    unsigned.write("README.md", "# Rocket\n")
    assert [each.message for each in unsigned.outcomes(PpSigstoreClaim)] == [
        "no document promises signatures that nobody makes"
    ]


def test_one_that_attestations_off_or_twine_breaks(rocket: Patient) -> None:
    rocket.write("docs/security.md", _CLAIM)
    rocket.replace(RELEASE, "attestations: true", "attestations: false")
    rocket.write(_FILE, _TWINE)

    assert rocket.where(PpSigstoreClaim) == ["docs/security.md:3"]


@pytest.mark.parametrize(
    "line",
    [
        "Releases are not signed with sigstore yet.",
        "Our packages will have attestations.",
        "Rocket reads attestations.",
        "How to verify the attestations of a release:",
    ],
)
def test_what_is_no_promise(unsigned: Patient, line: str) -> None:
    unsigned.write("README.md", f"{line}\n")

    assert unsigned.failed(PpSigstoreClaim) == []


@pytest.mark.parametrize(
    "text",
    [
        _TWINE.replace("upload", "upload --attestations"),
        _TWINE.replace("twine upload", "uv publish"),
        _TWINE.replace("      - run: twine", "      - uses: actions/attest@v4\n      - run: twine"),
        _TWINE.replace("run: twine upload dist/*", "run: cosign sign-blob dist/x"),
        _TWINE.replace("run: twine upload dist/*", "uses: pypa/gh-action-pypi-publish@release/v1"),
    ],
)
def test_where_something_may_sign_nothing_is_said(unsigned: Patient, text: str) -> None:
    unsigned.write(_FILE, text)

    assert [each.status for each in unsigned.outcomes(PpSigstoreClaim)] == ["skipped"]


def test_a_rehearsal_elsewhere_does_not_count(unsigned: Patient) -> None:
    action = "uses: pypa/gh-action-pypi-publish@release/v1\n        with: {repository-url: 'https://example.org/'}"
    unsigned.write(_FILE, _TWINE.replace("run: twine upload dist/*", action))

    assert unsigned.where(PpSigstoreClaim) == ["README.md:3"]
