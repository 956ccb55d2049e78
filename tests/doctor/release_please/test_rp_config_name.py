"""GD101, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_config_name import RpConfigName
from support.patients import CONFIGURATION, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans


def test_a_healthy_repository_has_it(rocket: Patient) -> None:
    outcomes = rocket.outcomes(RpConfigName)

    assert [(each.status, each.message) for each in outcomes] == [
        ("passed", "the configuration is `release-please-config.json`")
    ]


def test_a_configuration_that_begins_with_a_dot_is_renamed(rocket: Patient, real: RealPlans) -> None:
    rocket.move(CONFIGURATION, f".{CONFIGURATION}")
    rocket.commit("chore: break it")

    assert "Missing required manifest config: release-please-config.json" in str(real.of(rocket)["error"])
    found = rocket.failed(RpConfigName)
    assert [each.where for each in found] == [".release-please-config.json"]
    rocket.git(*found[0].fix.split()[1:])
    assert rocket.failed(RpConfigName) == []
    rocket.commit("chore: mend it")
    assert real.of(rocket)["error"] is None


def test_one_that_is_nowhere_is_asked_for_where_it_is_named(rocket: Patient) -> None:
    rocket.remove(CONFIGURATION)

    assert rocket.where(RpConfigName) == [rocket.line(RELEASE, "config-file:")]


@pytest.mark.parametrize(
    ("named", "reason"),
    [
        ("config-file: ${{ vars.CONFIG }}", "an expression names the configuration"),
        ("release-type: python", "the action is given a `release-type`, and so reads neither"),
    ],
)
def test_what_the_workflow_leaves_open_is_not_judged(rocket: Patient, named: str, reason: str) -> None:
    rocket.move(CONFIGURATION, f".{CONFIGURATION}")
    rocket.replace(RELEASE, "config-file: release-please-config.json", named)

    assert [(each.status, each.message[: len(reason)]) for each in rocket.outcomes(RpConfigName)] == [
        ("skipped", reason)
    ]


def test_a_command_may_name_another_file(rocket: Patient) -> None:
    rocket.move(CONFIGURATION, f".{CONFIGURATION}")
    text = rocket.text(RELEASE)
    start, end = text.index("        uses: googleapis/release-please-action"), text.index("  tagged:")
    rocket.write(RELEASE, f"{text[:start]}        run: npx release-please release-pr\n\n{text[end:]}")

    assert [each.status for each in rocket.outcomes(RpConfigName)] == ["skipped"]


def test_an_input_that_names_another_file_is_corrected(rocket: Patient, real: RealPlans) -> None:
    rocket.replace(RELEASE, "config-file: release-please-config.json", "config-file: .github/rp.json")
    rocket.commit("chore: break it")

    assert "Missing required manifest config" in str(real.of(rocket, ".github/rp.json")["error"])
    found = rocket.failed(RpConfigName)
    assert [(each.where, each.fix) for each in found] == [
        (rocket.line(RELEASE, "config-file:"), "write `config-file: release-please-config.json` on this line")
    ]
    assert "`.github/rp.json`, which is not there; `release-please-config.json` is" in found[0].message
    assert found[0].why.endswith('"Missing required manifest config: .github/rp.json".')
    rocket.mend(RpConfigName)
    assert rocket.failed(RpConfigName) == []


def test_where_no_configuration_is_anywhere_it_is_made(rocket: Patient) -> None:
    rocket.remove(CONFIGURATION)
    assert [each.fix for each in rocket.failed(RpConfigName)] == [f"gatepost init --only {CONFIGURATION}"]

    rocket.replace(RELEASE, "config-file: release-please-config.json", "config-file: rp.json")
    assert [each.fix for each in rocket.failed(RpConfigName)] == [
        f"gatepost init --only {CONFIGURATION}, and name that file in the workflow, not `rp.json`"
    ]
