"""GD309."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_output_string_false import GhOutputStringFalse
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

CREATED = "created: ${{ steps.release.outputs.release_created }}"
CONDITION = "if: ${{ !cancelled() && needs.build.result == 'success' }}"
OUTPUT = "needs.release-please.outputs.created"
ACTION = "uses: googleapis/release-please-action@45996ed1f6d02564a971a2fa1b5860e934307cf7 # v5.0.0"
NEEDS = "needs: [build]\n"


def published(patient: Patient, condition: str, output: str = "releases_created") -> None:
    """Let publishing depend on an output."""
    patient.replace(
        RELEASE, CREATED, f"created: ${{{{ {output if ' ' in output else f'steps.release.outputs.{output}'} }}}}"
    )
    patient.replace(RELEASE, CONDITION, f"if: {condition}")
    patient.replace(RELEASE, NEEDS, "needs: [build, release-please]\n")


def test_a_healthy_repository_compares_texts(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(GhOutputStringFalse)] == [
        ("passed", "the conditions in `release.yml` compare the outputs that are never empty")
    ]


def test_a_healthy_repository_of_two_packages_does_too(mills: Patient) -> None:
    assert [each.status for each in mills.outcomes(GhOutputStringFalse)] == ["passed"]


@pytest.mark.parametrize(
    ("condition", "output", "mended"),
    [
        (OUTPUT, "releases_created", f"{OUTPUT} == 'true'"),
        (f"${{{{ {OUTPUT} }}}} # why", "releases_created", f"${{{{ {OUTPUT} == 'true' }}}} # why"),
        (f"${{{{ !cancelled() && {OUTPUT} }}}}", "prs_created", f"${{{{ !cancelled() && {OUTPUT} == 'true' }}}}"),
        (f"${{{{ !{OUTPUT} }}}}", "releases_created", f"${{{{ {OUTPUT} != 'true' }}}}"),
        (f"always() && ({OUTPUT})", "releases_created", f"always() && ({OUTPUT} == 'true')"),
        (OUTPUT, "paths_released", f"{OUTPUT} != '[]'"),
        (f"${{{{ !{OUTPUT} }}}}", "paths_released", f"${{{{ {OUTPUT} == '[]' }}}}"),
        (OUTPUT, "steps.release.outputs.releases_created == 'true'", f"{OUTPUT} == 'true'"),
        (f"{OUTPUT} == true", "releases_created", f"{OUTPUT} == 'true'"),
        (f"{OUTPUT} == true", "release_created", f"{OUTPUT} == 'true'"),
    ],
)
def test_an_output_that_stands_by_itself_is_compared(rocket: Patient, condition: str, output: str, mended: str) -> None:
    published(rocket, condition, output)

    found = rocket.failed(GhOutputStringFalse)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(RELEASE, f"if: {condition}"), "error")]
    rocket.mend(GhOutputStringFalse)
    assert f"    if: {mended}\n" in rocket.text(RELEASE)
    assert rocket.failed(GhOutputStringFalse) == []


def test_the_message_tells_what_the_text_is(rocket: Patient) -> None:
    published(rocket, OUTPUT)
    assert rocket.failed(GhOutputStringFalse)[0].message == (
        f"`{OUTPUT}` counts as true even where it is `false`, a text that is not empty"
    )


@pytest.mark.parametrize(
    ("condition", "output"),
    [
        (OUTPUT, "release_created"),
        (OUTPUT, "tag_name"),
        (OUTPUT, "steps.release.outputs.releases_created || ''"),
        (OUTPUT, "steps.release.outputs.releases_created == 'true' && 'yes' || ''"),
        (f"{OUTPUT} == 'true'", "releases_created"),
        (f"'true' == ({OUTPUT})", "releases_created"),
        (f"fromJSON({OUTPUT})", "releases_created"),
        (f"contains({OUTPUT}, 'true') && fromJSON('[1]')[0]", "releases_created"),
        (f"${{{{ {OUTPUT} }}}} == 'true'", "releases_created"),
        (f"${{{{ '{OUTPUT}' }}}}", "releases_created"),
        ("github.event.forced == true", "releases_created"),
        (f"){OUTPUT} == 'true'", "releases_created"),
    ],
)
def test_what_is_empty_or_compared_is_no_matter(rocket: Patient, condition: str, output: str) -> None:
    published(rocket, condition, output)

    assert rocket.failed(GhOutputStringFalse) == []


def test_a_step_beside_release_please_is_judged_too(rocket: Patient) -> None:
    step = "      - name: Tell\n        if: steps.Release.outputs.releases_created\n        run: echo released\n"
    rocket.replace(RELEASE, "\n  tagged:\n", f"{step}\n  tagged:\n")

    assert rocket.where(GhOutputStringFalse) == [rocket.line(RELEASE, "if: steps.Release")]
    rocket.replace(RELEASE, ACTION, "uses: googleapis/release-please-action@v3")
    assert rocket.failed(GhOutputStringFalse) == []
    rocket.replace(RELEASE, "target-branch: main", "skip-github-release: true")
    rocket.replace(RELEASE, "uses: googleapis/release-please-action@v3", "uses: googleapis/release-please-action@main")
    assert rocket.failed(GhOutputStringFalse) == []
    rocket.replace(RELEASE, "uses: googleapis/release-please-action@main", "run: npx release-please github-release")
    assert rocket.failed(GhOutputStringFalse) == []


def test_conditions_of_several_lines_and_in_quotes(rocket: Patient) -> None:
    published(rocket, f">-\n      ${{{{ !cancelled()\n          && {OUTPUT} }}}}")
    assert rocket.where(GhOutputStringFalse) == [rocket.line(RELEASE, f"&& {OUTPUT} }}")]
    rocket.mend(GhOutputStringFalse)
    assert rocket.failed(GhOutputStringFalse) == []

    rocket.replace(RELEASE, f">-\n      ${{{{ !cancelled()\n          && {OUTPUT} == 'true' }}}}", f"'{OUTPUT}'  ")
    assert [each.edits for each in rocket.failed(GhOutputStringFalse)] == [()]


def test_an_output_is_followed_from_job_to_job(rocket: Patient) -> None:
    published(rocket, "needs.build.outputs.created")
    rocket.replace(RELEASE, "      artifact-id: $", f"      created: ${{{{ {OUTPUT} }}}}\n      artifact-id: $")

    assert rocket.where(GhOutputStringFalse) == [rocket.line(RELEASE, "if: needs.build.outputs.created")]
