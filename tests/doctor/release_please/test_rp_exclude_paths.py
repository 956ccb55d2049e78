"""GD139, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_exclude_paths import RpExcludePaths
from support.patients import CONFIGURATION

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

PYTHON = '      "release-type": "python",\n'
EXCLUDE = '      "exclude-paths": ["src"],\n'


def test_a_healthy_repository_leaves_nothing_out(mills: Patient) -> None:
    assert [(each.status, each.message) for each in mills.outcomes(RpExcludePaths)] == [
        ("passed", "no feature or fix is left out of the packages (1 commits looked at)")
    ]


def test_a_fix_of_what_is_taken_out_is_never_released(rocket: Patient, real: RealPlans) -> None:
    rocket.replace(CONFIGURATION, PYTHON, PYTHON + EXCLUDE)
    rocket.commit("chore: break it")

    assert real.of(rocket)["prs"] == []
    found = rocket.failed(RpExcludePaths)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(CONFIGURATION, "exclude-paths"), "warning")]
    rocket.replace(CONFIGURATION, EXCLUDE, "")
    assert rocket.failed(RpExcludePaths) == []
    rocket.commit("chore: mend it")
    assert len(real.of(rocket)["prs"]) == 1


def test_a_fix_beside_all_packages_is_never_released(mills: Patient, real: RealPlans) -> None:
    before = len(real.of(mills)["prs"])
    sha = mills.commit("feat: share the hopper (#5)", **{"shared/hopper.py": "HOPPER = 1\n"})

    assert len(real.of(mills)["prs"]) == before
    found = mills.failed(RpExcludePaths)
    assert [each.where for each in found] == [mills.line(CONFIGURATION, '"packages"')]
    assert found[0].message == (
        f"{sha[:7]} `feat: share the hopper (#5)` is never released: `shared/hopper.py` is in no package"
    )


@pytest.mark.parametrize(
    ("message", "path"),
    [
        ("fix: the page", "docs/conf.py"),
        ("fix: the workflow", ".github/scripts/run.py"),
        ("fix: the test", "tests/test_all.py"),
        ("fix: the example", "examples/first.py"),
        ("fix: the lock", "uv.lock"),
        ("fix: the sessions", "noxfile.py"),
        ("chore: the code", "shared/hopper.py"),
        ("the code", "shared/hopper.py"),
    ],
)
def test_what_nobody_would_get_is_none(mills: Patient, message: str, path: str) -> None:
    mills.commit(message, **{path: "1\n"})

    assert mills.failed(RpExcludePaths) == []


def test_what_another_package_has_is_not_lost(mills: Patient) -> None:
    mills.replace(
        CONFIGURATION, '"package-name": "salt",', '"package-name": "salt", "exclude-paths": ["packages/salt/src"],'
    )
    mills.commit("feat: both", **{"packages/salt/src/a.py": "", "packages/pepper/src/a.py": ""})

    assert [each.message[9:].partition("`")[0] for each in mills.failed(RpExcludePaths)] == [
        "fix(salt): grind finer (#4)"
    ]
