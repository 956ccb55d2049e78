"""GD405."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.quality.b_sdist_incomplete import BSdistIncomplete
from support.patients import PYPROJECT

if TYPE_CHECKING:
    from support.patients import Patient

SDIST = "[tool.hatch.build.targets.sdist]"
OPENS = 'from setuptools import setup\n\nsetup(install_requires=open("requirements.txt").read().split())\n'


def by_setuptools(rocket: Patient, text: str) -> None:
    rocket.replace(PYPROJECT, "hatchling.build", "setuptools.build_meta")
    rocket.write("setup.py", text)
    rocket.write("requirements.txt", "packaging\n")


def test_nothing_is_left_out(rocket: Patient) -> None:
    outcomes = rocket.outcomes(BSdistIncomplete)

    assert [each.status for each in outcomes] == ["passed"]
    assert outcomes[0].message.endswith("`gatepost dist` builds it and proves it")


@pytest.mark.parametrize(
    ("settings", "key"),
    [
        ('exclude = ["/src"]', "exclude"),
        ('exclude = ["tests", "rocket"]', "exclude"),
        ('exclude = ["src/rocket/__init__.py"]', "exclude"),
        ('include = ["/docs"]', "include"),
        ('only-include = ["docs"]', "only-include"),
        ('exclude = ["docs", "/tests", "README.md"]', ""),
        ('exclude = ["*", "!src"]', ""),
        ('include = ["*.py"]', ""),
        ('include = ["rocket", "docs"]', ""),
        ('only-include = ["."]', ""),
        ('only-include = ["src/rocket"]', ""),
        ('only-include = ["docs"]\nforce-include = { a = "b" }', ""),
    ],
)
def test_hatchling_is_told_to_leave_the_package_out(rocket: Patient, settings: str, key: str) -> None:
    rocket.write(PYPROJECT, f"{rocket.text(PYPROJECT)}\n{SDIST}\n{settings}\n")
    found = rocket.failed(BSdistIncomplete)

    assert [each.where for each in found] == ([rocket.line(PYPROJECT, key, SDIST)] if key else [])
    rocket.replace(PYPROJECT, f"{SDIST}\n{settings}\n", f'{SDIST}\ninclude = ["/src"]\n')
    assert rocket.failed(BSdistIncomplete) == []


def test_packages_that_are_listed_are_meant(rocket: Patient) -> None:
    listed = '[tool.hatch.build.targets.wheel]\npackages = ["src/rocket/"]'
    rocket.write(PYPROJECT, f'{rocket.text(PYPROJECT)}\n{listed}\n{SDIST}\nexclude = ["src/"]\n')

    assert [each.message for each in rocket.failed(BSdistIncomplete)] == [
        "`exclude` leaves `src/rocket/__init__.py` out of the sdist, and so out of the wheel"
    ]


@pytest.mark.parametrize(
    "text",
    [
        OPENS,
        "from pathlib import Path\n\nPath('requirements.txt').read_text()\n",
        "import here\n\n(here / './requirements.txt').read_text(encoding='utf-8')\n",
    ],
)
def test_setup_py_opens_what_is_not_there(rocket: Patient, text: str) -> None:
    by_setuptools(rocket, text)

    assert [(each.where, each.message, each.fix) for each in rocket.failed(BSdistIncomplete)] == [
        (
            "setup.py:3",
            "setup.py opens `requirements.txt`, which is not in the sdist",
            "echo 'include requirements.txt' >>MANIFEST.in",
        )
    ]
    rocket.write("MANIFEST.in", "# include x\ninclude requirements.txt\n")
    assert rocket.failed(BSdistIncomplete) == []


@pytest.mark.parametrize(
    "text",
    [
        "setup(",
        "open()\nopen(x)\nopen('other.txt')\nopen('README.md')\nPath(a, 'b').read_text()\nself.read_text()\nx.y()\n",
        "open('requirements.txt', 'w')\n",
        "open('tests/test_rocket.py')\nopen('requirements.txt')\nsetup(data_files=[('', ['requirements.txt'])])\n",
        "open('uv/../src/rocket/engines.py')\n",
        "try:\n    open('requirements.txt')\nexcept OSError:\n    pass\n",
        "if os.path.exists('requirements.txt'):\n    open('requirements.txt')\n",
    ],
)
def test_what_setup_py_may_do_without(rocket: Patient, text: str) -> None:
    by_setuptools(rocket, text)

    assert rocket.failed(BSdistIncomplete) == []


def test_git_tells_setuptools_scm_what_to_ship(rocket: Patient) -> None:
    by_setuptools(rocket, OPENS)
    rocket.replace(PYPROJECT, '["hatchling"]', '["setuptools", "setuptools-scm>=8"]')

    assert rocket.failed(BSdistIncomplete) == []


def test_other_backends_are_not_judged(rocket: Patient) -> None:
    by_setuptools(rocket, OPENS)
    rocket.replace(PYPROJECT, "setuptools.build_meta", "flit_core.buildapi")
    assert rocket.failed(BSdistIncomplete) == []
    rocket.replace(PYPROJECT, "flit_core.buildapi", "setuptools.build_meta")
    rocket.remove("setup.py")
    assert rocket.failed(BSdistIncomplete) == []
