"""GD523 and GD515: one and the same fault, while it can be mended and after that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_14_days import Pp14Days
from gatepost.doctor.checks.publishing.pp_half_upload import PpHalfUpload
from gatepost.doctor.facts import DAY
from support.on_index import BOTH, SDIST, WHEEL, on_index
from support.patients import PYPROJECT, RELEASE

if TYPE_CHECKING:
    from gatepost.doctor.online import Published
    from support.patients import Patient

TAGGED = 1_767_225_600
"""When the tags of the repository were made."""

HALF = on_index("rocket", v0_3_0=WHEEL, v0_2_0=BOTH)


def test_half_an_upload_is_completed(rocket: Patient) -> None:
    (found,) = rocket.failed(PpHalfUpload, Pp14Days, published=HALF, now=TAGGED + 4 * DAY)

    assert (found.name, found.message) == (
        "pp-half-upload",
        "`rocket` 0.3.0 has no source distribution on PyPI; it is taken for 10 more days",
    )
    assert found.fix == "gh workflow run release.yml -f tag=v0.3.0"
    assert found.where == rocket.line(PYPROJECT, "version =")
    whole = on_index("rocket", v0_3_0=BOTH, v0_2_0=BOTH)
    outcomes = rocket.outcomes(PpHalfUpload, Pp14Days, published=whole, now=TAGGED + 4 * DAY)
    assert [(each.status, each.message) for each in outcomes] == [
        ("passed", "the last release has the kinds of distributions on PyPI that the one before it has"),
        ("passed", "no upload of a last release was left incomplete for more than 14 days"),
    ]


def test_after_two_weeks_it_cannot_be(rocket: Patient) -> None:
    (found,) = rocket.failed(PpHalfUpload, Pp14Days, published=HALF, now=TAGGED + 20 * DAY)

    assert (found.name, found.message) == (
        "pp-14-days",
        "`rocket` 0.3.0 has no source distribution on PyPI, which takes none any more after 14 days (it has been 20)",
    )
    assert found.fix == 'git commit --allow-empty -m "fix: upload all distributions"'


def test_the_time_of_the_upload_counts_before_that_of_the_tag(rocket: Patient) -> None:
    late = on_index("rocket", TAGGED + 19 * DAY, v0_3_0=SDIST, v0_2_0=BOTH)
    (found,) = rocket.failed(PpHalfUpload, Pp14Days, published=late, now=TAGGED + 20 * DAY)

    assert found.message == "`rocket` 0.3.0 has no wheel on PyPI; it is taken for 13 more days"


def test_without_a_way_to_begin_with_a_tag_the_job_is_run_again(rocket: Patient) -> None:
    rocket.replace(RELEASE, "      tag:\n        desc", "      label:\n        desc")
    (found,) = rocket.failed(PpHalfUpload, published=HALF, now=TAGGED + DAY)

    assert found.fix.startswith("run the failed job of the upload again")


@pytest.mark.parametrize(
    "published",
    [
        on_index("rocket", v0_3_0=WHEEL, v0_2_0=WHEEL),
        on_index("rocket", v0_3_0=WHEEL),
        on_index("rocket", v0_3_1=WHEEL, v0_2_0=BOTH),
        on_index("rocket", v0_3_0=(), v0_2_0=BOTH),
    ],
)
@pytest.mark.parametrize("now", [TAGGED + DAY, TAGGED + 20 * DAY])
def test_a_project_that_has_one_kind_only_is_left(published: dict[str, Published], now: int, rocket: Patient) -> None:
    assert rocket.failed(PpHalfUpload, Pp14Days, published=published, now=now) == []


def test_an_upload_that_may_be_under_way_is_left(rocket: Patient) -> None:
    assert rocket.failed(PpHalfUpload, published=HALF, now=TAGGED + 600) == []


def test_without_a_release_there_is_no_upload(rocket: Patient) -> None:
    rocket.git("tag", "--delete", "v0.3.0", "v0.2.0")

    assert rocket.failed(PpHalfUpload, Pp14Days, published=HALF, now=TAGGED + DAY) == []
