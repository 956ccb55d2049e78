"""GD145, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_path_never_touched import RpPathNeverTouched
from support.patients import CONFIGURATION, MANIFEST

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

SALT = "packages/salt"


def test_a_healthy_repository_has_paths_that_are_there(rocket: Patient) -> None:
    outcomes = rocket.outcomes(RpPathNeverTouched)

    assert [(each.status, each.message) for each in outcomes] == [("passed", "the paths of all packages (1) are there")]


@pytest.mark.parametrize("path", [f"{SALT}/", "packages/./salt", "packages//salt"])
def test_a_path_is_written_as_git_does(mills: Patient, real: RealPlans, path: str) -> None:
    before = mills.text(CONFIGURATION), mills.text(MANIFEST)
    for file in (CONFIGURATION, MANIFEST):
        mills.replace(file, f'"{SALT}"', f'"{path}"')
    mills.commit("chore: break it")

    assert real.of(mills)["prs"] == []
    assert mills.where(RpPathNeverTouched) == [mills.line(CONFIGURATION, f'"{path}"')]
    mills.mend(RpPathNeverTouched)
    assert (mills.text(CONFIGURATION), mills.text(MANIFEST)) == before
    assert mills.failed(RpPathNeverTouched) == []
    mills.commit("chore: mend it")
    assert len(real.of(mills)["prs"]) == 1


def test_a_path_that_is_not_there_is_named(mills: Patient, real: RealPlans) -> None:
    mills.replace(CONFIGURATION, f'"{SALT}"', '"packages/sault"')
    mills.commit("chore: break it")

    assert real.of(mills)["prs"] == []
    found = mills.failed(RpPathNeverTouched)
    assert [(each.where, each.message) for each in found] == [
        (mills.line(CONFIGURATION, "sault"), "there is no file in `packages/sault`")
    ]


def test_a_manifest_that_has_the_right_path_is_left_alone(mills: Patient) -> None:
    mills.replace(CONFIGURATION, f'"{SALT}"', f'"{SALT}/"')

    mills.mend(RpPathNeverTouched)
    assert mills.failed(RpPathNeverTouched) == []


@pytest.mark.parametrize("path", ["packages/../packages/salt", "packages/sault/", "./"])
def test_what_is_not_certain_is_left_to_people(mills: Patient, path: str) -> None:
    mills.replace(CONFIGURATION, f'"{SALT}"', f'"{path}"')

    assert [(each.where, each.fixable) for each in mills.failed(RpPathNeverTouched)] == [
        (mills.line(CONFIGURATION, f'"{path}"'), False)
    ]


def test_two_of_one_package_are_not_made_the_same(mills: Patient) -> None:
    mills.replace(CONFIGURATION, '"packages/pepper"', f'"{SALT}/"')
    assert [each.fixable for each in mills.failed(RpPathNeverTouched)] == [False]

    mills.replace(CONFIGURATION, f'"{SALT}":', '"packages/pepper":')
    mills.replace(MANIFEST, "{", f'{{ "{SALT}/": "0.1.0",')
    assert [each.fixable for each in mills.failed(RpPathNeverTouched)] == [False]


def test_a_line_with_several_is_left_to_people(mills: Patient) -> None:
    mills.write(CONFIGURATION, '{"packages": {"packages/salt/": {"component": "packages/salt/"}}}')

    assert [each.fixable for each in mills.failed(RpPathNeverTouched)] == [False]
