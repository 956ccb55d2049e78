"""GD106. The real Release Please is run as the action's `loadOrBuildManifest` does it with the input."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_action_release_type_input import RpActionReleaseTypeInput
from support.patients import CONFIGURATION, MANIFEST, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_runs import RealRuns

_INPUTS = "          config-file: release-please-config.json\n          manifest-file: .release-please-manifest.json\n"
_REST = "          token: ${{ steps.app.outputs.token || github.token }}\n          target-branch: main\n"
_TYPE = "          release-type: python # so it is\n"


def test_a_healthy_repository_goes_by_its_files(rocket: Patient) -> None:
    outcomes = rocket.outcomes(RpActionReleaseTypeInput)

    assert [(each.status, each.message) for each in outcomes] == [
        ("passed", "Release Please goes by `release-please-config.json`")
    ]


def test_the_input_is_taken_out(rocket: Patient, runs: RealRuns) -> None:
    before = rocket.text(RELEASE)
    rocket.write(MANIFEST, rocket.text(MANIFEST).replace("0.3.0", "0.9.0"))
    rocket.commit("chore: break it")
    rocket.replace(RELEASE, _INPUTS, _TYPE + _INPUTS)

    broken, healthy = runs.of(rocket, release_type="python"), runs.of(rocket)
    assert [pull.title for pull in broken.opened] == ["chore(main): release 0.3.1"]  # neither the title nor the version
    assert [pull.title for pull in healthy.opened] == ["chore: release 0.10.0"]
    (files,), (wanted,) = broken.pushed.values(), healthy.pushed.values()
    assert MANIFEST in files
    assert set(wanted) - set(files) == {"uv.lock"}  # an extra file
    assert rocket.where(RpActionReleaseTypeInput) == [rocket.line(RELEASE, "release-type:")]
    rocket.mend(RpActionReleaseTypeInput)
    assert rocket.text(RELEASE) == before
    assert rocket.failed(RpActionReleaseTypeInput) == []


def test_with_the_only_input_its_heading_goes_too(rocket: Patient) -> None:
    rocket.replace(RELEASE, _REST + _INPUTS, _TYPE)

    rocket.mend(RpActionReleaseTypeInput)
    assert "v5.0.0\n\n  tagged:" in rocket.text(RELEASE)
    assert rocket.failed(RpActionReleaseTypeInput) == []


def test_what_is_written_in_another_way_is_left_to_people(rocket: Patient) -> None:
    broken = rocket.text(RELEASE)
    for inputs in ("        with: { release-type: python, token: t }\n", "        with:\n          # why\n" + _TYPE):
        rocket.write(RELEASE, broken.replace(f"        with:\n{_REST}{_INPUTS}", inputs))
        assert [each.fixable for each in rocket.failed(RpActionReleaseTypeInput)] == [False]


def test_without_the_manifest_the_input_is_not_simply_taken_out(rocket: Patient) -> None:
    rocket.replace(RELEASE, _INPUTS, _TYPE + _INPUTS)
    rocket.remove(MANIFEST)

    assert [each.fixable for each in rocket.failed(RpActionReleaseTypeInput)] == [False]


def test_it_is_right_where_there_are_no_files(rocket: Patient) -> None:
    rocket.replace(RELEASE, _INPUTS, _TYPE)
    rocket.remove(CONFIGURATION)
    rocket.remove(MANIFEST)

    assert [each.status for each in rocket.outcomes(RpActionReleaseTypeInput)] == ["skipped"]


def test_another_step_may_go_by_the_files(rocket: Patient) -> None:
    step = "      - name: Release Please\n"
    other = f"{step}        uses: googleapis/release-please-action@v5\n        with:\n{_TYPE}"
    rocket.replace(RELEASE, step, other + step)

    assert rocket.failed(RpActionReleaseTypeInput) == []


def test_what_may_be_empty_or_is_of_the_old_action_is_not_reported(rocket: Patient) -> None:
    healthy = rocket.text(RELEASE)
    for more in ("          release-type: ${{ inputs.type }}\n", f"{_TYPE}          command: manifest\n"):
        rocket.write(RELEASE, healthy.replace(_INPUTS, more + _INPUTS))
        assert rocket.failed(RpActionReleaseTypeInput) == []
