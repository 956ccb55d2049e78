"""GD524, from what the index has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_release_no_pypi import PpReleaseNoPypi
from gatepost.doctor.facts import DAY
from gatepost.doctor.online import Published
from support.on_index import BOTH, on_index
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

NOW = 1_767_225_600 + 2 * DAY
NONE = {"rocket": Published(exists=False)}


def test_a_release_that_is_not_on_the_index_is_found(rocket: Patient) -> None:
    (found,) = rocket.failed(PpReleaseNoPypi, published=on_index("rocket", v0_2_0=BOTH), now=NOW)

    assert found.message == "`rocket` 0.3.0 was tagged `v0.3.0`, and is not on PyPI"
    assert found.where == rocket.line(RELEASE, "- name: Upload with attestations")
    assert (found.fix, found.severity) == ("gh workflow run release.yml -f tag=v0.3.0", "error")
    there = on_index("rocket", v0_3_0=BOTH)
    (outcome,) = rocket.outcomes(PpReleaseNoPypi, published=there, now=NOW)
    assert (outcome.status, outcome.message) == ("passed", "on PyPI: rocket 0.3.0")


def test_a_project_that_was_never_uploaded_is_found_too(rocket: Patient) -> None:
    rocket.replace(RELEASE, "      tag:\n        desc", "      label:\n        desc")
    (found,) = rocket.failed(PpReleaseNoPypi, published=NONE, now=NOW)

    assert found.fix == "run the failed jobs of the run that made v0.3.0 again"


def test_a_release_of_today_may_be_under_way(rocket: Patient) -> None:
    (outcome,) = rocket.outcomes(PpReleaseNoPypi, published=NONE, now=NOW - 2 * DAY + 60)

    assert (outcome.status, outcome.message) == ("passed", "no release is missing on PyPI that should be there")


def test_a_release_from_before_anything_was_uploaded_is_left(rocket: Patient) -> None:
    first = rocket.git("rev-list", "--max-parents=0", "HEAD").strip()
    rocket.git("tag", "--force", "v0.3.0", first)

    assert rocket.failed(PpReleaseNoPypi, published=NONE, now=NOW) == []


def test_a_version_without_files_is_not_missing(rocket: Patient) -> None:
    assert rocket.failed(PpReleaseNoPypi, published=on_index("rocket", v0_3_0=()), now=NOW) == []


@pytest.mark.parametrize(("exists", "count"), [(True, 1), (False, 0)])
def test_of_several_packages_some_may_not_be_meant_for_the_index(exists: bool, count: int, mills: Patient) -> None:  # noqa: FBT001
    published = {"salt": Published(exists=exists), **on_index("pepper", v0_2_0=BOTH)}

    assert len(mills.failed(PpReleaseNoPypi, published=published, now=NOW)) == count


def test_without_a_tag_nothing_is_missing(mills: Patient) -> None:
    mills.git("tag", "--delete", "salt-v0.2.0")
    published = {"salt": Published(exists=True), **on_index("pepper", v0_2_0=BOTH)}

    assert mills.failed(PpReleaseNoPypi, published=published, now=NOW) == []
