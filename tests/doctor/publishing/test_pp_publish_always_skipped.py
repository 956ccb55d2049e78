"""GD531."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_publish_always_skipped import PpPublishAlwaysSkipped
from gatepost.doctor.checks.release_please.rp_graphql_timeout import RpGraphqlTimeout
from support.patients import RELEASE
from support.release_chains import BY_HAND, CREATED, EITHER, HEAD, UNRELEASED, UPLOAD, chain, job

if TYPE_CHECKING:
    from support.patients import Patient

OWN = Path(__file__).parents[3] / RELEASE


def test_what_init_makes_is_fine(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(PpPublishAlwaysSkipped)] == [
        ("passed", "no job that is surely skipped at a release skips `publish`")
    ]


def test_what_init_makes_of_several_packages_is_fine(mills: Patient) -> None:
    assert [each.status for each in mills.outcomes(PpPublishAlwaysSkipped)] == ["passed"]


def test_our_own_release_is_fine(rocket: Patient) -> None:
    rocket.write(RELEASE, OWN.read_text("utf-8"))

    assert [each.status for each in rocket.outcomes(PpPublishAlwaysSkipped)] == ["passed"]


def test_success_looks_at_all_jobs_before(rocket: Patient) -> None:
    healthy = rocket.text(RELEASE)
    rocket.replace(RELEASE, "!cancelled() && needs.build.result", "needs.build.result")

    (found,) = rocket.failed(PpPublishAlwaysSkipped)
    condition = rocket.line(RELEASE, "if: >-", after="  tagged:")
    assert (found.severity, found.where) == ("error", rocket.line(RELEASE, "if: ${{ needs.build.result"))
    assert found.message.startswith(
        "`publish` is skipped at every release, as `tagged` is, which it waits for by way of `build`: its `if: "
    )
    assert found.message.endswith(f"…` ({condition}) is false when a push releases")
    assert found.fix == "write `if: ${{ !cancelled() && needs.build.result == 'success' }}`"
    rocket.mend(PpPublishAlwaysSkipped)
    assert rocket.text(RELEASE) == healthy


def test_a_condition_of_many_lines_is_kept_in_the_mended_one(rocket: Patient) -> None:
    rocket.replace(RELEASE, "${{ !cancelled() && (needs.tagged", "${{ (needs.tagged")

    (found,) = rocket.failed(PpPublishAlwaysSkipped)
    assert found.where == rocket.line(RELEASE, "if: >-", after="  build:")
    own = "(needs.tagged.result == 'success' || (needs.quality.result == 'success' && "
    own += "needs.release-please.outputs.created == 'true' && needs.release-please.outputs.commit == github.sha))"
    line = f"if: ${{{{ !cancelled() && {EITHER.format('quality')} && {EITHER.format('tagged')} && {own} }}}}"
    assert found.fix == f"write `{line}`"
    rocket.mend(PpPublishAlwaysSkipped)
    assert f"    {line}\n    runs-on" in rocket.text(RELEASE)
    assert rocket.failed(PpPublishAlwaysSkipped, RpGraphqlTimeout) == []


@pytest.mark.parametrize(
    "condition",
    [
        BY_HAND,
        "inputs.tag",
        "github.event.pull_request",
        f"${{{{ inputs.tag && {BY_HAND} }}}}",
        UNRELEASED,
        "failure()",
    ],
)
def test_each_job_up_to_the_upload_is_named(rocket: Patient, condition: str) -> None:
    rocket.write(RELEASE, chain(condition))

    build, publish = rocket.failed(PpPublishAlwaysSkipped)
    assert build.where == rocket.line(RELEASE, "if:", after="  build:")
    assert publish.where == rocket.line(RELEASE, "publish:")
    assert f"({rocket.line(RELEASE, 'if:')}) is false when a push releases" in build.message
    demands = f"!cancelled() && {EITHER.format('tagged')} && {CREATED}"
    assert build.fix == f"write `if: ${{{{ {demands} }}}}`"
    rocket.mend(PpPublishAlwaysSkipped)
    assert rocket.failed(PpPublishAlwaysSkipped, RpGraphqlTimeout) == []
    assert "  publish:\n    if: ${{ !cancelled() && needs.build.result == 'success' }}\n    needs" in rocket.text(
        RELEASE
    )


def test_a_job_that_asks_for_nothing_is_told_to_ask_for_the_release(rocket: Patient) -> None:
    text = chain(build="").replace(
        "      - run: make\n  publish", "      - run: echo ${{ needs.release.outputs.tag }}\n  publish"
    )
    rocket.write(RELEASE, text)

    build, publish = rocket.failed(PpPublishAlwaysSkipped)
    assert build.fix == f"write `if: ${{{{ !cancelled() && {CREATED} && {EITHER.format('tagged')} }}}}`"
    assert publish.fix == "write `if: ${{ !cancelled() && needs.build.result == 'success' }}`"
    rocket.mend(PpPublishAlwaysSkipped)
    assert rocket.failed(PpPublishAlwaysSkipped, RpGraphqlTimeout) == []


def test_a_job_whose_failure_only_skips_another_is_asked_for_too(rocket: Patient) -> None:
    middle = [job("slow"), job("tagged", "[release, slow]", BY_HAND), job("build", "[release, tagged]", CREATED)]
    rocket.write(RELEASE, "".join([HEAD, *middle, job("publish", "build", "", UPLOAD)]))

    build, _ = rocket.failed(PpPublishAlwaysSkipped)
    demands = f"!cancelled() && {EITHER.format('tagged')} && needs.slow.result == 'success' && {CREATED}"
    assert build.fix == f"write `if: ${{{{ {demands} }}}}` and `needs: [release, tagged, slow]`"
    rocket.mend(PpPublishAlwaysSkipped)
    assert "    needs: [release, tagged, slow]\n" in rocket.text(RELEASE)
    assert rocket.failed(PpPublishAlwaysSkipped, RpGraphqlTimeout) == []


def test_what_never_runs_may_have_been_meant_to_run(rocket: Patient) -> None:
    rocket.write(RELEASE, chain("github.event_name == 'release'"))

    found = rocket.failed(PpPublishAlwaysSkipped)
    assert [bool(each.edits) for each in found] == [False, False]
    assert all(each.fix.startswith("write `if: ${{ !cancelled() && ") for each in found)


def test_a_comment_behind_the_condition_stays(rocket: Patient) -> None:
    rocket.write(RELEASE, chain(build=f"{CREATED} # what was released"))

    rocket.mend(PpPublishAlwaysSkipped)
    assert "}} # what was released\n" in rocket.text(RELEASE)


def test_a_colon_in_a_condition_needs_quotes(rocket: Patient) -> None:
    asked = "!contains(github.event.head_commit.message, 'chore: no')"
    rocket.write(RELEASE, chain(build=f'"{CREATED} && {asked}"'))

    build, _ = rocket.failed(PpPublishAlwaysSkipped)
    assert build.fix.startswith('write `if: "${{ !cancelled()')
    rocket.mend(PpPublishAlwaysSkipped)
    assert rocket.failed(PpPublishAlwaysSkipped) == []
    rocket.write(
        RELEASE, chain(build=f"'{CREATED} && contains(''\": '', github.actor)'".replace("== 'true'", "== ''true''"))
    )
    assert [each.fix[:5] for each in rocket.failed(PpPublishAlwaysSkipped)] == ["let t", "write"]


def test_lines_that_are_not_simple_are_left_to_a_person(rocket: Patient) -> None:
    flow = "  publish: {needs: build, steps: [{uses: pypa/gh-action-pypi-publish@v1}]}\n"
    rocket.write(RELEASE, chain().partition("  publish:")[0] + flow)

    assert [bool(each.edits) for each in rocket.failed(PpPublishAlwaysSkipped)] == [True, False]


def test_success_by_name_is_no_way_out(rocket: Patient) -> None:
    rocket.write(RELEASE, chain(build=f"success() && {CREATED}"))

    build, _ = rocket.failed(PpPublishAlwaysSkipped)
    assert build.fix == f"write `if: ${{{{ !cancelled() && {EITHER.format('tagged')} && {CREATED} }}}}`"


def test_a_job_that_the_upload_can_do_without_is_not_mended(rocket: Patient) -> None:
    jobs = [
        job("quality"),
        job("tagged", "release", BY_HAND),
        job("report", "[quality, tagged]"),
        job("build", "release", CREATED),
        job("publish", "[build, report]", "", UPLOAD),
    ]
    rocket.write(RELEASE, HEAD + "".join(jobs))

    (publish,) = rocket.failed(PpPublishAlwaysSkipped)
    needs = "needs: [build, report, tagged, quality]"
    demands = f"needs.build.result == 'success' && {EITHER.format('report')} && {EITHER.format('tagged')}"
    demands += " && needs.quality.result == 'success'"
    assert publish.fix == f"write `if: ${{{{ !cancelled() && {demands} }}}}` and `{needs}`"
    rocket.mend(PpPublishAlwaysSkipped)
    assert rocket.failed(PpPublishAlwaysSkipped) == []


def test_a_failure_before_a_job_that_may_be_skipped_by_hand_is_heeded(rocket: Patient) -> None:
    jobs = [
        job("slow"),
        job("quality", "slow", "github.event_name == 'push'"),
        job("tagged", "release", BY_HAND),
        job("build", "[release, quality, tagged]", f"inputs.tag || {CREATED}"),
        job("publish", "build", "", UPLOAD),
    ]
    rocket.write(RELEASE, HEAD + "".join(jobs))

    build, _ = rocket.failed(PpPublishAlwaysSkipped)
    demands = f"{EITHER.format('quality')} && {EITHER.format('tagged')} && needs.slow.result == 'success'"
    assert f"!cancelled() && {demands} && (inputs.tag || {CREATED})" in build.fix
    assert "`needs: [release, quality, tagged, slow]`" in build.fix
