"""GD510."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_token_and_oidc import PpTokenAndOidc
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

_GIVEN = "password: ${{ secrets.PYPI }}"


def test_a_healthy_job_has_no_token(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(PpTokenAndOidc)] == [
        ("passed", "`publish` does not use a token beside trusted publishing")
    ]


@pytest.mark.parametrize("given", [_GIVEN, "user: someone", "user: __token__\n          " + _GIVEN])
def test_a_token_turns_trusted_publishing_off(rocket: Patient, given: str) -> None:
    rocket.replace(RELEASE, "attestations: true", given)

    found = rocket.failed(PpTokenAndOidc)
    line = rocket.line(RELEASE, given.rsplit("\n", maxsplit=1)[-1].strip())
    assert [(each.where, each.severity) for each in found] == [(line, "warning")]
    rocket.replace(RELEASE, given, "attestations: true")
    assert rocket.failed(PpTokenAndOidc) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("      id-token: write", "      id-token: none"),
        ("      - name: Upload with", "      - uses: actions/attest@v4\n      - name: Upload with"),
        ("      - name: Upload with", "      - run: cosign sign\n      - name: Upload with"),
        (_GIVEN, f"{_GIVEN}\n          repository-url: https://example.org/legacy/"),
        (_GIVEN, 'password: ""\n          user: __token__'),
    ],
)
def test_where_the_identity_is_of_use_or_not_there_nothing_is_said(rocket: Patient, old: str, new: str) -> None:
    rocket.replace(RELEASE, "attestations: true", _GIVEN)
    rocket.replace(RELEASE, old, new)

    assert rocket.failed(PpTokenAndOidc) == []
