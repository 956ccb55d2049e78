"""GD214."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.versions.ver_local_segment import VerLocalSegment
from support.patients import PYPROJECT, TEST_INDEX

if TYPE_CHECKING:
    from support.patients import Patient

FILE = ".github/workflows/nightly.yml"
WORKFLOW = """\
name: Nightly
on:
  push:
    branches: [main]
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
        with:
          fetch-depth: 0
      - run: uv build
      - uses: pypa/gh-action-pypi-publish@release/v1
        with:
          repository-url: TEST_INDEX
""".replace("TEST_INDEX", TEST_INDEX)
TABLE = '[tool.hatch.version.raw-options]\nlocal_scheme = "no-local-version"\n'


def make_tagged(patient: Patient, tool: str, table: str) -> None:
    patient.replace(PYPROJECT, '"hatchling"]', f'"hatchling", "{tool}"]')
    patient.replace(PYPROJECT, 'version = "0.3.0"', 'dynamic = ["version"]')
    patient.write(PYPROJECT, f"{patient.text(PYPROJECT)}\n{table}")
    patient.write(FILE, WORKFLOW)


def test_a_healthy_repository_has_its_version_written_down(rocket: Patient) -> None:
    rocket.write(FILE, WORKFLOW)

    assert [(each.status, each.message) for each in rocket.outcomes(VerLocalSegment)] == [
        ("skipped", "no version comes from git's tags")
    ]


@pytest.mark.parametrize("end", ["\n", ""])
def test_hatch_is_told_to_leave_it_away(rocket: Patient, end: str) -> None:
    make_tagged(rocket, "hatch-vcs", f'[tool.hatch.version]\nsource = "vcs"{end}')

    assert rocket.where(VerLocalSegment) == [rocket.line(FILE, "gh-action-pypi-publish")]
    rocket.mend(VerLocalSegment)
    assert rocket.text(PYPROJECT).endswith(f'source = "vcs"\n\n{TABLE}')
    assert [(each.status, each.message) for each in rocket.outcomes(VerLocalSegment)] == [
        ("passed", "no upload was found that has a local version of hatch-vcs")
    ]


def test_so_is_setuptools(rocket: Patient) -> None:
    make_tagged(rocket, "setuptools-scm>=8", "[tool.setuptools_scm]\n")

    rocket.mend(VerLocalSegment)
    assert rocket.text(PYPROJECT).endswith('[tool.setuptools_scm]\nlocal_scheme = "no-local-version"\n')
    assert rocket.failed(VerLocalSegment) == []


def test_a_table_that_is_written_otherwise_is_not_edited(rocket: Patient) -> None:
    make_tagged(rocket, "setuptools-scm>=8", "[tool]\nsetuptools_scm = {}\n")

    assert [each.edits for each in rocket.failed(VerLocalSegment)] == [()]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    branches: [main]", "    tags: ['v*']"),
        ("- run: uv build", "- uses: googleapis/release-please-action@v5\n      - run: uv build"),
        ("  publish:\n", "  publish:\n    if: needs.a.outputs.b\n"),
    ],
)
def test_what_could_be_a_release_is_not_reported(rocket: Patient, old: str, new: str) -> None:
    make_tagged(rocket, "hatch-vcs", '[tool.hatch.version]\nsource = "vcs"\n')
    rocket.replace(FILE, old, new)

    assert rocket.failed(VerLocalSegment) == []


def test_of_other_tools_nothing_is_known(rocket: Patient) -> None:
    make_tagged(rocket, "versioningit", "")

    assert rocket.failed(VerLocalSegment) == []
