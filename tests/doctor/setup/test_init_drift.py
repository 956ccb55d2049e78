"""GD605, beside what `gatepost init` would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.commands.doctor_drift import drift_of
from gatepost.doctor.checks.setup.init_drift import InitDrift
from gatepost.doctor.facts import Drift
from support.patients import CI, PYPROJECT, RELEASE
from support.program import gatepost

if TYPE_CHECKING:
    from gatepost.outcomes.values import Outcome
    from support.patients import Patient


def outcomes(rocket: Patient) -> list[Outcome]:
    with rocket.facts() as facts:
        drift, _ = drift_of(str(rocket.path), facts)
    return rocket.outcomes(InitDrift, drift=drift)


def test_it_is_compared_only_on_request(rocket: Patient) -> None:
    assert [each.status for each in rocket.outcomes(InitDrift)] == ["skipped"]


def test_what_init_has_made_is_as_it_would_make_it(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in outcomes(rocket)] == [
        ("passed", "all files are as `gatepost init` would make them")
    ]


def test_files_that_are_gone_old_or_changed(rocket: Patient) -> None:
    rocket.remove(RELEASE)
    rocket.replace(CI, "    name: Checks\n", "    name: My checks\n")
    found = [(each.where, each.message.partition(" (")[0], each.fix, each.severity) for each in outcomes(rocket)]

    assert (RELEASE, f"`{RELEASE}` is missing, which `gatepost init` would make", "gatepost init", "warning") in found
    assert (CI, f"`{CI}` was changed by hand, and is kept as it is", "gatepost init --diff", "warning") in found
    rocket.git("checkout", "--quiet", "--", CI)
    assert gatepost(rocket.path, "init", "--yes", "--no-lock", "--no-hooks", "--allow-dirty").code == 0
    assert [each.status for each in outcomes(rocket)] == ["passed"]


def test_a_setting_that_changed_since(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, 'type-errors = "advisory"', 'type-errors = "blocking"')

    assert (CI, "gatepost init") in [(each.where, each.fix) for each in outcomes(rocket)]


def test_why_stands_behind_it(rocket: Patient) -> None:
    found = rocket.failed(InitDrift, drift=(Drift("Makefile", "change", "two targets"),))

    assert [each.message for each in found] == ["`Makefile` is not as `gatepost init` would make it (two targets)"]
