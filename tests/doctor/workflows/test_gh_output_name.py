"""GD308."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_output_name import GhOutputName
from support.patients import CI, CONFIGURATION, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

CREATED = "created: ${{ steps.release.outputs.release_created }}"
TAG = "tag: ${{ steps.release.outputs.tag_name }}"
ACTION = "uses: googleapis/release-please-action@45996ed1f6d02564a971a2fa1b5860e934307cf7 # v5.0.0"


def test_a_healthy_repository_reads_what_is_set(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(GhOutputName)] == [
        ("passed", "the outputs that jobs of `release.yml` pass on to each other are set")
    ]


def test_a_healthy_repository_of_two_packages_does_too(mills: Patient) -> None:
    assert [each.status for each in mills.outcomes(GhOutputName)] == ["passed"]


@pytest.mark.parametrize(
    ("output", "fault", "fix"),
    [
        ("release_create", "the action has no such output", "read `steps.release.outputs.release_created`"),
        ("releases-created", "the action has no such output", "read `steps.release.outputs.releases_created`"),
        ("xyz", "the action has no such output", "read the outputs of the step that releases"),
        (
            "['.--tag_name']",
            "the outputs of the package at the top have no prefix",
            "read `steps.release.outputs.tag_name`",
        ),
        (
            "['packages/salt--release_created']",
            "no package of the configuration has the path `packages/salt`",
            "read `steps.release.outputs.release_created`",
        ),
    ],
)
def test_outputs_that_the_action_does_not_set(rocket: Patient, output: str, fault: str, fix: str) -> None:
    spelt = f"outputs{output}" if output.startswith("[") else f"outputs.{output}"
    rocket.replace(RELEASE, CREATED, f"created: ${{{{ steps.release.{spelt} }}}}")

    found = rocket.failed(GhOutputName)

    assert [(each.where, each.severity, each.fix) for each in found] == [
        (rocket.line(RELEASE, "created: $"), "error", fix)
    ]
    assert found[0].message.endswith(f"is always empty: {fault}")
    if "`" in fix:
        rocket.replace(RELEASE, f"steps.release.{spelt}", fix.split("`")[1])
        assert rocket.failed(GhOutputName) == []


@pytest.mark.parametrize(
    "output",
    ["releases_created", "RELEASE_CREATED", "pr", "pr.number", "prs_created", "prNumber", "paths_released", "*"],
)
def test_other_outputs_are_set(rocket: Patient, output: str) -> None:
    rocket.replace(RELEASE, CREATED, f"created: ${{{{ steps.release.outputs.{output} }}}}")

    assert rocket.failed(GhOutputName) == []


def test_the_outputs_of_packages_bear_their_paths(mills: Patient) -> None:
    mills.replace(RELEASE, "outputs['packages/pepper--tag_name']", "outputs.tag_name")

    found = mills.failed(GhOutputName)

    assert [each.where for each in found] == [mills.line(RELEASE, "tag-1: $")]
    assert "no package of the configuration has the path `.`" in found[0].message
    mills.replace(RELEASE, "steps.release.outputs.tag_name", found[0].fix.split("`")[1])
    assert mills.failed(GhOutputName) == []


@pytest.mark.parametrize(
    "change",
    [
        ("config-file: release-please-config.json", "config-file: other.json"),
        ("config-file: release-please-config.json", "release-type: python\n          path: ${{ matrix.path }}"),
        (ACTION, "uses: googleapis/release-please-action@v3"),
        ("'packages/", "'Packages/"),
        ("'packages/", "'/packages/"),
    ],
)
def test_paths_that_are_not_known_are_not_judged(mills: Patient, change: tuple[str, str]) -> None:
    mills.replace(RELEASE, *change)

    assert mills.failed(GhOutputName) == []


def test_the_path_that_the_action_is_given_counts(rocket: Patient) -> None:
    rocket.replace(RELEASE, "config-file: release-please-config.json", "release-type: python\n          path: api")

    assert rocket.failed(GhOutputName)[1].fix == "read `steps.release.outputs['api--tag_name']`"


@pytest.mark.parametrize("text", ["[]", "{", '{"packages": {}}', "{}"])
def test_without_packages_nothing_is_known(rocket: Patient, text: str) -> None:
    rocket.write(CONFIGURATION, text)

    assert rocket.failed(GhOutputName) == []
    assert rocket.failed(GhOutputName, release=None) == []


def test_newer_versions_may_have_other_outputs(rocket: Patient) -> None:
    rocket.replace(RELEASE, CREATED, "created: ${{ steps.release.outputs.is_done }}")
    for version in ("@v6", "@main"):
        rocket.replace(RELEASE, ACTION, f"uses: googleapis/release-please-action{version}")
        assert rocket.failed(GhOutputName) == []
        rocket.replace(RELEASE, f"uses: googleapis/release-please-action{version}", ACTION)


def test_a_step_that_only_opens_pull_requests_tells_of_no_release(rocket: Patient) -> None:
    rocket.replace(RELEASE, "target-branch: main", "skip-github-release: true")

    found = rocket.failed(GhOutputName)

    lines = [rocket.line(RELEASE, each) for each in ("created: $", "tag: $", "commit: $")]
    others = ", ".join(each.rpartition(":")[2] for each in lines[1:])
    assert [each.where for each in found] == lines[:1]
    assert found[0].message == (
        "`steps.release.outputs.release_created`, `steps.release.outputs.tag_name`, `steps.release.outputs.sha`"
        f" are always empty: the step makes no releases (also on line {others})"
    )
    rocket.replace(RELEASE, "skip-github-release: true", "skip-github-pull-request: true")
    assert rocket.failed(GhOutputName) == []
    rocket.replace(RELEASE, CREATED, "created: ${{ steps.release.outputs.prs_created }}")
    assert "the step opens no pull requests" in rocket.failed(GhOutputName)[0].message


def test_a_step_without_the_id(rocket: Patient) -> None:
    rocket.replace(RELEASE, "        id: release\n", "")

    found = rocket.failed(GhOutputName)

    assert [each.where for each in found] == [rocket.line(RELEASE, "created: $")]
    assert found[0].message.startswith("`steps.release.outputs.release_created`, `steps.release.outputs.tag_name`, ")
    assert "no step of the job `release-please` has the id `release`" in found[0].message
    rocket.replace(
        RELEASE,
        "      - name: Release Please\n",
        f"      - name: Release Please\n        {found[0].fix.split('`')[1]}\n",
    )
    assert rocket.failed(GhOutputName) == []


def test_an_output_that_the_job_does_not_pass_on(rocket: Patient) -> None:
    rocket.replace(RELEASE, f"      {CREATED}\n", "")

    found = rocket.failed(GhOutputName)

    where = rocket.line(RELEASE, "needs.release-please.outputs.created == 'true'")
    assert found[0].where == where
    assert found[0].fix == "add `created` to the `outputs` of the job `release-please`"
    rocket.replace(RELEASE, f"      {TAG}\n", f"      {CREATED}\n      {TAG}\n")
    assert rocket.failed(GhOutputName) == []


def test_a_job_that_is_not_waited_for(rocket: Patient) -> None:
    rocket.replace(RELEASE, "needs: [quality, release-please, tagged]", "needs: [quality, tagged]")

    found = rocket.failed(GhOutputName)

    assert found[0].where == rocket.line(RELEASE, "needs.release-please.outputs.created", "  build:")
    assert "the job `build` does not need `release-please`" in found[0].message


def test_outputs_of_a_workflow_that_is_called(rocket: Patient) -> None:
    rocket.replace(RELEASE, "needs.quality.result == 'success' && needs", "needs.quality.outputs.artifact && needs")
    found = rocket.failed(GhOutputName)
    assert len(found) == 1
    assert found[0].message.startswith(
        "`needs.quality.outputs.artifact` is always empty: the job `quality` has no output `artifact` (also on line "
    )

    rocket.replace(
        CI,
        "    inputs:\n",
        "    outputs:\n      Artifact:\n        value: ${{ jobs.build.outputs.artifact-id }}\n    inputs:\n",
    )
    assert rocket.failed(GhOutputName) == []
    rocket.replace(CI, "  workflow_call:", "  other_call:")
    assert rocket.failed(GhOutputName) == []
    rocket.replace(RELEASE, "uses: $/.github/workflows/ci.yml", "uses: octo/other/.github/workflows/ci.yml@v1")
    assert rocket.failed(GhOutputName) == []
    rocket.replace(RELEASE, "uses: octo/other/.github/workflows/ci.yml@v1", "uses: ./.github/workflows/ci.yml")
    rocket.write(CI, "on: workflow_call\njobs: {}\n")
    assert len(rocket.failed(GhOutputName)) == 1


def test_what_has_nothing_to_do_with_releases_is_no_matter(rocket: Patient) -> None:
    other = "  other:\n    needs: [nowhere]\n    steps:\n      - run: ${{ steps.x.outputs.y }}\n"
    rocket.write(RELEASE, f"{rocket.text(RELEASE)}\n{other}")
    env = "    env: {X: '${{ needs.nowhere.outputs.y }}'}\n"
    rocket.replace(RELEASE, "    needs: [quality]\n", f"    needs: [quality, nowhere]\n{env}")

    assert rocket.failed(GhOutputName) == []


def test_a_command_sets_what_it_likes(rocket: Patient) -> None:
    rocket.replace(RELEASE, ACTION, "run: npx release-please github-release >>$GITHUB_OUTPUT")
    rocket.replace(RELEASE, CREATED, "created: ${{ steps.release.outputs.done }}")

    assert rocket.failed(GhOutputName) == []


def test_texts_around_an_expression_are_not_read(rocket: Patient) -> None:
    rocket.replace(
        RELEASE, "if: ${{ !cancelled() && needs.build.result == 'success' }}", "if: ${{ steps.x.outputs.y }} == 'true'"
    )

    assert rocket.failed(GhOutputName) == []
