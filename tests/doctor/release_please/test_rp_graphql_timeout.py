"""GD140."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_graphql_timeout import RpGraphqlTimeout
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

WORKFLOW = """\
on: push
jobs:
  release:
    runs-on: ubuntu-24.04
    steps:
      - uses: googleapis/release-please-action@45996ed1f6d02564a971a2fa1b5860e934307cf7
  announce:
    needs: release
    runs-on: ubuntu-24.04
    steps:
      - run: echo done
  build:
    needs: [release, missing]
    if: ${{ needs.release.outputs.release_created == 'true' }}
    runs-on: ubuntu-24.04
    steps:
      - run: python -m build
  publish:
    needs: build
    runs-on: ubuntu-24.04
    steps:
      - uses: pypa/gh-action-pypi-publish@release/v1
"""
ANYWAY = "    if: ${{ !cancelled() && needs.build.result == 'success' }}\n"


def test_a_healthy_repository_publishes_what_was_released(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(RpGraphqlTimeout)] == [
        ("passed", "what was released is published although Release Please failed: `publish`")
    ]


def test_the_jobs_up_to_the_upload_are_skipped(rocket: Patient) -> None:
    rocket.write(RELEASE, WORKFLOW)

    found = rocket.failed(RpGraphqlTimeout)
    assert [(each.where, each.severity) for each in found] == [
        (rocket.line(RELEASE, "if:"), "warning"),
        (rocket.line(RELEASE, "publish:"), "warning"),
    ]
    rocket.replace(RELEASE, "if: ${{ needs", "if: ${{ !cancelled() && needs")
    rocket.replace(RELEASE, "    needs: build\n", f"    needs: build\n{ANYWAY}")
    assert rocket.failed(RpGraphqlTimeout) == []


def test_one_condition_is_not_enough(rocket: Patient) -> None:
    rocket.write(RELEASE, WORKFLOW.replace("if: ${{ needs", "if: ${{ always() && needs"))

    assert rocket.where(RpGraphqlTimeout) == [rocket.line(RELEASE, "publish:")]


def test_an_upload_in_another_workflow_waits_for_nothing_here(rocket: Patient) -> None:
    first, _, last = WORKFLOW.partition("  publish:\n")
    rocket.write(RELEASE, first)
    rocket.write(
        ".github/workflows/publish.yml", f"on: release\njobs:\n  publish:\n{last.replace('    needs: build', '')}"
    )

    assert rocket.failed(RpGraphqlTimeout) == []


def test_a_failure_that_does_not_count_skips_nothing(rocket: Patient) -> None:
    rocket.write(RELEASE, WORKFLOW.replace("  release:\n", "  release:\n    continue-on-error: true\n"))

    assert rocket.failed(RpGraphqlTimeout) == []


def test_jobs_that_need_each_other_in_a_circle_are_no_trouble(rocket: Patient) -> None:
    rocket.write(RELEASE, WORKFLOW.replace("needs: [release, missing]", "needs: [release, publish]"))

    assert len(rocket.failed(RpGraphqlTimeout)) == 2
