"""Which jobs are lost at a release because others are skipped, as GD531 tells, and which are not for sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_publish_always_skipped import PpPublishAlwaysSkipped
from support.patients import RELEASE
from support.release_chains import BY_HAND, CREATED, EITHER, HEAD, UNRELEASED, UPLOAD, chain, job, of_event

if TYPE_CHECKING:
    from support.patients import Patient

OTHER = ".github/workflows/publish.yml"


def test_a_package_in_a_folder_has_outputs_with_its_path(rocket: Patient) -> None:
    text = chain(UNRELEASED).replace("release_created }}", "release_created == 'true' }}")
    rocket.write(RELEASE, text)
    assert len(rocket.failed(PpPublishAlwaysSkipped)) == 2

    given = "        with:\n          release-type: python\n          path: app\n"
    for prefix, count in (("", 0), ("app--", 2)):
        other = text.replace("outputs.release_created", f"outputs.{prefix}release_created")
        rocket.write(RELEASE, other.replace("        id: rp\n", f"        id: rp\n{given}"))
        assert len(rocket.failed(PpPublishAlwaysSkipped)) == count


def test_any_release_is_known_of_several_packages(mills: Patient) -> None:
    text = chain(UNRELEASED).replace("rp.outputs.release_created", "rp.outputs.releases_created")
    mills.write(RELEASE, text)
    assert len(mills.failed(PpPublishAlwaysSkipped)) == 2

    mills.write(RELEASE, text.replace("releases_created", "packages/salt--release_created"))
    assert mills.failed(PpPublishAlwaysSkipped) == []


@pytest.mark.parametrize(
    "build",
    [f"!cancelled() && {CREATED}", f"always() && {CREATED}", f"!failure() && {CREATED}", f"!success() && {CREATED}"],
)
def test_a_job_with_a_status_function_runs(rocket: Patient, build: str) -> None:
    rocket.write(RELEASE, chain(build=build, publish="!cancelled() && needs.build.result == 'success'"))

    assert rocket.failed(PpPublishAlwaysSkipped) == []


@pytest.mark.parametrize(
    "tagged",
    [
        "vars.GATES == 'true'",
        "github.actor == 'octo'",
        "github.event_name == 'push'",
        "needs.release.outputs.created == true",
        "needs.release.outputs.tag == 'v1.0.0'",
        "needs.release.outputs.nothing != 'true'",
        "needs.release.version != 'true'",
        "needs.build.result == 'success'",
        "x ${{ false }}",
        "github.sha < 1",
        "${{ fromJSON(needs.release.outputs.created) }}",
    ],
)
def test_what_is_not_sure_to_be_skipped_is_none_of_our_business(rocket: Patient, tagged: str) -> None:
    rocket.write(RELEASE, chain(tagged))

    assert rocket.failed(PpPublishAlwaysSkipped) == []


@pytest.mark.parametrize(
    "jobs",
    [
        [job("build", "release", BY_HAND), job("publish", "build", "", UPLOAD)],
        [job("check", "release", BY_HAND), job("build", "check"), job("publish", "build", "", UPLOAD)],
        [job("check", "", BY_HAND), job("publish", "[release, check]", "", UPLOAD)],
        [job("check", "release", BY_HAND), job("publish", "[release, check]", f"{BY_HAND} && {CREATED}", UPLOAD)],
        [job("check", "", BY_HAND), job("build"), job("publish", "[build, check]", "", UPLOAD)],
    ],
    ids=["build by hand", "all by hand", "asks for nothing", "upload by hand", "not of a release"],
)
def test_what_is_only_published_by_hand_is_meant_so(rocket: Patient, jobs: list[str]) -> None:
    rocket.write(RELEASE, HEAD + "".join(jobs))

    assert rocket.failed(PpPublishAlwaysSkipped) == []


def test_a_job_that_keeps_files_is_one_that_the_upload_needs(rocket: Patient) -> None:
    keep = "      - uses: actions/upload-artifact@v7\n"
    jobs = [
        job("tagged", "release", BY_HAND),
        job("note", "release", CREATED),
        job("build", "[note, tagged]", "", keep),
        job("publish", "build", "", UPLOAD),
    ]
    rocket.write(RELEASE, HEAD + "".join(jobs))

    assert [each.message.split("`")[1] for each in rocket.failed(PpPublishAlwaysSkipped)] == ["build", "publish"]


@pytest.mark.parametrize(
    "on",
    [
        "on: {push: {tags: ['v*']}}",
        "on: {push: {branches: [other]}}",
        "on: [schedule, workflow_dispatch]",
        "on: workflow_call",
    ],
)
def test_where_nobody_knows_what_run_releases_nothing_is_said(rocket: Patient, on: str) -> None:
    rocket.write(RELEASE, f"{on}\njobs:\n" + chain().partition("jobs:\n")[2])

    assert rocket.failed(PpPublishAlwaysSkipped) == []


def test_the_only_event_is_that_of_the_release(rocket: Patient) -> None:
    rocket.write(RELEASE, "on: schedule\njobs:\n" + chain().partition("jobs:\n")[2])

    assert len(rocket.failed(PpPublishAlwaysSkipped)) == 2
    rocket.write(RELEASE, "on: schedule\njobs:\n" + chain("github.ref == 'refs/heads/x'").partition("jobs:\n")[2])
    assert rocket.failed(PpPublishAlwaysSkipped) == []


def test_a_release_job_that_does_not_run_releases_nothing(rocket: Patient) -> None:
    rocket.write(RELEASE, chain().replace("  release:\n", f"  release:\n    if: {BY_HAND}\n"))

    assert rocket.failed(PpPublishAlwaysSkipped) == []


def test_jobs_in_a_circle_and_jobs_that_are_not_there_are_no_trouble(rocket: Patient) -> None:
    rocket.write(RELEASE, chain().replace("needs: release\n", "needs: [release, publish, missing]\n"))
    assert rocket.failed(PpPublishAlwaysSkipped) == []

    rocket.write(RELEASE, chain().replace("[release, tagged]", "[release, tagged, missing]"))
    assert len(rocket.failed(PpPublishAlwaysSkipped)) == 2


@pytest.mark.parametrize(
    ("on", "check", "publish"),
    [
        ("release", "github.event_name == 'pull_request'", ""),
        ("{push: {tags: ['v*']}}", "github.ref_type == 'branch'", ""),
        ("{push: {tags: ['v*']}}", "startsWith(github.ref, 'refs/heads/')", ""),
        ("[push, pull_request, release]", "github.event_name != 'release'", "github.event_name == 'release'"),
        (
            "{push: {branches: [main], tags: ['v*']}}",
            "github.ref == 'refs/heads/main'",
            "startsWith(github.ref, 'refs/tags/')",
        ),
    ],
)
def test_a_workflow_that_a_release_or_a_tag_starts(rocket: Patient, on: str, check: str, publish: str) -> None:
    rocket.write(OTHER, of_event(on, check, publish))

    (found,) = rocket.failed(PpPublishAlwaysSkipped)
    own = f" && {publish}" if publish else ""
    assert found.where == rocket.line(OTHER, "if:" if publish else "publish:", after="  publish:")
    assert found.fix == (
        f"write `if: ${{{{ !cancelled() && needs.build.result == 'success' && {EITHER.format('check')}{own} }}}}`"
    )
    rocket.replace(OTHER, "    needs: [build, check]\n", f"    needs: [build, check]\n    {found.fix.split('`')[1]}\n")
    rocket.replace(OTHER, f"    if: {publish}\n", "") if publish else None
    assert rocket.failed(PpPublishAlwaysSkipped) == []


@pytest.mark.parametrize(
    ("on", "check", "publish"),
    [
        ("[release, workflow_dispatch]", BY_HAND, ""),
        ("[release, workflow_dispatch]", BY_HAND, BY_HAND),
        ("{release: {}, push: {tags: ['v*']}}", "github.event_name == 'push'", ""),
        ("[push, release]", "github.event_name == 'push'", "github.event_name == 'push'"),
        ("[push, workflow_dispatch]", BY_HAND, BY_HAND),
        ("release", "github.event.action == 'created'", ""),
        ("workflow_call", "inputs.check", ""),
    ],
)
def test_what_may_be_meant_so_is_left_alone(rocket: Patient, on: str, check: str, publish: str) -> None:
    rocket.write(OTHER, of_event(on, check, publish))

    assert rocket.failed(PpPublishAlwaysSkipped) == []


def test_of_two_jobs_that_release_nobody_knows_which_does(rocket: Patient) -> None:
    twin = HEAD.partition("  release:\n")[2]
    rocket.write(RELEASE, chain(UNRELEASED) + "  twin:\n" + twin)

    assert rocket.failed(PpPublishAlwaysSkipped) == []
    rocket.write(RELEASE, chain(BY_HAND) + "  twin:\n" + twin)
    assert len(rocket.failed(PpPublishAlwaysSkipped)) == 2
