"""GD319."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_pr_target_checkout import GhPrTargetCheckout

if TYPE_CHECKING:
    from support.patients import Patient

OTHER = ".github/workflows/other.yml"
WORKFLOW = """\
on: EVENT
jobs:
  a:
    runs-on: ubuntu-24.04
    KEY
    steps:
      - uses: actions/checkout@USED
        with:
          REF
      - run: make test
"""
HEAD = "ref: ${{ github.event.pull_request.head.sha }}"
AFTER = "{workflow_run: {workflows: [NAME], types: [completed]}}"
RUN = "ref: ${{ github.event.workflow_run.head_sha }}"
PIN = "3d3c42e5aac5ba805825da76410c181273ba90b1"


def written(
    rocket: Patient, event: str = "pull_request_target", ref: str = HEAD, used: str = "v3", key: str = "name: A"
) -> None:
    text = WORKFLOW.replace("EVENT", event).replace("KEY", key).replace("USED", used)
    rocket.write(OTHER, text.replace("REF", ref))


def test_without_such_a_workflow_there_is_nothing_to_guard(rocket: Patient) -> None:
    assert [each.status for each in rocket.outcomes(GhPrTargetCheckout)] == ["skipped"]


def test_one_that_checks_out_its_own_branch_is_healthy(rocket: Patient) -> None:
    written(rocket, ref="fetch-depth: 0")

    assert [(each.status, each.message) for each in rocket.outcomes(GhPrTargetCheckout)] == [
        ("passed", "no workflow with secrets checks out what a stranger proposes")
    ]


@pytest.mark.parametrize(
    "ref",
    [
        HEAD,
        "ref: ${{ github.head_ref }}",
        "ref: refs/pull/${{ github.event.number }}/merge",
        "ref: ${{ format('refs/pull/{0}/head', github.event.number) }}",
        "repository: ${{ github.event.pull_request.head.repo.full_name }}",
    ],
)
def test_the_head_of_a_pull_request_is_reported_where_it_is_asked_for(rocket: Patient, ref: str) -> None:
    written(rocket, ref=ref)

    found = rocket.failed(GhPrTargetCheckout)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(OTHER, ref), "error")]
    rocket.replace(OTHER, "on: pull_request_target", "on: pull_request")
    assert rocket.failed(GhPrTargetCheckout) == []


@pytest.mark.parametrize(
    ("used", "severity"),
    [
        ("v3", "error"),
        ("v4.3.0", "error"),
        (f"{PIN} # v6.0.1", "error"),
        ("v4", "warning"),
        ("v6.1.0", "warning"),
        (f"{PIN} # v7", "warning"),
        (f"{PIN} # v5", ""),
        (PIN, ""),
        ("main", ""),
    ],
)
def test_newer_checkouts_refuse_it_and_what_is_not_known_is_no_matter(
    rocket: Patient, used: str, severity: str
) -> None:
    written(rocket, used=used)

    assert [each.severity for each in rocket.failed(GhPrTargetCheckout)] == ([severity] if severity else [])


@pytest.mark.parametrize("used", ["v7", PIN])
def test_one_that_is_told_to_is_reported_whatever_its_release(rocket: Patient, used: str) -> None:
    written(rocket, ref=f"{HEAD}\n          allow-unsafe-pr-checkout: true", used=used)

    assert [each.severity for each in rocket.failed(GhPrTargetCheckout)] == ["error"]


def test_what_is_not_run_weighs_less(rocket: Patient) -> None:
    written(rocket)
    rocket.replace(OTHER, "run: make test", "uses: someone/looks-at-it@v1")

    assert [each.severity for each in rocket.failed(GhPrTargetCheckout)] == ["warning"]


def test_a_command_that_fetches_it_is_reported(rocket: Patient) -> None:
    written(rocket, ref="fetch-depth: 0")
    rocket.replace(OTHER, "make test", 'gh pr checkout "$NUMBER" && make test')

    assert rocket.where(GhPrTargetCheckout) == [rocket.line(OTHER, "gh pr")]


@pytest.mark.parametrize(
    "key",
    [
        "environment: approved",
        "if: github.event.pull_request.head.repo.full_name == github.repository",
        "if: contains(github.event.pull_request.labels.*.name, 'safe to test')",
        "if: github.actor == 'dependabot[bot]'",
        "if: github.event_name == 'push'",
        "needs: asked",
    ],
)
def test_a_job_that_somebody_guards_is_no_matter(rocket: Patient, key: str) -> None:
    written(rocket, key=key)
    guard = "  asked:\n    if: github.event.label.name == 'go'\n    steps: [{run: echo}]\n"
    rocket.replace(OTHER, "jobs:\n", f"jobs:\n{guard}")

    assert rocket.failed(GhPrTargetCheckout) == []


def test_a_condition_that_names_the_event_guards_nothing(rocket: Patient) -> None:
    written(rocket, key="if: github.event_name == 'pull_request_target'")

    assert len(rocket.failed(GhPrTargetCheckout)) == 1


@pytest.mark.parametrize(("name", "is_reported"), [("CI", True), ("Release", False), ("Elsewhere", False)])
def test_what_comes_after_another_workflow_depends_on_what_starts_that(
    rocket: Patient,
    name: str,
    is_reported: bool,  # noqa: FBT001  a parameter of pytest
) -> None:
    written(rocket, AFTER.replace("NAME", name), RUN)

    assert bool(rocket.failed(GhPrTargetCheckout)) is is_reported


def test_what_comes_after_another_workflow_may_be_meant_for_pushes(rocket: Patient) -> None:
    written(rocket, AFTER.replace("NAME", "CI"), RUN, "v7")

    assert rocket.failed(GhPrTargetCheckout) == []


def test_what_comes_after_nothing_in_particular_is_no_matter(rocket: Patient) -> None:
    written(rocket, "workflow_run", RUN)

    assert rocket.failed(GhPrTargetCheckout) == []
