"""GD532."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_id_token_everywhere import PpIdTokenEverywhere
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

PUBLISH = ".github/workflows/publish.yml"
WORKFLOW = """\
on:
  push:
    tags: ["v*"]
permissions:
  contents: read
  id-token: write
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - run: python -m build
  lint:
    runs-on: ubuntu-24.04
    permissions: {}
    steps:
      - run: ruff check
  publish:
    runs-on: ubuntu-24.04
    needs: build
    steps:
      - uses: pypa/gh-action-pypi-publish@release/v1
"""


def test_a_healthy_repository_gives_the_token_to_the_job_that_publishes(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(PpIdTokenEverywhere)] == [
        ("passed", "no other job may ask for the identity token by what its workflow says at the top")
    ]


def test_a_token_for_every_job_is_reported_where_it_is_given(rocket: Patient) -> None:
    rocket.write(PUBLISH, WORKFLOW)

    assert [(each.where, each.severity, each.message, each.fix) for each in rocket.failed(PpIdTokenEverywhere)] == [
        (
            f"{PUBLISH}:6",
            "warning",
            "`id-token: write` at the top of `publish.yml` lets `build` ask for the token of the publisher",
            "take `id-token: write` away, and write `id-token: write` into the `permissions` of the job `publish`",
        )
    ]
    rocket.replace(PUBLISH, "  id-token: write\n", "")
    rocket.replace(PUBLISH, "    needs: build\n", "    needs: build\n    permissions: { id-token: write }\n")
    assert rocket.failed(PpIdTokenEverywhere) == []


def test_so_is_all_that_there_is(rocket: Patient) -> None:
    rocket.write(
        PUBLISH, WORKFLOW.replace("permissions:\n  contents: read\n  id-token: write", "permissions: write-all")
    )

    assert [(each.where, each.message) for each in rocket.failed(PpIdTokenEverywhere)] == [
        (f"{PUBLISH}:4", "`write-all` at the top of `publish.yml` lets `build` ask for the token of the publisher")
    ]


@pytest.mark.parametrize("said", ["permissions: read-all", "permissions: {}", "permissions: { id-token: none }", ""])
def test_without_the_right_at_the_top_nothing_is_said(rocket: Patient, said: str) -> None:
    rocket.write(PUBLISH, WORKFLOW.replace("permissions:\n  contents: read\n  id-token: write", said))

    assert rocket.failed(PpIdTokenEverywhere) == []


def test_where_a_password_is_used_nobody_needs_the_token(rocket: Patient) -> None:
    rocket.replace(RELEASE, "attestations: true", "password: ${{ secrets.PYPI }}")

    assert [each.status for each in rocket.outcomes(PpIdTokenEverywhere)] == ["skipped"]
