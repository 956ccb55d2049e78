"""GD206, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.versions.ver_dynamic import VerDynamic
from support.patients import CONFIGURATION, DUNDER, PYPROJECT

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

ABOUT = "src/rocket/__about__.py"
HATCH = '[tool.hatch.version]\npath = "src/rocket/__about__.py"\n'
VCS = '[tool.hatch.version]\nsource = "vcs"\n'
REQUIRED = 'requires = ["hatchling"]'


def make_dynamic(patient: Patient, table: str, folder: str = "") -> None:
    text = patient.text(f"{folder}{PYPROJECT}").replace('version = "0.', 'dynamic = ["version"]  # 0.')
    patient.write(f"{folder}{PYPROJECT}", f"{text}\n{table}")


def changed(real: RealPlans, patient: Patient) -> set[object]:
    return {each["path"] for each in real.of(patient)["prs"][0]["updates"] if each.get("changed")}


def test_a_healthy_repository_computes_none(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(VerDynamic)] == [
        ("passed", "no version is computed by the build")
    ]


def test_a_file_that_no_release_writes_is_named_and_marked(rocket: Patient, real: RealPlans) -> None:
    rocket.write(ABOUT, '"""About."""\n\n__version__ = "0.3.0"\n')
    make_dynamic(rocket, HATCH)
    rocket.commit("chore: break it")

    assert changed(real, rocket).isdisjoint({ABOUT, PYPROJECT})
    found = rocket.failed(VerDynamic)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(PYPROJECT, "dynamic"), "error")]
    rocket.mend(VerDynamic)
    assert rocket.failed(VerDynamic) == []
    rocket.commit("chore: mend it")
    assert ABOUT in changed(real, rocket)


@pytest.mark.parametrize(
    ("table", "path"),
    [
        ('[tool.pdm.version]\nsource = "file"\npath = "src/rocket/_v.py"\n', "src/rocket/_v.py"),
        ('[tool.setuptools.dynamic]\nversion = { attr = "rocket._v.__version__" }\n', "src/rocket/_v.py"),
        ('[tool.setuptools.dynamic]\nversion = { file = "VERSION" }\n', "VERSION"),
        ('[tool.setuptools.dynamic]\nversion = { file = ["VERSION"] }\n', "VERSION"),
        ('[tool.flit.module]\nname = "orbit"\n', "orbit.py"),
    ],
)
def test_each_backend_has_its_way_to_name_it(rocket: Patient, table: str, path: str) -> None:
    make_dynamic(rocket, table)
    if "flit" in table:
        rocket.replace(PYPROJECT, "hatchling.build", "flit_core.buildapi")
    assert rocket.failed(VerDynamic) == []

    rocket.write(path, "0.3.0\n" if path == "VERSION" else "__version__ = '0.3.0'\n")
    found = rocket.failed(VerDynamic)
    assert [each.where for each in found] == [rocket.line(PYPROJECT, "dynamic")]
    assert f"`{path}`" in found[0].message
    assert bool(found[0].edits) == path.endswith(".py")


@pytest.mark.parametrize(
    "table",
    [
        '[tool.setuptools.dynamic]\nversion = { attr = "rocket.__version__" }\n',
        f'[tool.hatch.version]\npath = "{DUNDER}"\n',
    ],
)
def test_a_file_that_the_release_writes_is_well(rocket: Patient, real: RealPlans, table: str) -> None:
    make_dynamic(rocket, table)
    rocket.commit("chore: compute it")

    assert DUNDER in changed(real, rocket)
    assert [each.message for each in rocket.outcomes(VerDynamic)] == [
        "what `pyproject.toml` takes its version from changes with each release, as far as that can be seen"
    ]


def test_the_tags_of_one_package_are_its_version(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, REQUIRED, 'requires = ["hatchling", "hatch-vcs"]')
    make_dynamic(rocket, VCS)

    assert rocket.failed(VerDynamic) == []


def test_the_tags_of_several_packages_are_mixed(mills: Patient) -> None:
    salt = f"packages/salt/{PYPROJECT}"
    mills.replace(salt, REQUIRED, 'requires = ["hatchling", "hatch_vcs>=0.4"]')
    make_dynamic(mills, VCS, "packages/salt/")
    assert mills.where(VerDynamic) == [mills.line(salt, "dynamic")]

    mills.write(salt, mills.text(salt) + '\n[tool.hatch.version.raw-options]\ngit_describe_command = "git describe"\n')
    assert mills.failed(VerDynamic) == []


@pytest.mark.parametrize("table", ['[tool.pdm.version]\nsource = "scm"\n', "[tool.hatch.version]\n", "[tool.other]\n"])
def test_of_what_is_not_known_nothing_is_said(mills: Patient, table: str) -> None:
    mills.replace(f"packages/salt/{PYPROJECT}", REQUIRED, 'requires = ["hatchling", "hatch-vcs", " "]')
    make_dynamic(mills, table, "packages/salt/")

    assert mills.failed(VerDynamic) == []


def test_nothing_is_said_without_a_python_package(rocket: Patient) -> None:
    rocket.remove(PYPROJECT)
    assert [each.status for each in rocket.outcomes(VerDynamic)] == ["passed"]

    rocket.replace(CONFIGURATION, '"release-type": "python"', '"release-type": "simple"')
    assert [each.status for each in rocket.outcomes(VerDynamic)] == ["skipped"]
