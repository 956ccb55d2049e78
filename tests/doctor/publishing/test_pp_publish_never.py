"""GD533."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_publish_always_skipped import PpPublishAlwaysSkipped
from gatepost.doctor.checks.publishing.pp_publish_never import PpPublishNever
from support.patients import RELEASE
from support.release_chains import CREATED, HEAD, UNRELEASED, UPLOAD, chain, job, of_event

if TYPE_CHECKING:
    from support.patients import Patient

OTHER = ".github/workflows/publish.yml"
BUILT = "    if: ${{ !cancelled() && needs.build.result == 'success' }}\n"
TAGS = "startsWith(github.ref, 'refs/tags/')"


def test_healthy_repositories_publish(mills: Patient) -> None:
    assert [(each.status, each.message) for each in mills.outcomes(PpPublishNever)] == [
        ("passed", "no condition surely keeps all of `publish` from running")
    ]


@pytest.mark.parametrize("condition", [TAGS, "github.ref == 'refs/heads/master'", "github.ref_type == 'tag'"])
def test_a_condition_that_no_push_meets(rocket: Patient, condition: str) -> None:
    rocket.replace(RELEASE, BUILT, f"    if: {condition}\n")

    (found,) = rocket.failed(PpPublishNever)
    assert (found.where, found.severity, found.message, found.fix) == (
        rocket.line(RELEASE, f"if: {condition}"),
        "error",
        f"`publish` never runs: its `if: {condition}` is false when a push releases",
        "let that `if` ask for what is so when a push releases",
    )
    rocket.replace(RELEASE, f"    if: {condition}\n", BUILT)
    assert rocket.failed(PpPublishNever) == []


def test_the_result_of_a_job_that_is_not_needed(rocket: Patient) -> None:
    healthy = rocket.text(RELEASE)
    rocket.replace(RELEASE, "needs.build.result", "needs.buld.result")

    (found,) = rocket.failed(PpPublishNever)
    assert (found.where, found.fix) == (rocket.line(RELEASE, "needs.buld.result"), "write `needs.build.result`")
    assert found.message.endswith(
        "is false in every run, since `buld` is not among the `needs` of `publish`, so that its result is empty"
    )
    rocket.mend(PpPublishNever)
    assert (rocket.text(RELEASE), rocket.failed(PpPublishNever)) == (healthy, [])

    rocket.replace(RELEASE, "needs.build.result", "needs.quality.result")
    (found,) = rocket.failed(PpPublishNever)
    assert (found.fix, found.edits) == ("add `quality` to the `needs` of `publish`", ())


def test_the_success_of_a_job_that_is_skipped(rocket: Patient) -> None:
    text = rocket.text(RELEASE)
    build = text.index("  build:\n")
    start = text.index("    if: >-\n", build)
    end = text.index("    runs-on", start)
    rocket.write(
        RELEASE, f"{text[:start]}    if: ${{{{ !cancelled() && needs.tagged.result == 'success' }}}}\n{text[end:]}"
    )

    (found,) = rocket.failed(PpPublishNever)
    assert found.where == rocket.line(RELEASE, "    if: ", "  build:")
    assert found.message.endswith("is false when a push releases, since `tagged` is skipped then")
    rocket.write(RELEASE, text)
    assert rocket.failed(PpPublishNever) == []


def test_a_step_that_never_runs(rocket: Patient) -> None:
    on = "on:\n  push:\n    branches: [main]\n"
    jobs = "jobs:\n  publish:\n    steps:\n      - uses: pypa/gh-action-pypi-publish@v1\n"
    rocket.remove(RELEASE)
    rocket.write(OTHER, f"{on}{jobs}        if: {TAGS}\n")

    (found,) = rocket.failed(PpPublishNever)
    assert found.where == f"{OTHER}:8"
    assert found.message == f"the step that uploads never runs: its `if: {TAGS}` is false in every run"
    for other in ("on: push\n", "on: [release, push]\n", "on: workflow_dispatch\n", "on: workflow_call\n"):
        rocket.write(OTHER, f"{other}{jobs}        if: {TAGS}\n")
        assert rocket.failed(PpPublishNever) == []
    rocket.write(OTHER, f"{on}{jobs}        if: false\n")
    assert rocket.failed(PpPublishNever) == []


def test_what_is_lost_is_told_elsewhere(rocket: Patient) -> None:
    rocket.write(RELEASE, chain())

    assert rocket.failed(PpPublishNever) == []
    assert len(rocket.failed(PpPublishAlwaysSkipped)) == 2


def test_a_job_before_it_that_keeps_nothing_is_not_blamed(rocket: Patient) -> None:
    jobs = [job("check", "", TAGS), job("publish", "check", "", UPLOAD)]
    rocket.remove(RELEASE)
    rocket.write(OTHER, "on: {push: {branches: [main]}}\njobs:\n" + "".join(jobs))

    assert rocket.failed(PpPublishNever) == []


@pytest.mark.parametrize(
    "text",
    [
        chain(publish=f"always() && {TAGS}").replace("branches: [main]", "tags: [v1]"),
        chain(publish=f"always() && {TAGS}").replace("  push:\n    branches: [main]\n", "  push:\n"),
        HEAD + job("publish", "", TAGS, UPLOAD),
        HEAD + job("publish", "release", TAGS, UPLOAD),
        HEAD + job("publish", "release", UNRELEASED, UPLOAD),
        HEAD + job("publish", "release", "needs.build.outputs.created == 'true'", UPLOAD),
        HEAD + job("publish", "[release, nobody]", f"{CREATED} && {TAGS}", UPLOAD),
        HEAD + job("publish", "release", f"{CREATED} && {TAGS}", UPLOAD) + job("other", "release", CREATED, UPLOAD),
        HEAD.replace("  release:\n", f"  release:\n    if: {TAGS}\n")
        + job("publish", "release", f"{CREATED} && {TAGS}", UPLOAD),
        of_event("release", "github.event_name == 'push'"),
    ],
)
def test_what_may_be_meant_for_something_else(rocket: Patient, text: str) -> None:
    rocket.write(RELEASE, text)

    assert rocket.failed(PpPublishNever) == []


def test_both_conditions_of_a_release_are_judged(rocket: Patient) -> None:
    rocket.write(RELEASE, HEAD + job("publish", "release", f"{CREATED} && {TAGS}", UPLOAD))

    assert [each.where for each in rocket.failed(PpPublishNever)] == [rocket.line(RELEASE, TAGS)]
