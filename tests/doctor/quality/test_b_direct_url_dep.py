"""GD411."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.quality.b_direct_url_dep import BDirectUrlDep
from support.patients import PYPROJECT, RELEASE, TEST_INDEX

if TYPE_CHECKING:
    from support.patients import Patient

DIRECT = "fuel @ git+https://github.com/octo/fuel@main"
UPLOAD = "uses: pypa/gh-action-pypi-publish@dc37677b2e1c63e2034f94d8a5b11f265b73ba33 # v1.14.2"


def require(rocket: Patient, text: str, table: str = "") -> None:
    rocket.replace(PYPROJECT, "[dependency-groups]", f"{table}\n{text}\n\n[dependency-groups]")


def test_what_is_required_is_on_the_index(rocket: Patient) -> None:
    require(rocket, 'all = ["fuel>=1", "rocket[extra]", 1]', "[project.optional-dependencies]")

    assert [(each.status, each.message) for each in rocket.outcomes(BDirectUrlDep)] == [
        ("passed", "no requirement that is published has an address")
    ]


def test_an_address_is_refused(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, 'license = "MIT"', f'license = "MIT"\ndependencies = [\n  "a>=1",\n  "{DIRECT}",\n]')

    assert [(each.where, each.message, each.fix) for each in rocket.failed(BDirectUrlDep)] == [
        (
            rocket.line(PYPROJECT, DIRECT),
            "`fuel` is required by its address, which PyPI refuses",
            "write a version of fuel that is on the index in the place of the address",
        )
    ]
    rocket.replace(PYPROJECT, DIRECT, "fuel>=1")
    assert rocket.failed(BDirectUrlDep) == []


def test_so_it_is_in_an_extra_however_it_is_written(rocket: Patient) -> None:
    require(rocket, 'all = ["fuel[x]\\u0040 https://example.org/fuel.whl"]', "[project.optional-dependencies]")

    assert rocket.where(BDirectUrlDep) == [rocket.line(PYPROJECT, "all = [")]


def test_and_in_what_poetry_writes(rocket: Patient) -> None:
    said = 'fuel = { git = "https://example.org/fuel" }\nother = { version = "1" }\nmore = "1"'
    require(rocket, said, "[tool.poetry.dependencies]")
    assert rocket.failed(BDirectUrlDep) == []  # only for its lock
    rocket.replace(PYPROJECT, "[project]\n", '[project]\ndynamic = ["dependencies"]\n')

    assert rocket.where(BDirectUrlDep) == [rocket.line(PYPROJECT, "fuel = {")]


@pytest.mark.parametrize(
    ("upload", "refused"),
    [
        (f"{UPLOAD}\n        with:\n          repository-url: {TEST_INDEX}", "PyPI"),
        (f"{UPLOAD}\n        with:\n          repository-url: https://pypi.example.org/", "hatchling"),
        ("run: uv publish", "PyPI"),
        ("run: uv publish --index mine", "hatchling"),
        ("run: TWINE_REPOSITORY_URL=https://example.org twine upload dist/*", "hatchling"),
        ("run: uv publish\n        env:\n          UV_PUBLISH_URL: https://example.org", "hatchling"),
    ],
)
def test_who_refuses_it(rocket: Patient, upload: str, refused: str) -> None:
    require(rocket, f'all = ["{DIRECT}"]', "[project.optional-dependencies]")
    start, _, _ = rocket.text(RELEASE).partition(UPLOAD)
    rocket.write(RELEASE, f"{start}{upload}\n")

    assert [each.message for each in rocket.failed(BDirectUrlDep)] == [
        f"`fuel` is required by its address, which {refused} refuses"
    ]


def test_a_private_package_may_have_one_where_its_backend_is_told(rocket: Patient) -> None:
    require(rocket, f'all = ["{DIRECT}"]', "[project.optional-dependencies]")
    rocket.replace(PYPROJECT, "classifiers = [\n", 'classifiers = [\n  "Private :: Do Not Upload",\n')
    assert [each.message for each in rocket.failed(BDirectUrlDep)] == [
        "`fuel` is required by its address, which hatchling refuses"
    ]
    require(rocket, "allow-direct-references = true", "[tool.hatch.metadata]")

    assert [(each.status, each.message) for each in rocket.outcomes(BDirectUrlDep)] == [
        ("passed", "nobody is known to refuse addresses")
    ]
