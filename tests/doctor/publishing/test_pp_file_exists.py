"""GD513, from what the index has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_file_exists import PpFileExists
from gatepost.doctor.online import RepositorySettings
from support.on_index import BOTH, on_index
from support.patients import PYPROJECT

if TYPE_CHECKING:
    from gatepost.doctor.online import Published
    from support.patients import Patient

TAGS = RepositorySettings(tags=("v0.2.0", "v0.3.0"))


def test_a_next_version_that_is_there_already_is_found(rocket: Patient) -> None:
    published = on_index("rocket", v0_4_0=BOTH, v0_3_1=BOTH, v0_3_0=BOTH)
    (found,) = rocket.failed(PpFileExists, published=published, settings=TAGS)

    assert found.message == "the next release of `rocket` is 0.3.1, which is on PyPI already"
    assert found.where == rocket.line(PYPROJECT, "version =")
    assert found.fix == 'git commit --allow-empty -m "chore: release 0.4.1" -m "Release-As: 0.4.1"'
    rocket.git("commit", "--allow-empty", "-m", "chore: release 0.4.1", "-m", "Release-As: 0.4.1")
    (outcome,) = rocket.outcomes(PpFileExists, published=published, settings=TAGS)
    assert (outcome.status, outcome.message) == ("passed", "not on PyPI yet: rocket 0.4.1")


@pytest.mark.parametrize(
    ("published", "tags"),
    [
        (on_index("rocket", v0_3_0=BOTH), ()),
        (on_index("rocket", v0_3_1=BOTH, v0_3_0=BOTH), ("v0.3.1",)),
        (on_index("rocket", v0_3_1=BOTH), ()),
        (on_index("rocket", v0_3_1=(), v0_3_0=BOTH), ()),
    ],
)
def test_what_is_new_or_released_or_of_others_is_left(
    published: dict[str, Published], tags: tuple[str, ...], rocket: Patient
) -> None:
    assert rocket.failed(PpFileExists, published=published, settings=RepositorySettings(tags=tags)) == []


def test_where_nothing_is_to_be_released_nothing_can_be_there(rocket: Patient) -> None:
    rocket.git("tag", "--force", "v0.3.0")
    (outcome,) = rocket.outcomes(PpFileExists, published=on_index("rocket", v0_3_0=BOTH), settings=TAGS)

    assert outcome.message == "nothing is to be released"
