"""GD525."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_token_15min import PpToken15Min

if TYPE_CHECKING:
    from support.patients import Patient

_FILE = ".github/workflows/x.yml"
_MINT = '      - run: curl -X POST "$INDEX/_/oidc/mint-token" -d "$IDENTITY"\n'
_BUILD = "      - run: python -m build\n"
_UPLOAD = "      - run: twine upload dist/*\n      - run: twine upload other/*\n"
_TEXT = "on: push\npermissions: {id-token: write, contents: read}\njobs:\n  a:\n    steps:\n"


def test_a_healthy_job_fetches_none_by_itself(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(PpToken15Min)] == [
        ("passed", "`publish` does not let a token grow old")
    ]


@pytest.mark.parametrize("mint", [_MINT, "      - uses: tschm/token-mint-action@v1\n"])
def test_a_token_that_waits_for_a_build_may_be_too_old(rocket: Patient, mint: str) -> None:
    rocket.write(_FILE, _TEXT + mint + _BUILD + _UPLOAD)

    found = rocket.failed(PpToken15Min)
    assert [(each.where, each.severity) for each in found] == [(f"{_FILE}:6", "warning")]
    rocket.write(_FILE, _TEXT + _BUILD + mint + _UPLOAD)
    assert rocket.failed(PpToken15Min) == []


@pytest.mark.parametrize(
    "steps",
    [
        _MINT + "      - run: ls\n" + _UPLOAD,
        _BUILD + _UPLOAD,
        _MINT + _BUILD + "      - uses: pypa/gh-action-pypi-publish@release/v1\n",
        _MINT + "      - run: pytest\n" + _UPLOAD,
    ],
)
def test_one_that_does_not_wait_is_well(rocket: Patient, steps: str) -> None:
    rocket.write(_FILE, _TEXT + steps)

    assert rocket.failed(PpToken15Min) == []


def test_the_action_may_be_given_such_a_token(rocket: Patient) -> None:
    action = "      - uses: pypa/gh-action-pypi-publish@release/v1\n        with: {password: '${{ env.T }}'}\n"
    rocket.write(_FILE, _TEXT + _MINT + _BUILD + action)
    assert rocket.where(PpToken15Min) == [f"{_FILE}:6"]

    rocket.replace(_FILE, "id-token: write, ", "")
    assert rocket.failed(PpToken15Min) == []
