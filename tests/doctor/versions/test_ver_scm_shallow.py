"""GD213."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.versions.ver_scm_shallow import VerScmShallow
from support.patients import PYPROJECT, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

CHECKOUT = "      - uses: actions/checkout@v7\n"
WORKFLOW = """\
name: Release
on:
  push:
    branches: [main]
jobs:
  release-please:
    runs-on: ubuntu-latest
    steps:
      - id: release
        uses: googleapis/release-please-action@v5
  build:
    needs: release-please
    if: needs.release-please.outputs.created
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - run: uv build
  publish:
    needs: [build, nowhere]
    runs-on: ubuntu-latest
    steps:
      - uses: pypa/gh-action-pypi-publish@release/v1
"""


@pytest.fixture
def tagged(rocket: Patient) -> Patient:
    """Return a repository whose version comes from tags, and that is built on the branch."""
    rocket.replace(PYPROJECT, '"hatchling"]', '"hatchling", "hatch-vcs"]')
    rocket.replace(PYPROJECT, 'version = "0.3.0"', 'dynamic = ["version"]')
    rocket.write(PYPROJECT, rocket.text(PYPROJECT) + '\n[tool.hatch.version]\nsource = "vcs"\n')
    rocket.write(RELEASE, WORKFLOW)
    return rocket


def test_a_healthy_repository_has_its_version_written_down(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(VerScmShallow)] == [
        ("skipped", "no version comes from git's tags")
    ]


def test_a_version_from_tags_is_well_in_the_workflow_of_gatepost(tagged: Patient) -> None:
    tagged.git("checkout", "--quiet", RELEASE)

    assert [(each.status, each.message) for each in tagged.outcomes(VerScmShallow)] == [
        ("passed", "hatch-vcs finds the tags where distributions are built for an upload")
    ]


def test_a_checkout_without_tags_is_deepened(tagged: Patient) -> None:
    assert tagged.where(VerScmShallow) == [tagged.line(RELEASE, "actions/checkout")]
    tagged.mend(VerScmShallow)
    assert f"{CHECKOUT}        with:\n          fetch-depth: 0\n" in tagged.text(RELEASE)
    assert tagged.failed(VerScmShallow) == []


@pytest.mark.parametrize(
    ("inputs", "mended"),
    [
        ("persist-credentials: false\n", "fetch-depth: 0\n          persist-credentials: false\n"),
        ("fetch-depth: '50' # enough\n", "fetch-depth: 0 # enough\n"),
    ],
)
def test_what_else_is_said_there_stays(tagged: Patient, inputs: str, mended: str) -> None:
    tagged.replace(RELEASE, CHECKOUT, f"{CHECKOUT}        with:\n          {inputs}")

    tagged.mend(VerScmShallow)
    assert f"{CHECKOUT}        with:\n          {mended}" in tagged.text(RELEASE)
    assert tagged.failed(VerScmShallow) == []


@pytest.mark.parametrize(
    "step",
    [
        "      - { uses: actions/checkout@v7 }\n",
        f"{CHECKOUT}        with: {{ persist-credentials: false }}\n",
        f"{CHECKOUT}        with: {{ fetch-depth: 1 }}\n",
    ],
)
def test_what_is_written_in_braces_is_only_named(tagged: Patient, step: str) -> None:
    tagged.replace(RELEASE, CHECKOUT, step)

    assert [each.edits for each in tagged.failed(VerScmShallow)] == [()]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    branches: [main]", "    tags: ['v*']"),
        ("    branches: [main]", "    tags-ignore: ['x*']"),
        ("  push:\n    branches: [main]", "  release:\n    types: [published]"),
        (CHECKOUT, f"{CHECKOUT}        with:\n          fetch-depth: 0\n"),
        (CHECKOUT, f"{CHECKOUT}        with:\n          fetch-depth: ${{{{ vars.DEPTH }}}}\n"),
        (CHECKOUT, f"{CHECKOUT}        with:\n          fetch-tags: true\n"),
        (CHECKOUT, f"{CHECKOUT}        with:\n          ref: ${{{{ needs.release-please.outputs.tag }}}}\n"),
        (CHECKOUT, f"{CHECKOUT}      - run: git fetch --tags --unshallow\n"),
        (CHECKOUT, f"{CHECKOUT}      - uses: actions/checkout@v7\n        with:\n          path: b\n"),
        (CHECKOUT, ""),
        ("uv build", "make dist"),
        ("uv build\n", "uv build\n        env:\n          SETUPTOOLS_SCM_PRETEND_VERSION: 1.2.3\n"),
        ("    if: needs.release-please.outputs.created\n", "    if: github.ref_type == 'tag'\n"),
        ("release/v1\n", "release/v1\n        if: startsWith(github.ref, 'refs/tags/')\n"),
        ("    needs: release-please\n", "    uses: octo/x/.github/workflows/build.yml@v1\n"),
    ],
)
def test_where_it_could_be_a_tag_nothing_is_said(tagged: Patient, old: str, new: str) -> None:
    tagged.replace(RELEASE, old, new)

    assert tagged.failed(VerScmShallow) == []


@pytest.mark.parametrize(
    ("old", "new"), [("on:\n  push:\n    branches: [main]", "on: push"), ("uv build", "python -m build")]
)
def test_every_push_is_one_to_a_branch_too(tagged: Patient, old: str, new: str) -> None:
    tagged.replace(RELEASE, old, new)

    assert tagged.where(VerScmShallow) == [tagged.line(RELEASE, "actions/checkout")]


def test_an_action_that_builds_counts_as_a_build(tagged: Patient) -> None:
    tagged.replace(RELEASE, "- run: uv build", "- uses: hynek/build-and-inspect-python-package@v2")

    assert tagged.where(VerScmShallow) == [tagged.line(RELEASE, "actions/checkout")]
