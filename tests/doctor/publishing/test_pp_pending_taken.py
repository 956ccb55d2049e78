"""GD507, from what the index has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_pending_taken import PpPendingTaken
from gatepost.doctor.online import Published, RepositorySettings
from support.on_index import BOTH, on_index
from support.patients import PYPROJECT, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

TAGS = RepositorySettings(tags=())


def test_a_name_that_others_have_is_found(rocket: Patient) -> None:
    (found,) = rocket.failed(PpPendingTaken, published=on_index("rocket", v9_1=BOTH, v9_0=BOTH), settings=TAGS)

    assert found.message == (
        "`rocket` is taken on PyPI: there is a project of this name, up to 9.1, and no version that is tagged here"
    )
    assert (found.where, found.severity) == (rocket.line(PYPROJECT, 'name = "rocket"'), "warning")
    rocket.replace(PYPROJECT, 'name = "rocket"', 'name = "Rocket_Of_Ours"')
    free = {"rocket-of-ours": Published(exists=False)}
    (outcome,) = rocket.outcomes(PpPendingTaken, published=free, settings=TAGS)
    assert (outcome.status, outcome.message) == ("passed", "`rocket-of-ours`: free on PyPI")


def test_a_project_without_a_version_is_one_too(rocket: Patient) -> None:
    (found,) = rocket.failed(PpPendingTaken, published={"rocket": Published(exists=True)}, settings=TAGS)

    assert "of this name, without any version" in found.message


@pytest.mark.parametrize(
    ("published", "tags"),
    [
        (on_index("rocket", v9_0=BOTH, v0_2=BOTH), ()),
        (on_index("rocket", v9_0=BOTH, v0_3_0=BOTH), ()),
        (on_index("rocket", v9_0=BOTH, v7_0b1=BOTH), ("salt/v7.0.0-beta.1",)),
        (on_index("rocket", v9_0=BOTH, v7_0=BOTH), ("7.0.0",)),
    ],
)
def test_a_project_with_a_version_of_ours_is_ours(
    published: dict[str, Published], tags: tuple[str, ...], rocket: Patient
) -> None:
    (outcome,) = rocket.outcomes(PpPendingTaken, published=published, settings=RepositorySettings(tags=tags))

    assert (outcome.status, outcome.message) == ("passed", "what is on PyPI is what was released here")


def test_of_several_packages_some_may_not_be_meant_for_the_index(mills: Patient) -> None:
    assert mills.failed(PpPendingTaken, published=on_index("salt", v9_0=BOTH), settings=TAGS) == []


def test_what_cannot_be_said_is_not_said(rocket: Patient) -> None:
    def why(**known: object) -> str:
        (outcome,) = rocket.outcomes(PpPendingTaken, **known)
        assert outcome.status == "skipped"
        return outcome.message

    published = on_index("rocket", v9_0=BOTH)
    assert why() == "only the package index knows: --online asks it"
    assert why(published=published) == "only GitHub knows: --online asks it"
    tagless = RepositorySettings()
    assert why(published=published, settings=tagless) == "the tags on GitHub are too many to read them all"
    assert why(published={}, settings=TAGS) == "no package has a name that PyPI could be asked for"
    rocket.replace(PYPROJECT, "classifiers = [", 'classifiers = [\n  "Private :: Do Not Upload",')
    assert why(published=published, settings=TAGS) == "no package has a name that PyPI could be asked for"
    rocket.replace(RELEASE, "attestations: true", "repository-url: https://index.example/legacy/")
    assert why(published=published, settings=TAGS) == "nothing is surely uploaded to PyPI"


def test_without_a_plan_or_a_project_nothing_is_said(rocket: Patient) -> None:
    published = on_index("rocket", v9_0=BOTH)
    rocket.remove(PYPROJECT)
    (outcome,) = rocket.outcomes(PpPendingTaken, published=published, settings=TAGS)
    assert outcome.message == "no package has a name that PyPI could be asked for"
    rocket.write("release-please-config.json", "{")
    (outcome,) = rocket.outcomes(PpPendingTaken, published=published, settings=TAGS)
    assert outcome.message == "Release Please looks at no package"
