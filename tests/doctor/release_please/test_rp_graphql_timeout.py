"""GD140, beside what the real Release Please does; that GitHub takes too long is told to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_publish_always_skipped import PpPublishAlwaysSkipped
from gatepost.doctor.checks.release_please.rp_graphql_timeout import RpGraphqlTimeout
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_runs import RealRuns

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


def test_what_comes_after_the_release_makes_the_run_fail(rocket: Patient, runs: RealRuns) -> None:
    pull = runs.merged(rocket)

    run = runs.of(rocket, pull, refused="history", words=RpGraphqlTimeout.errors[0])
    assert (run.tagged, list(run.released)) == (("v0.3.1",), ["v0.3.1"])
    assert RpGraphqlTimeout.errors[0] in run.error
    assert runs.of(rocket, pull).error == ""


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


def test_the_mend_is_the_line_to_write(rocket: Patient) -> None:
    healthy = rocket.text(RELEASE)
    rocket.replace(RELEASE, "  tagged:\n", "  unused:\n")
    rocket.replace(RELEASE, "needs: [quality, release-please, tagged]", "needs: [quality, release-please]")
    rocket.replace(RELEASE, "${{ !cancelled() && (needs.tagged.result == 'success'\n          || (", "${{ ((")
    rocket.replace(
        RELEASE, "${{ !cancelled() && needs.build.result == 'success' }}", "${{ needs.build.result == 'success' }}"
    )

    build, publish = rocket.failed(RpGraphqlTimeout)
    assert publish.fix == "write `if: ${{ !cancelled() && needs.build.result == 'success' }}`"
    assert f"    {publish.fix.split('`')[1]}\n" in healthy
    own = "((needs.quality.result == 'success' && needs.release-please.outputs.created == 'true' "
    own += "&& needs.release-please.outputs.commit == github.sha))"
    assert build.fix == f"write `if: ${{{{ !cancelled() && needs.quality.result == 'success' && {own} }}}}`"


RESULT = "needs.release.result == 'success' && "
CREATED = "needs.release.outputs.release_created == 'true'"


@pytest.mark.parametrize("before", ["!cancelled() && ", "always() && ", "!failure() && "])
def test_asking_for_the_success_of_release_please_is_waiting_for_it(rocket: Patient, before: str) -> None:
    text = WORKFLOW.replace("    needs: build\n", f"    needs: build\n{ANYWAY}")
    rocket.write(RELEASE, text.replace("if: ${{ needs.rel", f"if: ${{{{ {before}{RESULT}needs.rel"))

    (found,) = rocket.failed(RpGraphqlTimeout)
    assert (found.where, found.fix) == (
        rocket.line(RELEASE, "if:"),
        f"write `if: ${{{{ !cancelled() && {CREATED} }}}}`",
    )
    rocket.write(
        RELEASE,
        text.replace(
            "    if: ${{ needs.release.outputs.release_created == 'true' }}", f"    {found.fix.split('`')[1]}"
        ),
    )
    assert rocket.failed(RpGraphqlTimeout) == []


def test_a_failure_anywhere_is_one_of_release_please_too(rocket: Patient) -> None:
    text = WORKFLOW.replace("    needs: build\n", f"    needs: build\n{ANYWAY}")
    rocket.write(
        RELEASE,
        text.replace("if: ${{ needs.rel", "if: ${{ !cancelled() && !contains(needs.*.result, 'failure') && needs.rel"),
    )

    (found,) = rocket.failed(RpGraphqlTimeout)
    assert found.fix.startswith("`if: ${{ !cancelled() && needs.missing.result")


def test_a_job_that_asks_for_no_release_gets_no_line_that_would_run_without_one(rocket: Patient) -> None:
    rocket.write(RELEASE, WORKFLOW.replace("    if: ${{ needs.release.outputs.release_created == 'true' }}\n", ""))

    assert [each.fix.partition("`, with what tells ")[::2] for each in rocket.failed(RpGraphqlTimeout)] == [
        (
            f"`if: ${{{{ !cancelled() && needs.{before}.result == 'success' && … }}}}",
            f"`{name}` that something was released",
        )
        for before, name in (("missing", "build"), ("build", "publish"))
    ]


def test_where_nobody_knows_what_starts_it_the_line_is_the_same(rocket: Patient) -> None:
    rocket.write(RELEASE, WORKFLOW.replace("on: push", "on: workflow_call"))

    assert [each.fix for each in rocket.failed(RpGraphqlTimeout)] == [
        f"write `if: ${{{{ !cancelled() && {CREATED} }}}}`",
        "write `if: ${{ !cancelled() && needs.build.result == 'success' }}`",
    ]


def test_a_job_that_is_skipped_at_every_release_has_a_finding_of_its_own(rocket: Patient) -> None:
    rocket.replace(RELEASE, "!cancelled() && needs.build.result", "needs.build.result")

    assert [each.name for each in rocket.failed(RpGraphqlTimeout, PpPublishAlwaysSkipped)] == [
        "pp-publish-always-skipped"
    ]
