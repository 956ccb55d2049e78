"""GD506."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gatepost.doctor.checks.publishing.pp_pending_name import PpPendingName
from support.patients import PYPROJECT, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

_SALT = "packages/salt/pyproject.toml"


def test_a_healthy_repository_has_its_names(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(PpPendingName)] == [
        ("passed", "`rocket` has the name of the last release")
    ]


def test_a_name_that_is_only_spelt_differently_is_the_same(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, 'name = "rocket"', 'name = "Rocket"')

    assert rocket.failed(PpPendingName) == []


def test_a_distribution_that_was_renamed_has_no_publisher(mills: Patient) -> None:
    mills.replace(_SALT, 'name = "salt"', 'name = "sea-salt"')

    found = mills.failed(PpPendingName)
    assert [each.where for each in found] == [mills.line(_SALT, "name =")]
    assert found[0].fix == "add a pending publisher for `sea-salt` on PyPI, or write `salt` again"
    mills.replace(_SALT, "sea-salt", "salt")
    assert mills.failed(PpPendingName) == []


def test_a_project_that_is_not_released_may_be_called_anything(mills: Patient) -> None:
    mills.replace(PYPROJECT, "[tool.uv", '[project]\nname = "mills"\n[tool.uv')

    assert mills.failed(PpPendingName) == []


def test_poetry_has_names_of_its_own(rocket: Patient) -> None:
    rocket.write(PYPROJECT, '[tool.poetry]\nname = "moon"\nversion = "0.3.0"\n')
    assert rocket.where(PpPendingName) == [f"{PYPROJECT}:2"]

    rocket.write(PYPROJECT, "[tool.poetry]\nname = 3\n")
    assert [each.message for each in rocket.outcomes(PpPendingName)] == ["no name is written here"]


def test_a_token_may_make_new_projects(rocket: Patient) -> None:
    rocket.replace(RELEASE, "attestations: true", "password: ${{ secrets.PYPI }}")

    assert [each.status for each in rocket.outcomes(PpPendingName)] == ["skipped"]


def test_without_packages_only_the_top_is_looked_at(mills: Patient) -> None:
    with mills.facts() as facts:
        release = facts.release
        assert release is not None
        bare = replace(release, plan=replace(release.plan, configuration=None))

    assert [each.message for each in mills.outcomes(PpPendingName, release=bare)] == ["no name is written here"]
