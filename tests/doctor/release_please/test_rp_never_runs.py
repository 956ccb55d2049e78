"""GD155."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.catalogue import CHECKS
from gatepost.doctor.checks.release_please.rp_never_runs import RpNeverRuns
from gatepost.doctor.checks.setup.release_branch_differs import ReleaseBranchDiffers
from gatepost.doctor.symptoms import match
from support.patients import CONFIGURATION, MANIFEST, PYPROJECT, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

ACTION = "googleapis/release-please-action@"
PUSH = "  push:\n    branches: [main]\n"
OTHER = ".github/workflows/other.yml"
PLAIN = f"""\
on: push
jobs:
  go:
    runs-on: ubuntu-24.04
    steps:
      - uses: {ACTION}v5
"""


def alone(patient: Patient, text: str) -> None:
    """Let one workflow be all that there is."""
    patient.remove(RELEASE)
    patient.write(OTHER, text)


def test_a_push_runs_it(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(RpNeverRuns)] == [
        ("passed", "Release Please runs in `release.yml`, started by `push`, `workflow_dispatch`")
    ]


def test_where_nothing_says_that_it_should_run(rocket: Patient) -> None:
    for name in (RELEASE, CONFIGURATION, MANIFEST):
        rocket.remove(name)

    assert [each.status for each in rocket.outcomes(RpNeverRuns)] == ["skipped"]


@pytest.mark.parametrize("name", ["googleapis/release-please-acton", "googleapi/release-please-action"])
def test_an_action_whose_name_is_misspelt(rocket: Patient, name: str) -> None:
    healthy = rocket.text(RELEASE)
    rocket.replace(RELEASE, ACTION, f"{name}@")

    (found,) = rocket.failed(RpNeverRuns)
    assert (found.where, found.fix) == (rocket.line(RELEASE, name), "write `googleapis/release-please-action`")
    assert f"there is no action `{name}`; did you mean `googleapis/release-please-action`?" in found.message
    rocket.mend(RpNeverRuns)
    assert (rocket.text(RELEASE), rocket.failed(RpNeverRuns)) == (healthy, [])


@pytest.mark.parametrize("uses", ["octo/release-please-action@v1", "octo/release@v1", "./.github/actions/x", "$/"])
def test_another_action_may_run_it(rocket: Patient, uses: str) -> None:
    alone(rocket, PLAIN.replace(f"{ACTION}v5", uses))

    assert [(each.status, each.message) for each in rocket.outcomes(RpNeverRuns)] == [
        ("passed", "no workflow is known that should run Release Please: something else may")
    ]


def test_what_an_action_of_the_repository_does_can_be_read(rocket: Patient) -> None:
    alone(rocket, PLAIN.replace(f"{ACTION}v5", "./act"))
    rocket.write("act/action.yml", "runs: {using: composite, steps: [{run: echo}]}\n")
    assert len(rocket.failed(RpNeverRuns)) == 1
    rocket.write("act/action.yml", "runs: {using: composite, steps: [{run: ./release}]}\n")
    assert rocket.failed(RpNeverRuns) == []


@pytest.mark.parametrize(
    ("step", "is_silent"),
    [
        ("run: make release", True),
        ("run: ./bin/release.sh", True),
        ("run: make test", False),
        ("uses: softprops/action-gh-release@v3", False),
        ("{uses: actions/github-script@v8, with: {script: 'require(\"release-please\")'}}", True),
        ("{uses: actions/github-script@v8, with: {script: 'x()'}}", False),
    ],
)
def test_what_else_may_run_it(rocket: Patient, step: str, *, is_silent: bool) -> None:
    alone(rocket, PLAIN.replace(f"uses: {ACTION}v5", step))

    assert len(rocket.failed(RpNeverRuns)) == (not is_silent)


@pytest.mark.parametrize("file", [".github/release-please.yml", ".stats.yml", ".gitlab-ci.yml"])
def test_an_app_may_run_it(rocket: Patient, file: str) -> None:
    rocket.remove(RELEASE)
    assert len(rocket.failed(RpNeverRuns)) == 1
    rocket.write(file, "x: y\n")
    assert rocket.failed(RpNeverRuns) == []


def test_a_called_workflow_may_run_it(rocket: Patient) -> None:
    alone(rocket, "on: push\njobs:\n  a: {uses: octo/x/.github/workflows/x.yml@v1}\n")

    assert rocket.failed(RpNeverRuns) == []


def test_a_step_that_is_gone(rocket: Patient) -> None:
    rocket.replace(RELEASE, ACTION, "actions/checkout@")

    (found,) = rocket.failed(RpNeverRuns)
    assert (found.where, found.severity, found.message) == (
        rocket.line(RELEASE, "jobs:"),
        "error",
        "no workflow runs Release Please: none has a step with its action, which `release.yml` had at the last release",
    )
    assert found.fix == f"add a step with `uses: googleapis/release-please-action@v5` to {RELEASE} again"


def test_before_the_first_release_the_recorded_set_up_says_that_it_should_run(rocket: Patient) -> None:
    rocket.remove(RELEASE)
    assert [each.where for each in rocket.failed(RpNeverRuns)] == [CONFIGURATION]
    (found,) = rocket.failed(RpNeverRuns, then=None)
    assert (found.where, found.fix.rpartition(" to ")[2]) == (CONFIGURATION, "a workflow, or: gatepost init")

    rocket.replace(PYPROJECT, "[tool.gatepost.init]", "[tool.other]")
    assert rocket.failed(RpNeverRuns, then=None) == []


def test_a_workflow_that_no_push_starts(rocket: Patient) -> None:
    rocket.replace(RELEASE, PUSH, "")

    (found,) = rocket.failed(RpNeverRuns)
    assert (found.where, found.severity, found.message, found.fix) == (
        rocket.line(RELEASE, "on:"),
        "error",
        "no push to `main` starts `release.yml`, which runs Release Please: only `workflow_dispatch`",
        f"add `push:` with `branches: [main]` to the `on` of {RELEASE}",
    )
    assert [each.message for each in rocket.outcomes(ReleaseBranchDiffers)] == [
        "no push starts the workflow, so that there is no branch to compare"
    ]
    rocket.replace(RELEASE, "on:\n", f"on:\n{PUSH}")
    assert rocket.failed(RpNeverRuns) == []


@pytest.mark.parametrize(
    ("on", "count"),
    [
        ("push", 0),
        ("schedule", 0),
        ("workflow_run", 0),
        ("workflow_call", 0),
        ("repository_dispatch", 0),
        ("[push, workflow_call]", 0),
        ("{pull_request: {types: [closed]}}", 0),
        ("{push: {branches: ['**']}}", 0),
        ("{push: {branches: [master]}}", 0),
        ("{push: {branches-ignore: [gh-pages]}}", 0),
        ("{push: {paths: [src]}}", 0),
        ("{push: {branches-ignore: [main]}}", 1),
        ("{push: {tags: [v1]}}", 1),
        ("release", 1),
        ("workflow_dispatch", 1),
        ("", 0),
    ],
)
def test_what_starts_it(rocket: Patient, on: str, count: int) -> None:
    rocket.write(RELEASE, PLAIN.replace("on: push", f"on: {on}"))

    assert len(rocket.failed(RpNeverRuns)) == count


def test_who_always_started_it_by_hand_wants_to(rocket: Patient) -> None:
    by_hand = PLAIN.replace("on: push", "on: workflow_dispatch")
    rocket.write(RELEASE, by_hand)
    assert [each.severity for each in rocket.failed(RpNeverRuns)] == ["error"]
    assert [each.severity for each in rocket.failed(RpNeverRuns, then=None)] == ["warning"]

    rocket.remove(RELEASE)
    rocket.write(OTHER, by_hand)
    assert rocket.failed(RpNeverRuns) == []
    rocket.write(RELEASE, "on: push\njobs:\n  a: {steps: [{run: gh workflow run other.yml}]}\n")
    assert rocket.failed(RpNeverRuns, then=None) == []


@pytest.mark.parametrize(
    ("condition", "count"),
    [
        ("github.ref == 'refs/heads/master'", 1),
        ("startsWith(github.ref, 'refs/tags/')", 1),
        ("github.event_name == 'release'", 1),
        ("github.event.pull_request.merged", 1),
        ("github.ref == 'refs/heads/main'", 0),
        ("github.ref_name == github.event.repository.default_branch", 0),
        ("github.repository == 'octo/rocket'", 0),
        ("vars.RELEASE == 'yes'", 0),
    ],
)
def test_a_condition_that_is_false_at_every_push(rocket: Patient, condition: str, count: int) -> None:
    job = PLAIN.replace("on: push", "on: {push: {branches: [main]}}")
    step = f"{job}        if: {condition}\n"
    job = job.replace("    runs-on", f"    if: {condition}\n    runs-on")

    for text, who in ((job, "the job `go`"), (step, "the step of `go`")):
        rocket.write(RELEASE, text)
        found = rocket.failed(RpNeverRuns)
        assert [(each.where, each.severity, each.message) for each in found] == [
            (
                rocket.line(RELEASE, "if: "),
                "error",
                f"Release Please never runs: the `if: {condition}` of {who} is false at every push to `main`",
            )
        ] * count


def test_a_job_before_it_that_is_skipped(rocket: Patient) -> None:
    rocket.replace(RELEASE, "github.event_name == 'push' && github.repo", "github.event_name == 'pull' && github.repo")

    (found,) = rocket.failed(RpNeverRuns)
    assert found.where == rocket.line(RELEASE, "    if: ", "  quality:")
    assert "of the job `quality` is false at every push to `main`" in found.message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"{ACTION}v5\n", f"{ACTION}v5\n        with: {{target-branch: '${{{{ github.ref_name }}}}'}}\n"),
        (
            "    steps:\n",
            f"    steps:\n      - {{if: false, uses: {ACTION}v5, with: {{skip-github-pull-request: true}}}}\n",
        ),
        ("jobs:\n", f"jobs:\n  other: {{steps: [{{uses: {ACTION}v5}}]}}\n"),
        ("jobs:\n", "jobs:\n  other: {uses: octo/x/.github/workflows/x.yml@v1}\n"),
    ],
)
def test_one_that_may_run_is_enough(rocket: Patient, old: str, new: str) -> None:
    condition = "" if "skip-github" in new else "        if: github.ref == 'refs/heads/master'\n"
    rocket.write(RELEASE, (PLAIN + condition).replace(old, new))

    assert rocket.failed(RpNeverRuns) == []


def test_a_branch_that_nobody_knows(rocket: Patient) -> None:
    rocket.git("switch", "--quiet", "--create", "topic")
    rocket.write(RELEASE, f"{PLAIN}        if: github.ref == 'refs/heads/trunk'\n")

    with rocket.facts() as facts:
        assert facts.repository.branch == "topic"
    assert rocket.failed(RpNeverRuns) == []


def test_a_pasted_line_leads_here() -> None:
    line = "Error: Unable to resolve action `googleapis/release-please-acton@v5`, repository not found"

    assert "rp-never-runs" in match(line, CHECKS).checks
