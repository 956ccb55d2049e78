"""GD514, from what the index lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.publishing.pp_filename_reused import PpFilenameReused
from support.on_index import BOTH, on_index

if TYPE_CHECKING:
    from support.patients import Patient


def test_a_version_whose_files_were_deleted_is_found(rocket: Patient) -> None:
    found = rocket.failed(PpFilenameReused, published=on_index("rocket", v0_3_1=(), v0_3_0=(), v0_2_0=BOTH))

    assert [each.message for each in found] == [
        "the files of `rocket` 0.3.0 were deleted on PyPI: their names cannot be used again",
        "the files of `rocket` 0.3.1 were deleted on PyPI: their names cannot be used again",
    ]
    assert found[0].fix == 'git commit --allow-empty -m "chore: release 0.3.2" -m "Release-As: 0.3.2"'


def test_what_has_files_or_is_not_listed_is_left(rocket: Patient) -> None:
    (outcome,) = rocket.outcomes(PpFilenameReused, published=on_index("rocket", v0_3_0=BOTH, v0_2_0=()))

    assert (outcome.status, outcome.message) == (
        "passed",
        "PyPI lists neither the last nor the next version without files",
    )
