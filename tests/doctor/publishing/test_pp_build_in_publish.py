"""GD519."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_build_in_publish import PpBuildInPublish
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

_FIRST = "      - name: Get the distributions\n"
_CHECKOUT = "      - uses: actions/checkout@v7\n"


def test_a_healthy_job_only_downloads_and_uploads(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(PpBuildInPublish)] == [
        ("passed", "`publish` does not build where it may ask for an identity token")
    ]


@pytest.mark.parametrize(
    "step",
    [
        "      - run: python -m build\n",
        "      - run: |\n          uv build --no-sources\n          ls dist\n",
        "      - uses: pypa/cibuildwheel@v4\n",
        "      - uses: hynek/build-and-inspect-python-package@v3\n",
        "      - run: python3.14 setup.py sdist bdist_wheel\n",
    ],
)
def test_a_build_beside_the_upload_is_doubtful(rocket: Patient, step: str) -> None:
    rocket.replace(RELEASE, _FIRST, step + _FIRST)

    found = rocket.failed(PpBuildInPublish)
    assert [(each.where, each.severity) for each in found] == [
        (rocket.line(RELEASE, step.split("\n", maxsplit=1)[0].strip()), "warning")
    ]
    rocket.replace(RELEASE, step, "")
    assert rocket.failed(PpBuildInPublish) == []


@pytest.mark.parametrize(
    "command",
    [
        "make dist",
        "cd x && ./release.sh",
        "pip install .",
        "uv run pytest",
        "python tools/go.py",
        "bash ci/x.sh",
        "tox",
    ],
)
def test_so_is_code_of_the_repository(rocket: Patient, command: str) -> None:
    step = f"      - run: {command}\n"
    rocket.replace(RELEASE, _FIRST, _CHECKOUT + step + _FIRST)
    assert rocket.where(PpBuildInPublish) == [rocket.line(RELEASE, step.strip())]

    rocket.replace(RELEASE, _CHECKOUT, "")
    assert rocket.failed(PpBuildInPublish) == []


@pytest.mark.parametrize(
    "command", ["ls dist", "echo make sure", "uv run --no-project x", "twine check dist/*", "pip install ./dist/x"]
)
def test_what_runs_something_else_is_well(rocket: Patient, command: str) -> None:
    rocket.replace(RELEASE, _FIRST, f"{_CHECKOUT}      - run: {command}\n{_FIRST}")

    assert rocket.failed(PpBuildInPublish) == []


def test_a_job_that_cannot_mint_a_token_may_build(rocket: Patient) -> None:
    rocket.replace(RELEASE, _FIRST, f"      - run: python -m build\n{_FIRST}")
    rocket.replace(RELEASE, "      id-token: write", "      contents: read")
    rocket.write(".github/workflows/x.yml", "on: push\njobs: {a: {steps: [{run: uv build}, {run: uv publish}]}}\n")

    assert rocket.failed(PpBuildInPublish) == []
