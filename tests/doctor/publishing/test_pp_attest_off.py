"""GD511."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_attest_off import PpAttestOff
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

_ON = "          attestations: true\n"
_OFF = "          attestations: false\n"
_AGAIN = """
      - uses: pypa/gh-action-pypi-publish@release/v1
        with:
          packages-dir: ./dist/
"""


def test_a_healthy_job_signs(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(PpAttestOff)] == [
        ("passed", "`publish` does not turn attestations off without need")
    ]


def test_a_line_that_turns_it_off_is_taken_away(rocket: Patient) -> None:
    healthy = rocket.text(RELEASE)
    rocket.replace(RELEASE, _ON, _OFF)

    found = rocket.failed(PpAttestOff)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(RELEASE, _OFF.strip()), "warning")]
    rocket.mend(PpAttestOff)
    assert rocket.text(RELEASE) == healthy.replace(_ON, "")
    assert rocket.failed(PpAttestOff) == []


def test_the_only_input_becomes_true(rocket: Patient) -> None:
    text = rocket.text(RELEASE)
    rocket.write(RELEASE, text[: text.index(_ON)] + '          attestations: "False" # why\n')

    rocket.mend(PpAttestOff)

    assert rocket.text(RELEASE).endswith('          attestations: "true" # why\n')
    assert rocket.failed(PpAttestOff) == []


def test_an_input_that_shares_its_line_is_left_to_a_hand(rocket: Patient) -> None:
    text = rocket.text(RELEASE)
    rocket.write(
        RELEASE, text[: text.rindex("        with:")] + "        with: { attestations: false, verbose: true }\n"
    )

    assert [each.fixable for each in rocket.failed(PpAttestOff)] == [False]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  workflow_dispatch:\n", "  workflow_call:\n  workflow_dispatch:\n"),
        ("      - name: Upload with", f"{_AGAIN[1:]}      - name: Upload with"),
        (_OFF, "          attestations: ${{ inputs.sign }}\n"),
    ],
)
def test_where_there_may_be_a_need_nothing_is_said(rocket: Patient, old: str, new: str) -> None:
    rocket.replace(RELEASE, _ON, _OFF)
    rocket.replace(RELEASE, old, new)

    assert rocket.failed(PpAttestOff) == []


def test_another_folder_is_another_matter(rocket: Patient) -> None:
    rocket.replace(RELEASE, _ON, _OFF)
    rocket.replace(RELEASE, "      - name: Upload with", f"{_AGAIN[1:]}      - name: Upload with")
    rocket.replace(RELEASE, "./dist/", "other/")

    assert rocket.where(PpAttestOff) == [rocket.line(RELEASE, _OFF.strip())]


def test_a_rehearsal_need_not_sign_nor_can_a_token(rocket: Patient) -> None:
    rocket.replace(RELEASE, _ON, f"{_OFF}          password: abc\n")

    assert [each.status for each in rocket.outcomes(PpAttestOff)] == ["skipped"]
