"""GD205, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.versions.ver_init_name import VerInitName
from support.patients import CONFIGURATION, DUNDER, MANIFEST, PYPROJECT

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

STATIC = '__version__ = "0.3.0"\n'


def changed(real: RealPlans, patient: Patient, path: str) -> bool:
    return any(each["path"] == path and each.get("changed") for each in real.of(patient)["prs"][0]["updates"])


def test_a_healthy_repository_has_its_version_written(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(VerInitName)] == [
        ("passed", "a release writes each `__version__` that there is (1 of them)")
    ]


def test_a_module_of_another_name_is_named_and_marked(rocket: Patient, real: RealPlans) -> None:
    rocket.replace(PYPROJECT, 'name = "rocket"', 'name = "py-rocket"')
    rocket.commit("chore: break it")

    assert not changed(real, rocket, DUNDER)
    assert rocket.where(VerInitName) == [rocket.line(DUNDER, "__version__")]
    rocket.mend(VerInitName)
    assert '"src/rocket/__init__.py",' in rocket.text(CONFIGURATION)
    assert rocket.failed(VerInitName) == []
    rocket.commit("chore: mend it")
    assert changed(real, rocket, DUNDER)


@pytest.mark.parametrize("path", ["src/rocket/_version.py", "src/rocket/__about__.py", "src/rocket/core/__init__.py"])
def test_so_is_a_file_that_is_not_looked_at(rocket: Patient, real: RealPlans, path: str) -> None:
    rocket.write(path, STATIC)
    rocket.commit("chore: break it")

    assert not changed(real, rocket, path)
    assert rocket.where(VerInitName) == [f"{path}:1"]
    rocket.mend(VerInitName)
    assert rocket.failed(VerInitName) == []
    rocket.commit("chore: mend it")
    assert changed(real, rocket, path)


def test_the_path_counts_from_the_package(mills: Patient) -> None:
    mills.write("packages/salt/src/salt/_version.py", STATIC.replace("0.3.0", "0.2.0"))

    mills.mend(VerInitName)
    assert '"src/salt/_version.py",' in mills.text(CONFIGURATION)
    assert mills.failed(VerInitName) == []


@pytest.mark.parametrize("path", ["version.py", "tests/rocket/__init__.py", "src/rocket/_vendor/a/__init__.py", "a.py"])
def test_what_is_not_of_the_package_may_have_it(rocket: Patient, path: str) -> None:
    rocket.write(path, STATIC)

    assert rocket.failed(VerInitName) == []


def test_other_versions_and_computed_ones_are_left_alone(rocket: Patient) -> None:
    rocket.write("src/rocket/core/__init__.py", '__version__ = "1.0.0"\n')
    rocket.write("src/rocket/_version.py", '__version__ = version("rocket")\n')

    assert rocket.failed(VerInitName) == []


def test_the_packages_of_others_are_not_of_the_one_at_the_top(mills: Patient) -> None:
    mills.replace(CONFIGURATION, '"packages": {', '"packages": {\n    ".": { "release-type": "python" },')
    mills.replace(MANIFEST, "{", '{\n  ".": "0.2.0",')
    mills.write(PYPROJECT, '[project]\nname = "mills"\nversion = "0.2.0"\n')
    text = mills.text(CONFIGURATION)
    mills.write(CONFIGURATION, text.replace('"release-type": "python",\n', '"release-type": "simple",\n', 1))

    assert mills.failed(VerInitName) == []


def test_nothing_is_said_of_what_was_never_released(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, 'name = "rocket"', 'name = "py-rocket"')
    rocket.replace(MANIFEST, "0.3.0", "0.0.0")
    assert rocket.failed(VerInitName) == []

    rocket.replace(CONFIGURATION, '"release-type": "python"', '"release-type": "simple"')
    assert [each.status for each in rocket.outcomes(VerInitName)] == ["skipped"]


def test_a_file_from_which_the_build_takes_it_is_anothers_business(rocket: Patient) -> None:
    rocket.write("src/rocket/__about__.py", STATIC)
    rocket.replace(PYPROJECT, 'version = "0.3.0"', 'dynamic = ["version"]')
    rocket.write(PYPROJECT, rocket.text(PYPROJECT) + '\n[tool.hatch.version]\npath = "src/rocket/__about__.py"\n')
    assert rocket.failed(VerInitName) == []

    rocket.remove(PYPROJECT)
    assert rocket.where(VerInitName) == ["src/rocket/__about__.py:1"]


@pytest.mark.parametrize(
    ("line", "path", "text"),
    [
        ("from rocket._v import VERSION as __version__\n", "src/rocket/_v.py", 'VERSION = "0.3.0"\n'),
        ("from ._v import VERSION as __version__\n", "src/rocket/_v.py", "VERSION: str = '0.3.0'\n"),
        ("from rocket.meta import (a, __version__)\n", "src/rocket/meta/__init__.py", STATIC),
        ("from ._version import __version__\n", "src/rocket/_version.py", STATIC),
    ],
)
def test_a_version_that_is_imported_from_elsewhere(
    rocket: Patient, real: RealPlans, line: str, path: str, text: str
) -> None:
    rocket.write(DUNDER, line)
    rocket.write(path, text)
    rocket.commit("chore: break it")

    assert not changed(real, rocket, path)
    assert rocket.where(VerInitName) == [f"{path}:1"]
    rocket.mend(VerInitName)
    assert rocket.failed(VerInitName) == []
    rocket.commit("chore: mend it")
    assert changed(real, rocket, path)


@pytest.mark.parametrize(
    "line",
    [
        "from rocket._v import OTHER as __version__\n",
        "from rocket._v import __version__ as version\n",
        "from nowhere import VERSION as __version__\n",
        "from .....above import VERSION as __version__\n",
        "from importlib.metadata import version as __version__\n",
    ],
)
def test_an_import_of_no_version_is_left_alone(rocket: Patient, line: str) -> None:
    rocket.write(DUNDER, line)
    rocket.write("src/rocket/_v.py", 'VERSION = "0.3.0"\n')

    assert rocket.failed(VerInitName) == []
