"""GD407."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.quality.b_wheel_extra import BWheelExtra
from support.patients import PYPROJECT

if TYPE_CHECKING:
    from support.patients import Patient

FIND = "[tool.setuptools.packages.find]"


def flat(rocket: Patient, text: str = "", module: str = "setuptools.build_meta") -> None:
    rocket.move("src/rocket", "rocket")
    rocket.replace(PYPROJECT, "hatchling.build", module)
    rocket.write(PYPROJECT, f"{rocket.text(PYPROJECT)}\n{text}\n")


def test_the_package_is_alone(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(BWheelExtra)] == [
        ("passed", "no settings of 1 builds put tests or docs into a wheel")
    ]


@pytest.mark.parametrize(
    ("settings", "count"),
    [
        ("", 1),
        ("namespaces = true", 1),
        ('exclude = ["docs*"]', 1),
        ('where = ["."]', 1),
        ("namespaces = false", 0),  # tests has no __init__.py
        ('include = ["rocket*"]', 0),
        ('exclude = ["tests*"]', 0),
        ('where = ["src"]', 0),
        ('where = ["rocket"]', 0),
    ],
)
def test_setuptools_finds_every_folder(rocket: Patient, settings: str, count: int) -> None:
    flat(rocket, f"{FIND}\n{settings}")
    found = rocket.failed(BWheelExtra)

    assert [(each.where, each.message, each.fix) for each in found] == [
        (
            rocket.line(PYPROJECT, FIND),
            "packages are looked for at the top, so the wheel installs `tests` at the top",
            'let only the package be found: write `include = ["rocket*"]` into the table that says where to look',
        )
    ] * count


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("setup.cfg", "[options]\npackages = find:\n", "setup.cfg:2"),
        (
            "setup.cfg",
            "[options]\npackages = find_namespace:\n[options.packages.find]\ninclude = t*, x\n",
            "setup.cfg:2",
        ),
        ("setup.cfg", "[options]\npackages = find:\n[options.packages.find]\nexclude =\n  tests*\n", ""),
        ("setup.cfg", "[options]\npackages = rocket\n", ""),
        ("setup.cfg", "packages", ""),
        ("setup.py", "import setuptools\nsetuptools.setup(packages=setuptools.find_packages())\n", "setup.py:2"),
        ("setup.py", "setup(packages=find_packages('.', exclude=['docs']))\n", "setup.py:1"),
        ("setup.py", "setup(packages=find_packages(exclude=('tests', 'tests.*')))\n", ""),
        ("setup.py", "setup(packages=find_packages(where=here()))\n", ""),
        ("setup.py", "x()()\nsetup(packages=['rocket'])\n", ""),
        ("setup.py", "setup(", ""),
    ],
)
def test_the_older_files_say_it_too(rocket: Patient, name: str, text: str, where: str) -> None:
    flat(rocket)
    rocket.write("tests/__init__.py", "")
    rocket.write(name, text)

    assert rocket.where(BWheelExtra) == [where] * bool(where)


def test_setuptools_that_guesses_leaves_them_out(rocket: Patient) -> None:
    flat(rocket)

    assert rocket.failed(BWheelExtra) == []


@pytest.mark.parametrize(
    ("module", "table", "line"),
    [
        ("setuptools.build_meta", '[tool.setuptools]\npackages = ["rocket", "tests"]', "packages ="),
        ("hatchling.build", '[tool.hatch.build.targets.wheel]\npackages = ["rocket", "tests/"]', "packages ="),
        ("poetry.core.masonry.api", '[tool.poetry]\npackages = [{ include = "tests" }, 1]', "packages ="),
        ("poetry.core.masonry.api", '[tool.poetry]\npackages = [{ include = "tests", format = "sdist" }]', ""),
        ("poetry.core.masonry.api", "[tool.poetry]\npackages = 1", ""),
        ("hatchling.build", '[tool.hatch.build.targets.wheel]\npackages = ["rocket", "docs"]', ""),  # there are none
        ("flit_core.buildapi", '[tool.setuptools]\npackages = ["tests"]', ""),
    ],
)
def test_a_list_may_name_them(rocket: Patient, module: str, table: str, line: str) -> None:
    flat(rocket, table, module)

    assert rocket.where(BWheelExtra) == ([rocket.line(PYPROJECT, line)] if line else [])


def test_a_project_may_have_such_a_name(rocket: Patient) -> None:
    flat(rocket, FIND)
    rocket.replace(PYPROJECT, 'name = "rocket"', 'name = "tests"')

    assert rocket.failed(BWheelExtra) == []
